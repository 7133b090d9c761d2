import type { SanctionKind, Standing } from '@warraq/core/comments/sanctions'
import { consequenceOf, standingOf } from '@warraq/core/comments/sanctions'
import type { Instant } from '@warraq/core/time'
import { readModeration } from '../../store/reader/moderation.ts'
import type { WriteContext } from '../action.ts'

/** Whom a sanction is against: who is known of a reader. */
export interface SanctionSubject {
  readonly identityId: number | null
  /** Keyed digest of an address that the reader has proved; a typed one says nothing. */
  readonly emailHmac: string | null
  /** Keyed digest of the network's prefix. */
  readonly net: string | null
  /** The same network under the key of the period before. */
  readonly formerNet?: string | null
}

export interface SanctionsOf extends Standing {
  /** Until when the network is kept from commenting, which holds and does not refuse: others share it. */
  readonly networkUntil: Instant | null
}

type Target = readonly [kind: 'identity' | 'email' | 'net', target: string]

/** How a reader stands at a moment, by what earlier decisions say of the identity, the address and the network. */
export async function sanctionsOf(
  { db }: Pick<WriteContext, 'db'>,
  { identityId, emailHmac, net, formerNet = null }: SanctionSubject,
  now: Instant,
): Promise<SanctionsOf> {
  const targets: Target[] = []
  if (identityId !== null) targets.push(['identity', String(identityId)])
  if (emailHmac !== null) targets.push(['email', emailHmac])
  for (const one of [net, formerNet]) if (one !== null) targets.push(['net', one])
  if (targets.length === 0) return { ...standingOf([], now), networkUntil: null }
  const rows = await db
    .selectFrom('sanction')
    .select(['kind', 'target_kind', 'weight', 'starts_at', 'ends_at', 'lifted_at'])
    .where((e) => e.or(targets.map(([kind, target]) => e.and([e('target_kind', '=', kind), e('target', '=', target)]))))
    .where('ends_at', '>', now)
    .execute()
  const sanctions = rows.map((row) => ({
    kind: row.kind,
    weight: row.weight,
    startsAt: row.starts_at as Instant,
    endsAt: row.ends_at as Instant,
    liftedAt: row.lifted_at as Instant | null,
    ofNetwork: row.target_kind === 'net',
  }))
  const network = standingOf(
    sanctions.filter(({ ofNetwork }) => ofNetwork),
    now,
  )
  return {
    ...standingOf(
      sanctions.filter(({ ofNetwork }) => !ofNetwork),
      now,
    ),
    networkUntil: network.bannedUntil ?? network.mutedUntil,
  }
}

/** What is known of a reader: the identity, and the digest of the address once it is proved. */
export async function subjectOfReader({ db }: Pick<WriteContext, 'db'>, identityId: number): Promise<SanctionSubject> {
  const contact = await db
    .selectFrom('contact')
    .select('email_hmac')
    .where('identity_id', '=', identityId)
    .where('verified_at', 'is not', null)
    .executeTakeFirst()
  return { identityId, emailHmac: contact?.email_hmac ?? null, net: null }
}

export interface NewSanction {
  readonly kind: SanctionKind
  readonly weight: number
  readonly decisionId: number
  readonly endsAt: Instant
}

/**
 * Against an address where one is proved, so that another browser does not shake it off; else against the identity. Never
 * against both: a strike counts once.
 */
export async function addSanction(
  context: WriteContext,
  { identityId, emailHmac, net }: SanctionSubject,
  { kind, weight, decisionId, endsAt }: NewSanction,
): Promise<void> {
  const target: Target =
    net !== null ? ['net', net] : emailHmac !== null ? ['email', emailHmac] : ['identity', String(identityId)]
  await context.db
    .insertInto('sanction')
    .values({
      kind,
      target_kind: target[0],
      target: target[1],
      weight,
      decision_id: decisionId,
      starts_at: context.now,
      ends_at: endsAt,
      lifted_at: null,
      lifted_by: null,
    })
    .execute()
}

/** Of decisions that follow from the number of strikes. */
export const BY_STRIKES = 'strikes'

/**
 * What a decision cost its author (strikes, mutes, bans) is taken back by a later one. Where the strikes that are left
 * would not have come to a mute or a ban, those that followed from them end as well.
 */
export async function liftSanctions(context: WriteContext, decisionId: number, byDecisionId: number): Promise<void> {
  const lifted = await context.db
    .updateTable('sanction')
    .set({ lifted_at: context.now, lifted_by: byDecisionId })
    .where('decision_id', '=', decisionId)
    .where('lifted_at', 'is', null)
    .returning(['kind', 'target_kind', 'target'])
    .execute()
  for (const { kind, target_kind, target } of lifted)
    if (kind === 'strike') await liftWhatFollowed(context, [target_kind, target], byDecisionId)
}

async function liftWhatFollowed(context: WriteContext, [kind, target]: Target, byDecisionId: number): Promise<void> {
  const { settings } = await readModeration(context.db)
  const subject = {
    identityId: kind === 'identity' ? Number(target) : null,
    emailHmac: kind === 'email' ? target : null,
    net: null,
  }
  const { strikes } = await sanctionsOf(context, subject, context.now)
  const left = consequenceOf(strikes, settings.strikes)?.kind
  const over = left === 'ban' ? [] : left === 'mute' ? (['ban'] as const) : (['mute', 'ban'] as const)
  if (over.length === 0) return
  const followed = context.db.selectFrom('decision').select('id').where('rule_version', '=', BY_STRIKES)
  await context.db
    .updateTable('sanction')
    .set({ lifted_at: context.now, lifted_by: byDecisionId })
    .where('target_kind', '=', kind)
    .where('target', '=', target)
    .where('kind', 'in', over)
    .where('lifted_at', 'is', null)
    .where('ends_at', '>', context.now)
    .where('decision_id', 'in', followed)
    .execute()
}
