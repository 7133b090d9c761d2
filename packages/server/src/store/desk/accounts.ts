import type { AccountRow } from '@warraq/core/contract/people'
import type { Role } from '@warraq/core/people/roles'
import type { ReadDb } from '../database.ts'

/** All accounts, by name. A newsroom has hundreds at most. */
export async function listAccounts(db: ReadDb): Promise<AccountRow[]> {
  const rows = await db
    .selectFrom('account')
    .select(['id', 'name', 'email', 'role', 'gender', 'status', 'person_id', 'second_key_at'])
    .orderBy('name')
    .orderBy('id')
    .execute()
  const [sections, seen] = await Promise.all([sectionsByAccount(db), lastSeen(db)])
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role as Role,
    gender: row.gender === 'unset' ? null : row.gender,
    sectionIds: sections.get(row.id) ?? [],
    status: row.status,
    personId: row.person_id,
    lastSeenAt: seen.get(row.id) ?? null,
    secondKey: row.second_key_at !== null,
  }))
}

async function sectionsByAccount(db: ReadDb): Promise<Map<number, number[]>> {
  const rows = await db
    .selectFrom('account_section')
    .select(['account_id', 'section_id'])
    .orderBy('section_id')
    .execute()
  const byAccount = new Map<number, number[]>()
  for (const { account_id, section_id } of rows)
    byAccount.set(account_id, [...(byAccount.get(account_id) ?? []), section_id])
  return byAccount
}

async function lastSeen(db: ReadDb): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('session')
    .select((e) => ['account_id', e.fn.max('seen_at').as('at')])
    .groupBy('account_id')
    .execute()
  return new Map(rows.map(({ account_id, at }) => [account_id, at]))
}
