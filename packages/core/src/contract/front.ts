import * as v from 'valibot'
import { ARTICLE_KINDS, type ArticleKind } from '../articles/states.ts'
import { CONTAINER_KINDS, type FrontLayout } from '../site/front-types.ts'
import { id, line, lockVersion } from './wire.ts'

/** The front page as the newsroom lays it out, and «عاجل». */

const MOST_CONTAINERS = 30
const MOST_PINS = 20

export const frontPin = v.strictObject({ articleId: id, title: line(300), mediaId: v.nullable(id) })

export const frontFilter = v.strictObject({
  sectionId: v.nullable(id),
  tagId: v.nullable(id),
  personId: v.nullable(id),
  kind: v.nullable(v.picklist(ARTICLE_KINDS)),
})

export const frontContainer = v.strictObject({
  key: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/)),
  kind: v.picklist(CONTAINER_KINDS),
  title: line(80),
  pins: v.pipe(v.array(frontPin), v.maxLength(MOST_PINS)),
  filter: frontFilter,
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)),
  fills: v.boolean(),
})

export const frontLayout = v.strictObject({
  containers: v.pipe(
    v.array(frontContainer),
    v.maxLength(MOST_CONTAINERS),
    v.check((all) => new Set(all.map(({ key }) => key)).size === all.length),
  ),
})

const edition = v.picklist(['ar', 'en'])
export const frontQuery = v.strictObject({ lang: edition })
export const saveFrontInput = v.strictObject({ lang: edition, layout: frontLayout, lockVersion })
export const publishFrontInput = v.strictObject({ lang: edition, lockVersion })
/** `n` is the number of a former page; null takes what readers see now. */
export const restoreFrontInput = v.strictObject({ lang: edition, n: v.nullable(id), lockVersion })

/** An article as the layout's screen knows it. */
export interface FrontArticle {
  readonly id: number
  readonly title: string
  readonly kind: ArticleKind
  readonly sectionId: number | null
  readonly personIds: readonly number[]
  readonly tagIds: readonly number[]
  readonly publishedAt: string
  readonly hasPicture: boolean
  readonly pictureUrl: string | null
}

export interface FrontView {
  readonly lang: 'ar' | 'en'
  readonly layout: FrontLayout
  readonly lockVersion: number
  readonly savedAt: string | null
  readonly savedBy: string | null
  readonly publishedAt: string | null
  readonly publishedBy: string | null
  /** What readers see differs from the draft. */
  readonly changed: boolean
  /** Editions there are, the newspaper's own language first. */
  readonly langs: readonly ('ar' | 'en')[]
  /** What fills it: see `fillFront`. */
  readonly latest: readonly FrontArticle[]
  readonly further: readonly FrontArticle[]
  readonly mostRead: readonly number[]
  readonly sections: readonly { readonly id: number; readonly parentId: number | null; readonly name: string }[]
  /** Names of what filters point at, and pinned articles that readers cannot see now. */
  readonly names: {
    readonly tags: Readonly<Record<string, string>>
    readonly persons: Readonly<Record<string, string>>
    readonly hidden: Readonly<Record<string, { readonly title: string; readonly state: string }>>
  }
}

export interface FormerFront {
  readonly n: number
  readonly at: string
  readonly by: string | null
  readonly containers: number
  readonly pins: number
}

const minutes = (least: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(24 * 60))
export const breakingInput = v.strictObject({
  text: line(300, 1),
  minutes: minutes(1),
  sectionId: v.exactOptional(id),
  lang: v.exactOptional(edition),
})
/** 0 takes the line away. */
export const breakingTime = v.strictObject({ minutes: minutes(0) })

export interface BreakingRow {
  readonly articleId: number
  readonly title: string
  readonly startsAt: string
  readonly endsAt: string
  readonly startedBy: string | null
  readonly url: string
}
export interface BrokenNews {
  readonly articleId: number
  readonly endsAt: string
  readonly url: string
}
