import type { Body } from '@warraq/core/articles/body'
import { renderText } from '@warraq/core/articles/render-text'
import { shownText } from '@warraq/core/comments/display'
import { factsFor } from '@warraq/core/comments/facts'
import { markedText } from '@warraq/core/comments/marked-text'
import { holdReason, OPERATOR_NAME } from '@warraq/core/comments/reasons.table'
import type { CaseDecision, CaseDetail, CitableClause, EvidenceRow, ReportRow } from '@warraq/core/contract/cases'
import { Refusal } from '@warraq/core/errors'
import type { ReadDb } from '../database.ts'
import { clauseVersions } from '../reader/clauses.ts'
import { readSiteSettings } from '../reader/site.ts'
import { bylineOf } from '../reader/staff-answers.ts'
import type { Asker } from './cases.ts'
import { caseRows } from './cases.ts'
import { ancestorsOf, publicUrl, repliesTo, stored, threadComments } from './comments.ts'
import { openProposals } from './proposals.ts'
import { readerRecord } from './readers.ts'

/** Everything a fair decision on one comment needs. `origin` has no slash at its end. */
export async function readCase(db: ReadDb, origin: string, id: number, asker: Asker): Promise<CaseDetail> {
  const row = await stored(db)
    .leftJoin('public_article as pa', 'pa.id', 'c.article_id')
    .select(['r.terms_shown', 'pa.standfirst', 'pa.body as article_body', 'c.published_revision_id'])
    .where('c.id', '=', id)
    .executeTakeFirst()
  const [comment] = row ? await caseRows(db, [id], asker) : []
  if (!row || !comment) throw new Refusal('not-found', { comment: id })
  const found = await evidenceOf(db, row.revision_id)
  const shown = JSON.parse(row.terms_shown) as number[]
  const replies = await repliesTo(db, id)
  return {
    ...comment,
    parts: markedText(row.body, found),
    excerpt: excerptOf(row.standfirst, row.article_body),
    publicUrl: await publicUrl(db, origin, row),
    ancestors: await ancestorsOf(db, row),
    replies: await threadComments(
      db,
      replies.map((reply) => reply.id),
    ),
    reader: await readerRecord(db, row.identity_id, asker.now),
    evidence: found.flatMap((one) => evidenceRow(one, asker.lang)),
    reportRows: await reportsOn(db, id),
    notes: await notesOn(db, id),
    history: await decisionsOn(db, id, asker.lang),
    publishedText: comment.editWaits ? await textOf(db, row.published_revision_id) : null,
    clauses: await citable(db, shown, { found, body: row.body, lang: asker.lang }),
    proposal: (await openProposals(db, asker, id))[0] ?? null,
    ownByline: await bylineOf(db, asker.accountId, comment.article.id),
  }
}

const EXCERPT = 400

/** How the article begins; empty while it is not public. */
function excerptOf(standfirst: string | null, body: string | null): string {
  if (standfirst !== null && standfirst !== '') return standfirst.slice(0, EXCERPT)
  return body === null ? '' : renderText(JSON.parse(body) as Body).slice(0, EXCERPT)
}

interface Found {
  readonly id: number
  readonly detector: string
  readonly version: string
  readonly kind: string
  readonly spans: readonly [number, number][]
  readonly score: number
  readonly clause: string | null
  readonly data: Readonly<Record<string, unknown>>
}

async function evidenceOf(db: ReadDb, revisionId: number): Promise<Found[]> {
  const rows = await db
    .selectFrom('evidence')
    .selectAll()
    .where('revision_id', '=', revisionId)
    .orderBy('score', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    detector: row.detector,
    version: row.detector_version,
    kind: row.kind,
    spans: JSON.parse(row.spans) as [number, number][],
    score: row.score,
    clause: row.clause_code,
    data: JSON.parse(row.data) as Record<string, unknown>,
  }))
}

function evidenceRow(found: Found, lang: 'ar' | 'en'): EvidenceRow[] {
  const { id, detector, version, score, clause, data } = found
  const sentence = holdReason(detector, lang, data)
  if (sentence === null) return []
  const steps = Array.isArray(data['steps']) ? data['steps'].map(String) : []
  return [{ id, detector, sentence, score, clause, version, steps }]
}

async function reportsOn(db: ReadDb, commentId: number): Promise<ReportRow[]> {
  const rows = await db
    .selectFrom('report as r')
    .select(['r.id', 'r.kind', 'r.clause_code', 'r.note', 'r.law', 'r.weight', 'r.created_at', 'r.outcome'])
    .select('r.identity_id')
    .where('r.comment_id', '=', commentId)
    .orderBy('r.id', 'desc')
    .limit(100)
    .execute()
  const readers = [...new Set(rows.flatMap(({ identity_id }) => identity_id ?? []))]
  const records = readers.length === 0 ? [] : await recordsOf(db, readers)
  return rows.map((row) => {
    const record = records.find(({ identity_id }) => identity_id === row.identity_id)
    return {
      id: row.id,
      kind: row.kind,
      clause: row.clause_code,
      note: shownText(row.note),
      law: row.law,
      weight: row.weight,
      at: row.created_at,
      outcome: row.outcome,
      readerId: row.identity_id,
      record: record ? { upheld: record.upheld, dismissed: record.dismissed } : null,
    }
  })
}

function recordsOf(db: ReadDb, readers: readonly number[]) {
  return db
    .selectFrom('report')
    .select((e) => [
      'identity_id',
      e.fn.countAll<number>().filterWhere('outcome', '=', 'upheld').as('upheld'),
      e.fn.countAll<number>().filterWhere('outcome', '=', 'dismissed').as('dismissed'),
    ])
    .where('identity_id', 'in', readers)
    .groupBy('identity_id')
    .execute()
}

function notesOn(db: ReadDb, commentId: number) {
  return db
    .selectFrom('case_note as n')
    .innerJoin('account as o', 'o.id', 'n.account_id')
    .select(['n.id', 'o.name as by', 'n.text', 'n.at'])
    .where('n.comment_id', '=', commentId)
    .orderBy('n.id')
    .execute()
}

/** Decisions about this text; those about its author stand on the reader's page. */
async function decisionsOn(db: ReadDb, commentId: number, lang: 'ar' | 'en'): Promise<CaseDecision[]> {
  const rows = await db
    .selectFrom('decision as d')
    .leftJoin('comment_event as e', (join) =>
      join.onRef('e.decision_id', '=', 'd.id').onRef('e.comment_id', '=', 'd.comment_id'),
    )
    .leftJoin('account as o', 'o.id', 'd.account_id')
    .leftJoin('account as o2', 'o2.id', 'd.second_account_id')
    .leftJoin('statement as s', 's.decision_id', 'd.id')
    .leftJoin('decision as u', 'u.supersedes_id', 'd.id')
    .select(['d.id', 'd.at', 'd.effect', 'd.clause_version_ids', 'd.facts', 'd.automated_decision', 'e.type'])
    .select(['o.name as by', 'o2.name as second', 's.text_ar', 's.text_en', 'u.id as undone_by'])
    .where('d.comment_id', '=', commentId)
    .where('d.subject_kind', '=', 'revision')
    .orderBy('d.id')
    .orderBy('e.id')
    .execute()
  const once = rows.filter((row, n) => row.id !== rows[n - 1]?.id)
  const cited = once.map((row) => JSON.parse(row.clause_version_ids) as number[])
  const versions = await clauseVersions(db, [...new Set(cited.flat())])
  return once.map((row, n) => ({
    id: row.id,
    at: row.at,
    by: row.by ?? (row.automated_decision === 1 ? null : OPERATOR_NAME[lang]),
    second: row.second,
    type: row.type ?? row.effect,
    clauses: versions
      .filter(({ versionId }) => cited[n]?.includes(versionId))
      .map((v) => ({ code: v.code, version: v.version, title: lang === 'ar' ? v.titleAr : v.titleEn })),
    facts: row.facts === '' ? null : row.facts,
    statement: lang === 'ar' ? row.text_ar : row.text_en,
    undone: row.undone_by !== null,
  }))
}

async function textOf(db: ReadDb, revisionId: number | null): Promise<string | null> {
  const row = await db
    .selectFrom('comment_revision')
    .select('body')
    .where('id', '=', revisionId ?? 0)
    .executeTakeFirst()
  return row ? shownText(row.body) : null
}

/** The clauses that its author was shown, in those versions; the ones in force for what came without any. */
async function citable(
  db: ReadDb,
  shown: readonly number[],
  { found, body, lang }: { found: readonly Found[]; body: string; lang: 'ar' | 'en' },
): Promise<CitableClause[]> {
  const { settings } = await readSiteSettings(db)
  const versions = db
    .selectFrom('clause_version as v')
    .innerJoin('clause as c', 'c.code', 'v.code')
    .selectAll('v')
    .orderBy('c.position')
  const rows = await (
    shown.length > 0
      ? versions.where('v.id', 'in', shown)
      : versions.where('c.active', '=', 1).where('v.effective_to', 'is', null)
  ).execute()
  return rows.map((row) => {
    const { test } = JSON.parse(row.examples) as { test?: { ar: readonly string[]; en: readonly string[] } }
    const terms = found
      .filter(({ clause, kind }) => clause === row.code && kind === 'term')
      .flatMap(({ spans }) => spans.map(([start, end]) => shownText(body.slice(start, end))))
    return {
      code: row.code,
      version: row.n,
      title: lang === 'ar' ? row.title_ar : row.title_en,
      text: lang === 'ar' ? row.definition_ar : row.definition_en,
      notCovered: (lang === 'ar' ? row.not_covered_ar : row.not_covered_en).split('\n').filter((line) => line !== ''),
      test: test?.[lang] ?? [],
      suggestions: factsFor(row.code, terms, settings.language),
    }
  })
}
