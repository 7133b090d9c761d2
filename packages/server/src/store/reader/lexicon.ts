import type { Term, TermMatch, TermScope, TermTier } from '@warraq/core/comments/match/term'
import type { ReadDb } from '../database.ts'

/** A version of the list of words. Numbers come again when a change was not kept, so the moment belongs to it. */
export interface LexiconVersion {
  readonly n: number
  readonly at: string
}

/** The newest list; null before there is any. */
export async function newestLexicon(db: ReadDb): Promise<LexiconVersion | null> {
  const row = await db
    .selectFrom('lexicon_version')
    .select(['n', 'at'])
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** The list as it was in a version, as it is stored: whoever reads the JSON in it says what is done when it is broken. */
export function termRowsOfVersion(db: ReadDb, n: number): Promise<TermColumns[]> {
  return db
    .selectFrom('term')
    .select(['id', 'text', 'match', 'forms', 'scope', 'unless', 'tier', 'clause_code', 'must_match', 'must_not_match'])
    .where('added_in', '<=', n)
    .where((e) => e.or([e('removed_in', 'is', null), e('removed_in', '>', n)]))
    .orderBy('id')
    .execute()
}

export interface TermColumns {
  readonly id: number
  readonly text: string
  readonly match: string
  readonly forms: string
  readonly scope: string
  readonly unless: string
  readonly tier: string
  readonly clause_code: string
  readonly must_match: string
  readonly must_not_match: string
}

export function termOf(row: TermColumns): Term {
  return {
    id: row.id,
    text: row.text,
    match: row.match as TermMatch,
    forms: JSON.parse(row.forms) as string[],
    scope: row.scope as TermScope,
    unless: JSON.parse(row.unless) as string[],
    tier: row.tier as TermTier,
    clause: row.clause_code,
    mustMatch: JSON.parse(row.must_match) as string[],
    mustNotMatch: JSON.parse(row.must_not_match) as string[],
  }
}
