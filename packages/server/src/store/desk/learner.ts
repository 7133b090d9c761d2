import type { SiteDecision } from '@warraq/core/comments/learn/retrain'
import { MOST_DECISIONS } from '@warraq/core/comments/learn/retrain'
import type { ReadDb } from '../database.ts'

/**
 * Clauses about what a text says. Removals for advertising, for what the law forbids, for private data and for false names
 * (CL9 to CL12) say nothing about offence.
 */
const OF_OFFENCE: ReadonlySet<string> = new Set([
  'CL1',
  'CL2',
  'CL3',
  'CL4',
  'CL5',
  'CL6',
  'CL7',
  'CL8',
  'CL13',
  'CL14',
  'CL15',
])

/** A decision may be followed by others on the same text. */
const READ_MORE = 2

/**
 * What people of this newspaper decided on texts, the newest first to the most that are learned from. The last decision on a
 * text counts: what was restored was published; what was taken back or held again says nothing. Neither do rules' decisions
 * and erased texts.
 */
export async function siteDecisions(db: ReadDb): Promise<SiteDecision[]> {
  const [rows, clauses] = await Promise.all([
    db
      .selectFrom('decision as d')
      .innerJoin('comment_revision as r', 'r.id', 'd.revision_id')
      .select(['d.id', 'd.revision_id', 'd.effect', 'd.clause_version_ids', 'r.body'])
      .where('d.subject_kind', '=', 'revision')
      .where('d.automated_decision', '=', 0)
      .where('d.source_type', '<>', 'import')
      .where('r.body', '<>', '')
      .orderBy('d.id', 'desc')
      .limit(MOST_DECISIONS * READ_MORE)
      .execute(),
    db.selectFrom('clause_version').select(['id', 'code']).execute(),
  ])
  const codes = new Map(clauses.map(({ id, code }) => [id, code]))
  const seen = new Set<number>()
  const decisions: SiteDecision[] = []
  for (const { revision_id: id, effect, clause_version_ids: cited, body } of rows) {
    if (id === null || seen.has(id)) continue
    seen.add(id)
    const isRemoval = effect === 'remove' || effect === 'request-changes'
    const isAbout = isRemoval && (JSON.parse(cited) as number[]).some((one) => OF_OFFENCE.has(codes.get(one) ?? ''))
    if (effect === 'publish' || effect === 'restore') decisions.push({ id, text: body, offensive: false })
    else if (isAbout) decisions.push({ id, text: body, offensive: true })
    if (decisions.length === MOST_DECISIONS) break
  }
  return decisions
}

/** A model that was made from this newspaper's decisions; shares are 0 to 1. */
export interface SiteModel {
  readonly version: number
  /** What it began from. */
  readonly base: string
  /** Decisions it was made with, those included that it was measured on. */
  readonly examples: number
  readonly threshold: number
  readonly precision: number
  readonly recall: number
  readonly state: 'trial' | 'live' | 'retired'
  readonly trainedAt: string
}

/** All of them, the newest first. */
export async function siteModels(db: ReadDb): Promise<SiteModel[]> {
  const rows = await db
    .selectFrom('learner_model')
    .select(['version', 'base', 'examples', 'threshold', 'precision', 'recall', 'state', 'trained_at'])
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ trained_at: trainedAt, threshold, precision, recall, ...row }) => ({
    ...row,
    threshold: threshold / 1000,
    precision: precision / 1000,
    recall: recall / 1000,
    trainedAt,
  }))
}

/** With how many decisions the newest model was made; 0 before the first. */
export async function newestExamples(db: ReadDb): Promise<number> {
  const row = await db
    .selectFrom('learner_model')
    .select('examples')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.examples ?? 0
}
