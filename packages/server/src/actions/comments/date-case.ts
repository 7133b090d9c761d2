import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

/** By when a comment should have been decided on; null: no date. */
export const dateCase = defineAction(
  async (context, { commentId, dueAt }: { commentId: number; dueAt: string | null }): Promise<null> => {
    await allow(context, 'comment.moderate')
    const changed = await context.db
      .updateTable('comment_case')
      .set({ due_at: dueAt })
      .where('comment_id', '=', commentId)
      .where('state', '<>', 'closed')
      .returning('comment_id')
      .execute()
    if (changed.length === 0) throw new Refusal('not-found')
    context.audit('case.date', `comment:${commentId}`, { dueAt })
    return null
  },
)
