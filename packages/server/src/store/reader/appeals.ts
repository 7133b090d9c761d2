import type { CommentState } from '@warraq/core/comments/states'
import type { Instant } from '@warraq/core/time'
import type { ReadDb } from '../database.ts'
import type { ClauseRow } from './clauses.ts'
import { clauseVersions } from './clauses.ts'

/** A decision with its statement and appeal, for the author of the comment and for whoever hears the appeal outside. */

export interface StatedDecision {
  readonly decisionId: number
  readonly effect: 'publish' | 'hold' | 'remove' | 'restore' | 'request-changes' | 'mute' | 'ban' | 'lift'
  readonly at: Instant
  readonly clauseVersionIds: readonly number[]
  readonly automated: boolean
  /** For who hears the appeal; its author reads the statement. */
  readonly facts: string
  readonly textAr: string
  readonly textEn: string
  readonly accessTokenHash: string | null
  readonly appealUntil: Instant | null
  /** Nothing has undone it. */
  readonly inForce: boolean
  readonly comment: StatedComment
  readonly appeal: StatedAppeal | null
}

export interface StatedComment {
  readonly id: number
  readonly identityId: number
  readonly articleId: number
  readonly parentId: number | null
  readonly name: string
  /** The text that was decided on. */
  readonly body: string
  readonly sentAt: Instant
  readonly state: CommentState
}

export interface StatedAppeal {
  readonly id: number
  readonly text: string
  readonly state: 'open' | 'upheld' | 'overturned'
  readonly answer: string
  readonly outside: boolean
  readonly openedAt: Instant
  readonly dueAt: Instant
  readonly decidedAt: Instant | null
}

function stated(db: ReadDb) {
  return db
    .selectFrom('statement as s')
    .innerJoin('decision as d', 'd.id', 's.decision_id')
    .innerJoin('comment as c', 'c.id', 'd.comment_id')
    .innerJoin('comment_revision as r', 'r.id', 'd.revision_id')
    .leftJoin('appeal as a', 'a.decision_id', 'd.id')
    .select(['d.id', 'd.effect', 'd.at', 'd.clause_version_ids', 'd.automated_decision', 'd.facts'])
    .select(['s.text_ar', 's.text_en', 's.access_token_hash', 's.appeal_until'])
    .select(['c.id as comment_id', 'c.identity_id', 'c.article_id', 'c.parent_id', 'c.display_name', 'c.created_at'])
    .select(['c.state as comment_state', 'r.body'])
    .select(['a.id as appeal_id', 'a.text', 'a.state as appeal_state', 'a.answer', 'a.outside'])
    .select(['a.opened_at', 'a.due_at', 'a.decided_at'])
    .select((e) =>
      e.exists(e.selectFrom('decision as u').select('u.id').whereRef('u.supersedes_id', '=', 'd.id')).as('undone'),
    )
}

type Row = Awaited<ReturnType<ReturnType<typeof stated>['execute']>>[number]

function toStated(row: Row): StatedDecision {
  return {
    decisionId: row.id,
    effect: row.effect,
    at: row.at as Instant,
    clauseVersionIds: JSON.parse(row.clause_version_ids) as number[],
    automated: row.automated_decision === 1,
    facts: row.facts,
    textAr: row.text_ar,
    textEn: row.text_en,
    accessTokenHash: row.access_token_hash,
    appealUntil: row.appeal_until as Instant | null,
    inForce:
      !row.undone &&
      (row.effect !== 'remove' || row.comment_state === 'removed') &&
      (row.effect !== 'hold' || row.comment_state === 'hidden'),
    comment: {
      id: row.comment_id,
      identityId: row.identity_id,
      articleId: row.article_id,
      parentId: row.parent_id,
      name: row.display_name,
      body: row.body,
      sentAt: row.created_at as Instant,
      state: row.comment_state,
    },
    appeal: appealOf(row),
  }
}

function appealOf(row: Row): StatedAppeal | null {
  if (row.appeal_id === null) return null
  return {
    id: row.appeal_id,
    text: row.text ?? '',
    state: row.appeal_state ?? 'open',
    answer: row.answer ?? '',
    outside: row.outside === 1,
    openedAt: row.opened_at as Instant,
    dueAt: row.due_at as Instant,
    decidedAt: row.decided_at as Instant | null,
  }
}

/** Null for a decision without statement as for one that is not there. Whether the asker may see it, the caller says. */
export async function statedDecision(db: ReadDb, decisionId: number): Promise<StatedDecision | null> {
  const row = await stated(db).where('d.id', '=', decisionId).executeTakeFirst()
  return row ? toStated(row) : null
}

/** The appeal that a link for somebody outside the newsroom leads to. */
export async function outsideAppeal(db: ReadDb, tokenHash: string): Promise<StatedDecision | null> {
  const row = await stated(db).where('a.outside_token_hash', '=', tokenHash).executeTakeFirst()
  return row ? toStated(row) : null
}

export interface ClauseThen extends ClauseRow {
  readonly notCoveredAr: readonly string[]
  readonly notCoveredEn: readonly string[]
}

/** The clauses that a decision cites, whole, in the versions that it cites. */
export async function clausesThen(db: ReadDb, versionIds: readonly number[]): Promise<ClauseThen[]> {
  const rows = await clauseVersions(db, versionIds)
  if (rows.length === 0) return []
  const limits = await db
    .selectFrom('clause_version')
    .select(['id', 'not_covered_ar', 'not_covered_en'])
    .where('id', 'in', [...versionIds])
    .execute()
  const lines = (text: string | undefined) => (text ?? '').split('\n').filter((line) => line !== '')
  return rows.map((row) => {
    const own = limits.find(({ id }) => id === row.versionId)
    return { ...row, notCoveredAr: lines(own?.not_covered_ar), notCoveredEn: lines(own?.not_covered_en) }
  })
}

/** Name and text of the comment answered, while readers see it. */
export async function shownParent(db: ReadDb, parentId: number): Promise<{ name: string; body: string } | null> {
  const row = await db
    .selectFrom('comment as c')
    .innerJoin('comment_revision as r', 'r.id', 'c.published_revision_id')
    .select(['c.display_name', 'r.body'])
    .where('c.id', '=', parentId)
    .where('c.state', '=', 'published')
    .executeTakeFirst()
  return row ? { name: row.display_name, body: row.body } : null
}

/** Whose comment an appeal is about, in which language its article is, and how it stands. */
export async function appealFacts(db: ReadDb, appealId: number) {
  const row = await db
    .selectFrom('appeal as p')
    .innerJoin('comment as c', 'c.id', 'p.comment_id')
    .innerJoin('article as a', 'a.id', 'c.article_id')
    .select(['p.state', 'p.outside', 'p.due_at', 'c.identity_id', 'a.lang'])
    .where('p.id', '=', appealId)
    .executeTakeFirst()
  if (!row) return null
  return {
    state: row.state,
    outside: row.outside === 1,
    dueAt: row.due_at as Instant,
    identityId: row.identity_id,
    lang: row.lang as 'ar' | 'en',
  }
}
