import { identityIdOf } from '@warraq/core/comments/identity-token'
import { Refusal } from '@warraq/core/errors'
import type { EmailIdentity } from '../../store/reader/own-comments.ts'
import { identitiesOfEmail, openEntryLink } from '../../store/reader/own-comments.ts'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { addIdentity } from './identities.ts'

/**
 * The link was followed: the address is proved. Refused with `link-expired` when it was used or is too old. Answers whose
 * cookie the browser is given now.
 */
export const useEntry = defineAction(
  async (context, input: { token: string; identityToken: string | null }): Promise<{ identityId: number }> => {
    const { db, now, keys } = context
    const tokenHash = keys.tokenHash(input.token)
    const link = await openEntryLink(db, tokenHash, now)
    const known = link === null ? [] : await identitiesOfEmail(db, link.emailHmac)
    if (link === null || known.length === 0) throw new Refusal('link-expired')
    await db.updateTable('reader_link').set({ used_at: now }).where('token_hash', '=', tokenHash).execute()
    const cookie = identityIdOf(input.identityToken, (text) => keys.hmac('identity-cookie', text))
    const identityId = await identityFor(context, known, cookie)
    const proved = await db
      .updateTable('contact')
      .set({ verified_at: now })
      .where('identity_id', '=', identityId)
      .where('verified_at', 'is', null)
      .returning('identity_id')
      .execute()
    if (proved.length > 0) await bindSanctions(context, identityId, link.emailHmac)
    return { identityId }
  },
)

/**
 * Whom the browser becomes. An identity that only typed the address may be a stranger's, whose cookie would then open
 * everything: so it is the browser's own, when the address was typed here, or one that was proved before, or a new one.
 */
async function identityFor(
  context: WriteContext,
  known: readonly EmailIdentity[],
  cookie: number | null,
): Promise<number> {
  const settled = known.find(({ id }) => id === cookie) ?? known.find(({ verified }) => verified)
  if (settled) return settled.id
  const newest = known.at(-1)
  if (!newest) throw new Error('nobody gave this address')
  const id = await addIdentity(context, { kind: 'guest', name: newest.name })
  const contact = await context.db
    .selectFrom('contact')
    .select(['email_enc', 'email_hmac'])
    .where('identity_id', '=', newest.id)
    .executeTakeFirstOrThrow()
  await context.db
    .insertInto('contact')
    .values({ identity_id: id, ...contact, verified_at: null, purge_at: null })
    .execute()
  return id
}

/** What was decided against a reader follows the address from the moment it is proved: another browser is no way out. */
async function bindSanctions({ db, now }: WriteContext, identityId: number, emailHmac: string): Promise<void> {
  await db
    .updateTable('sanction')
    .set({ target_kind: 'email', target: emailHmac })
    .where('target_kind', '=', 'identity')
    .where('target', '=', String(identityId))
    .where('lifted_at', 'is', null)
    .where('ends_at', '>', now)
    .execute()
}
