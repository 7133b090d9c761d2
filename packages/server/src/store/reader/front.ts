import type { FrontContainer, FrontFilter, FrontLayout } from '@warraq/core/site/front-types'
import { FIRST_LAYOUT, hasFilter, pinnedIds } from '@warraq/core/site/front-layout'
import type { ReadDb } from '../database.ts'
import type { CardRow } from './articles.ts'
import { cards, latestArticles, toCard } from './articles.ts'
import { mostRead } from './most-read.ts'

/** Under these names the newsroom's choices hold the page that readers see and the one being laid out. */
export const liveName = (lang: string): string => `front:${lang}`
export const draftName = (lang: string): string => `front-draft:${lang}`

export interface StoredLayout {
  readonly layout: FrontLayout
  readonly lockVersion: number
  readonly changedAt: string | null
  readonly changedBy: number | null
}

/** A stored layout; the first one where nobody has made any. */
export async function storedLayout(db: ReadDb, name: string): Promise<StoredLayout | null> {
  const row = await db.selectFrom('setting').selectAll().where('name', '=', name).executeTakeFirst()
  if (!row) return null
  const { layout, lockVersion } = JSON.parse(row.value) as Pick<StoredLayout, 'layout' | 'lockVersion'>
  return { layout, lockVersion, changedAt: row.changed_at, changedBy: row.changed_by }
}

export async function liveLayout(db: ReadDb, lang: string): Promise<FrontLayout> {
  return (await storedLayout(db, liveName(lang)))?.layout ?? FIRST_LAYOUT
}

/** A card with what filters look at. */
export interface FrontCard extends CardRow {
  readonly tagIds: readonly number[]
}

export interface FrontCards {
  readonly latest: readonly FrontCard[]
  readonly further: readonly FrontCard[]
  /** Ids, most read first. */
  readonly mostRead: readonly number[]
}

const CONSIDERED = 120
const MOST_READ = 20
/** More than a container has places: some of them stand elsewhere on the page already. */
const FOR_FILTER = 60

/**
 * Everything public that a layout may show: the newest articles, what is read most since a day, what is pinned and what its
 * filters find. Two queries, and a third where something of it is not among the newest.
 */
export async function frontCards(
  db: ReadDb,
  { lang, since, layout, sections }: { lang: string; since: string; layout: FrontLayout; sections: Sections },
): Promise<FrontCards> {
  const newest = await latestArticles(db, lang, { limit: CONSIDERED, offset: 0 })
  const ranking = layout.containers.filter(({ kind }) => kind === 'most-read').map(({ count }) => count)
  const most = ranking.length === 0 ? [] : await mostRead(db, lang, since, Math.min(MOST_READ, Math.max(...ranking)))
  const known = new Set(newest.map(({ id }) => id))
  const missing = [...new Set([...most, ...pinnedIds(layout)])].filter((id) => !known.has(id))
  const filtered = layout.containers.filter((container) => container.fills && hasFilter(container))
  const further = await furtherCards(db, lang, missing, filtered, sections)
  return { latest: newest.map((card) => ({ ...card, tagIds: [] })), further, mostRead: most }
}

type Sections = readonly { readonly id: number; readonly parentId: number | null }[]

async function furtherCards(
  db: ReadDb,
  lang: string,
  ids: readonly number[],
  filtered: readonly FrontContainer[],
  sections: Sections,
): Promise<FrontCard[]> {
  if (ids.length === 0 && filtered.length === 0) return []
  const rows = await cards(db)
    .select('a.tags')
    .where('a.lang', '=', lang)
    .where((e) =>
      e.or([
        ...(ids.length === 0 ? [] : [e('a.id', 'in', ids)]),
        ...filtered.map(({ filter }) => e('a.id', 'in', matching(db, lang, filter, sections))),
      ]),
    )
    .execute()
  return rows.map((row) => ({
    ...toCard(row),
    tagIds: (JSON.parse(row.tags) as { id: number }[]).map(({ id }) => id),
  }))
}

/** Ids of the newest articles that a filter lets through. */
function matching(db: ReadDb, lang: string, filter: FrontFilter, sections: Sections) {
  let found = db.selectFrom('public_article as p').select('p.id').where('p.lang', '=', lang)
  if (filter.kind !== null) found = found.where('p.kind', '=', filter.kind)
  if (filter.sectionId !== null) found = found.where('p.section_id', 'in', within(sections, filter.sectionId))
  const { tagId, personId } = filter
  if (tagId !== null)
    found = found.where('p.id', 'in', (q) =>
      q.selectFrom('public_tag').select('article_id').where('tag_id', '=', tagId),
    )
  if (personId !== null)
    found = found.where('p.id', 'in', (q) =>
      q.selectFrom('public_byline').select('article_id').where('person_id', '=', personId),
    )
  return found.orderBy('p.published_at', 'desc').orderBy('p.id', 'desc').limit(FOR_FILTER)
}

/** A section and everything inside it. */
function within(sections: Sections, outer: number): number[] {
  const ids = [outer]
  for (const parent of ids)
    for (const { id, parentId } of sections) if (parentId === parent && !ids.includes(id)) ids.push(id)
  return ids
}
