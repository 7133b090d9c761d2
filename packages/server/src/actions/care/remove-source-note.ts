import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { actingStaff } from '../people/staff.ts'
import { refuseUnnamed, storedNote } from './source-notes.ts'

export const removeSourceNote = defineAction(async (context, input: { id: number }): Promise<null> => {
  const staff = await actingStaff(context)
  const note = await storedNote(context, input.id)
  if (!note) throw new Refusal('not-found')
  refuseUnnamed(staff, note)
  await context.db.deleteFrom('source_note').where('article_id', '=', input.id).execute()
  context.audit('source-note.removed', `article:${input.id}`)
  return null
})
