import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import type { StoredNote } from './notes.ts'
import { loadNote, mayChange } from './notes.ts'
import { readableArticle } from './pen.ts'

export interface SettleNote {
  readonly id: number
  readonly noteId: number
  readonly state: StoredNote['state']
}

/**
 * Settles a note, takes up or declines a suggestion, or opens it again. Its own writer and whoever may change the article
 * may; taking up changes the text, so only the latter. Of two at once the first decides.
 */
export const settleNote = defineAction(async (context, input: SettleNote): Promise<{ done: true }> => {
  const { article, staff, accountId } = await readableArticle(context, input.id)
  const note = await loadNote(context, article.id, input.noteId)
  const editor = mayChange(staff, article)
  const needsEditor = input.state === 'accepted' || note.writerId !== accountId
  if (needsEditor && !editor) throw new Refusal('not-allowed', { permission: 'article.edit' })
  if (input.state === 'accepted' && note.kind !== 'suggestion') throw new Refusal('bad-input', { field: 'state' })
  if (note.state === input.state) return { done: true }
  if (note.state !== 'open' && input.state !== 'open') throw new Refusal('note-settled')
  await context.db
    .updateTable('article_note')
    .set({
      state: input.state,
      settled_by: input.state === 'open' ? null : accountId,
      changed_at: context.now,
    })
    .where('id', '=', note.id)
    .execute()
  return { done: true }
})
