import type { ShownClause } from '@warraq/core/comments/terms-page'
import type { ReadDb } from '../database.ts'

/** A clause of the comment terms in one of its versions. */
export interface ClauseRow {
  readonly code: string
  readonly versionId: number
  readonly version: number
  readonly titleAr: string
  readonly titleEn: string
  readonly definitionAr: string
  readonly definitionEn: string
}

function clauses(db: ReadDb) {
  return db
    .selectFrom('clause_version as v')
    .innerJoin('clause as c', 'c.code', 'v.code')
    .select(['v.code', 'v.id', 'v.n', 'v.title_ar', 'v.title_en', 'v.definition_ar', 'v.definition_en'])
    .orderBy('c.position')
}

type Row = Awaited<ReturnType<ReturnType<typeof clauses>['execute']>>[number]

function toClause(row: Row): ClauseRow {
  return {
    code: row.code,
    versionId: row.id,
    version: row.n,
    titleAr: row.title_ar,
    titleEn: row.title_en,
    definitionAr: row.definition_ar,
    definitionEn: row.definition_en,
  }
}

/** The comment terms in force, in their order. */
export async function currentClauses(db: ReadDb): Promise<ClauseRow[]> {
  return (await clauses(db).where('c.active', '=', 1).where('v.effective_to', 'is', null).execute()).map(toClause)
}

/** Versions by id, in force or not: what a comment's author was shown, what a decision cites. */
export async function clauseVersions(db: ReadDb, ids: readonly number[]): Promise<ClauseRow[]> {
  if (ids.length === 0) return []
  return (await clauses(db).where('v.id', 'in', ids).execute()).map(toClause)
}

/** Every clause there has ever been, in its newest words and in the order of the terms. */
export async function clausesByCode(db: ReadDb): Promise<(ClauseRow & { readonly active: boolean })[]> {
  const rows = await clauses(db).select('c.active').orderBy('v.n').execute()
  const newest = new Map(rows.map((row) => [row.code, { ...toClause(row), active: row.active === 1 }]))
  return [...newest.values()]
}

interface Both {
  readonly ar: readonly string[]
  readonly en: readonly string[]
}

/** The terms in force with all their words, and since when they are. */
export async function shownTerms(
  db: ReadDb,
  lang: 'ar' | 'en',
): Promise<{ readonly clauses: readonly ShownClause[]; readonly since: string | null }> {
  const rows = await db
    .selectFrom('clause_version as v')
    .innerJoin('clause as c', 'c.code', 'v.code')
    .selectAll('v')
    .where('c.active', '=', 1)
    .where('v.effective_to', 'is', null)
    .orderBy('c.position')
    .execute()
  const lines = (text: string) => text.split('\n').filter((line) => line !== '')
  const clauses = rows.map((row) => {
    const { allowed, notAllowed } = JSON.parse(row.examples) as { allowed?: Both; notAllowed?: Both }
    return {
      code: row.code,
      title: lang === 'ar' ? row.title_ar : row.title_en,
      definition: lang === 'ar' ? row.definition_ar : row.definition_en,
      notCovered: lines(lang === 'ar' ? row.not_covered_ar : row.not_covered_en),
      allowed: allowed?.[lang] ?? [],
      notAllowed: notAllowed?.[lang] ?? [],
    }
  })
  const since = rows
    .map((row) => row.effective_from)
    .reduce<string | null>((a, b) => (a === null || b > a ? b : a), null)
  return { clauses, since }
}
