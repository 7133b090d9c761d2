import { fold } from '@warraq/arabic'
import { identityIdOf } from '@warraq/core/comments/identity-token'
import { emailKey } from '@warraq/core/people/email'
import type { WriteContext } from '../action.ts'

/** Who comments: known by a cookie of ours, never by a name or an address that was typed. */
export interface Commenter {
  readonly id: number
  /** Made by this call: the reader has to be given its cookie. */
  readonly fresh: boolean
  /** An earlier decision asks that each comment is read first. */
  readonly watched: boolean
  /** Comments that were published before. */
  readonly publishedBefore: number
}

/** The identity of the cookie; a new one without a cookie, or with one that is forged, unknown or erased. */
export async function commenterOf(context: WriteContext, token: string | null, name: string): Promise<Commenter> {
  const id = identityIdOf(token, (text) => context.keys.hmac('identity-cookie', text))
  const known = id === null ? null : await knownIdentity(context, id)
  if (known === null)
    return { id: await addIdentity(context, { kind: 'guest', name }), fresh: true, watched: false, publishedBefore: 0 }
  const { n } = await context.db
    .selectFrom('comment')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('identity_id', '=', known.id)
    .where('state', '=', 'published')
    .executeTakeFirstOrThrow()
  return { id: known.id, fresh: false, watched: known.standing !== 'normal', publishedBefore: n }
}

async function knownIdentity(context: WriteContext, id: number): Promise<{ id: number; standing: string } | null> {
  const row = await context.db
    .selectFrom('identity')
    .select(['id', 'standing'])
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
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
