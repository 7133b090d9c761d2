import type { FrontLayout } from '@warraq/core/site/front-types'
import { draftName } from '../../store/reader/front.ts'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import { checkedLayout, refuseStaleLayout, storeLayout } from './front-layouts.ts'

export interface SaveFront {
  readonly lang: 'ar' | 'en'
  readonly layout: FrontLayout
  readonly lockVersion: number
}

/** Stores the page that is being laid out. Readers see nothing of it before it is published. */
export const saveFront = defineAction(async (context, input: SaveFront): Promise<{ lockVersion: number }> => {
  await allow(context, 'front.manage')
  await refuseStaleLayout(context, input.lang, input.lockVersion)
  const layout = await checkedLayout(context, input.lang, input.layout)
  const lockVersion = input.lockVersion + 1
  await storeLayout(context, draftName(input.lang), layout, lockVersion)
  return { lockVersion }
})
