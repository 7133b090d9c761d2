import { articlePath } from '@warraq/core/links/addresses'
import type { ReadDb } from '../database.ts'
import { readSiteSettings } from '../reader/site.ts'

/** Titles and addresses of public articles, in the order of the ids; those that are not public are left out. */
export async function articleLinks(
  db: ReadDb,
  ids: readonly number[],
  origin: string,
): Promise<{ id: number; title: string; url: string }[]> {
  if (ids.length === 0) return []
  const { settings } = await readSiteSettings(db)
  const rows = await db
    .selectFrom('public_article as a')
    .leftJoin('section as s', 's.id', 'a.section_id')
    .select(['a.id', 'a.title', 'a.slug', 'a.lang', 's.slug as section_slug'])
    .where('a.id', 'in', ids)
    .execute()
  const links = rows.map(({ id, title, slug, lang, section_slug }) => ({
    id,
    title,
    url: origin + articlePath({ id, slug, sectionSlug: section_slug }, lang === settings.language ? null : lang),
  }))
  return links.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
}
