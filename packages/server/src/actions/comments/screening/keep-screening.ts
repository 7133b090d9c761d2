import type { Evidence } from '@warraq/core/comments/evidence'
import type { ScreeningTools } from '@warraq/core/comments/phases/facts'
import type { KeptRuleFacts } from '@warraq/core/comments/rules/facts'
import { withoutWords } from '@warraq/core/comments/rules/facts'
import type { WriteContext } from '../../action.ts'
import type { Screened } from './screen-comment.ts'
import { keepShingles } from './twins.ts'

/** A stored revision and what its author was shown. */
export interface ScreenedRevision {
  readonly revisionId: number
  readonly identityId: number
  readonly body: string
  /** Codes of the clauses in force: evidence names no other. */
  readonly clauses: ReadonlySet<string>
}

/** Writes what was found about a revision, with what and what was known then. */
export async function keepScreening(
  context: WriteContext,
  revision: ScreenedRevision,
  screened: Screened,
): Promise<void> {
  const { db, now } = context
  const { revisionId, clauses } = revision
  const rows = screened.evidence.map((evidence) =>
    evidenceRow(evidence, screened.versions, { revisionId, clauses, now }),
  )
  if (rows.length > 0) await db.insertInto('evidence').values(rows).execute()
  await db
    .insertInto('screening')
    .values({
      revision_id: revisionId,
      versions: JSON.stringify(screened.versions),
      facts: JSON.stringify(keptFacts(screened)),
      verdict: screened.verdict,
      at: now,
    })
    .execute()
  const hits = screened.ruleHits.map(({ rule, applied }) => ({
    rule_version_id: rule.versionId,
    revision_id: revisionId,
    applied: applied ? 1 : 0,
    at: now,
  }))
  if (hits.length > 0) await db.insertInto('rule_hit').values(hits).execute()
  await keepShingles(context, revisionId, revision.identityId, revision.body)
}

/** What was known, without the words of the comment and its author. */
export interface KeptFacts extends KeptRuleFacts {
  readonly trust: number
  readonly learnerHoldsAt: number | null
}

function keptFacts({ ruleFacts, record, learnerHoldsAt }: Screened): KeptFacts {
  return { ...withoutWords(ruleFacts), trust: record.trust, learnerHoldsAt }
}

interface RowParts {
  readonly revisionId: number
  readonly clauses: ReadonlySet<string>
  readonly now: string
}

function evidenceRow(evidence: Evidence, versions: ScreeningTools['versions'], { revisionId, clauses, now }: RowParts) {
  const { detector, kind, spans, score, clause, data } = evidence
  return {
    revision_id: revisionId,
    detector,
    detector_version: versionOf(kind, versions),
    kind,
    spans: JSON.stringify(spans),
    score,
    clause_code: clause !== null && clauses.has(clause) ? clause : null,
    data: JSON.stringify(data),
    at: now,
  }
}

/** Of what the finding hangs on: the matcher with its list, the tags, the learner's model, the rule. */
export function versionOf(kind: Evidence['kind'], versions: ScreeningTools['versions']): string {
  if (kind === 'term') return `${versions.matcher}/${versions.lexicon}`
  if (kind === 'tag') return versions.tags
  return kind === 'ml' ? (versions.model ?? versions.detectors) : versions.detectors
}
