import { defineAction } from '../action.ts'
import type { SaidLine } from './notes.ts'
import { addLine, loadNote } from './notes.ts'
import { readableArticle } from './pen.ts'

/** An answer under a note. */
export const addNoteLine = defineAction(
  async (context, input: SaidLine & { id: number; noteId: number }): Promise<{ id: number }> => {
    const { article, accountId } = await readableArticle(context, input.id)
    const note = await loadNote(context, article.id, input.noteId)
    return { id: await addLine(context, article, note.id, accountId, input) }
  },
)
