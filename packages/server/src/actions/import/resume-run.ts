import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

/**
 * A run that was stopped or has failed goes on: what is here is passed over. Refuses one that runs, is done or was undone
 * (`import-busy`), and one that is unknown (`not-found`).
 */
export const resumeRun = defineAction(async (context, { runId }: { readonly runId: number }): Promise<null> => {
  await allow(context, 'import.run')
  const run = await context.db
    .selectFrom('import_run')
    .select(['state', 'settings', 'phase', 'undone_at'])
    .where('id', '=', runId)
    .executeTakeFirst()
  if (!run || run.settings === '{}') throw new Refusal('not-found')
  if (run.state !== 'failed' || run.undone_at !== null || run.phase === 'undo') throw new Refusal('import-busy')
  await context.db
    .updateTable('import_run')
    .set({ state: 'running', finished_at: null, phase: 'waiting', progress: '{}', report: '{}' })
    .where('id', '=', runId)
    .execute()
  context.audit('import.resumed', `import:${runId}`)
  return null
})
