import { cleanName } from '@warraq/arabic'
import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { nameSite } from '../site/store-settings.ts'
import { insertAccount } from './accounts.ts'
import { spendTokens, useToken } from './one-time-links.ts'

export interface FinishSetup {
  readonly tokenHash: string
  readonly siteName?: string
  readonly name: string
  readonly email: string
  readonly passwordHash: string
  readonly lang: 'ar' | 'en'
}

/** The first account, an admin, and the site's name. Of many at once exactly one gets through. */
export const finishSetup = defineAction(async (context, input: FinishSetup): Promise<{ accountId: number }> => {
  const anybody = await context.db.selectFrom('account').select('id').limit(1).executeTakeFirst()
  if (anybody) throw new Refusal('already-set-up')
  await useToken(context, 'setup', input.tokenHash)
  await spendTokens(context, 'setup', null)
  const accountId = await insertAccount(context, {
    email: input.email,
    name: input.name,
    role: 'admin',
    sectionIds: [],
    passwordHash: input.passwordHash,
    lang: input.lang,
  })
  const siteName = cleanName(input.siteName ?? '')
  if (siteName !== '') await nameSite(context, siteName, accountId)
  context.audit('site.set-up', `account:${accountId}`)
  return { accountId }
})
