import { draftName, liveName } from '../../store/reader/front.ts'
import { defineAction } from '../action.ts'
import { accountIdOf, allow } from '../people/staff.ts'
import { refuseStaleLayout, storeLayout } from './front-layouts.ts'

export interface PublishFront {
  readonly lang: 'ar' | 'en'
  readonly lockVersion: number
}

/** Makes the draft what readers see, and keeps it among the former pages. */
export const publishFront = defineAction(async (context, input: PublishFront): Promise<{ lockVersion: number }> => {
  await allow(context, 'front.manage')
  const layout = await refuseStaleLayout(context, input.lang, input.lockVersion)
  const lockVersion = input.lockVersion + 1
  await storeLayout(context, draftName(input.lang), layout, lockVersion)
  await storeLayout(context, liveName(input.lang), layout, lockVersion)
  await context.db
    .insertInto('setting_history')
    .values({
      name: liveName(input.lang),
      value: JSON.stringify({ layout, lockVersion }),
      changed_at: context.now,
      changed_by: accountIdOf(context),
    })
    .execute()
  // The layout is kept with the newspaper's own facts; only the front page is made of it.
  context.drop('layout', 'front')
  context.audit('front.published', `front:${input.lang}`, { lockVersion })
  return { lockVersion }
})
