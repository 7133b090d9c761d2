import type { PersonName, PersonRow } from '@warraq/core/contract/people'
import type { Page } from '@warraq/core/contract/wire'
import { personPath } from '@warraq/core/links/addresses'
import type { ReadDb } from '../database.ts'
import { pageOf, readCursor } from './cursor.ts'
import { namePatterns } from '../name-patterns.ts'
import { toMediaRef } from './media.ts'

const PAGE_SIZE = 100

/** Persons by folded name; words of it begin as those of `q` do, in any spelling. `origin` has no slash at its end. */
export async function listPersons(
  db: ReadDb,
  origin: string,
  filter: { q?: string; before?: string },
): Promise<Page<PersonRow>> {
  const after = readCursor(filter.before, 'string')
  let query = persons(db)
  for (const some of namePatterns(filter.q ?? ''))
    query = query.where((e) => e.or(some.map((one) => e('p.name_key', 'like', one))))
  if (after) {
    const [key, id] = after
    query = query.where((e) =>
      e.or([e('p.name_key', '>', String(key)), e.and([e('p.name_key', '=', String(key)), e('p.id', '>', id)])]),
    )
  }
  const found = await query
    .orderBy('p.name_key')
    .orderBy('p.id')
    .limit(PAGE_SIZE + 1)
    .execute()
  const page = pageOf(found, PAGE_SIZE, (row) => [row.name_key, row.id])
  return { rows: await toRows(db, origin, page.rows), next: page.next }
}

/** These persons, in no order. */
export async function personRows(db: ReadDb, origin: string, ids: readonly number[]): Promise<PersonRow[]> {
  return ids.length === 0 ? [] : toRows(db, origin, await persons(db).where('p.id', 'in', ids).execute())
}

function persons(db: ReadDb) {
  return db
    .selectFrom('person as p')
    .leftJoin('media as m', 'm.id', 'p.portrait_id')
    .select([
      'p.id',
      'p.name',
      'p.name_key',
      'p.slug',
      'p.title',
      'p.bio',
      'p.gender',
      'p.byline_hidden',
      'm.id as media_id',
      'm.alt',
      'm.width',
      'm.height',
      'm.variants',
    ])
}

type SelectedPerson = Awaited<ReturnType<ReturnType<typeof persons>['execute']>>[number]

async function toRows(db: ReadDb, origin: string, rows: readonly SelectedPerson[]): Promise<PersonRow[]> {
  const ids = rows.map(({ id }) => id)
  const [counts, names] = await Promise.all([articleCounts(db, ids), otherNames(db, ids)])
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    slug: row.slug,
    title: row.title,
    bio: row.bio,
    gender: row.gender === 'unset' ? null : row.gender,
    portrait:
      row.media_id === null || row.variants === null
        ? null
        : toMediaRef({
            id: row.media_id,
            alt: row.alt ?? '',
            width: row.width,
            height: row.height,
            variants: row.variants,
          }),
    bylineHidden: row.byline_hidden === 1,
    articleCount: counts.get(row.id) ?? 0,
    publicUrl:
      row.byline_hidden === 1 || !counts.has(row.id) ? null : origin + personPath({ id: row.id, slug: row.slug }, null),
    otherNames: names.get(row.id) ?? [],
  }))
}

async function articleCounts(db: ReadDb, personIds: readonly number[]): Promise<Map<number, number>> {
  if (personIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('public_byline')
    .select((e) => ['person_id', e.fn.count<number>('article_id').distinct().as('n')])
    .where('person_id', 'in', personIds)
    .groupBy('person_id')
    .execute()
  return new Map(rows.map(({ person_id, n }) => [person_id, n]))
}

async function otherNames(db: ReadDb, personIds: readonly number[]): Promise<Map<number, PersonName[]>> {
  const names = new Map<number, PersonName[]>()
  if (personIds.length === 0) return names
  const rows = await db
    .selectFrom('person_name')
    .select(['person_id', 'lang', 'name', 'title', 'bio'])
    .where('person_id', 'in', personIds)
    .orderBy('lang')
    .execute()
  for (const { person_id, lang, ...said } of rows)
    names.set(person_id, [...(names.get(person_id) ?? []), { lang: lang === 'en' ? 'en' : 'ar', ...said }])
  return names
}
