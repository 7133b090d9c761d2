import type { TagRow } from '@warraq/core/contract/tags'
import type { Page } from '@warraq/core/contract/wire'
import type { ReadDb } from '../database.ts'
import { pageOf, readCursor } from './cursor.ts'
import { namePatterns } from '../name-patterns.ts'

const PAGE_SIZE = 100

/** Tags by folded name; words of it begin as those of `q` do, in any spelling. Articles counted are those readers find. */
export async function listTags(db: ReadDb, filter: { q?: string; before?: string }): Promise<Page<TagRow>> {
  const after = readCursor(filter.before, 'string')
  let query = db.selectFrom('tag').select(['id', 'name', 'name_key', 'slug'])
  for (const some of namePatterns(filter.q ?? ''))
    query = query.where((e) => e.or(some.map((one) => e('name_key', 'like', one))))
  if (after) query = query.where('name_key', '>', String(after[0]))
  const found = await query
    .orderBy('name_key')
    .limit(PAGE_SIZE + 1)
    .execute()
  const page = pageOf(found, PAGE_SIZE, (row) => [row.name_key, row.id])
  return { rows: await counted(db, page.rows), next: page.next }
}

/** These tags, in no order. */
export async function tagRows(db: ReadDb, ids: readonly number[]): Promise<TagRow[]> {
  if (ids.length === 0) return []
  return counted(db, await db.selectFrom('tag').select(['id', 'name', 'slug']).where('id', 'in', ids).execute())
}

async function counted(db: ReadDb, rows: readonly { id: number; name: string; slug: string }[]): Promise<TagRow[]> {
  const counts = await articleCounts(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, name, slug }) => ({ id, name, slug, articleCount: counts.get(id) ?? 0 }))
}

async function articleCounts(db: ReadDb, tagIds: readonly number[]): Promise<Map<number, number>> {
  if (tagIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('public_tag')
    .select((e) => ['tag_id', e.fn.countAll<number>().as('n')])
    .where('tag_id', 'in', tagIds)
    .groupBy('tag_id')
    .execute()
  return new Map(rows.map(({ tag_id, n }) => [tag_id, n]))
}
