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
