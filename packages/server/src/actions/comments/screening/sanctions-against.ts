import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../../action.ts'
import { sanctionsOf } from '../sanctions.ts'

export interface SanctionsAgainst {
  /** Each comment of this reader is read first. */
  readonly premod: boolean
  /** The network is kept from commenting, which only holds: others share it. */
  readonly network: boolean
}

/**
 * What earlier decisions ask of this reader now: those against the identity and, once the address is proved, against the
 * address. Refused with `comment-sanctioned` (`until`) for a reader who is muted or banned.
 */
export async function sanctionsAgainst(
  context: WriteContext,
  readerId: number | null,
  net: string | null,
  formerNet: string | null,
): Promise<SanctionsAgainst> {
  const emailHmac = readerId === null ? null : await provedAddress(context, readerId)
  const formerly = net === null ? null : formerNet
  const standing = await sanctionsOf(
    context,
    { identityId: readerId, emailHmac, net, formerNet: formerly },
    context.now,
  )
  const until = standing.bannedUntil ?? standing.mutedUntil
  if (until !== null) throw new Refusal('comment-sanctioned', { until })
  return { premod: standing.watchedUntil !== null, network: standing.networkUntil !== null }
}

async function provedAddress({ db }: WriteContext, readerId: number): Promise<string | null> {
  const contact = await db
    .selectFrom('contact')
    .select('email_hmac')
    .where('identity_id', '=', readerId)
    .where('verified_at', 'is not', null)
    .executeTakeFirst()
  return contact?.email_hmac ?? null
}
