import type { FrontLayout } from '@warraq/core/site/front-types'
import { Refusal } from '@warraq/core/errors'
import { draftName, liveLayout, liveName } from '../../store/reader/front.ts'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import { refuseStaleLayout, storeLayout } from './front-layouts.ts'

export interface RestoreFront {
  readonly lang: 'ar' | 'en'
  /** Number of a former page; null: what readers see now. */
  readonly n: number | null
  readonly lockVersion: number
}

/** Takes a former page as the draft. Nobody sees it before it is published. */
export const restoreFront = defineAction(async (context, input: RestoreFront): Promise<{ lockVersion: number }> => {
  await allow(context, 'front.manage')
  await refuseStaleLayout(context, input.lang, input.lockVersion)
  const layout =
    input.n === null ? await liveLayout(context.db, input.lang) : await former(context, input.lang, input.n)
  const lockVersion = input.lockVersion + 1
  await storeLayout(context, draftName(input.lang), layout, lockVersion)
  return { lockVersion }
})

async function former(context: WriteContext, lang: string, n: number): Promise<FrontLayout> {
  const row = await context.db
    .selectFrom('setting_history')
    .select('value')
    .where('id', '=', n)
    .where('name', '=', liveName(lang))
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', { front: n })
  return (JSON.parse(row.value) as { layout: FrontLayout }).layout
}
