import type { Decision } from '@warraq/core/comments/decide'
import type { WriteContext } from '../action.ts'

/** What the open reports of a comment say before a decision is made. */
export interface OpenReports {
  readonly source: 'own-initiative' | 'report' | 'notice'
  /** Of the newest notice that names one. */
  readonly law: string | null
}

export async function openReports({ db }: WriteContext, commentId: number): Promise<OpenReports> {
  const rows = await db
    .selectFrom('report')
    .select(['kind', 'law'])
    .where('comment_id', '=', commentId)
    .where('closed_at', 'is', null)
    .orderBy('id', 'desc')
    .execute()
  const notice = rows.find(({ kind }) => kind === 'illegal')
  return {
    source: notice ? 'notice' : rows.length > 0 ? 'report' : 'own-initiative',
    law: rows.find(({ kind, law }) => kind === 'illegal' && law.trim() !== '')?.law ?? null,
  }
}

type Outcome = 'upheld' | 'dismissed' | 'open' | 'moot'

/** What a decision says about those who reported: `moot` where the text they reported is not the one decided on. */
const OUTCOMES: Readonly<Record<Decision, Outcome>> = {
  approve: 'dismissed',
  keep: 'dismissed',
  restore: 'dismissed',
  'not-spam': 'dismissed',
  remove: 'upheld',
  'ask-for-changes': 'upheld',
  spam: 'upheld',
  hide: 'open',
  'approve-edit': 'moot',
  'refuse-edit': 'open',
}

/** Answers the open reports of a comment with the decision on it; each reporter's accuracy follows from that. */
export async function settleReports(
  { db, now }: WriteContext,
  { commentId, decision, decisionId }: { commentId: number; decision: Decision; decisionId: number },
): Promise<void> {
  const outcome = OUTCOMES[decision]
  if (outcome === 'open') return
  await db
    .updateTable('report')
    .set({ outcome: outcome === 'moot' ? null : outcome, decision_id: decisionId, closed_at: now })
    .where('comment_id', '=', commentId)
    .where('closed_at', 'is', null)
    .execute()
}

/** A decision that is undone answers nobody. */
export async function reopenReports({ db }: WriteContext, decisionId: number): Promise<void> {
  await db
    .updateTable('report')
    .set({ outcome: null, decision_id: null, closed_at: null })
    .where('decision_id', '=', decisionId)
    .where('told_at', 'is', null)
    .execute()
}
