import { toDigits } from '@warraq/arabic'
import { consequenceOf, strikeWeight } from '@warraq/core/comments/sanctions'
import { repeatedFacts } from '@warraq/core/comments/statement'
import { plusSeconds } from '@warraq/core/time'
import type { ClauseRow } from '../../store/reader/clauses.ts'
import { readModeration } from '../../store/reader/moderation.ts'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { WriteContext } from '../action.ts'
import { addDecision } from './decision-row.ts'
import type { LoadedComment } from './load-comment.ts'
import { addSanction, BY_STRIKES, sanctionsOf, subjectOfReader } from './sanctions.ts'
import { siteDate, writeStatement } from './statements.ts'

const DAY_SECONDS = 24 * 3600

/**
 * What a removal costs its author: a strike that expires and, when there are many, a mute or a ban by the ladder of the
 * newspaper. The latter is a decision of its own with a statement of its own, and can be appealed.
 */
export async function strike(
  context: WriteContext,
  comment: LoadedComment,
  removal: { readonly decisionId: number; readonly cited: readonly ClauseRow[] },
): Promise<void> {
  const { settings } = await readModeration(context.db)
  const { cited, decisionId } = removal
  const weight = strikeWeight(cited.map(({ code }) => code))
  const subject = await subjectOfReader(context, comment.identityId)
  const endsAt = plusSeconds(context.now, settings.strikes.expireDays * DAY_SECONDS)
  await addSanction(context, subject, { kind: 'strike', weight, decisionId, endsAt })
  const { strikes } = await sanctionsOf(context, subject, context.now)
  const consequence = consequenceOf(strikes, settings.strikes)
  if (consequence === null) return
  await restrain(context, comment, cited, { ...consequence, strikes })
}

interface Consequence {
  readonly kind: 'mute' | 'ban'
  readonly days: number
  readonly strikes: number
}

async function restrain(
  context: WriteContext,
  comment: LoadedComment,
  cited: readonly ClauseRow[],
  { kind, days, strikes }: Consequence,
): Promise<void> {
  const { settings } = await readSiteSettings(context.db)
  const endsAt = plusSeconds(context.now, days * DAY_SECONDS)
  const facts = repeatedFacts(
    settings.language,
    settings.language === 'ar' ? toDigits(String(strikes), settings.digits) : String(strikes),
    siteDate(settings, comment.createdAt, settings.language),
  )
  const decisionId = await addDecision(context, {
    subject: 'identity',
    commentId: comment.id,
    revisionId: comment.revisionId,
    identityId: comment.identityId,
    effect: kind,
    clauseVersionIds: cited.map(({ versionId }) => versionId),
    facts,
    source: 'rule',
    automatedDetection: false,
    rule: BY_STRIKES,
    proposedBy: null,
    endsAt,
    supersedes: null,
  })
  const subject = await subjectOfReader(context, comment.identityId)
  await addSanction(context, subject, { kind, weight: 0, decisionId, endsAt })
  await writeStatement(context, {
    decisionId,
    of: kind,
    clauses: cited,
    facts,
    wasPublished: false,
    sentAt: comment.createdAt,
    endsAt,
    source: 'own-initiative',
    law: null,
    automatedDetection: false,
    automatedDecision: false,
    language: comment.language,
  })
  await context.emit({ type: 'comment-decided', commentId: comment.id, decisionId })
  context.audit(`reader.${kind}`, `identity:${comment.identityId}`, { decisionId, until: endsAt, strikes })
}
