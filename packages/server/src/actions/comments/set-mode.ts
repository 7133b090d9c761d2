import { cleanTitle } from '@warraq/arabic'
import type { CommentMode } from '@warraq/core/comments/modes'
import { Refusal } from '@warraq/core/errors'
import { plusSeconds } from '@warraq/core/time'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { accountIdOf, allow } from '../people/staff.ts'

export interface SetMode {
  readonly scope: 'section' | 'article'
  readonly id: number
  /** Null: as around it. */
  readonly mode: CommentMode | 'closed' | null
  readonly closeAfterDays: number | null
  readonly slowSeconds: number | null
  /** Ends by itself after so many hours. */
  readonly hours: number | null
  /** Releases the brake. */
  readonly release: boolean
  readonly why: string
}

/** How comments are taken under an article or in a section. With nothing of its own it follows what is around it again. */
export const setMode = defineAction(async (context, input: SetMode): Promise<null> => {
  await allow(context, 'comment.moderate')
  const { scope, id } = input
  const there = await context.db.selectFrom(scope).select('id').where('id', '=', id).executeTakeFirst()
  if (!there) throw new Refusal('not-found', { [scope]: id })
  const before = await context.db
    .selectFrom('comment_mode')
    .select('brake_until')
    .where('scope', '=', scope)
    .where('scope_id', '=', id)
    .executeTakeFirst()
  const brake_until = input.release ? null : (before?.brake_until ?? null)
  await store(context, input, brake_until)
  // What readers see of it: whether there is a form, until when, and how slowly.
  context.drop(scope === 'article' ? `article:${id}` : 'site')
  const { mode, closeAfterDays, slowSeconds, hours, release } = input
  context.audit('comments.mode-set', `${scope}:${id}`, { mode, closeAfterDays, slowSeconds, hours, release })
  return null
})

async function store(context: WriteContext, input: SetMode, brake_until: string | null): Promise<void> {
  const { db, now } = context
  const { scope, id, mode, closeAfterDays, slowSeconds, hours } = input
  if (mode === null && closeAfterDays === null && slowSeconds === null && brake_until === null) {
    await db.deleteFrom('comment_mode').where('scope', '=', scope).where('scope_id', '=', id).execute()
    return
  }
  const row = {
    mode,
    close_after_days: closeAfterDays,
    slow_seconds: slowSeconds,
    until: hours === null ? null : plusSeconds(now, hours * 3600),
    brake_until,
    set_by: accountIdOf(context),
    why: cleanTitle(input.why),
    at: now,
  }
  await db
    .insertInto('comment_mode')
    .values({ scope, scope_id: id, ...row })
    .onConflict((conflict) => conflict.columns(['scope', 'scope_id']).doUpdateSet(row))
    .execute()
}
