import type { Anchor } from '@warraq/core/articles/anchor'
import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { mayChange } from './notes.ts'
import { readableArticle } from './pen.ts'

export interface MoveNotes {
  readonly id: number
  readonly anchors: readonly { readonly id: number; readonly anchor: Anchor }[]
}

/** Where notes hang after their text was changed by the one who writes. Nobody is told: the notes say the same. */
export const moveNotes = defineAction(async (context, input: MoveNotes): Promise<{ done: true }> => {
  const { article, staff } = await readableArticle(context, input.id)
  if (!mayChange(staff, article)) throw new Refusal('not-allowed', { permission: 'article.edit' })
  for (const { id, anchor } of input.anchors)
    await context.db
      .updateTable('article_note')
      .set({ anchor: JSON.stringify(anchor) })
      .where('id', '=', id)
      .where('article_id', '=', article.id)
      .execute()
  return { done: true }
})
