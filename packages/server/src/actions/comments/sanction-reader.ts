import { factsOf } from '@warraq/core/comments/decide'
import { MOST_BAN_DAYS, MOST_NETWORK_DAYS, UNHEARD_DAYS } from '@warraq/core/comments/sanctions'
import { sanctionTakesTwo } from '@warraq/core/comments/two-people'
import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
import { plusSeconds } from '@warraq/core/time'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import { addDecision } from './decision-row.ts'
import type { LoadedComment } from './load-comment.ts'
import { citableClauses, loadComment } from './load-comment.ts'
import { asksForTwo, propose } from './proposals.ts'
import { addSanction, subjectOfReader } from './sanctions.ts'
import { writeStatement } from './statements.ts'

export interface SanctionReader {
  /** The comment it is about: its author is the reader. For `unheard` any comment of the reader, or null. */
  readonly commentId: number | null
  readonly identityId: number
  /** `network` keeps the network of that comment from commenting, for a week at the most. */
  readonly kind: 'premod' | 'mute' | 'ban' | 'network' | 'unheard'
  readonly days: number
  readonly clauses: readonly string[]
  readonly facts: string
}

export interface Sanctioned {
  readonly decisionId: number | null
  readonly until: Instant | null
  readonly proposalId: number | null
}

const DAY_SECONDS = 24 * 3600

/**
 * A moderator restrains a reader for a time. Mutes and bans need a clause that was shown to the reader, and facts
 * (`clause-needed`), and come with a statement that can be appealed. Refused with `bad-input` for a time that is too long.
 * A ban of more than thirty days takes two people where the newsroom asks for two.
 */
export const sanctionReader = defineAction(async (context, input: SanctionReader): Promise<Sanctioned> => {
  await allow(context, 'comment.moderate')
  await weighSanction(context, input)
  if (sanctionTakesTwo(input.kind, input.days) && (await asksForTwo(context))) {
    const { commentId, identityId } = input
    const proposed = { ...input, clauses: [...input.clauses] }
    const proposalId = await propose(context, { kind: 'sanction', commentId, identityId, input: proposed })
    return { decisionId: null, until: null, proposalId }
  }
  return imposeSanction(context, input, null)
})

const MOST_DAYS: Readonly<Record<SanctionReader['kind'], number>> = {
  premod: 366,
  mute: 30,
  ban: MOST_BAN_DAYS,
  network: MOST_NETWORK_DAYS,
  unheard: UNHEARD_DAYS,
}

async function weighSanction(context: WriteContext, input: SanctionReader) {
  const { kind, days, identityId, commentId } = input
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS[kind]) throw new Refusal('bad-input', { field: 'days' })
  const identity = await context.db
    .selectFrom('identity')
    .select(['id', 'kind'])
    .where('id', '=', identityId)
    .executeTakeFirst()
  if (!identity || identity.kind === 'staff' || identity.kind === 'system') throw new Refusal('not-found')
  const comment = commentId === null ? null : await loadComment(context, commentId)
  if (comment !== null && comment.identityId !== identityId) throw new Refusal('bad-input', { field: 'commentId' })
  const facts = factsOf(input.facts)
  const citable = comment === null ? [] : await citableClauses(context, comment.termsShown)
  const cited = citable.filter(({ code }) => input.clauses.includes(code))
  if (facts === '') throw new Refusal('clause-needed')
  const against = kind === 'mute' || kind === 'ban' || kind === 'network'
  if (against && (comment === null || cited.length === 0 || cited.length < new Set(input.clauses).size))
    throw new Refusal('clause-needed')
  return { comment, facts, cited }
}

export async function imposeSanction(
  context: WriteContext,
  input: SanctionReader,
  proposedBy: number | null,
): Promise<Sanctioned> {
  const { comment, facts, cited } = await weighSanction(context, input)
  const { kind, identityId } = input
  const until = plusSeconds(context.now, input.days * DAY_SECONDS)
  const effect = kind === 'mute' || kind === 'ban' ? kind : 'hold'
  const decisionId = await addDecision(context, {
    subject: 'identity',
    commentId: comment?.id ?? null,
    revisionId: comment?.revisionId ?? null,
    identityId,
    effect,
    clauseVersionIds: cited.map(({ versionId }) => versionId),
    facts,
    source: 'own-initiative',
    automatedDetection: false,
    rule: null,
    proposedBy,
    endsAt: until,
    supersedes: null,
  })
  const subject =
    kind === 'network'
      ? { identityId: null, emailHmac: null, net: await networkOf(context, comment) }
      : kind === 'unheard'
        ? { identityId, emailHmac: null, net: null }
        : await subjectOfReader(context, identityId)
  await addSanction(context, subject, {
    kind: kind === 'network' ? 'ban' : kind,
    weight: 0,
    decisionId,
    endsAt: until,
  })
  if (comment !== null && (effect === 'mute' || effect === 'ban')) {
    await writeStatement(context, {
      decisionId,
      of: effect,
      clauses: cited,
      facts,
      wasPublished: false,
      sentAt: comment.createdAt,
      endsAt: until,
      source: 'own-initiative',
      law: null,
      automatedDetection: false,
      automatedDecision: false,
      language: comment.language,
    })
    await context.emit({ type: 'comment-decided', commentId: comment.id, decisionId })
  }
  context.audit(`reader.${kind}`, `identity:${identityId}`, { decisionId, until, second: proposedBy })
  return { decisionId, until, proposalId: null }
}

/** The network a comment came from, while it is kept; `bad-input` when it is not. */
async function networkOf({ db }: WriteContext, comment: LoadedComment | null): Promise<string> {
  const trace = await db
    .selectFrom('trace as t')
    .innerJoin('comment_revision as r', 'r.id', 't.revision_id')
    .select('t.net_prefix_hmac')
    .where('r.comment_id', '=', comment?.id ?? 0)
    .orderBy('r.n', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!trace || trace.net_prefix_hmac === '') throw new Refusal('bad-input', { field: 'kind' })
  return trace.net_prefix_hmac
}
