import type { Evidence } from '@warraq/core/comments/evidence'
import { languageOf } from '@warraq/core/comments/language'
import type { ScreeningFacts, ToolVersions } from '@warraq/core/comments/phases/facts'
import { PHASES, screen, TEXT_PHASES } from '@warraq/core/comments/phases/phases'
import { meets } from '@warraq/core/comments/rules/condition'
import { Refusal } from '@warraq/core/errors'
import type { ReadDb } from '../../../store/database.ts'
import type { KeptFacts } from './keep-screening.ts'
import { toolsOfVersions } from './tools.ts'

/** A finding as it is stored, and as it is found again. */
export type FoundAgain = Pick<Evidence, 'detector' | 'kind' | 'spans' | 'score' | 'data'>

export interface Replayed {
  /** What the phases found that look at nothing but the text. */
  readonly stored: readonly FoundAgain[]
  readonly again: readonly FoundAgain[]
  /** Versions of rules whose condition was true, as they were noted and as they come out again. */
  readonly rulesStored: readonly number[]
  readonly rulesAgain: readonly number[]
}

/**
 * Does a screening again with the versions that it was done with: the list of words as it was, the learner's model, the
 * rules, and the facts that were known. Refused with `not-found` for a revision that was never screened (an import).
 */
export async function replayScreening(db: ReadDb, revisionId: number): Promise<Replayed> {
  const row = await db
    .selectFrom('screening as s')
    .innerJoin('comment_revision as r', 'r.id', 's.revision_id')
    .innerJoin('comment as c', 'c.id', 'r.comment_id')
    .select(['s.versions', 's.facts', 'r.body', 'c.display_name', 'c.article_id'])
    .where('s.revision_id', '=', revisionId)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', { revision: revisionId })
  const tools = await toolsOfVersions(db, JSON.parse(row.versions) as ToolVersions)
  const kept = JSON.parse(row.facts) as KeptFacts
  const phases = PHASES.filter(({ name }) => TEXT_PHASES.has(name))
  const facts = factsOf(row.body, row.display_name, await bylinesOf(db, row.article_id), kept)
  const again = screen(facts, tools, phases).filter(isOfText).map(toldOf)
  const { trust: _trust, learnerHoldsAt: _holdsAt, ...asked } = kept
  const ruleFacts = { ...asked, body: row.body, name: row.display_name }
  const hits = await db
    .selectFrom('rule_hit')
    .select('rule_version_id')
    .where('revision_id', '=', revisionId)
    .orderBy('rule_version_id')
    .execute()
  return {
    stored: await storedEvidence(db, revisionId),
    again,
    rulesStored: hits.map(({ rule_version_id: id }) => id),
    rulesAgain: tools.rules
      .filter(({ condition }) => meets(condition, ruleFacts))
      .map(({ versionId }) => versionId)
      .toSorted((a, b) => a - b),
  }
}

/** What depends on who wrote (the name, how much is known of the reader) is not of the text. */
const OF_TEXT: ReadonlySet<Evidence['kind']> = new Set(['script', 'link', 'term', 'tag', 'ml'])

function isOfText({ kind }: Evidence): boolean {
  return OF_TEXT.has(kind)
}

function toldOf({ detector, kind, spans, score, data }: Evidence): FoundAgain {
  return { detector, kind, spans, score, data }
}

async function storedEvidence(db: ReadDb, revisionId: number): Promise<FoundAgain[]> {
  const rows = await db
    .selectFrom('evidence')
    .select(['detector', 'kind', 'spans', 'score', 'data'])
    .where('revision_id', '=', revisionId)
    .where('kind', 'in', [...OF_TEXT])
    .orderBy('id')
    .execute()
  return rows.map(({ detector, kind, spans, score, data }) => ({
    detector: detector as Evidence['detector'],
    kind: kind as Evidence['kind'],
    spans: JSON.parse(spans) as Evidence['spans'],
    score,
    data: JSON.parse(data) as Evidence['data'],
  }))
}

async function bylinesOf(db: ReadDb, articleId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('public_byline as b')
    .innerJoin('person as p', 'p.id', 'b.person_id')
    .select('p.name')
    .where('b.article_id', '=', articleId)
    .where('p.byline_hidden', '=', 0)
    .execute()
  return rows.map(({ name }) => name)
}

function factsOf(body: string, name: string, bylines: readonly string[], kept: KeptFacts): ScreeningFacts {
  const { numbers } = kept
  return {
    body,
    name,
    lang: languageOf(body),
    nameIsReserved: false,
    trapFilled: false,
    formAgeSeconds: null,
    proof: null,
    reader: {
      publishedBefore: numbers['published-before'] ?? 0,
      removedBefore: numbers['removed-before'] ?? 0,
      reportsBefore: numbers['reports-of-author'] ?? 0,
      trust: kept.trust,
      watched: false,
      networkSanctioned: false,
    },
    twins: { own: 0, others: 0 },
    sameNetwork: numbers['same-network'] ?? 0,
    articleAgeHours: numbers['article-age-hours'] ?? 0,
    hour: kept.hour,
    bylines,
    learnerHoldsAt: kept.learnerHoldsAt,
    scorer: null,
  }
}
