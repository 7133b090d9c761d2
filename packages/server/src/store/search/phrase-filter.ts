import type { EvaluationRoom } from '@warraq/core/search/evaluate'
import { phraseHits } from '@warraq/core/search/phrases'
import type { BlockBytes, ListSource, Term } from './index-reader.ts'
import { findTerms, readPlaces, readPostingLists } from './index-reader.ts'

export type Phrase = readonly string[]

/** Documents by block and place in it. */
export type Places = Map<number, Set<number>>

/** Those of some documents that have all of some phrases and none of others. */
export async function keepPhrases(
  source: ListSource,
  { phrases, without }: { readonly phrases: readonly Phrase[]; readonly without: readonly Phrase[] },
  candidates: Places,
  room: EvaluationRoom,
): Promise<Places> {
  const terms = await findTerms(source.db, source.scope, 'word', [...new Set([...phrases, ...without].flat())])
  const words = new Map(terms.map((term) => [term.term, term]))
  let kept = candidates
  for (const phrase of phrases) kept = await withPhrase(source, phrase, words, kept, room)
  for (const phrase of without) kept = minus(kept, await withPhrase(source, phrase, words, kept, room))
  return kept
}

async function withPhrase(
  { db, scope }: ListSource,
  phrase: Phrase,
  words: ReadonlyMap<string, Term>,
  candidates: Places,
  room: EvaluationRoom,
): Promise<Places> {
  const terms = phrase.map((word) => words.get(word))
  if (!terms.every((term) => term !== undefined)) return new Map()
  const source = { db, scope, blocks: [...candidates.keys()].map((block) => ({ block })) }
  const lists = new Map<number, { postings: BlockBytes; places: BlockBytes }>()
  for (const { id } of terms)
    if (!lists.has(id))
      lists.set(id, { postings: await readPostingLists(source, id), places: await readPlaces(source, id) })
  const kept: Places = new Map()
  for (const [block, places] of candidates) {
    const here = terms.map(({ id }) => {
      const list = lists.get(id)
      const postings = list?.postings.get(block)
      return postings ? { postings, places: list?.places.get(block) ?? new Uint8Array() } : null
    })
    const hits = phraseHits(here, places, room.postings)
    if (hits.size > 0) kept.set(block, hits)
  }
  return kept
}

function minus(all: Places, gone: Places): Places {
  const left: Places = new Map()
  for (const [block, places] of all) {
    const still = new Set([...places].filter((place) => gone.get(block)?.has(place) !== true))
    if (still.size > 0) left.set(block, still)
  }
  return left
}
