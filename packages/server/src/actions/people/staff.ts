import { Refusal } from '@warraq/core/errors'
import type { Permission, Subject } from '@warraq/core/people/permissions'
import { can } from '@warraq/core/people/permissions'
import type { Staff } from '@warraq/core/people/roles'
import { isRole } from '@warraq/core/people/roles'
import type { WriteContext } from '../action.ts'

/** Commands of the operator and of jobs run with the rights of an owner without an account. */
const OPERATOR: Staff = { id: 0, role: 'admin', sectionIds: [] }

/** Who is acting, loaded now: a role taken away a moment ago counts already. */
export async function actingStaff(context: WriteContext): Promise<Staff> {
  const { actor, db } = context
  if (actor.kind === 'operator' || actor.kind === 'job') return OPERATOR
  if (actor.kind !== 'account') throw new Refusal('sign-in-needed')
  const account = await db
    .selectFrom('account')
    .select(['id', 'role', 'status'])
    .where('id', '=', actor.accountId)
    .executeTakeFirst()
  if (!account || account.status !== 'active' || !isRole(account.role)) throw new Refusal('sign-in-needed')
  const sections = await db
    .selectFrom('account_section')
    .select('section_id')
    .where('account_id', '=', account.id)
    .execute()
  return { id: account.id, role: account.role, sectionIds: sections.map(({ section_id }) => section_id) }
}

/** Refuses when the permission table does not let the acting account do this. */
export async function allow(context: WriteContext, permission: Permission, subject: Subject = {}): Promise<Staff> {
  const staff = await actingStaff(context)
  if (!can(staff, permission, subject)) throw new Refusal('not-allowed', { permission })
  return staff
}

/** The account id to write into `…_by` columns; null for the operator and for jobs. */
export function accountIdOf(context: WriteContext): number | null {
  return context.actor.kind === 'account' ? context.actor.accountId : null
}
