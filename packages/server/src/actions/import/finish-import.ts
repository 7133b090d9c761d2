import type { Json } from '@warraq/core/json'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

export interface FinishImport {
  readonly runId: number
  readonly counts: Json
  readonly report: Json
}

/** Keeps the report of an import. */
export const finishImport = defineAction(async (context, input: FinishImport): Promise<null> => {
  await allow(context, 'site.manage')
  await context.db
    .updateTable('import_run')
    .set({
      state: 'done',
      counts: JSON.stringify(input.counts),
      report: JSON.stringify(input.report),
      finished_at: context.now,
    })
    .where('id', '=', input.runId)
    .execute()
  context.audit('import.done', `import:${input.runId}`, input.counts)
  return null
})
