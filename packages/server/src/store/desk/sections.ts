import type { SectionRow } from '@warraq/core/contract/sections'
import { sectionPath } from '@warraq/core/links/addresses'
import type { ReadDb } from '../database.ts'

/** All sections, each after its elder siblings. `origin` has no slash at its end. */
export async function listSections(db: ReadDb, origin: string): Promise<SectionRow[]> {
  const rows = await db
    .selectFrom('section')
    .select(['id', 'name', 'slug', 'description', 'parent_id'])
    .orderBy('position')
    .orderBy('id')
    .execute()
  const counted = await db
    .selectFrom('article')
    .select((e) => ['section_id', e.fn.countAll<number>().as('n')])
    .where('section_id', 'is not', null)
    .groupBy('section_id')
    .execute()
  const counts = new Map(counted.map(({ section_id, n }) => [section_id, n]))
  return rows.map(({ id, name, slug, description, parent_id }) => ({
    id,
    name,
    slug,
    description,
    parentId: parent_id,
    articleCount: counts.get(id) ?? 0,
    publicUrl: origin + sectionPath(slug, null),
  }))
}
