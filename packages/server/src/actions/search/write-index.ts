import { createTextAnalyser } from '@warraq/core/search/analyse'
import type { DocumentFacts } from '@warraq/core/search/documents'
import type { IndexedDocument, IndexedTerm, SearchDocument } from '@warraq/core/search/index-document'
import { indexDocument } from '@warraq/core/search/index-document'
import type { Posting, PostingChange } from '@warraq/core/search/postings'
import { blockOf, placeInBlock } from '@warraq/core/search/postings'
import { readTermList, writeTermList } from '@warraq/core/search/term-list'
import type { SearchScope } from '@warraq/core/search/request'
import { rowOf, SCOPE_NUMBERS } from '../../store/search/scopes.ts'
import { SOURCES } from '../../store/search/sources.ts'
import type { WriteContext } from '../action.ts'
import { changeBlocks } from './change-blocks.ts'
import type { RowChange } from './change-postings.ts'
import { changePostingRows } from './change-postings.ts'
import type { TermIds, TermUse } from './change-terms.ts'
import { changeTerms, termIds, termKey } from './change-terms.ts'
import { inParts } from './in-parts.ts'

/**
 * Makes the index say of these documents what their sources say now: puts in, replaces, takes out. Documents of one batch
 * share the rows of their words, so that a few together cost little more than one. What is the same already is not
 * written again.
 */
export async function indexNow(context: WriteContext, scope: SearchScope, ids: readonly number[]): Promise<void> {
  const wanted = [...new Set(ids)].toSorted((a, b) => a - b)
  if (wanted.length === 0) return
  const documents = new Map(
    (await SOURCES[scope].documents(context.db, wanted)).map((document) => [document.id, document]),
  )
  await replaceInIndex(context, scope, wanted, documents)
}

/** Takes documents out at once, in the transaction in which they stop being readable. */
export async function takeFromIndex(context: WriteContext, scope: SearchScope, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await replaceInIndex(context, scope, ids, new Map())
}

async function replaceInIndex(
  context: WriteContext,
  scope: SearchScope,
  ids: readonly number[],
  documents: ReadonlyMap<number, SearchDocument>,
): Promise<void> {
  const number = SCOPE_NUMBERS[scope]
  const former = await formerTerms(context, number, ids)
  await noLongerWaiting(context, number, ids)
  const present = ids.filter((id) => former.has(id) || documents.has(id))
  if (present.length === 0) return
  const analyse = createTextAnalyser()
  const indexed = new Map([...documents].map(([id, document]) => [id, indexDocument(document, analyse)]))
  const known = await termIds(context, number, [...indexed.values()])
  const { rows, uses } = differences(present, former, indexed, known)
  await changePostingRows(context, rows)
  await changeTerms(context, uses)
  const facts = new Map(present.map((id): [number, DocumentFacts | null] => [id, indexed.get(id)?.facts ?? null]))
  await changeBlocks(context, number, facts)
  await rememberDocuments(context, number, present, documents, indexed, known.ids)
}

/** Ids of the terms that the index has of each document now. */
async function formerTerms(
  { db }: WriteContext,
  scope: number,
  ids: readonly number[],
): Promise<Map<number, readonly number[]>> {
  const rows = await inParts(ids, (part) =>
    db
      .selectFrom('search_document')
      .select(['id', 'terms'])
      .where('scope', '=', scope)
      .where('id', 'in', part)
      .execute(),
  )
  return new Map(rows.map(({ id, terms }) => [id, readTermList(terms).map(({ termId }) => termId)]))
}

async function noLongerWaiting({ db }: WriteContext, scope: number, ids: readonly number[]): Promise<void> {
  await inParts(ids, async (part) => {
    await db.deleteFrom('search_waiting').where('scope', '=', scope).where('id', 'in', part).execute()
    return []
  })
}

interface Differences {
  readonly rows: ReadonlyMap<number, RowChange>
  readonly uses: ReadonlyMap<number, TermUse>
}

function differences(
  ids: readonly number[],
  former: ReadonlyMap<number, readonly number[]>,
  indexed: ReadonlyMap<number, IndexedDocument>,
  known: TermIds,
): Differences {
  const rows = new Map<number, { hasPlaces: boolean; changes: PostingChange[] }>()
  const uses = new Map<number, TermUse>()
  const change = (termId: number, id: number, posting: Posting | null): void => {
    const row = rowOf(termId, blockOf(id))
    const known = rows.get(row)
    // Of a term that is taken out it is not known what it was: where it stands is asked for, in vain for stems.
    const hasPlaces = posting === null || posting.places.length > 0
    if (known) known.changes.push([placeInBlock(id), posting])
    else rows.set(row, { hasPlaces, changes: [[placeInBlock(id), posting]] })
  }
  const useOf = (termId: number): TermUse => {
    const use = uses.get(termId) ?? { added: 0, removed: 0, spellings: [] }
    uses.set(termId, use)
    return use
  }
  for (const id of ids) {
    const before = new Set(former.get(id) ?? [])
    for (const { kind, term, posting, shown } of indexed.get(id)?.terms ?? []) {
      const termId = known.ids.get(termKey(kind, term))
      if (termId === undefined) throw new Error('search: a term without an id')
      change(termId, id, posting)
      if (before.delete(termId) || known.fresh.has(termId)) continue
      const use = useOf(termId)
      use.added += 1
      if (shown !== null) use.spellings.push(shown)
    }
    for (const termId of before) {
      change(termId, id, null)
      useOf(termId).removed += 1
    }
  }
  return { rows, uses }
}

const totalOf = ({ posting: { counts } }: IndexedTerm): number => counts.reduce((sum, count) => sum + count, 0)

async function rememberDocuments(
  context: WriteContext,
  scope: number,
  ids: readonly number[],
  documents: ReadonlyMap<number, SearchDocument>,
  indexed: ReadonlyMap<number, IndexedDocument>,
  known: ReadonlyMap<string, number>,
): Promise<void> {
  const { db, now } = context
  const gone = ids.filter((id) => !documents.has(id))
  await inParts(gone, async (part) => {
    await db.deleteFrom('search_document').where('scope', '=', scope).where('id', 'in', part).execute()
    return []
  })
  const rows = [...documents.values()].map(({ id, fingerprint }) => ({
    scope,
    id,
    fingerprint,
    indexed_at: now,
    terms: writeTermList(
      (indexed.get(id)?.terms ?? []).map((term) => ({
        termId: known.get(termKey(term.kind, term.term)) ?? 0,
        count: totalOf(term),
      })),
    ),
  }))
  await inParts(rows, async (part) => {
    await db
      .insertInto('search_document')
      .values(part)
      .onConflict((conflict) =>
        conflict.columns(['scope', 'id']).doUpdateSet((e) => ({
          fingerprint: e.ref('excluded.fingerprint'),
          indexed_at: e.ref('excluded.indexed_at'),
          terms: e.ref('excluded.terms'),
        })),
      )
      .execute()
    return []
  })
}
