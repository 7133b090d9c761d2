import { hiddenFacts } from '@warraq/core/comments/statement'
import { COMMENT_TRANSITIONS } from '@warraq/core/comments/states'
import { clauseVersions } from '../../store/reader/clauses.ts'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { WriteContext } from '../action.ts'
import { loadComment } from './load-comment.ts'
import { writeStatement } from './statements.ts'
import { addCommentEvent, countComments } from './store-comment.ts'

/** As readers see it now. */
export interface PublishedComment {
  readonly id: number
  readonly articleId: number
  readonly rootId: number
  readonly revisionId: number
  readonly lockVersion: number
}

/**
 * Takes a comment that was reported from readers' sight until a moderator has read it. Words that a moderator has approved
 * stay where they are, whatever is reported.
 */
export async function hideReported(context: WriteContext, comment: PublishedComment): Promise<void> {
  if (await isApproved(context, comment.revisionId)) return
  const { effect, to } = COMMENT_TRANSITIONS.hide
  const decisionId = await decide(context, comment, effect)
  await context.db
    .updateTable('comment')
    .set({ state: to, lock_version: comment.lockVersion + 1 })
    .where('id', '=', comment.id)
    .execute()
  await addCommentEvent(context, {
    commentId: comment.id,
    type: effect,
    from: 'published',
    to,
    revisionId: comment.revisionId,
    decisionId,
    actor: 'rule',
    at: context.now,
  })
  await stateHidden(context, comment, decisionId)
  await countComments(context, comment.articleId, [comment.rootId])
  await context.emit({ type: 'comment-decided', commentId: comment.id, decisionId })
  context.audit('comment.hold', `comment:${comment.id}`, { decisionId, because: 'reports' })
}

async function isApproved(context: WriteContext, revisionId: number): Promise<boolean> {
  const row = await context.db
    .selectFrom('decision')
    .select('id')
    .where('revision_id', '=', revisionId)
    .where('effect', 'in', ['publish', 'restore'])
    .where('automated_decision', '=', 0)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Names the clauses that the reports name, in the versions in force. */
async function decide(context: WriteContext, comment: PublishedComment, effect: 'hold'): Promise<number> {
  const cited = await context.db
    .selectFrom('report as r')
    .innerJoin('clause_version as v', 'v.code', 'r.clause_code')
    .select('v.id')
    .distinct()
    .where('r.revision_id', '=', comment.revisionId)
    .where('r.outcome', 'is', null)
    .where('v.effective_to', 'is', null)
    .orderBy('v.id')
    .execute()
  const { id } = await context.db
    .insertInto('decision')
    .values({
      subject_kind: 'revision',
      comment_id: comment.id,
      revision_id: comment.revisionId,
      identity_id: null,
      effect,
      clause_version_ids: JSON.stringify(cited.map((version) => version.id)),
      facts: '',
      source_type: 'report',
      automated_detection: 0,
      automated_decision: 1,
      account_id: null,
      rule_version: 'reports',
      second_account_id: null,
      territory: null,
      starts_at: context.now,
      ends_at: null,
      supersedes_id: null,
      at: context.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** What its author is told; like every decision that keeps words from readers (Regulation (EU) 2022/2065, article 17(1)(a)). */
async function stateHidden(context: WriteContext, comment: PublishedComment, decisionId: number): Promise<void> {
  const { createdAt, language } = await loadComment(context, comment.id)
  const { settings } = await readSiteSettings(context.db)
  const decision = await context.db
    .selectFrom('decision')
    .select('clause_version_ids')
    .where('id', '=', decisionId)
    .executeTakeFirstOrThrow()
  const notice = await context.db
    .selectFrom('report')
    .select('law')
    .where('revision_id', '=', comment.revisionId)
    .where('outcome', 'is', null)
    .where('kind', '=', 'illegal')
    .orderBy('id')
    .executeTakeFirst()
  await writeStatement(context, {
    decisionId,
    of: 'hidden',
    clauses: await clauseVersions(context.db, JSON.parse(decision.clause_version_ids) as number[]),
    facts: hiddenFacts(settings.language),
    wasPublished: true,
    sentAt: createdAt,
    endsAt: null,
    source: notice === undefined ? 'report' : 'notice',
    law: notice?.law ?? null,
    automatedDetection: false,
    automatedDecision: true,
    language,
  })
}
