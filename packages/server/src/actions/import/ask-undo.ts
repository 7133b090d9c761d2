import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

/**
 * Somebody wants a whole import taken back; the background does it. Refuses one that runs or is being undone already
 * (`import-busy`), and an unknown one or a rehearsal (`not-found`).
 */
export const askUndo = defineAction(async (context, { runId }: { readonly runId: number }): Promise<null> => {
  await allow(context, 'import.run')
  const run = await context.db
    .selectFrom('import_run')
    .select(['state', 'phase', 'source', 'undone_at', 'rehearsal'])
    .where('id', '=', runId)
    .executeTakeFirst()
  if (!run || run.source === 'sample' || run.rehearsal === 1) throw new Refusal('not-found')
  if (run.state === 'running' || run.phase === 'undo' || run.undone_at !== null) throw new Refusal('import-busy')
  await context.db.updateTable('import_run').set({ phase: 'undo', progress: '{}' }).where('id', '=', runId).execute()
  context.audit('import.undo-asked', `import:${runId}`)
  return null
})
