import { consonantKey } from '@warraq/arabic'
import type { TermKind } from '@warraq/core/search/fields'
import type { IndexedDocument } from '@warraq/core/search/index-document'
import type { SpellingVote } from '@warraq/core/search/spelling-vote'
import { voteFor } from '@warraq/core/search/spelling-vote'
import { KIND_NUMBERS } from '../../store/search/scopes.ts'
import type { WriteContext } from '../action.ts'
import { list, rowsIn, tuples, writeRows } from './index-rows.ts'

export const termKey = (kind: TermKind, term: string): string => (kind === 'word' ? `w${term}` : `s${term}`)

/** By how many documents a term is used more, and less, and how those that use it now spell it. */
export interface TermUse {
  added: number
  removed: number
  readonly spellings: string[]
}

export interface TermIds {
  /** By {@link termKey}. */
  readonly ids: ReadonlyMap<string, number>
  /** Those that the dictionary did not have; their documents are counted already. */
  readonly fresh: ReadonlySet<number>
}

interface NewTerm {
  readonly kind: TermKind
  readonly term: string
  documents: number
  vote: SpellingVote
}

interface TermRow {
  readonly id: number
  readonly term: string
}

/** Ids of all terms of the documents; what the dictionary does not have yet is put into it. */
export async function termIds(
  context: WriteContext,
  scope: number,
  documents: readonly IndexedDocument[],
): Promise<TermIds> {
  const ids = new Map<string, number>()
  const fresh = new Set<number>()
  const used = termsOf(documents)
  for (const kind of ['word', 'stem'] as const) {
    const ofKind = [...used.values()].filter((one) => one.kind === kind)
    const known = await rowsIn<TermRow>(
      context,
      [scope, KIND_NUMBERS[kind]],
      ofKind.map(({ term }) => term),
      (count, mark) =>
        `SELECT id, term FROM search_term WHERE scope = ${mark()} AND kind = ${mark()} AND term IN (${list(count, mark)})`,
    )
    for (const { id, term } of known) ids.set(termKey(kind, term), id)
    const rows = ofKind
      .filter(({ term }) => !ids.has(termKey(kind, term)))
      .map(({ term, documents: count, vote }) => [
        scope,
        KIND_NUMBERS[kind],
        term,
        count,
        keyOf(kind, term),
        vote.shown,
        vote.votes,
      ])
    const made = await writeRows<TermRow>(
      context,
      rows,
      (count, mark) =>
        `INSERT INTO search_term (scope, kind, term, documents, key, shown, votes)
         VALUES ${tuples(count, 7, mark)} RETURNING id, term`,
    )
    for (const { id, term } of made) {
      ids.set(termKey(kind, term), id)
      fresh.add(id)
    }
  }
  return { ids, fresh }
}

function termsOf(documents: readonly IndexedDocument[]): Map<string, NewTerm> {
  const terms = new Map<string, NewTerm>()
  for (const document of documents)
    for (const { kind, term, shown } of document.terms) {
      const key = termKey(kind, term)
      let known = terms.get(key)
      if (!known) {
        known = { kind, term, documents: 0, vote: { shown: null, votes: 0 } }
        terms.set(key, known)
      }
      known.documents += 1
      if (shown !== null) known.vote = voteFor(known.vote, shown, term)
    }
  return terms
}

/** By which a word is found that is typed in Latin letters. */
function keyOf(kind: TermKind, term: string): string | null {
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
