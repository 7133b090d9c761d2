import type { Role } from '@warraq/core/people/roles'
import { readSiteSettings } from '../../store/reader/site.ts'
import { defineAction } from '../action.ts'
import { insertAccount } from './accounts.ts'
import { allow } from './staff.ts'

/** An account with a password from the start: `warraq user add --password-stdin` and `warraq init`. */
export const addAccount = defineAction(
  async (
    context,
    input: { email: string; name: string; role: Role; passwordHash: string },
  ): Promise<{ accountId: number }> => {
    await allow(context, 'account.manage')
    const { settings } = await readSiteSettings(context.db)
    const accountId = await insertAccount(context, { ...input, sectionIds: [], lang: settings.language })
    context.audit('account.added', `account:${accountId}`, { role: input.role })
    return { accountId }
  },
)
