import type { UndoStage } from './undo-steps.ts'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

export interface NoteUndo {
  readonly runId: number
  readonly stage: UndoStage
  /** How many things of this stage have gone. */
  readonly done: number
}

/** How far the undoing of a run is, for whoever watches it. */
export const noteUndo = defineAction(async (context, { runId, stage, done }: NoteUndo): Promise<null> => {
  await allow(context, 'import.run')
  await context.db
    .updateTable('import_run')
    .set({ progress: JSON.stringify({ stage, done, of: 0 }) })
    .where('id', '=', runId)
    .where('phase', '=', 'undo')
    .execute()
  return null
})
