import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

export interface NoteProgress {
  readonly runId: number
  /** What the run is at: `waiting`, `checking`, `pictures`, `items`, `finishing`, `stopped`. */
  readonly phase: string
  readonly done: number
  /** 0 where it is not known yet. */
  readonly of: number
  /** Why the run cannot go on; it has failed then. */
  readonly failed?: string
}

/** What a run is at, for whoever watches it. */
export const noteProgress = defineAction(async (context, input: NoteProgress): Promise<null> => {
  await allow(context, 'site.manage')
  const { runId, phase, done, of, failed } = input
  const ended = failed === undefined ? {} : { state: 'failed' as const, finished_at: context.now }
  await context.db
    .updateTable('import_run')
    .set({ phase, progress: JSON.stringify(failed === undefined ? { done, of } : { done, of, failed }), ...ended })
    .where('id', '=', runId)
    .where('state', '=', 'running')
    .execute()
  return null
})
