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
