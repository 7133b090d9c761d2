import { defineAction } from '../action.ts'
import { requiredName } from './accounts.ts'
import { actingStaff } from './staff.ts'

export interface ChangeProfile {
  readonly name?: string
  readonly gender?: 'f' | 'm' | null
  readonly language?: 'ar' | 'en'
}

/** What everybody may say about themselves; what is left out stays. The byline is a person's, changed by the desk. */
export const changeProfile = defineAction(async (context, input: ChangeProfile): Promise<null> => {
  const staff = await actingStaff(context)
  const columns = {
    ...(input.name === undefined ? {} : { name: requiredName(input.name) }),
    ...(input.gender === undefined ? {} : { gender: input.gender ?? ('unset' as const) }),
    ...(input.language === undefined ? {} : { lang: input.language }),
  }
  if (Object.keys(columns).length > 0)
    await context.db.updateTable('account').set(columns).where('id', '=', staff.id).execute()
  return null
})
