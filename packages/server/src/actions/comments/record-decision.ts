import type { DecisionVerdict } from '@warraq/core/comments/decide'
import { HOLD } from '@warraq/core/comments/evidence'
import type { CommentState } from '@warraq/core/comments/states'
import type { StatementSubject } from '@warraq/core/comments/statement'
import type { ClauseRow } from '../../store/reader/clauses.ts'
import type { WriteContext } from '../action.ts'
import { accountIdOf } from '../people/staff.ts'
import { closeCases, openCase } from './cases.ts'
import { addDecision } from './decision-row.ts'
import type { LoadedComment } from './load-comment.ts'
import { overtakeProposals } from './proposals.ts'
import { liftSanctions } from './sanctions.ts'
import type { OpenReports } from './settle-reports.ts'
import { openReports, settleReports } from './settle-reports.ts'
import { writeStatement } from './statements.ts'
import { addCommentEvent, countComments } from './store-comment.ts'
import { strike } from './strikes.ts'

export type Agreed = Extract<DecisionVerdict, { ok: true }>

export interface DecisionToRecord {
  readonly verdict: Agreed
  /** The versions cited. */
  readonly cited: readonly ClauseRow[]
  /** Who proposed it, where the actor is the second person. */
  readonly proposedBy: number | null
}

/**
 * Carries a decision out, with everything that follows: the comment, one event, the statement, strikes, the reporters'
 * answer, the case. The counts and pages of the article are the caller's where many are decided: {@link countAfter}.
 */
export async function recordDecision(
  context: WriteContext,
  comment: LoadedComment,
  decision: DecisionToRecord,
): Promise<number> {
  const { verdict, cited, proposedBy } = decision
  const reports = await openReports(context, comment.id)
  const undone = verdict.step === 'restore' ? await lastRemoval(context, comment.id) : null
  const automatedDetection = await wasDetected(context, comment.revisionId)
  const decisionId = await addDecision(context, {
    subject: 'revision',
    commentId: comment.id,
    revisionId: comment.revisionId,
    identityId: null,
    effect: verdict.effect,
    clauseVersionIds: verdict.clauseVersionIds,
    facts: verdict.facts,
    source: reports.source,
    automatedDetection,
    rule: null,
    proposedBy,
    endsAt: null,
    supersedes: undone,
  })
  await moveComment(context, comment, verdict)
  await addCommentEvent(context, {
    commentId: comment.id,
    type: EVENT_TYPES[verdict.step] ?? verdict.effect,
    from: comment.state,
    to: verdict.to,
    revisionId: comment.revisionId,
    decisionId,
    actor: context.actor.kind,
    accountId: accountIdOf(context),
    at: context.now,
  })
  await state(context, comment, decision, { decisionId, reports, automatedDetection })
  if (verdict.step === 'remove') await strike(context, comment, { decisionId, cited })
  if (undone !== null) await liftSanctions(context, undone, decisionId)
  await settleReports(context, { commentId: comment.id, decision: verdict.step, decisionId })
  await moveCase(context, comment, verdict)
  await overtakeProposals(context, comment.id)
  await context.emit({ type: 'comment-decided', commentId: comment.id, decisionId })
  context.audit(`comment.${EVENT_TYPES[verdict.step] ?? verdict.effect}`, `comment:${comment.id}`, {
    decisionId,
    clauses: cited.map(({ code, version }) => `${code}.${version}`),
  })
  return decisionId
}

/** Events are named by their effect, but for those whose effect alone does not say what was done. */
const EVENT_TYPES: Partial<Readonly<Record<Agreed['step'], string>>> = {
  spam: 'spam',
  'not-spam': 'not-spam',
  keep: 'keep',
  'approve-edit': 'approve-edit',
  'refuse-edit': 'refuse-edit',
}

async function moveComment(context: WriteContext, comment: LoadedComment, { step, to }: Agreed): Promise<void> {
  const publishes = to === 'published' && step !== 'refuse-edit'
  await context.db
    .updateTable('comment')
    .set({
      state: to,
      lock_version: comment.lockVersion + 1,
      ...(publishes && { published_revision_id: comment.revisionId }),
      ...(step === 'approve-edit' && { edited_at: context.now }),
      // The refused text stays on record, and is no longer what its author goes on from.
      ...(step === 'refuse-edit' && { latest_revision_id: comment.publishedRevisionId }),
    })
    .where('id', '=', comment.id)
    .execute()
}

const SUBJECTS: Partial<Readonly<Record<Agreed['step'], StatementSubject>>> = {
  remove: 'removal',
  'ask-for-changes': 'changes',
  'refuse-edit': 'edit',
}

interface Made {
  readonly decisionId: number
  readonly reports: OpenReports
  readonly automatedDetection: boolean
}

async function state(
  context: WriteContext,
  comment: LoadedComment,
  { verdict, cited }: DecisionToRecord,
  { decisionId, reports, automatedDetection }: Made,
): Promise<void> {
  const of = SUBJECTS[verdict.step]
  if (of === undefined) return
  await writeStatement(context, {
    decisionId,
    of,
    clauses: cited,
    facts: verdict.facts,
    wasPublished: comment.publishedRevisionId !== null,
    sentAt: comment.createdAt,
    endsAt: null,
    source: reports.source,
    law: reports.law,
    automatedDetection,
    automatedDecision: false,
    language: comment.language,
  })
}

async function moveCase(context: WriteContext, comment: LoadedComment, { step }: Agreed): Promise<void> {
  const at = { commentId: comment.id, revisionId: comment.revisionId }
  if (step === 'spam') await openCase(context, { ...at, queue: 'spam', priority: 0 })
  else if (step === 'hide') await openCase(context, { ...at, queue: await queueOf(context, comment.id), priority: 100 })
  else await closeCases(context, [comment.id])
}

/** What is hidden goes on being read where it was found. */
async function queueOf({ db }: WriteContext, commentId: number): Promise<'pending' | 'reported'> {
  const row = await db
    .selectFrom('comment_case')
    .select('queue')
    .where('comment_id', '=', commentId)
    .where('state', '<>', 'closed')
    .executeTakeFirst()
  return row?.queue === 'reported' ? 'reported' : 'pending'
}

/** True when a machine, and not a reader or a moderator, had pointed at these words. */
async function wasDetected({ db }: WriteContext, revisionId: number): Promise<boolean> {
  const row = await db
    .selectFrom('evidence')
    .select('id')
    .where('revision_id', '=', revisionId)
    .where('score', '>=', HOLD)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function lastRemoval({ db }: WriteContext, commentId: number): Promise<number | null> {
  const row = await db
    .selectFrom('decision')
    .select('id')
    .where('comment_id', '=', commentId)
    .where('effect', '=', 'remove')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

const SHOWN: ReadonlySet<CommentState> = new Set(['published'])

/** Counts and pages of the articles whose readers see something else now. */
export async function countAfter(
  context: WriteContext,
  changed: readonly { readonly comment: LoadedComment; readonly to: CommentState }[],
): Promise<void> {
  const articles = new Map<number, Set<number>>()
  for (const { comment, to } of changed) {
    if (!SHOWN.has(comment.state) && !SHOWN.has(to)) continue
    const roots = articles.get(comment.articleId) ?? new Set()
    articles.set(comment.articleId, roots.add(comment.rootId))
  }
  for (const [articleId, roots] of articles) await countComments(context, articleId, [...roots])
}
