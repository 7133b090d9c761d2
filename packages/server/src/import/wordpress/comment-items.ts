/** The comments of a post, each after the one it answers. */

import { cleanLine } from '@warraq/core/articles/body-text'
import { isEmail } from '@warraq/core/people/email'
import type { ImportComment } from '../../actions/import/import-input.ts'
import { threadOrder } from './comment-order.ts'
import { commentText } from './comment-text.ts'
import type { LeaveReason, ReportBook } from './import-report.ts'
import type { Arrival } from './intake.ts'
import type { Survey } from './survey.ts'
import { instantOfWall } from './survey.ts'
import { NAMELESS } from './wordpress-names.table.ts'
import type { WxrComment } from './wxr-records.ts'

const LONGEST_NAME = 60

/** Null for a comment that comes in. */
function whyLeft(comment: WxrComment): LeaveReason | null {
  if (comment.type === 'pingback' || comment.type === 'trackback') return 'pingback'
  if (comment.type === 'other') return 'other-comment'
  if (comment.state === 'spam') return 'spam'
  return comment.state === 'trash' ? 'thrown-away' : null
}

export interface Discussion {
  readonly comments: readonly WxrComment[]
  readonly articleKey: string
  /** Of the article: nameless readers are called something in it. */
  readonly lang: 'ar' | 'en'
}

export function commentArrivals(
  { comments, articleKey, lang }: Discussion,
  survey: Survey,
  book: ReportBook,
): Arrival[] {
  for (const comment of comments) {
    const why = whyLeft(comment)
    if (why !== null) book.leave('comments', why)
  }
  const keys = new Map<WxrComment, string>()
  const arrivals: Arrival[] = []
  for (const { comment, parent } of threadOrder(comments, (one) => whyLeft(one) === null)) {
    const body = commentText(comment.content, survey.siteUrl)
    if (body === '') {
      book.leave('comments', 'nothing-written')
      continue
    }
    const key = survey.keys.comment(articleKey, comment)
    keys.set(comment, key)
    const parentKey = parent === null ? null : (keys.get(parent) ?? null)
    const name = cleanLine(comment.author, LONGEST_NAME) || NAMELESS[lang]
    const item: ImportComment = { kind: 'comment', key, articleKey, parentKey, name, body, ...factsOf(comment, survey) }
    const lost = comment.parentWpId !== null && parentKey === null
    arrivals.push({
      bucket: 'comments',
      item,
      called: '',
      notes: lost ? ['answer-to-nothing'] : [],
      texts: [],
      weight: body.length + 200,
    })
  }
  return arrivals
}

function factsOf(comment: WxrComment, survey: Survey): Pick<ImportComment, 'email' | 'state' | 'at'> {
  return {
    email: isEmail(comment.email) ? comment.email : null,
    state: comment.state === 'approved' ? 'published' : 'held',
    at: comment.at ?? instantOfWall(comment.wallTime, survey.offset),
  }
}
