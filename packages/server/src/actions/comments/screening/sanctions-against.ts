import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../../action.ts'

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
): Promise<SanctionsAgainst> {
  const { db, now } = context
  const targets = await targetsOf(context, readerId, net)
  if (targets.length === 0) return { premod: false, network: false }
  const rows = await db
    .selectFrom('sanction')
    .select(['kind', 'target_kind', 'ends_at'])
    .where('kind', 'in', ['premod', 'mute', 'ban'])
    .where('lifted_at', 'is', null)
    .where('starts_at', '<=', now)
    .where('ends_at', '>', now)
    .where((e) =>
      e.or(targets.map(({ kind, target }) => e.and([e('target_kind', '=', kind), e('target', '=', target)]))),
    )
    .orderBy('ends_at', 'desc')
    .execute()
  const barred = rows.find(({ kind, target_kind }) => target_kind !== 'net' && (kind === 'mute' || kind === 'ban'))
  if (barred) throw new Refusal('comment-sanctioned', { until: barred.ends_at })
  return {
    premod: rows.some(({ kind, target_kind }) => target_kind !== 'net' && kind === 'premod'),
    network: rows.some(({ target_kind }) => target_kind === 'net'),
  }
}

interface Target {
  readonly kind: 'identity' | 'email' | 'net'
  readonly target: string
}

async function targetsOf({ db }: WriteContext, readerId: number | null, net: string | null): Promise<Target[]> {
  const targets: Target[] = net === null ? [] : [{ kind: 'net', target: net }]
  if (readerId === null) return targets
  const contact = await db
    .selectFrom('contact')
    .select('email_hmac')
    .where('identity_id', '=', readerId)
    .where('verified_at', 'is not', null)
    .executeTakeFirst()
  if (contact) targets.push({ kind: 'email', target: contact.email_hmac })
  return [...targets, { kind: 'identity', target: String(readerId) }]
}
