import { cleanText } from '@warraq/arabic'
import { priorityOf } from '@warraq/core/comments/cases'
import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { accountIdOf, allow } from '../people/staff.ts'
import { openCase } from './cases.ts'
import { loadComment } from './load-comment.ts'

export interface NoteCase {
  readonly commentId: number
  readonly text: string
  /** Puts it before those who decide the hard ones, with the note as the reason. */
  readonly escalate: boolean
}

/** A note that only moderators read. Refused with `bad-input` when it is empty: also what is escalated says why. */
export const noteCase = defineAction(async (context, input: NoteCase): Promise<null> => {
  await allow(context, 'comment.moderate')
  const accountId = accountIdOf(context)
  const text = cleanText(input.text).trim()
  if (text === '') throw new Refusal('bad-input', { field: 'text' })
  if (accountId === null) throw new Refusal('not-allowed', { permission: 'comment.moderate' })
  const { id: commentId, revisionId, state } = await loadComment(context, input.commentId)
  await context.db
    .insertInto('case_note')
    .values({ comment_id: commentId, account_id: accountId, text, at: context.now })
    .execute()
  if (input.escalate) await escalate(context, commentId, revisionId, state === 'quarantined')
  context.audit(input.escalate ? 'case.escalate' : 'case.note', `comment:${commentId}`)
  return null
})

async function escalate(context: WriteContext, commentId: number, revisionId: number, spam: boolean): Promise<void> {
  const { db } = context
  const open = await db
    .updateTable('comment_case')
    .set({ state: 'escalated', lease_account_id: null, lease_until: null })
    .where('comment_id', '=', commentId)
    .where('state', '<>', 'closed')
    .returning('comment_id')
    .execute()
  if (open.length > 0) return
  const priority = priorityOf({
    scores: [],
    clauses: [],
    reportWeight: 0,
    viewsLastHour: 0,
    appealed: false,
    score: null,
    trust: 0,
  })
  await openCase(context, { commentId, revisionId, queue: spam ? 'spam' : 'pending', priority })
  await db.updateTable('comment_case').set({ state: 'escalated' }).where('comment_id', '=', commentId).execute()
}
