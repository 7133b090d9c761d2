import type { ModerationSettings } from '@warraq/core/contract/moderation-settings'
import { plusSeconds } from '@warraq/core/time'
import type { WriteContext } from '../../action.ts'

/**
 * So many comments under one article in so short a time: from now on each is read first, for as long as the newspaper has
 * chosen. Moderators see it above the queue and may end it; the article's own way stays as it was underneath.
 */
export async function brakeWhenRushed(
  context: WriteContext,
  burst: ModerationSettings['burst'],
  articleId: number,
): Promise<boolean> {
  if (burst === null) return false
  const { db, now } = context
  const first = await db
    .selectFrom('comment')
    .select('created_at')
    .where('article_id', '=', articleId)
    .orderBy('id', 'desc')
    .offset(burst.comments - 1)
    .limit(1)
    .executeTakeFirst()
  if (!first || first.created_at <= plusSeconds(now, -burst.minutes * 60)) return false
  const brake = { brake_until: plusSeconds(now, burst.holdMinutes * 60) }
  await db
    .insertInto('comment_mode')
    .values({
      scope: 'article',
      scope_id: articleId,
      mode: null,
      close_after_days: null,
      slow_seconds: null,
      until: null,
      set_by: null,
      why: '',
      at: now,
      ...brake,
    })
    .onConflict((conflict) => conflict.columns(['scope', 'scope_id']).doUpdateSet(brake))
    .execute()
  context.audit('comments.braked', `article:${articleId}`, { until: brake.brake_until, comments: burst.comments })
  return true
}
