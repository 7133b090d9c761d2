import { consonantKey } from '@warraq/arabic'
import type { SpellingVote } from '@warraq/core/search/spelling-vote'
import { voteFor } from '@warraq/core/search/spelling-vote'
import { KIND_NUMBERS } from '../../store/search/scopes.ts'
import type { WriteContext } from '../action.ts'
import { list, rowsIn, tuples, writeRows } from './index-rows.ts'
import type { BatchTerm } from './term-book.ts'
import { voteOf } from './term-book.ts'

/** By how many documents a term is used more, and less, and how those that use it now spell it. */
export interface TermUse {
  added: number
  removed: number
  readonly spellings: string[]
}

interface TermRow {
  readonly id: number
  readonly term: string
}

/** Gives every term of a batch its number; what the dictionary does not have yet is put into it. */
export async function numberTerms(context: WriteContext, scope: number, terms: readonly BatchTerm[]): Promise<void> {
  for (const kind of ['word', 'stem'] as const) {
    const ofKind = new Map(terms.flatMap((one) => (one.kind === kind ? [[one.term, one] as const] : [])))
    const known = await rowsIn<TermRow>(
      context,
      [scope, KIND_NUMBERS[kind]],
      [...ofKind.keys()],
      (count, mark) =>
        `SELECT id, term FROM search_term WHERE scope = ${mark()} AND kind = ${mark()} AND term IN (${list(count, mark)})`,
    )
    for (const { id, term } of known) setNumber(ofKind.get(term), id, false)
    const fresh = [...ofKind.values()].filter(({ id }) => id === 0)
    const made = await writeRows<TermRow>(
      context,
      fresh.map((one) => newRow(scope, one)),
      (count, mark) =>
        `INSERT INTO search_term (scope, kind, term, documents, key, shown, votes)
         VALUES ${tuples(count, 7, mark)} RETURNING id, term`,
    )
    for (const { id, term } of made) setNumber(ofKind.get(term), id, true)
  }
}

function setNumber(term: BatchTerm | undefined, id: number, fresh: boolean): void {
  if (!term) throw new Error('search: the dictionary answers with a term that was not asked for')
  term.id = id
  term.fresh = fresh
}

function newRow(scope: number, term: BatchTerm): (number | string | null)[] {
  const { shown, votes } = voteOf(term)
  return [scope, KIND_NUMBERS[term.kind], term.term, term.documents.length, keyOf(term), shown, votes]
}

/** By which a word is found that is typed in Latin letters. */
function keyOf({ kind, term }: BatchTerm): string | null {
  return kind === 'word' && /\p{Script=Arabic}/u.test(term) ? consonantKey(term) || null : null
}

interface CountedTerm extends TermRow, SpellingVote {
  readonly documents: number
}

/** Counts the documents of each term again; a term that no document has any more leaves the dictionary. */
export async function changeTerms(context: WriteContext, uses: ReadonlyMap<number, TermUse>): Promise<void> {
  const before = await rowsIn<CountedTerm>(
    context,
    [],
    [...uses.keys()],
    (count, mark) => `SELECT id, term, documents, shown, votes FROM search_term WHERE id IN (${list(count, mark)})`,
  )
  const unused: number[][] = []
  const used: (number | string | null)[][] = []
  for (const row of before) {
    const use = uses.get(row.id)
    const documents = row.documents + (use?.added ?? 0) - (use?.removed ?? 0)
    let vote: SpellingVote = row
    for (const spelling of use?.spellings ?? []) vote = voteFor(vote, spelling, row.term)
    if (documents <= 0) unused.push([row.id])
    else used.push([row.id, documents, vote.shown, vote.votes])
  }
  await writeRows(context, unused, (count, mark) => `DELETE FROM search_term WHERE id IN (${list(count, mark)})`)
  await writeRows(
    context,
    used,
    (count, mark) =>
      `WITH counted (id, documents, shown, votes) AS (VALUES ${castTuples(count, mark)})
       UPDATE search_term SET documents = counted.documents, shown = counted.shown, votes = counted.votes
       FROM counted WHERE search_term.id = counted.id`,
  )
}

/** PostgreSQL takes parameters in a list of values for text unless it is told. */
function castTuples(count: number, mark: () => string): string {
  const one = (): string =>
    `(CAST(${mark()} AS bigint), CAST(${mark()} AS bigint), CAST(${mark()} AS text), CAST(${mark()} AS bigint))`
  return Array.from({ length: count }, one).join(', ')
}
