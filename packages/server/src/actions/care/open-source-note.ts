import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { actingStaff } from '../people/staff.ts'
import { refuseUnnamed, storedNote } from './source-notes.ts'

/** Gives the note still sealed, to be opened at the edge, and writes down who asked. */
export const openSourceNote = defineAction(async (context, input: { id: number }): Promise<{ sealedText: string }> => {
  const staff = await actingStaff(context)
  const note = await storedNote(context, input.id)
  if (!note) throw new Refusal('not-found')
  refuseUnnamed(staff, note)
  context.audit('source-note.read', `article:${input.id}`)
  return { sealedText: note.textEnc }
})
