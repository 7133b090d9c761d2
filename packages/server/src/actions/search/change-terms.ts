import type { TermKind } from '@warraq/core/search/fields'
import type { IndexedDocument } from '@warraq/core/search/index-document'
import type { SpellingVote } from '@warraq/core/search/spelling-vote'
import { voteFor } from '@warraq/core/search/spelling-vote'
import { KIND_NUMBERS } from '../../store/search/scopes.ts'
import type { WriteContext } from '../action.ts'
import { inParts } from './in-parts.ts'

export const termKey = (kind: TermKind, term: string): string => `${KIND_NUMBERS[kind]}${term}`

/** Ids of all terms of the documents, by {@link termKey}; what the dictionary does not have yet is put into it. */
export async function termIds(
  { db }: WriteContext,
  scope: number,
  documents: readonly IndexedDocument[],
): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  for (const kind of ['word', 'stem'] as const) {
    const terms = [...new Set(documents.flatMap((one) => one.terms.flatMap((t) => (t.kind === kind ? [t.term] : []))))]
    const ofKind = { scope, kind: KIND_NUMBERS[kind] }
    const known = await inParts(terms, (part) =>
      db
        .selectFrom('search_term')
        .select(['id', 'term'])
        .where('scope', '=', scope)
        .where('kind', '=', ofKind.kind)
        .where('term', 'in', part)
        .execute(),
    )
    for (const { id, term } of known) ids.set(termKey(kind, term), id)
    const fresh = terms.filter((term) => !ids.has(termKey(kind, term)))
    const made = await inParts(fresh, (part) =>
      db
        .insertInto('search_term')
        .values(part.map((term) => ({ ...ofKind, term, documents: 0, key: null, shown: null, votes: 0 })))
        .returning(['id', 'term'])
        .execute(),
    )
    for (const { id, term } of made) ids.set(termKey(kind, term), id)
  }
  return ids
}

/** By how many documents a term is used more, and less, and how those that use it now spell it. */
export interface TermUse {
  readonly added: number
  readonly removed: number
  readonly spellings: readonly string[]
}

/** Counts the documents of each term again; a term that no document has any more leaves the dictionary. */
export async function changeTerms({ db }: WriteContext, uses: ReadonlyMap<number, TermUse>): Promise<void> {
  const changed = [...uses].filter(([, { added, removed }]) => added !== removed || added > 0).map(([id]) => id)
  const before = await inParts(changed, (part) =>
    db.selectFrom('search_term').selectAll().where('id', 'in', part).execute(),
  )
  const after = before.map((row) => {
    const use = uses.get(row.id)
    const documents = row.documents + (use?.added ?? 0) - (use?.removed ?? 0)
    const first: SpellingVote = row
    const { shown, votes } = (use?.spellings ?? []).reduce((held, one) => voteFor(held, one, row.term), first)
    return { ...row, documents, shown, votes }
  })
  const unused = after.filter(({ documents }) => documents <= 0).map(({ id }) => id)
  await inParts(unused, async (part) => {
    await db.deleteFrom('search_term').where('id', 'in', part).execute()
    return []
  })
  const used = after.filter(({ documents }) => documents > 0)
  await inParts(used, async (part) => {
    await db
      .insertInto('search_term')
      .values(part)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((e) => ({
          documents: e.ref('excluded.documents'),
          shown: e.ref('excluded.shown'),
          votes: e.ref('excluded.votes'),
        })),
      )
      .execute()
    return []
  })
}
