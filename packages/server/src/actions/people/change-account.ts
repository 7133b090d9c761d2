import { Refusal } from '@warraq/core/errors'
import type { Role } from '@warraq/core/people/roles'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { putSections } from './accounts.ts'
import { spendTokens } from './one-time-links.ts'
import { endSessions } from './sessions.ts'
import { allow } from './staff.ts'

export interface ChangeAccount {
  readonly accountId: number
  readonly role?: Role
  readonly sectionIds?: readonly number[]
  readonly status?: 'active' | 'disabled'
}

type Status = 'invited' | 'active' | 'disabled'

/** Role, sections and standing of an account. A new role or standing ends its sessions; one admin always remains. */
export const changeAccount = defineAction(async (context, input: ChangeAccount): Promise<null> => {
  await allow(context, 'account.manage')
  const { accountId } = input
  const before = await context.db
    .selectFrom('account')
    .select(['role', 'status', 'password_hash'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (!before) throw new Refusal('not-found', { account: accountId })
  const role = input.role ?? before.role
  const status = statusAfter(before, input.status)
  if (before.role === 'admin' && before.status === 'active' && (role !== 'admin' || status !== 'active'))
    await keepAnAdmin(context, accountId)
  await context.db.updateTable('account').set({ role, status }).where('id', '=', accountId).execute()
  if (input.sectionIds) await putSections(context, accountId, input.sectionIds)
  if (role !== before.role || status !== before.status) await endSessions(context, accountId)
  if (status === 'disabled')
    for (const purpose of ['invitation', 'reset'] as const) await spendTokens(context, purpose, accountId)
  context.audit('account.changed', `account:${accountId}`, { role, status })
  return null
})

/** Somebody who never chose a password is invited, not active, when they are let back in. */
function statusAfter(
  before: { status: Status; password_hash: string | null },
  wanted: 'active' | 'disabled' | undefined,
): Status {
  if (wanted === undefined) return before.status
  return wanted === 'active' && before.password_hash === null ? 'invited' : wanted
}

async function keepAnAdmin(context: WriteContext, leaving: number): Promise<void> {
  const another = await context.db
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'admin')
    .where('status', '=', 'active')
    .where('id', '!=', leaving)
    .limit(1)
    .executeTakeFirst()
  if (!another) throw new Refusal('last-admin')
}
