import type { Block } from '@warraq/core/search/evaluate'
import { blockNorms } from '@warraq/core/search/evaluate'
import type { BlockDocuments } from '@warraq/core/search/documents'
import { readDocuments } from '@warraq/core/search/documents'
import type { TermKind } from '@warraq/core/search/fields'
import type { SearchScope } from '@warraq/core/search/request'
import type { Collection } from '@warraq/core/search/score'
import type { ReadDb } from '../database.ts'
import { blockOfRow, KIND_NUMBERS, rowOf, SCOPE_NUMBERS } from './scopes.ts'

/** A term of the dictionary. */
export interface Term {
  readonly id: number
  readonly kind: TermKind
  readonly term: string
  readonly documents: number
  /** A spelling that readers may see. */
  readonly shown: string
}

export interface ScopeState {
  readonly version: number
  readonly collection: Collection
}

export async function readState(db: ReadDb, scope: SearchScope): Promise<ScopeState> {
  const row = await db
    .selectFrom('search_state')
    .selectAll()
    .where('scope', '=', SCOPE_NUMBERS[scope])
    .executeTakeFirst()
  const documents = row?.documents ?? 0
  const average = (sum: number): number => (documents === 0 ? 0 : sum / documents)
  return {
    version: row?.version ?? 0,
    collection: {
      documents,
      averageLengths: [
        average(row?.title_length ?? 0),
        average(row?.lead_length ?? 0),
        average(row?.body_length ?? 0),
        average(row?.names_length ?? 0),
      ],
    },
  }
}

const IN_ONE_QUESTION = 400
const TERM_COLUMNS = ['id', 'term', 'documents', 'shown'] as const

/** The terms of a kind that the dictionary has, of those asked for. */
export async function findTerms(
  db: ReadDb,
  scope: SearchScope,
  kind: TermKind,
  terms: readonly string[],
): Promise<Term[]> {
  const found: Term[] = []
  for (let from = 0; from < terms.length; from += IN_ONE_QUESTION) {
    const rows = await db
      .selectFrom('search_term')
      .select(TERM_COLUMNS)
      .where('scope', '=', SCOPE_NUMBERS[scope])
      .where('kind', '=', KIND_NUMBERS[kind])
      .where('term', 'in', terms.slice(from, from + IN_ONE_QUESTION))
      .execute()
    for (const row of rows) found.push(termOf(kind, row))
  }
  return found
}

function termOf(
  kind: TermKind,
  { id, term, documents, shown }: { id: number; term: string; documents: number; shown: string | null },
): Term {
  return { id, kind, term, documents, shown: shown ?? term }
}

/** A beginning that more words have than this is no help to anybody. */
const LOOKED_AT = 4000
/** Sorts behind every word with the same beginning. */
const BEHIND = '\u{10ffff}'

/** The words that begin so and stand in most documents, most frequent first. */
export async function findBeginning(db: ReadDb, scope: SearchScope, beginning: string, limit: number): Promise<Term[]> {
  const rows = await db
    .selectFrom('search_term')
    .select(TERM_COLUMNS)
    .where('scope', '=', SCOPE_NUMBERS[scope])
    .where('kind', '=', KIND_NUMBERS.word)
    .where('term', '>=', beginning)
    .where('term', '<', beginning + BEHIND)
    .orderBy('term')
    .limit(LOOKED_AT)
    .execute()
  return rows
    .toSorted((a, b) => b.documents - a.documents || (a.term < b.term ? -1 : 1))
    .slice(0, limit)
    .map((row) => termOf('word', row))
}

/** The words whose consonants are one of these, most frequent first. */
export async function findByKeys(
  db: ReadDb,
  scope: SearchScope,
  keys: readonly string[],
  limit: number,
): Promise<Term[]> {
  const rows = await db
    .selectFrom('search_term')
    .select(TERM_COLUMNS)
    .where('scope', '=', SCOPE_NUMBERS[scope])
    .where('key', 'in', keys)
    .orderBy('documents', 'desc')
    .orderBy('term')
    .limit(limit)
    .execute()
  return rows.map((row) => termOf('word', row))
}

export type BlockBytes = ReadonlyMap<number, Uint8Array>

/** Where lists are read: the blocks that the scope has. */
export interface ListSource {
  readonly db: ReadDb
  readonly scope: SearchScope
  readonly blocks: readonly { readonly block: number }[]
}

/** The posting lists of a term, by block. */
export async function readPostingLists({ db, scope, blocks }: ListSource, termId: number): Promise<BlockBytes> {
  const found = new Map<number, Uint8Array>()
  for (const ids of rowsOf(scope, termId, blocks)) {
    const rows = await db.selectFrom('search_posting').select(['id', 'postings']).where('id', 'in', ids).execute()
    for (const { id, postings } of rows) found.set(blockOfRow(id), postings)
  }
  return found
}

/** Where a word stands in the documents of some blocks. */
export async function readPlaces({ db, scope, blocks }: ListSource, termId: number): Promise<BlockBytes> {
  const found = new Map<number, Uint8Array>()
  for (const ids of rowsOf(scope, termId, blocks)) {
    const rows = await db.selectFrom('search_place').select(['id', 'places']).where('id', 'in', ids).execute()
    for (const { id, places } of rows) found.set(blockOfRow(id), places)
  }
  return found
}

function rowsOf(scope: SearchScope, termId: number, blocks: ListSource['blocks']): number[][] {
  const rows = blocks.map(({ block }) => rowOf(SCOPE_NUMBERS[scope], block, termId))
  const parts: number[][] = []
  for (let from = 0; from < rows.length; from += IN_ONE_QUESTION) parts.push(rows.slice(from, from + IN_ONE_QUESTION))
  return parts
}

/** What is known of the documents of each scope, kept from query to query; only blocks that changed are read again. */
export class BlockMemory {
  readonly #scopes = new Map<SearchScope, Kept>()

  async blocks(db: ReadDb, scope: SearchScope, { version, collection }: ScopeState): Promise<readonly Block[]> {
    const before = this.#scopes.get(scope)
    if (before?.version === version) return before.blocks
    // A version that went back is another index: of a database that was restored.
    const kept = before !== undefined && before.version < version ? before : undefined
    const documents = await changedBlocks(db, scope, kept)
    const blocks = [...documents]
      .toSorted(([a], [b]) => a - b)
      .map(([block, one]) => ({ block, documents: one, norms: blockNorms(one, collection) }))
    this.#scopes.set(scope, { version, documents, blocks })
    return blocks
  }
}

interface Kept {
  readonly version: number
  readonly documents: ReadonlyMap<number, BlockDocuments>
  readonly blocks: readonly Block[]
}

async function changedBlocks(
  db: ReadDb,
  scope: SearchScope,
  kept: Kept | undefined,
): Promise<ReadonlyMap<number, BlockDocuments>> {
  const rows = await db
    .selectFrom('search_block')
    .select(['block', 'documents'])
    .where('scope', '=', SCOPE_NUMBERS[scope])
    .where('version', '>', kept?.version ?? 0)
    .execute()
  const documents = new Map(kept?.documents)
  for (const { block, documents: bytes } of rows) documents.set(block, readDocuments(bytes))
  return documents
}
