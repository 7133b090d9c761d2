import type { CaseQueue } from '@warraq/core/comments/cases'
import type { Instant } from '@warraq/core/time'
import type { WriteContext } from '../action.ts'

export interface NewCase {
  readonly commentId: number
  readonly revisionId: number
  readonly queue: CaseQueue
  /** Of `priorityOf`. */
  readonly priority: number
  readonly dueAt?: Instant
}

/**
 * Puts a comment before the moderators; one that is there already moves to this queue, keeps the higher priority, and stays
 * escalated where somebody has escalated it.
 */
export async function openCase(context: WriteContext, { commentId, revisionId, queue, priority, dueAt }: NewCase) {
  const opened = { revision_id: revisionId, queue, state: 'open' as const, due_at: dueAt ?? null, closed_at: null }
  await context.db
    .insertInto('comment_case')
    .values({
      comment_id: commentId,
      ...opened,
      priority,
      lease_account_id: null,
      lease_until: null,
      opened_at: context.now,
    })
    .onConflict((conflict) =>
      conflict.column('comment_id').doUpdateSet((e) => ({
        ...opened,
        state: e
          .case()
          .when('comment_case.state', '=', 'escalated')
          .then('escalated' as const)
          .else('open' as const)
          .end(),
        priority: e
          .case()
          .when('comment_case.state', '<>', 'closed')
          .then(
            e.fn<number>(context.dialect === 'sqlite' ? 'max' : 'greatest', ['comment_case.priority', e.val(priority)]),
          )
          .else(priority)
          .end(),
      })),
    )
    .execute()
}

/** Takes comments from before the moderators; whoever had one to themselves has it no more. */
export async function closeCases(context: WriteContext, commentIds: readonly number[]): Promise<void> {
  if (commentIds.length === 0) return
  await context.db
    .updateTable('comment_case')
    .set({ state: 'closed', closed_at: context.now, lease_account_id: null, lease_until: null })
    .where('comment_id', 'in', commentIds)
    .where('state', '<>', 'closed')
    .execute()
}
