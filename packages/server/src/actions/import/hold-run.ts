import { plusSeconds } from '@warraq/core/time'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

export interface HoldRun {
  readonly runId: number
  /** Whoever does the run: no two that could do it at once have the same. */
  readonly holder: string
  /** From now on; 0 lets go of it. */
  readonly seconds: number
}

/** Says who does a run, so that nobody else does. False while another has it. */
export const holdRun = defineAction(async (context, input: HoldRun): Promise<{ held: boolean }> => {
  await allow(context, 'import.run')
  const { runId, holder, seconds } = input
  const { numUpdatedRows } = await context.db
    .updateTable('import_run')
    .set({ holder, held_until: plusSeconds(context.now, seconds) })
    .where('id', '=', runId)
    .where((e) => e.or([e('holder', '=', holder), e('held_until', '<=', context.now)]))
    .executeTakeFirstOrThrow()
  return { held: numUpdatedRows > 0n }
})
