import type { Instant } from '../time.ts'
import { plusSeconds } from '../time.ts'
import type { CommentRules } from './check.ts'

/** Of the moderation settings. */
export interface EmailChoices {
  readonly email: 'required' | 'optional' | 'none'
  readonly protection: boolean
}

/** What the form asks for. */
export function commentRules({ email, protection }: EmailChoices): CommentRules {
  const asksEmail = email !== 'none' && !protection
  return { asksEmail, needsEmail: asksEmail && email === 'required' }
}

export interface CommentChoices {
  readonly open: boolean
  /** Days after publication; null: never. */
  readonly closeAfterDays: number | null
}

export interface CommentedArticle {
  readonly commentsOpen: boolean
  readonly publishedAt: Instant
}

const DAY_SECONDS = 24 * 3600

/** Are comments closed on this article now: everywhere, here, or since it has grown old? */
export function commentsClosed(choices: CommentChoices, article: CommentedArticle, now: Instant): boolean {
  if (!choices.open || !article.commentsOpen) return true
  return (
    choices.closeAfterDays !== null && plusSeconds(article.publishedAt, choices.closeAfterDays * DAY_SECONDS) <= now
  )
}
