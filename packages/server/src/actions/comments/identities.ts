import { fold } from '@warraq/arabic'
import { identityIdOf } from '@warraq/core/comments/identity-token'
import { emailKey } from '@warraq/core/people/email'
import type { Instant } from '@warraq/core/time'
import type { WriteContext } from '../action.ts'
import type { KnownReader } from './screening/reader-record.ts'

/** Who comments: known by a cookie of ours, never by a name or an address that was typed. Null for whoever was never here. */
export async function readerOfCookie(context: WriteContext, token: string | null): Promise<KnownReader | null> {
  const id = identityIdOf(token, (text) => context.keys.hmac('identity-cookie', text))
  if (id === null) return null
  const row = await context.db
    .selectFrom('identity')
    .select(['id', 'standing', 'trust', 'created_at'])
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  return row ? { id: row.id, standing: row.standing, trust: row.trust, createdAt: row.created_at as Instant } : null
}

export interface NewIdentity {
  readonly kind: 'guest' | 'staff' | 'system'
  readonly name: string
  readonly importKey?: string
  readonly createdAt?: string
}

/** Also used by import and by the sample newsroom. */
export async function addIdentity(context: WriteContext, identity: NewIdentity): Promise<number> {
  const { id } = await context.db
    .insertInto('identity')
    .values({
      kind: identity.kind,
      display_name: identity.name,
      name_key: fold(identity.name),
      standing: 'normal',
      trust: 0,
      account_id: null,
      import_key: identity.importKey ?? null,
      created_at: identity.createdAt ?? context.now,
      erased_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Keeps the address apart from everything else, encrypted; it grants nothing. A verified one is not replaced by a typed one. */
export async function keepEmail(context: WriteContext, identityId: number, email: string): Promise<void> {
  const address = { email_enc: context.keys.seal(email), email_hmac: context.keys.hmac('email', emailKey(email)) }
  await context.db
    .insertInto('contact')
    .values({ identity_id: identityId, ...address, verified_at: null, purge_at: null })
    .onConflict((conflict) =>
      conflict.column('identity_id').doUpdateSet(address).where('contact.verified_at', 'is', null),
    )
    .execute()
}
