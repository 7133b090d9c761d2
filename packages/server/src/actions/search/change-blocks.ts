import type { DocumentFacts } from '@warraq/core/search/documents'
import { changeDocuments, factsAt, readDocuments } from '@warraq/core/search/documents'
import { blockOf, placeInBlock } from '@warraq/core/search/postings'
import type { WriteContext } from '../action.ts'

interface State {
  readonly version: number
  readonly documents: number
  readonly title_length: number
  readonly lead_length: number
  readonly body_length: number
  readonly names_length: number
}

const EMPTY: State = { version: 0, documents: 0, title_length: 0, lead_length: 0, body_length: 0, names_length: 0 }

/** Writes what is known of the documents (null: nothing any more), and the sums over the whole scope with it. */
export async function changeBlocks(
  { db }: WriteContext,
  scope: number,
  facts: ReadonlyMap<number, DocumentFacts | null>,
): Promise<void> {
  const before =
    (await db.selectFrom('search_state').selectAll().where('scope', '=', scope).executeTakeFirst()) ?? EMPTY
  const version = before.version + 1
  const sums = { ...before, version }
  for (const [block, changes] of byBlock(facts)) {
    const row = await db
      .selectFrom('search_block')
      .select('documents')
      .where('scope', '=', scope)
      .where('block', '=', block)
      .executeTakeFirst()
    const bytes = row?.documents ?? new Uint8Array()
    const documents = readDocuments(bytes)
    for (const [place, now] of changes) {
      count(sums, factsAt(documents, place), -1)
      count(sums, now, 1)
    }
    // A block that became empty stays, so that its new version is noticed.
    const columns = { version, documents: changeDocuments(bytes, changes) }
    await db
      .insertInto('search_block')
      .values({ scope, block, ...columns })
      .onConflict((conflict) => conflict.columns(['scope', 'block']).doUpdateSet(columns))
      .execute()
  }
  const row = { ...sums, scope }
  await db
    .insertInto('search_state')
    .values(row)
    .onConflict((conflict) => conflict.column('scope').doUpdateSet(row))
    .execute()
}

function byBlock(
  facts: ReadonlyMap<number, DocumentFacts | null>,
): Map<number, ReadonlyMap<number, DocumentFacts | null>> {
  const blocks = new Map<number, Map<number, DocumentFacts | null>>()
  for (const [id, one] of facts) {
    const changes = blocks.get(blockOf(id)) ?? new Map<number, DocumentFacts | null>()
    blocks.set(blockOf(id), changes.set(placeInBlock(id), one))
  }
  return blocks
}

type Sums = { -readonly [Name in keyof State]: State[Name] }

function count(sums: Sums, facts: DocumentFacts | null, sign: 1 | -1): void {
  if (!facts) return
  const [title, lead, body, names] = facts.lengths
  sums.documents += sign
  sums.title_length += sign * title
  sums.lead_length += sign * lead
  sums.body_length += sign * body
  sums.names_length += sign * names
}
