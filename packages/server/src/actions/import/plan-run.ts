import type { ImportKind } from '@warraq/core/contract/imports'
import { Refusal } from '@warraq/core/errors'
import type { Json } from '@warraq/core/json'
import { plusSeconds } from '@warraq/core/time'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { accountIdOf, allow } from '../people/staff.ts'

export interface PlanRun {
  readonly kind: ImportKind
  /** Of the file or the address, as people know it. */
  readonly name: string
  /** What it is asked for; kept with it. */
  readonly settings: Json
  /** Nothing is written but its report. */
  readonly rehearsal: boolean
}

/** Waiting or at work together, for all accounts. */
const MOST_OPEN = 10
const REHEARSAL_DAYS = 7

/**
 * Notes an import or the rehearsal of one, for the background to do after those that wait already. Refuses with `busy`
 * when too many wait.
 */
export const planRun = defineAction(async (context, input: PlanRun): Promise<{ id: number }> => {
  await allow(context, 'import.run')
  await forgetOld(context)
  const open = await context.db
    .selectFrom('import_run')
    .select('id')
    .where('state', '=', 'running')
    .where('settings', '!=', '{}')
    .execute()
  if (open.length >= MOST_OPEN) throw new Refusal('busy')
  const { id } = await context.db
    .insertInto('import_run')
    .values({
      source: '',
      file_hash: '',
      state: 'running',
      counts: '{}',
      report: '{}',
      kind: input.kind,
      name: input.name,
      account_id: accountIdOf(context),
      phase: 'waiting',
      settings: JSON.stringify(input.settings),
      rehearsal: input.rehearsal ? 1 : 0,
      started_at: context.now,
      finished_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const about = { kind: input.kind, name: input.name }
  context.audit(input.rehearsal ? 'import.rehearsed' : 'import.planned', `import:${id}`, about)
  return { id }
})

/** A rehearsal is for the days in which somebody decides. */
async function forgetOld({ db, now }: WriteContext): Promise<void> {
  await db
    .deleteFrom('import_run')
    .where('rehearsal', '=', 1)
    .where('state', '!=', 'running')
    .where('started_at', '<', plusSeconds(now, -REHEARSAL_DAYS * 86_400))
    .execute()
}
