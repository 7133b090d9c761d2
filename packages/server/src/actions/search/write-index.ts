import { createTextAnalyser } from '@warraq/core/search/analyse'
import type { DocumentFacts } from '@warraq/core/search/documents'
import type { IndexedDocument, SearchDocument } from '@warraq/core/search/index-document'
import { indexDocument, totalOf } from '@warraq/core/search/index-document'
import type { PostingChange } from '@warraq/core/search/postings'
import { blockOf, placeInBlock } from '@warraq/core/search/postings'
import { readTermList, TermListWriter } from '@warraq/core/search/term-list'
import type { SearchScope } from '@warraq/core/search/request'
import { rowOf, SCOPE_NUMBERS } from '../../store/search/scopes.ts'
import { titleIn } from '../../store/search/source-desk.ts'
import { SOURCES } from '../../store/search/sources.ts'
import type { WriteContext } from '../action.ts'
import { changeBlocks } from './change-blocks.ts'
import type { RowChange } from './change-postings.ts'
import { changePostingRows } from './change-postings.ts'
import type { TermUse } from './change-terms.ts'
import { changeTerms, numberTerms } from './change-terms.ts'
import { inParts } from './in-parts.ts'
import type { BatchTerm } from './term-book.ts'
import { batchTerms } from './term-book.ts'
import { waitForIndex } from './wait-for-index.ts'

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
  if (scope === 'desk') await letCommentsFollow(context, documents)
  await replaceInIndex(context, scope, wanted, documents)
}

/** Comments are found by the headline of their article as well: where it has changed they wait for their turn. */
async function letCommentsFollow(context: WriteContext, articles: ReadonlyMap<number, SearchDocument>): Promise<void> {
  const { db } = context
  const before = await inParts([...articles.keys()], (part) =>
    db
      .selectFrom('search_document')
      .select(['id', 'fingerprint'])
      .where('scope', '=', SCOPE_NUMBERS.desk)
      .where('id', 'in', part)
      .execute(),
  )
  const renamed = before.filter(({ id, fingerprint }) => titleIn(fingerprint) !== articles.get(id)?.text.title)
  const comments = await inParts(
    renamed.map(({ id }) => id),
    (part) => db.selectFrom('comment').select('id').where('article_id', 'in', part).execute(),
  )
  await waitForIndex(
    context,
    'comments',
    comments.map(({ id }) => id),
  )
}

/** Takes documents out at once, in the transaction in which they stop being readable. */
export async function takeFromIndex(context: WriteContext, scope: SearchScope, ids: readonly number[]): Promise<void> {
  const gone = [...new Set(ids)].toSorted((a, b) => a - b)
  if (gone.length > 0) await replaceInIndex(context, scope, gone, new Map())
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
  const indexed = new Map<number, IndexedDocument>()
  for (const id of present) {
    const document = documents.get(id)
    if (document) indexed.set(id, indexDocument(document, analyse))
  }
  const terms = batchTerms(indexed)
  await numberTerms(context, number, terms)
  const lists = termLists(terms, [...indexed.keys()])
  const { rows, uses } = differences(number, terms, former)
  await changePostingRows(context, rows)
  await changeTerms(context, uses)
  const facts = new Map(present.map((id): [number, DocumentFacts | null] => [id, indexed.get(id)?.facts ?? null]))
  await changeBlocks(context, number, facts)
  await rememberDocuments(context, number, present, documents, lists)
}

/** Ids of the terms that the index has of each document now. */
async function formerTerms(
  { db }: WriteContext,
  scope: number,
  ids: readonly number[],
): Promise<Map<number, Set<number>>> {
  const rows = await inParts(ids, (part) =>
    db
      .selectFrom('search_document')
      .select(['id', 'terms'])
      .where('scope', '=', scope)
      .where('id', 'in', part)
      .execute(),
  )
  return new Map(rows.map(({ id, terms }) => [id, new Set(readTermList(terms).map(({ termId }) => termId))]))
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

/** `former` loses what documents still have; what is left of it is taken out. */
function differences(
  scope: number,
  terms: readonly BatchTerm[],
  former: ReadonlyMap<number, Set<number>>,
): Differences {
  const rows = new Map<number, { hasPlaces: boolean; changes: PostingChange[] }>()
  const uses = new Map<number, TermUse>()
  const useOf = (termId: number): TermUse => {
    const use = uses.get(termId) ?? { added: 0, removed: 0, spellings: [] }
    uses.set(termId, use)
    return use
  }
  for (const { id: termId, kind, fresh, documents, postings, spellings } of terms) {
    let row = -1
    let changes: PostingChange[] = []
    for (const [at, id] of documents.entries()) {
      const wanted = rowOf(scope, blockOf(id), termId)
      if (wanted !== row) {
        row = wanted
        changes = []
        rows.set(row, { hasPlaces: kind === 'word', changes })
      }
      changes.push([placeInBlock(id), postings[at] ?? null])
      if (former.get(id)?.delete(termId) === true || fresh) continue
      const use = useOf(termId)
      use.added += 1
      const spelling = spellings[at]
      if (spelling !== undefined) use.spellings.push(spelling)
    }
  }
  for (const [id, gone] of former)
    for (const termId of gone) {
      takeOut(rows, rowOf(scope, blockOf(id), termId), placeInBlock(id))
      useOf(termId).removed += 1
    }
  return { rows, uses }
}

function takeOut(
  rows: Map<number, { hasPlaces: boolean; changes: PostingChange[] }>,
  row: number,
  place: number,
): void {
  const known = rows.get(row)
  // Whether it was a word or a stem is not known; where it stands is asked for, in vain for stems.
  if (!known) rows.set(row, { hasPlaces: true, changes: [[place, null]] })
  else {
    known.changes.push([place, null])
    known.changes.sort(([a], [b]) => a - b)
  }
}

function termLists(terms: readonly BatchTerm[], ids: readonly number[]): Map<number, Uint8Array> {
  const lists = new Map(ids.map((id) => [id, new TermListWriter()]))
  for (const { id: termId, documents, postings } of terms)
    for (const [at, id] of documents.entries()) {
      const posting = postings[at]
      if (posting) lists.get(id)?.add(termId, totalOf(posting))
    }
  return new Map([...lists].map(([id, list]) => [id, list.bytes()]))
}

async function rememberDocuments(
  context: WriteContext,
  scope: number,
  ids: readonly number[],
  documents: ReadonlyMap<number, SearchDocument>,
  lists: ReadonlyMap<number, Uint8Array>,
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
    terms: lists.get(id) ?? new Uint8Array(),
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
