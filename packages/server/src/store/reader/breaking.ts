import { careOf } from '@warraq/core/care/care-of'
import type { ReadDb } from '../database.ts'

/** A headline in the bar of every page: the headline of a public article, until `endsAt`. */
export interface BreakingLine {
  readonly id: number
  readonly articleId: number
  readonly title: string
  readonly slug: string
  readonly sectionId: number | null
  readonly lang: 'ar' | 'en'
  readonly startsAt: string
  readonly endsAt: string
}

/** The newest lines of an edition, newest first. Some may have ended: whoever shows them knows the time. */
const KEPT = 20

/** Lines of an edition whose article is public; one that was withdrawn takes its line along. */
export async function breakingLines(db: ReadDb, lang: string): Promise<BreakingLine[]> {
  const rows = await db
    .selectFrom('breaking_line as b')
    .innerJoin('public_article as a', 'a.id', 'b.article_id')
    .select([
      'b.id',
      'b.article_id',
      'b.starts_at',
      'b.ends_at',
      'a.title',
      'a.slug',
      'a.section_id',
      'a.lang',
      'a.flags',
    ])
    .where('a.lang', '=', lang)
    .orderBy('b.starts_at', 'desc')
    .orderBy('b.id', 'desc')
    .limit(KEPT)
    .execute()
  // A flag that came after the line takes it away: what is not pushed does not stand in the bar.
  const urgent = rows.filter(({ flags }) => careOf(JSON.parse(flags) as string[], {}).push)
  return urgent.map((row) => ({
    id: row.id,
    articleId: row.article_id,
    title: row.title,
    slug: row.slug,
    sectionId: row.section_id,
    lang: row.lang as 'ar' | 'en',
    startsAt: row.starts_at,
    endsAt: row.ends_at,
  }))
}

/** The line that stands in the bar at this moment: the newest that has not ended. */
export function lineAt(lines: readonly BreakingLine[], now: string): BreakingLine | null {
  return lines.find(({ startsAt, endsAt }) => startsAt <= now && now < endsAt) ?? null
}
