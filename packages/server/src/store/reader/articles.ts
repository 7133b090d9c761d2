import type { Body } from '@warraq/core/articles/body'
import type { LeadImage } from '@warraq/core/articles/content'
import type { ArticleKind } from '@warraq/core/articles/states'
import type { OwnMode } from '@warraq/core/comments/modes'
import type { PublicCare } from '@warraq/core/care/care-of'
import { careOf } from '@warraq/core/care/care-of'
import type { ReadDb } from '../database.ts'
import { ownModeOf } from './comment-way.ts'
import type { PublicMedia } from './media.ts'
import { toPublicMedia } from './media.ts'

/** A public article as lists show it. */
export interface CardRow {
  readonly id: number
  readonly kind: ArticleKind
  readonly lang: 'ar' | 'en'
  readonly sectionId: number | null
  readonly slug: string
  readonly title: string
  readonly kicker: string
  readonly standfirst: string
  readonly publishedAt: string
  readonly updatedAt: string
  readonly lead: LeadImage | null
  readonly leadMedia: PublicMedia | null
}

const CARD_COLUMNS = [
  'a.id',
  'a.kind',
  'a.lang',
  'a.section_id',
  'a.slug',
  'a.title',
  'a.kicker',
  'a.standfirst',
  'a.published_at',
  'a.updated_at',
  'a.lead',
  'm.id as media_id',
  'm.alt as media_alt',
  'm.caption as media_caption',
  'm.credit as media_credit',
  'm.width as media_width',
  'm.height as media_height',
  'm.focal_x',
  'm.focal_y',
  'm.variants',
] as const

/** Rows for `toCard`, to be narrowed and ordered. */
export function cards(db: ReadDb) {
  return db.selectFrom('public_article as a').leftJoin('media as m', 'm.id', 'a.lead_media_id').select(CARD_COLUMNS)
}

type CardQueryRow = Awaited<ReturnType<ReturnType<typeof cards>['execute']>>[number]

export function toCard(row: CardQueryRow): CardRow {
  return {
    id: row.id,
    kind: row.kind as ArticleKind,
    lang: row.lang as 'ar' | 'en',
    sectionId: row.section_id,
    slug: row.slug,
    title: row.title,
    kicker: row.kicker,
    standfirst: row.standfirst,
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
    lead: row.lead === null ? null : (JSON.parse(row.lead) as LeadImage),
    leadMedia:
      row.media_id === null || row.variants === null
        ? null
        : toPublicMedia({
            id: row.media_id,
            alt: row.media_alt ?? '',
            caption: row.media_caption ?? '',
            credit: row.media_credit ?? '',
            width: row.media_width,
            height: row.media_height,
            variants: row.variants,
            focal_x: row.focal_x,
            focal_y: row.focal_y,
          }),
  }
}

export interface Slice {
  readonly limit: number
  readonly offset: number
}

async function slice(query: ReturnType<typeof cards>, { limit, offset }: Slice): Promise<CardRow[]> {
  const rows = await query
    .orderBy('a.published_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(toCard)
}

export function latestArticles(db: ReadDb, lang: string, part: Slice): Promise<CardRow[]> {
  return slice(cards(db).where('a.lang', '=', lang), part)
}

export function articlesOfSections(
  db: ReadDb,
  lang: string,
  sectionIds: readonly number[],
  part: Slice,
): Promise<CardRow[]> {
  return slice(cards(db).where('a.lang', '=', lang).where('a.section_id', 'in', sectionIds), part)
}

export function articlesOfTag(db: ReadDb, tagId: number, part: Slice): Promise<CardRow[]> {
  return slice(
    cards(db).where('a.id', 'in', (q) => q.selectFrom('public_tag').select('article_id').where('tag_id', '=', tagId)),
    part,
  )
}

export function articlesOfPerson(db: ReadDb, personId: number, part: Slice): Promise<CardRow[]> {
  return slice(
    cards(db).where('a.id', 'in', (q) =>
      q.selectFrom('public_byline').select('article_id').where('person_id', '=', personId),
    ),
    part,
  )
}

export function articlesBetween(db: ReadDb, lang: string, from: string, to: string, part: Slice): Promise<CardRow[]> {
  return slice(
    cards(db).where('a.lang', '=', lang).where('a.published_at', '>=', from).where('a.published_at', '<', to),
    part,
  )
}

export async function articlesById(db: ReadDb, ids: readonly number[]): Promise<CardRow[]> {
  if (ids.length === 0) return []
  const rows = (await cards(db).where('a.id', 'in', ids).execute()).map(toCard)
  return ids.flatMap((id) => rows.filter((row) => row.id === id))
}

export async function countArticles(
  db: ReadDb,
  of: { lang?: string; sectionIds?: readonly number[]; tagId?: number; personId?: number; from?: string; to?: string },
): Promise<number> {
  let query = db.selectFrom('public_article as a').select((e) => e.fn.countAll<number>().as('n'))
  if (of.lang !== undefined) query = query.where('a.lang', '=', of.lang)
  if (of.sectionIds) query = query.where('a.section_id', 'in', of.sectionIds)
  if (of.from !== undefined && of.to !== undefined)
    query = query.where('a.published_at', '>=', of.from).where('a.published_at', '<', of.to)
  const { tagId, personId } = of
  if (tagId !== undefined)
    query = query.where('a.id', 'in', (q) =>
      q.selectFrom('public_tag').select('article_id').where('tag_id', '=', tagId),
    )
  if (personId !== undefined)
    query = query.where('a.id', 'in', (q) =>
      q.selectFrom('public_byline').select('article_id').where('person_id', '=', personId),
    )
  return (await query.executeTakeFirstOrThrow()).n
}

export interface BylineRow {
  readonly articleId: number
  readonly personId: number
  readonly name: string
  readonly slug: string
  readonly role: string | null
  readonly kind: 'reporter' | 'columnist' | 'agency' | 'guest'
  readonly title: string
  readonly bio: string
  readonly portrait: PublicMedia | null
}

/** Bylines of several articles, each in the language of its article, hidden persons left out, in order; one query. */
export async function bylinesOf(db: ReadDb, articleIds: readonly number[]): Promise<Map<number, BylineRow[]>> {
  const lists = new Map<number, BylineRow[]>()
  if (articleIds.length === 0) return lists
  const rows = await db
    .selectFrom('public_byline as b')
    .innerJoin('person as p', 'p.id', 'b.person_id')
    .innerJoin('public_article as a', 'a.id', 'b.article_id')
    .leftJoin('person_name as n', (join) => join.onRef('n.person_id', '=', 'p.id').onRef('n.lang', '=', 'a.lang'))
    .leftJoin('media as m', 'm.id', 'p.portrait_id')
    .select([
      'b.article_id',
      'b.role',
      'p.id',
      'p.name',
      'p.slug',
      'p.kind',
      'p.title',
      'p.bio',
      'n.name as other_name',
      'n.slug as other_slug',
      'n.title as other_title',
      'n.bio as other_bio',
      'm.id as media_id',
      'm.alt',
      'm.width',
      'm.height',
      'm.variants',
      'm.focal_x',
      'm.focal_y',
    ])
    .where('b.article_id', 'in', articleIds)
    .where('p.byline_hidden', '=', 0)
    .orderBy('b.article_id')
    .orderBy('b.position')
    .execute()
  for (const row of rows) {
    const portrait =
      row.media_id === null || row.variants === null
        ? null
        : toPublicMedia({
            id: row.media_id,
            alt: row.alt ?? '',
            caption: '',
            credit: '',
            width: row.width,
            height: row.height,
            variants: row.variants,
            focal_x: row.focal_x,
            focal_y: row.focal_y,
          })
    const byline = {
      articleId: row.article_id,
      personId: row.id,
      name: row.other_name ?? row.name,
      slug: row.other_slug ?? row.slug,
      role: row.role,
      kind: row.kind,
      title: row.other_title ?? row.title,
      bio: row.other_bio ?? row.bio,
      portrait,
    }
    lists.set(row.article_id, [...(lists.get(row.article_id) ?? []), byline])
  }
  return lists
}

export interface ArticleRow extends CardRow {
  readonly description: string
  /** Empty: the headline. */
  readonly seoTitle: string
  readonly place: string
  readonly sourceLine: string
  readonly shortCode: string
  readonly body: Body
  readonly tags: readonly { readonly id: number; readonly name: string; readonly slug: string }[]
  readonly flags: readonly string[]
  readonly care: PublicCare
  /** Not to be found by search engines, and in no feed. */
  readonly unlisted: boolean
  readonly corrections: readonly { readonly at: string; readonly text: string }[]
  readonly readMinutes: number
  readonly wordCount: number
  readonly commentsOpen: boolean
  readonly commentCount: number
}

export interface PublicArticle extends ArticleRow {
  /** How its comments are taken, where it has a way of its own. */
  readonly ownMode: OwnMode | null
}

/** One public article whole, or null. */
export async function publicArticle(db: ReadDb, id: number): Promise<PublicArticle | null> {
  const row = await wholeArticles(db)
    .leftJoin('comment_mode as w', (join) => join.onRef('w.scope_id', '=', 'a.id').on('w.scope', '=', 'article'))
    .select(['w.scope', 'w.mode', 'w.close_after_days', 'w.slow_seconds', 'w.until', 'w.brake_until'])
    .where('a.id', '=', id)
    .executeTakeFirst()
  return row ? { ...toArticle(row), ownMode: ownModeOf(row) } : null
}

/**
 * Bodies of public articles by id, for the words around what was searched for; one query. Articles whose flags let nothing
 * be quoted from them are left out.
 */
export async function quotableBodies(db: ReadDb, ids: readonly number[]): Promise<Map<number, Body>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('public_article').select(['id', 'body', 'flags']).where('id', 'in', ids).execute()
  const quotable = rows.filter(({ flags }) => careOf(JSON.parse(flags) as string[], {}).excerpt)
  return new Map(quotable.map(({ id, body }) => [id, JSON.parse(body) as Body]))
}

/** The newest public articles whole, for feeds. */
export async function feedArticles(db: ReadDb, lang: string, limit: number): Promise<ArticleRow[]> {
  const rows = await wholeArticles(db)
    .where('a.lang', '=', lang)
    .where('a.unlisted', '=', 0)
    .orderBy('a.published_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toArticle)
}

/** These public articles whole, in this order. */
export async function feedArticlesById(db: ReadDb, ids: readonly number[]): Promise<ArticleRow[]> {
  if (ids.length === 0) return []
  const rows = (await wholeArticles(db).where('a.id', 'in', ids).where('a.unlisted', '=', 0).execute()).map(toArticle)
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
}

function wholeArticles(db: ReadDb) {
  return cards(db).select([
    'a.description',
    'a.seo_title',
    'a.place',
    'a.source_line',
    'a.short_code',
    'a.body',
    'a.tags',
    'a.flags',
    'a.care',
    'a.unlisted',
    'a.corrections',
    'a.read_minutes',
    'a.word_count',
    'a.comments_open',
    'a.comment_count',
  ])
}

function toArticle(row: Awaited<ReturnType<ReturnType<typeof wholeArticles>['execute']>>[number]): ArticleRow {
  return {
    ...toCard(row),
    description: row.description,
    seoTitle: row.seo_title,
    place: row.place,
    sourceLine: row.source_line,
    shortCode: row.short_code,
    body: JSON.parse(row.body) as Body,
    tags: JSON.parse(row.tags) as ArticleRow['tags'],
    flags: JSON.parse(row.flags) as string[],
    care: JSON.parse(row.care) as PublicCare,
    unlisted: row.unlisted === 1,
    corrections: JSON.parse(row.corrections) as ArticleRow['corrections'],
    readMinutes: row.read_minutes,
    wordCount: row.word_count,
    commentsOpen: row.comments_open === 1,
    commentCount: row.comment_count,
  }
}

export type Absence =
  | { readonly kind: 'never' }
  | { readonly kind: 'withdrawn'; readonly at: string; readonly reason: string }
  | { readonly kind: 'legal'; readonly at: string; readonly authority: string }

/** Why an article is not there. Drafts, embargoed and unknown ones are indistinguishable: `never`. */
export async function absenceOf(db: ReadDb, id: number): Promise<Absence> {
  const row = await db
    .selectFrom('article')
    .select(['state', 'withdrawn_at', 'withdrawn_reason', 'legal_authority'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row?.state !== 'withdrawn' || row.withdrawn_at === null) return { kind: 'never' }
  if (row.legal_authority !== null) return { kind: 'legal', at: row.withdrawn_at, authority: row.legal_authority }
  return { kind: 'withdrawn', at: row.withdrawn_at, reason: row.withdrawn_reason ?? '' }
}
