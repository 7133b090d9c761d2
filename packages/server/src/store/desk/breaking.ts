import type { BreakingRow } from '@warraq/core/contract/front'
import { articlePath } from '@warraq/core/links/addresses'
import type { ReadDb } from '../database.ts'
import { readSiteSettings } from '../reader/site.ts'

const SHOWN = 20

/** Lines that stand in the bar at this moment, the newest first. */
export async function runningLines(db: ReadDb, origin: string, now: string): Promise<BreakingRow[]> {
  const rows = await db
    .selectFrom('breaking_line as b')
    .innerJoin('public_article as a', 'a.id', 'b.article_id')
    .leftJoin('section as s', 's.id', 'a.section_id')
    .leftJoin('account as w', 'w.id', 'b.started_by')
    .select(['a.id', 'a.title', 'a.slug', 'a.lang', 's.slug as section', 'b.starts_at', 'b.ends_at', 'w.name'])
    .where('b.ends_at', '>', now)
    .orderBy('b.starts_at', 'desc')
    .orderBy('b.id', 'desc')
    .limit(SHOWN)
    .execute()
  const { settings } = await readSiteSettings(db)
  return rows.map((row) => ({
    articleId: row.id,
    title: row.title,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    startedBy: row.name,
    url:
      origin +
      articlePath(
        { id: row.id, slug: row.slug, sectionSlug: row.section },
        row.lang === settings.language ? null : row.lang,
      ),
  }))
}
