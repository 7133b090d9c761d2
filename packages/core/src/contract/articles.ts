import * as v from 'valibot'
import type { Body } from '../articles/body.ts'
import type { ArticleContent } from '../articles/content.ts'
import { ARTICLE_KINDS, ARTICLE_STATES, type ArticleKind, type ArticleState } from '../articles/states.ts'
import { CARE_FLAGS } from '../care/care-of.ts'
import { TRANSITIONS, type Transition } from '../articles/workflow.ts'
import type { MediaRef } from './media.ts'
import type { Gender } from './session.ts'
import { cursor, id, idInQuery, instant, line, lockVersion, prose, searchText, slug, tab } from './wire.ts'

/** Articles: the list by state, the working copy, and the steps of an article's life. */

/** Names for `flags`: reports that ask for care. Each changes how the item behaves everywhere (PRODUCT.md, point 9). */
export const ARTICLE_FLAGS = CARE_FLAGS

/** Names of the steps of an article's life: the table of core/articles/workflow. */
const STEPS = Object.keys(TRANSITIONS) as Transition[]

/** Only the root is looked at here; the action checks the whole tree and names the node it refuses (`bad-body`). */
export const bodyTree = v.custom<Body>(
  (value) => typeof value === 'object' && value !== null && 'type' in value && value.type === 'doc',
)

export const leadImage = v.strictObject({
  mediaId: id,
  alt: line(1000),
  caption: line(2000),
  credit: line(300),
})

export const byline = v.strictObject({ personId: id, role: v.nullable(line(60, 1)) })

/** In UTF-16 units; what is longer than `shown…`, search engines cut. */
export const SEO_LIMITS = { title: 200, shownTitle: 60, description: 400, shownDescription: 155 } as const

/** What a writer edits. A working copy may be incomplete; publishing asks for what is missing, field by field. */
export const workingContent = v.strictObject({
  title: line(300),
  kicker: line(120),
  standfirst: prose(1000),
  /** Empty: made from the title. */
  slug: v.union([v.literal(''), slug]),
  kind: v.picklist(ARTICLE_KINDS),
  lang: v.picklist(['ar', 'en']),
  sectionId: v.nullable(id),
  place: line(120),
  /** «وكالات», «المصدر: …». */
  sourceLine: line(300),
  bylines: v.pipe(v.array(byline), v.maxLength(30), v.readonly()),
  tagNames: v.pipe(v.array(line(80, 1)), v.maxLength(30), v.readonly()),
  lead: v.nullable(leadImage),
  body: bodyTree,
  commentsOpen: v.boolean(),
  seoDescription: line(SEO_LIMITS.description),
  seoTitle: v.exactOptional(line(SEO_LIMITS.title)),
  flags: v.pipe(v.array(line(40, 1)), v.maxLength(20), v.readonly()),
})
/** The same shape as it is stored and answered. */
export type WorkingContent = ArticleContent

/**
 * Who acts next, as core's `nextActor` says, with the person's name where one person has it (the writer of a draft,
 * the reviewer who took it); the clock when it is scheduled or embargoed. null where nobody has to act.
 */
export type NextActor =
  | { readonly who: 'author' | 'desk' | 'chief'; readonly name: string | null; readonly gender: Gender | null }
  | { readonly who: 'clock'; readonly at: string }

export interface ArticleRow {
  readonly id: number
  /** Empty while nobody wrote one. */
  readonly title: string
  readonly kind: ArticleKind
  readonly state: ArticleState
  readonly section: { readonly id: number; readonly name: string } | null
  readonly bylines: readonly string[]
  readonly next: NextActor | null
  readonly updatedAt: string
  readonly publishedAt: string | null
  /** When the clock publishes it, for scheduled and embargoed. */
  readonly scheduledAt: string | null
  readonly correctionCount: number
  /** A published article whose working copy says something else. */
  readonly changedSincePublished: boolean
}

/**
 * `mine`: I write or own it. `returned`: of mine, what was sent back to me. `awaiting`: I may take its next step; `review`
 * and `ready` are its two halves. Newest change first.
 */
export const ARTICLE_SCOPES = ['mine', 'returned', 'awaiting', 'review', 'ready'] as const
export type ArticleScope = (typeof ARTICLE_SCOPES)[number]
export const articlesQuery = v.strictObject({
  state: v.exactOptional(v.picklist(ARTICLE_STATES)),
  scope: v.exactOptional(v.picklist(ARTICLE_SCOPES)),
  section: v.exactOptional(idInQuery),
  q: v.exactOptional(searchText),
  before: v.exactOptional(cursor),
})

/** Numbers for the tabs and the home page; null where the caller may not look. */
export interface DeskCounts {
  readonly byState: Readonly<Record<ArticleState, number>>
  readonly mine: number
  readonly awaiting: number
  readonly heldComments: number | null
  readonly failedJobs: number | null
}

/** A headline as it is being typed, against those of the last thirty days. */
export const alikeTitlesQuery = v.strictObject({ title: v.pipe(v.string(), v.maxLength(300)) })
export interface AlikeTitle {
  readonly id: number
  readonly title: string
  readonly state: ArticleState
  /** When it was published; of work in progress, when it was last saved. */
  readonly at: string
}
export interface AlikeTitles {
  /** At most three, newest first. */
  readonly rows: readonly AlikeTitle[]
}

export const createArticleInput = v.strictObject({ title: v.exactOptional(line(300)) })
export interface CreatedArticle {
  readonly id: number
  readonly lockVersion: number
  readonly shortLink: string
}

export interface Correction {
  readonly id: number
  readonly text: string
  readonly at: string
  readonly by: string
}

export interface ArticleView {
  readonly id: number
  readonly state: ArticleState
  readonly lockVersion: number
  readonly working: WorkingContent
  readonly savedAt: string
  readonly savedBy: string
  /** Images the working copy names, so that they can be shown: by media id. */
  readonly media: Readonly<Record<string, MediaRef>>
  /** Persons of the bylines: by person id. */
  readonly persons: Readonly<Record<string, string>>
  /** Headlines of articles the body relates to: by article id. */
  readonly related: Readonly<Record<string, string>>
  readonly owner: { readonly accountId: number; readonly name: string }
  readonly mayEdit: boolean
  /** Steps this caller may take now. */
  readonly steps: readonly Transition[]
  readonly mayCorrect: boolean
  readonly next: NextActor | null
  /** Absolute. */
  readonly shortLink: string
  /** Absolute; null until published. */
  readonly publicUrl: string | null
  /** Path of the preview page, for a new tab. */
  readonly previewUrl: string
  /** What the slug is while nobody chooses one. */
  readonly automaticSlug: string
  readonly publishedAt: string | null
  readonly scheduledAt: string | null
  readonly withdrawn: { readonly at: string; readonly reason: string } | null
  readonly changedSincePublished: boolean
  readonly revisionCount: number
  readonly corrections: readonly Correction[]
  /** The note that came with the last step back to the writer. */
  readonly returnNote: { readonly text: string; readonly by: string; readonly at: string } | null
}

/** `auto` tells a save made by the clock from one a person asked for; both keep everything. */
export const saveWorkingInput = v.strictObject({
  content: workingContent,
  lockVersion,
  auto: v.boolean(),
  /** The tab that holds the pen; without one the save is held to the person only. */
  tab: v.exactOptional(tab),
})
export interface SavedWorking {
  readonly lockVersion: number
  readonly savedAt: string
}

/**
 * `at` goes with `schedule` and `embargo`, `reason` with `withdraw` (public, on the 410 page), `note` with `return`
 * and any other step (internal).
 */
export const stepInput = v.strictObject({
  to: v.picklist(STEPS),
  lockVersion,
  note: v.exactOptional(prose(2000)),
  at: v.exactOptional(instant),
  reason: v.exactOptional(prose(600)),
})
export const correctionInput = v.strictObject({ text: prose(2000, 1) })

export interface HistoryEntry {
  readonly at: string
  readonly by: string | null
  readonly from: ArticleState | null
  readonly to: ArticleState
  readonly step: Transition | 'create' | 'correct'
  readonly note: string | null
}
export interface RevisionRow {
  readonly n: number
  readonly at: string
  readonly by: string
  readonly title: string
  /** True for the one readers see. */
  readonly published: boolean
}
export interface ArticleHistory {
  readonly entries: readonly HistoryEntry[]
  readonly revisions: readonly RevisionRow[]
}
export interface RevisionView extends RevisionRow {
  readonly content: WorkingContent
  readonly media: Readonly<Record<string, MediaRef>>
  readonly persons: Readonly<Record<string, string>>
  readonly related: Readonly<Record<string, string>>
}
