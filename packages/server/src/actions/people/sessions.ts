import type { WriteContext } from '../action.ts'

/** Ends the open sessions of an account, all or all but the one in use; their cookies are refused from the commit on. */
export async function endSessions(
  context: WriteContext,
  accountId: number,
  except: number | null = null,
): Promise<void> {
  const open = context.db
    .updateTable('session')
    .set({ ended_at: context.now })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
  await (except === null ? open : open.where('id', '!=', except)).execute()
}

/** Limits that count failures only get back what a try that was none took from them. */
export async function giveBackLimits(context: WriteContext, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await context.db
    .updateTable('rate_window')
    .set((e) => ({ count: e('count', '-', 1) }))
    .where('key', 'in', keys)
    .where('count', '>', 0)
    .execute()
}
