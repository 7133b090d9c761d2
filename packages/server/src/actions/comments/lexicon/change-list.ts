import type { TermFields } from '@warraq/core/comments/term-list'
import { termKey } from '@warraq/core/comments/term-list'
import type { WriteContext } from '../../action.ts'
import { accountIdOf } from '../../people/staff.ts'

/** What is done to the list in one step, which is one new version of it. */
export interface ListChange {
  readonly why: 'added' | 'changed' | 'removed' | 'imported' | 'program'
  readonly removeIds: readonly number[]
  readonly add: readonly TermFields[]
  readonly source: 'ours' | 'site'
}

/** Rows of one statement: far below what SQLite takes in parameters (32,766). */
const ROWS = 200

/** Writes a change as a new version; every earlier list can still be put together. Answers its number. */
export async function changeList(context: WriteContext, change: ListChange): Promise<number> {
  const { db, now } = context
  const { n } = await db
    .insertInto('lexicon_version')
    .values({ why: change.why, changed_by: accountIdOf(context), at: now })
    .returning('n')
    .executeTakeFirstOrThrow()
  for (let at = 0; at < change.removeIds.length; at += ROWS) {
    await db
      .updateTable('term')
      .set({ removed_in: n })
      .where('id', 'in', change.removeIds.slice(at, at + ROWS))
      .execute()
  }
  const rows = change.add.map((term) => ({ ...columnsOf(term), source: change.source, added_in: n, removed_in: null }))
  for (let at = 0; at < rows.length; at += ROWS) {
    await db
      .insertInto('term')
      .values(rows.slice(at, at + ROWS))
      .execute()
  }
  const counts = { version: n, added: change.add.length, removed: change.removeIds.length }
  context.audit(`lexicon.${change.why}`, 'lexicon', counts)
  return n
}

function columnsOf(term: TermFields) {
  return {
    key: termKey(term.text),
    text: term.text,
    match: term.match,
    forms: JSON.stringify(term.forms),
    scope: term.scope,
    unless: JSON.stringify(term.unless),
    tier: term.tier,
    clause_code: term.clause,
    must_match: JSON.stringify(term.mustMatch),
    must_not_match: JSON.stringify(term.mustNotMatch),
    note: term.note,
  }
}

/** A term as it stands on the list now. */
export interface ListedTerm {
  readonly id: number
  readonly source: 'ours' | 'site'
  readonly fields: TermFields
}

/** The list as it is, by key. */
export async function listedTerms({ db }: WriteContext): Promise<Map<string, ListedTerm>> {
  const rows = await db.selectFrom('term').selectAll().where('removed_in', 'is', null).execute()
  return new Map(
    rows.map((row) => [
      row.key,
      {
        id: row.id,
        source: row.source,
        fields: {
          text: row.text,
          match: row.match,
          forms: JSON.parse(row.forms) as string[],
          scope: row.scope,
          unless: JSON.parse(row.unless) as string[],
          tier: row.tier,
          clause: row.clause_code,
          mustMatch: JSON.parse(row.must_match) as string[],
          mustNotMatch: JSON.parse(row.must_not_match) as string[],
          note: row.note,
        },
      },
    ]),
  )
}

export function isSameTerm(one: TermFields, other: TermFields): boolean {
  return JSON.stringify(columnsOf(one)) === JSON.stringify(columnsOf(other))
}

/** Codes of the clauses there are, in force or not. */
export async function clauseCodes({ db }: WriteContext): Promise<Set<string>> {
  return new Set((await db.selectFrom('clause').select('code').execute()).map(({ code }) => code))
}
