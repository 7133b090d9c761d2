import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

export interface TakeUpRun {
  readonly runId: number
  /** Under which its things are known: `wordpress:{site}`. */
  readonly source: string
  /** SHA-256 of the file, hex; '' where there is none. */
  readonly fileHash: string
  /** Only what has changed in the source since then is asked for; null: everything. */
  readonly since?: Instant | null
}

/**
 * The source of a planned run has been looked at. Another one of the same source that never ended has failed. Refuses
 * (`import-file-gone`) to go on with another file than the run began with, whatever its name.
 */
export const takeUpRun = defineAction(
  async (context, { runId, source, fileHash, since = null }: TakeUpRun): Promise<null> => {
    await allow(context, 'import.run')
    await refuseOtherFile(context, runId, fileHash)
    await context.db
      .updateTable('import_run')
      .set({ state: 'failed', finished_at: context.now })
      .where('source', '=', source)
      .where('state', '=', 'running')
      .where('id', '!=', runId)
      .execute()
    await context.db
      .updateTable('import_run')
      .set({ source, file_hash: fileHash, since })
      .where('id', '=', runId)
      .where('state', '=', 'running')
      .execute()
    return null
  },
)

/** What has an address may rightly say something else the next time; an uploaded file may not. */
async function refuseOtherFile({ db }: WriteContext, runId: number, fileHash: string): Promise<void> {
  const run = await db
    .selectFrom('import_run')
    .select(['file_hash', 'settings'])
    .where('id', '=', runId)
    .executeTakeFirst()
  if (!run || run.file_hash === '' || run.file_hash === fileHash) return
  const { file = null } = JSON.parse(run.settings) as { file?: string | null }
  if (file !== null) throw new Refusal('import-file-gone')
}
