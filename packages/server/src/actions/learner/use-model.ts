import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

/** Uses a model that was made from the newspaper's decisions; null: the one that ships. Refuses with `not-found`. */
export const useModel = defineAction(async (context, { version }: { version: number | null }): Promise<null> => {
  await allow(context, 'moderation.manage')
  await retireLive(context)
  if (version !== null) {
    const { numUpdatedRows } = await context.db
      .updateTable('learner_model')
      .set({ state: 'live' })
      .where('version', '=', version)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new Refusal('not-found', { model: version })
  }
  context.audit('learner.use', version === null ? 'model:shipped' : `model:${version}`)
  return null
})

export async function retireLive({ db }: WriteContext): Promise<void> {
  await db.updateTable('learner_model').set({ state: 'retired' }).where('state', '=', 'live').execute()
}
