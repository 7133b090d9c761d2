import { permissionsOf } from '@warraq/core/people/permissions'
import { ROLES } from '@warraq/core/people/roles'
import type { WriteContext } from '../action.ts'

/** Active accounts that may moderate comments. */
export async function activeModerators({ db }: Pick<WriteContext, 'db'>): Promise<number[]> {
  const roles = ROLES.filter((role) => permissionsOf(role).includes('comment.moderate'))
  const rows = await db
    .selectFrom('account')
    .select('id')
    .where('status', '=', 'active')
    .where('role', 'in', roles)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}
