import { defineAction } from '../action.ts'
import { allow } from './staff.ts'

export interface EndAllSessions {
  /** The session of whoever asks, which stays; null from the command line. */
  readonly except: number | null
  /** Tokens of programs end as well. */
  readonly tokens: boolean
}

/**
 * The emergency lock: everybody is signed out at once, half-done sign-ins and open reset links are void, and, if wanted,
 * no program's token works any more. Who may come back proves it again.
 */
export const endAllSessions = defineAction(
  async (context, input: EndAllSessions): Promise<{ sessions: number; tokens: number }> => {
    await allow(context, 'account.manage')
    const { db, now } = context
    const open = db.updateTable('session').set({ ended_at: now }).where('ended_at', 'is', null)
    const ended = await (input.except === null ? open : open.where('id', '!=', input.except)).returning('id').execute()
    await db
      .updateTable('one_time_token')
      .set({ used_at: now })
      .where('purpose', '=', 'reset')
      .where('used_at', 'is', null)
      .execute()
    await db.updateTable('key_challenge').set({ used_at: now }).where('used_at', 'is', null).execute()
    const tokens = input.tokens
      ? await db.updateTable('api_token').set({ ended_at: now }).where('ended_at', 'is', null).returning('id').execute()
      : []
    const counts = { sessions: ended.length, tokens: tokens.length }
    context.audit('site.sessions-ended', 'site', counts)
    return counts
  },
)
