import type { CommentWay, OwnMode } from '@warraq/core/comments/modes'
import { commentWay } from '@warraq/core/comments/modes'
import type { ModerationSettings } from '@warraq/core/contract/moderation-settings'
import type { SiteSettings } from '@warraq/core/contract/site'
import type { Instant } from '@warraq/core/time'
import type { ReadDb } from '../database.ts'

/** What a left join of `comment_mode` gives; `scope` is null where there is no row. */
export interface ModeColumns {
  readonly scope: string | null
  readonly mode: string | null
  readonly close_after_days: number | null
  readonly slow_seconds: number | null
  readonly until: string | null
  readonly brake_until: string | null
}

export const MODE_COLUMNS = ['scope', 'mode', 'close_after_days', 'slow_seconds', 'until', 'brake_until'] as const

export function ownModeOf(row: ModeColumns): OwnMode | null {
  if (row.scope === null) return null
  return {
    mode: row.mode as OwnMode['mode'],
    closeAfterDays: row.close_after_days,
    slowSeconds: row.slow_seconds,
    until: row.until as Instant | null,
    brakeUntil: row.brake_until as Instant | null,
  }
}

/** The article as far as its way of taking comments depends on it. */
export interface WayArticle {
  readonly id: number
  readonly sectionId: number | null
  readonly commentsOpen: boolean
  readonly publishedAt: Instant
}

interface WaySettings {
  readonly site: SiteSettings
  readonly moderation: Pick<ModerationSettings, 'slowSeconds'>
}

/** How comments are taken under an article now: its own way, its section's, that of the section above, the newspaper's. */
export async function commentWayOf(
  db: ReadDb,
  { site, moderation }: WaySettings,
  article: WayArticle,
  now: Instant,
): Promise<CommentWay> {
  const sections = article.sectionId === null ? [] : await sectionLine(db, article.sectionId)
  const rows = await db
    .selectFrom('comment_mode')
    .select(['scope_id', ...MODE_COLUMNS])
    .where((e) =>
      e.or([
        e.and([e('scope', '=', 'article'), e('scope_id', '=', article.id)]),
        ...(sections.length === 0 ? [] : [e.and([e('scope', '=', 'section'), e('scope_id', 'in', sections)])]),
      ]),
    )
    .execute()
  const distance = (row: (typeof rows)[number]): number =>
    row.scope === 'article' ? -1 : sections.indexOf(row.scope_id)
  const own = rows.toSorted((a, b) => distance(a) - distance(b)).flatMap((row) => ownModeOf(row) ?? [])
  return commentWay({ ...site.comments, slowSeconds: moderation.slowSeconds }, own, article, now)
}

/** Sections that take comments in a way of their own, by section. */
export async function sectionModes(db: ReadDb): Promise<Map<number, OwnMode>> {
  const rows = await db
    .selectFrom('comment_mode')
    .select(['scope_id', ...MODE_COLUMNS])
    .where('scope', '=', 'section')
    .execute()
  return new Map(
    rows.flatMap((row) => [ownModeOf(row)].flatMap((mode) => (mode ? [[row.scope_id, mode] as const] : []))),
  )
}

/** Sections within each other, no deeper than anybody nests them. */
const MOST_SECTIONS = 8

async function sectionLine(db: ReadDb, sectionId: number): Promise<number[]> {
  const line: number[] = []
  for (let id: number | null = sectionId; id !== null && line.length < MOST_SECTIONS && !line.includes(id);) {
    line.push(id)
    const row: { parent_id: number | null } | undefined = await db
      .selectFrom('section')
      .select('parent_id')
      .where('id', '=', id)
      .executeTakeFirst()
    id = row?.parent_id ?? null
  }
  return line
}
