import type { Json } from '@warraq/core/json'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

export interface EndRun {
  readonly runId: number
  /** Code of the refusal and its details, or null for a run that has done its work. */
  readonly failure: { readonly code: string; readonly details: Json } | null
  /** What remains of the settings: nothing secret. */
  readonly settings: Json
  /** Of a rehearsal. */
  readonly report?: Json
}

/** A planned run has ended. What came in of one that failed stays. */
export const endRun = defineAction(async (context, input: EndRun): Promise<null> => {
  await allow(context, 'import.run')
  const { runId, failure, settings, report } = input
  await context.db
    .updateTable('import_run')
    .set({ settings: JSON.stringify(settings), phase: '' })
    .where('id', '=', runId)
    .execute()
  if (failure === null && report === undefined) return null
  await context.db
    .updateTable('import_run')
    .set(
      failure === null
        ? { state: 'done', finished_at: context.now, report: JSON.stringify(report) }
        : {
            state: 'failed',
            finished_at: context.now,
            progress: JSON.stringify({ failed: failure.code }),
            report: JSON.stringify({ failure }),
          },
    )
    .where('id', '=', runId)
    .where('state', '=', 'running')
    .execute()
  if (failure !== null) context.audit('import.failed', `import:${runId}`, { code: failure.code })
  return null
})
