import { cleanName, fold, slug } from '@warraq/arabic'
import { Refusal } from '@warraq/core/errors'
import { emailKey, isEmail } from '@warraq/core/people/email'
import type { Role } from '@warraq/core/people/roles'
import type { WriteContext } from '../action.ts'

export interface NewAccount {
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly sectionIds: readonly number[]
  /** Null for an invitation: the person chooses it. */
  readonly passwordHash: string | null
  readonly lang: 'ar' | 'en'
}

/** Writes an account with its sections. The address is stored as typed and is unique without regard to ASCII case. */
export async function insertAccount(context: WriteContext, account: NewAccount): Promise<number> {
  const email = account.email.trim()
  if (!isEmail(email)) throw new Refusal('bad-email', { field: 'email' })
  const key = emailKey(email)
  const taken = await context.db.selectFrom('account').select('id').where('email_key', '=', key).executeTakeFirst()
  if (taken) throw new Refusal('email-taken', { field: 'email' })
  const name = requiredName(account.name)
  const { id } = await context.db
    .insertInto('account')
    .values({
      email,
      email_key: key,
      name,
      gender: 'unset',
      role: account.role,
      status: account.passwordHash === null ? 'invited' : 'active',
      password_hash: account.passwordHash,
      person_id: await bylineFor(context, account.role, name),
      lang: account.lang,
      created_at: context.now,
      signed_in_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await putSections(context, id, account.sectionIds)
  return id
}

/** A name as it is stored: one line, NFC, nothing invisible. */
export function requiredName(typed: string): string {
  const name = cleanName(typed)
  if (name === '') throw new Refusal('name-needed', { field: 'name' })
  return name
}

export async function putSections(
  context: WriteContext,
  accountId: number,
  sectionIds: readonly number[],
): Promise<void> {
  const ids = [...new Set(sectionIds)]
  await context.db.deleteFrom('account_section').where('account_id', '=', accountId).execute()
  if (ids.length === 0) return
  const known = await context.db.selectFrom('section').select('id').where('id', 'in', ids).execute()
  if (known.length !== ids.length) throw new Refusal('bad-input', { field: 'sectionIds' })
  await context.db
    .insertInto('account_section')
    .values(ids.map((section_id) => ({ account_id: accountId, section_id })))
    .execute()
}

/**
 * Whoever writes is named in a byline. A person of exactly this name who has no account yet (from an import, or
 * entered by the desk) becomes theirs, because an admin typed the name; otherwise a new person is made.
 */
async function bylineFor(context: WriteContext, role: Role, name: string): Promise<number | null> {
  if (role === 'moderator') return null
  const same = await context.db
    .selectFrom('person as p')
    .leftJoin('account as a', 'a.person_id', 'p.id')
    .select('p.id')
    .where('p.name', '=', name)
    .where('a.id', 'is', null)
    .limit(2)
    .execute()
  return same.length === 1 && same[0] ? same[0].id : insertPerson(context, { name })
}

export interface NewPerson {
  readonly name: string
  readonly kind?: 'reporter' | 'columnist' | 'agency' | 'guest'
}

/** Writes a person of whom nothing is said yet but the name, which is clean. */
export async function insertPerson(context: WriteContext, person: NewPerson): Promise<number> {
  const { id } = await context.db
    .insertInto('person')
    .values({
      kind: person.kind ?? 'reporter',
      name: person.name,
      name_key: fold(person.name),
      slug: slug(person.name),
      gender: 'unset',
      title: '',
      bio: '',
      portrait_id: null,
      byline_hidden: 0,
      lang: 'ar',
      import_key: null,
      created_at: context.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
