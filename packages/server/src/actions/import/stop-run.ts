import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

/**
 * Ends a planned run, waiting or at work. What came in stays, and `resume-run` goes on. Refuses one that is not under way
 * (`import-busy`) or unknown (`not-found`).
 */
export const stopRun = defineAction(async (context, { runId }: { readonly runId: number }): Promise<null> => {
  await allow(context, 'import.run')
  const run = await context.db
    .selectFrom('import_run')
    .select(['state', 'settings'])
    .where('id', '=', runId)
    .executeTakeFirst()
  if (!run || run.settings === '{}') throw new Refusal('not-found')
  if (run.state !== 'running') throw new Refusal('import-busy')
  await context.db
    .updateTable('import_run')
    .set({
      state: 'failed',
      finished_at: context.now,
      phase: 'stopped',
      progress: JSON.stringify({ failed: 'import-stopped' }),
    })
    .where('id', '=', runId)
    .execute()
  context.audit('import.stopped', `import:${runId}`)
  return null
})
