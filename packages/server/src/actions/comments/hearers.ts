import { permissionsOf } from '@warraq/core/people/permissions'
import { ROLES } from '@warraq/core/people/roles'
import type { WriteContext } from '../action.ts'

/** Who made a decision, and who agreed to it. */
export async function decidersOf({ db }: Pick<WriteContext, 'db'>, decisionId: number): Promise<number[]> {
  const row = await db
    .selectFrom('decision')
    .select(['account_id', 'second_account_id'])
    .where('id', '=', decisionId)
    .executeTakeFirstOrThrow()
  return [row.account_id, row.second_account_id].filter((id) => id !== null)
}

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
