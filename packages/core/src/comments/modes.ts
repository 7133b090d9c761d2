import type { Instant } from '../time.ts'
import { plusSeconds } from '../time.ts'

/** How comments are taken under an article: the newspaper's way, its section's, its own, or that of the brake. */
export type CommentMode = 'pre' | 'first' | 'post' | 'open'

/** A section's or an article's own way. What is null is left to the wider one. */
export interface OwnMode {
  readonly mode: CommentMode | 'closed' | null
  readonly closeAfterDays: number | null
  readonly slowSeconds: number | null
  /** Ends by itself; null: until somebody changes it. */
  readonly until: Instant | null
  /** So many comments came at once that each is read first until then. */
  readonly brakeUntil: Instant | null
}

export interface SiteWay {
  readonly open: boolean
  readonly mode: CommentMode
  /** Days after publication; null: never. */
  readonly closeAfterDays: number | null
  /** Seconds between two comments of one reader. */
  readonly slowSeconds: number
}

export interface CommentWay {
  readonly mode: CommentMode
  /** Null: never closes by itself. */
  readonly closesAt: Instant | null
  readonly slowSeconds: number
  /** Closed by the newspaper, the section, the article, or its age. */
  readonly closed: boolean
  /** Every comment is read first since so many came at once; until then. */
  readonly brakedUntil: Instant | null
  /** When something of this changes by itself next: a stored page must not outlive it. */
  readonly changesAt: Instant | null
}

export interface CommentedArticle {
  readonly commentsOpen: boolean
  readonly publishedAt: Instant
}

const DAY_SECONDS = 24 * 3600

/**
 * The way that counts now. `own` are the ways nearest first: the article's, its section's, that of the section above. Each
 * choice is taken from the nearest that makes it. Comments closed for the whole newspaper or on the article stay closed.
 */
export function commentWay(
  site: SiteWay,
  own: readonly OwnMode[],
  article: CommentedArticle,
  now: Instant,
): CommentWay {
  const inForce = own.filter(({ until }) => until === null || until > now)
  const nearest = <Key extends 'mode' | 'closeAfterDays' | 'slowSeconds'>(key: Key): OwnMode[Key] | null =>
    inForce.find((one) => one[key] !== null)?.[key] ?? null
  const mode = nearest('mode') ?? site.mode
  const days = nearest('closeAfterDays') ?? site.closeAfterDays
  const closesAt = days === null ? null : plusSeconds(article.publishedAt, days * DAY_SECONDS)
  const brakedUntil = earliest(own.flatMap(({ brakeUntil }) => later(brakeUntil, now)))
  const closed = !site.open || !article.commentsOpen || mode === 'closed' || (closesAt !== null && closesAt <= now)
  const ends = own.flatMap(({ until }) => later(until, now))
  return {
    mode: brakedUntil !== null || mode === 'closed' ? 'pre' : mode,
    closesAt,
    slowSeconds: nearest('slowSeconds') ?? site.slowSeconds,
    closed,
    brakedUntil,
    changesAt: earliest([...ends, ...(closed ? [] : later(closesAt, now))]),
  }
}

function later(at: Instant | null, now: Instant): Instant[] {
  return at !== null && at > now ? [at] : []
}

function earliest(instants: readonly Instant[]): Instant | null {
  return instants.toSorted()[0] ?? null
}
