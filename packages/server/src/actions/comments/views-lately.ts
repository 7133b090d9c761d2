import type { Instant } from '@warraq/core/time'
import { plusSeconds } from '@warraq/core/time'
import type { ReadDb } from '../../store/database.ts'

const HOURS_OF_DAY = 24

/**
 * Readings of an article in an hour, as of yesterday and today: readings are counted by the day, so that nobody's way through
 * the newspaper can be told from them.
 */
export async function viewsAnHour(db: ReadDb, articleId: number, now: Instant): Promise<number> {
  const yesterday = plusSeconds(now, -HOURS_OF_DAY * 3600).slice(0, 10)
  const { views } = await db
    .selectFrom('article_view')
    .select((e) => e.fn.coalesce(e.fn.sum<number>('count'), e.val(0)).as('views'))
    .where('article_id', '=', articleId)
    .where('day', '>=', yesterday)
    .executeTakeFirstOrThrow()
  return Number(views) / (HOURS_OF_DAY + Number(now.slice(11, 13)))
}
