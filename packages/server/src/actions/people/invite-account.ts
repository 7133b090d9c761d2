import type { Role } from '@warraq/core/people/roles'
import { readSiteSettings } from '../../store/reader/site.ts'
import { defineAction } from '../action.ts'
import { insertAccount } from './accounts.ts'
import type { SealedLink } from './one-time-links.ts'
import { makeAccountLink } from './one-time-links.ts'
import { allow } from './staff.ts'

export interface InviteAccount {
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly sectionIds: readonly number[]
  /** Whether a mail can be sent; otherwise the caller hands the link over. */
  readonly mail: boolean
}

/** An account whose person chooses a password by a link within seven days. */
export const inviteAccount = defineAction(async (context, input: InviteAccount): Promise<SealedLink> => {
  await allow(context, 'account.manage')
  const { settings } = await readSiteSettings(context.db)
  const accountId = await insertAccount(context, { ...input, passwordHash: null, lang: settings.language })
  await context.emit({ type: 'account-invited', accountId })
  context.audit('account.invited', `account:${accountId}`, { role: input.role })
  return makeAccountLink(context, 'invitation', accountId, input.mail)
})
