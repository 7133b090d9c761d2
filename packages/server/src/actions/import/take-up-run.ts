import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

export interface TakeUpRun {
  readonly runId: number
  /** Under which its things are known: `wordpress:{site}`. */
  readonly source: string
  /** SHA-256 of the file, hex; '' where there is none. */
  readonly fileHash: string
}

/** The source of a planned run has been looked at. Another one of the same source that never ended has failed. */
export const takeUpRun = defineAction(async (context, { runId, source, fileHash }: TakeUpRun): Promise<null> => {
  await allow(context, 'import.run')
  await context.db
    .updateTable('import_run')
    .set({ state: 'failed', finished_at: context.now })
    .where('source', '=', source)
    .where('state', '=', 'running')
    .where('id', '!=', runId)
    .execute()
  await context.db
    .updateTable('import_run')
    .set({ source, file_hash: fileHash })
    .where('id', '=', runId)
    .where('state', '=', 'running')
    .execute()
  return null
})
