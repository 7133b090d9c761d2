import { fold } from '@warraq/arabic'
import { ARTICLE } from '@warraq/core/search/latin-reading.table'
import type { ReadDb } from '../database.ts'
import { namePatterns } from '../name-patterns.ts'

/** Names that readers may see: of persons who stand under something published, and of tags of something published. */

export interface NamedPerson {
  readonly id: number
  readonly name: string
  readonly slug: string
}

export interface NamedTag {
  readonly id: number
  readonly name: string
  readonly slug: string
}

function persons(db: ReadDb) {
  return db
    .selectFrom('person as p')
    .select(['p.id', 'p.name', 'p.slug'])
    .where('p.byline_hidden', '=', 0)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('public_byline as b').select('b.article_id').whereRef('b.person_id', '=', 'p.id')),
    )
}

function tags(db: ReadDb) {
  return db
    .selectFrom('tag as t')
    .select(['t.id', 't.name', 't.slug'])
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('public_tag as g').select('g.article_id').whereRef('g.tag_id', '=', 't.id')),
    )
}

/** Persons whose name is this in any spelling, else those with words that begin so; one query, at most `limit`. */
export async function personsNamed(db: ReadDb, name: string, limit: number): Promise<readonly NamedPerson[]> {
  const key = keyOf(name)
  const patterns = namePatterns(name)
  if (patterns.length === 0) return []
  let named = persons(db).select('p.name_key as key')
  for (const some of patterns) named = named.where((e) => e.or(some.map((one) => e('p.name_key', 'like', one))))
  const found = await named
    .orderBy((e) => e.case().when('p.name_key', '=', key).then(0).else(1).end())
    .orderBy('p.name_key')
    .orderBy('p.id')
    .limit(limit)
    .execute()
  return preferExact(found, key)
}

/** Tags whose name is this in any spelling, else those with words that begin so; one query, at most `limit`. */
export async function tagsNamed(db: ReadDb, name: string, limit: number): Promise<readonly NamedTag[]> {
  const key = keyOf(name)
  const patterns = namePatterns(name)
  if (patterns.length === 0) return []
  let named = tags(db).select('t.name_key as key')
  for (const some of patterns) named = named.where((e) => e.or(some.map((one) => e('t.name_key', 'like', one))))
  const found = await named
    .orderBy((e) => e.case().when('t.name_key', '=', key).then(0).else(1).end())
    .orderBy('t.name_key')
    .orderBy('t.id')
    .limit(limit)
    .execute()
  return preferExact(found, key)
}

export async function personsById(db: ReadDb, ids: readonly number[]): Promise<Map<number, NamedPerson>> {
  if (ids.length === 0) return new Map()
  const rows = await persons(db).where('p.id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Persons one of whose words begins as the text does, and tags that begin so, of which there may be very many. */
export async function namesBeginning(
  db: ReadDb,
  text: string,
  limit: number,
): Promise<{ persons: readonly NamedPerson[]; tags: readonly NamedTag[] }> {
  const key = keyOf(text)
  if (key === '') return { persons: [], tags: [] }
  const beginnings = [key, ARTICLE + key]
  const [foundPersons, foundTags] = await Promise.all([
    personsNamed(db, text, limit),
    tags(db)
      .where((e) =>
        e.or(beginnings.map((one) => e.and([e('t.name_key', '>=', one), e('t.name_key', '<', one + BEHIND)]))),
      )
      .orderBy('t.name_key')
      .orderBy('t.id')
      .limit(limit)
      .execute(),
  ])
  return { persons: foundPersons, tags: foundTags }
}

/** Sorts behind every name with the same beginning. */
const BEHIND = '\u{10ffff}'

/** Tags of what was published last, the most frequent first: where to begin without words. */
export async function recentTags(db: ReadDb, lang: string, limit: number): Promise<NamedTag[]> {
  const newest = db
    .selectFrom('public_article as a')
    .select('a.id')
    .where('a.lang', '=', lang)
    .orderBy('a.published_at', 'desc')
    .limit(RECENT)
  return db
    .selectFrom('public_tag as g')
    .innerJoin('tag as t', 't.id', 'g.tag_id')
    .select(['t.id', 't.name', 't.slug'])
    .where('g.article_id', 'in', newest)
    .groupBy(['t.id', 't.name', 't.slug'])
    .orderBy((e) => e.fn.countAll(), 'desc')
    .orderBy('t.id')
    .limit(limit)
    .execute()
}

const RECENT = 100

function keyOf(text: string): string {
  return fold(text).trim().replace(/\s+/g, ' ')
}

function preferExact<Row extends { readonly key: string }>(rows: readonly Row[], key: string): readonly Row[] {
  const exact = rows.filter((row) => row.key === key)
  return exact.length > 0 ? exact : rows
}
