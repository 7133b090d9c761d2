import { LEASE_SECONDS } from '@warraq/core/comments/cases'
import { plusSeconds } from '@warraq/core/time'
import { defineAction } from '../action.ts'
import { accountIdOf, allow } from '../people/staff.ts'

export interface CaseLease {
  /** The moderator has the comment to themselves; false while somebody else does. */
  readonly mine: boolean
  /** Who has it; null where the comment is before nobody. */
  readonly by: string | null
  readonly until: string | null
}

/**
 * A moderator opens a comment, and has it to themselves for {@link LEASE_SECONDS}; opening it again prolongs that. What
 * somebody else has is only taken over when that is asked for.
 */
export const openCaseOf = defineAction(
  async (context, input: { commentId: number; takeOver: boolean }): Promise<CaseLease> => {
    await allow(context, 'comment.moderate')
    const me = accountIdOf(context)
    const { db, now } = context
    const row = await db
      .selectFrom('comment_case as k')
      .leftJoin('account as a', 'a.id', 'k.lease_account_id')
      .select(['k.lease_account_id', 'k.lease_until', 'a.name'])
      .where('k.comment_id', '=', input.commentId)
      .where('k.state', '<>', 'closed')
      .executeTakeFirst()
    if (!row || me === null) return { mine: true, by: null, until: null }
    const held = row.lease_account_id !== null && row.lease_account_id !== me && (row.lease_until ?? '') > now
    if (held && !input.takeOver) return { mine: false, by: row.name, until: row.lease_until }
    const until = plusSeconds(now, LEASE_SECONDS)
    await db
      .updateTable('comment_case')
      .set({ lease_account_id: me, lease_until: until })
      .where('comment_id', '=', input.commentId)
      .execute()
    if (held) context.audit('case.take-over', `comment:${input.commentId}`, { from: row.lease_account_id })
    return { mine: true, by: null, until }
  },
)
