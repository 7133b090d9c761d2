import { blockOf, placeInBlock } from '@warraq/core/search/postings'
import { evaluate } from '@warraq/core/search/evaluate'
import type { SearchHit } from '@warraq/core/search/request'
import { termWeight } from '@warraq/core/search/score'
import { readTermList } from '@warraq/core/search/term-list'
import { KIND_NUMBERS, SCOPE_NUMBERS } from './scopes.ts'
import { readPostingLists } from './index-reader.ts'
import type { Asked } from './find-hits.ts'

/** Terms that say what a document is about: those that it has often and others rarely. */
const TELLING_TERMS = 24
const IN_ONE_QUESTION = 400
/** A term of only this document leads nowhere. */
const LEAST_DOCUMENTS = 2
/** A term of more than this share of the documents says nothing. */
const LARGEST_SHARE = 0.1

/** Documents with the same telling terms, likest first, without the one itself. */
export async function similarDocuments(asked: Asked, id: number, limit: number): Promise<SearchHit[]> {
  const terms = await tellingTerms(asked, id)
  if (terms.length === 0) return []
  const words = await Promise.all(
    terms.map(async ({ termId, weight }) => [{ weight, blocks: await readPostingLists(asked, termId) }]),
  )
  const own = { block: blockOf(id), place: placeInBlock(id) }
  const { hits } = evaluate(
    {
      words,
      blocks: asked.blocks,
      without: [],
      manner: 'some',
      filter: asked.filter,
      accepts: (block, place) => block !== own.block || place !== own.place,
      sort: 'relevance',
      after: null,
      limit,
      years: null,
    },
    asked.room,
  )
  return hits.map((hit) => ({ id: hit.id, score: hit.score }))
}

async function tellingTerms({ db, scope, state }: Asked, id: number): Promise<{ termId: number; weight: number }[]> {
  const row = await db
    .selectFrom('search_document')
    .select('terms')
    .where('scope', '=', SCOPE_NUMBERS[scope])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return []
  const counts = new Map(readTermList(row.terms).map(({ termId, count }) => [termId, count]))
  const ids = [...counts.keys()]
  const weighed: { termId: number; weight: number; worth: number }[] = []
  // A whole number: PostgreSQL compares counts with nothing else.
  const most = Math.max(LEAST_DOCUMENTS, Math.floor(state.collection.documents * LARGEST_SHARE))
  for (let from = 0; from < ids.length; from += IN_ONE_QUESTION) {
    const terms = await db
      .selectFrom('search_term')
      .select(['id', 'documents'])
      .where('id', 'in', ids.slice(from, from + IN_ONE_QUESTION))
      .where('kind', '=', KIND_NUMBERS.stem)
      .where('documents', '>=', LEAST_DOCUMENTS)
      .where('documents', '<=', most)
      .execute()
    for (const { id: termId, documents } of terms) {
      const weight = termWeight('stem', documents, state.collection)
      weighed.push({ termId, weight, worth: weight * Math.sqrt(counts.get(termId) ?? 0) })
    }
  }
  return weighed.toSorted((a, b) => b.worth - a.worth || a.termId - b.termId).slice(0, TELLING_TERMS)
}
