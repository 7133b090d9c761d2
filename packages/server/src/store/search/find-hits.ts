import type { Block, Evaluated, Evaluation, EvaluationRoom, HitFilter } from '@warraq/core/search/evaluate'
import { evaluate } from '@warraq/core/search/evaluate'
import type { ParsedQuery } from '@warraq/core/search/parse-query'
import { SENTENCE_WORDS } from '@warraq/core/search/parse-query'
import type { SearchManner, SearchScope } from '@warraq/core/search/request'
import type { ExpansionBook } from '@warraq/core/search/synonyms'
import type { ReadDb } from '../database.ts'
import type { ScopeState } from './index-reader.ts'
import type { Places } from './phrase-filter.ts'
import { keepPhrases } from './phrase-filter.ts'
import type { FoundWord } from './word-lists.ts'
import { findWords, readWordLists } from './word-lists.ts'

/** With fewer documents that have every word, those that have some of them are shown too. */
const HANDFUL = 5

/** One question with what it takes to answer it, all from one state of the database. */
export interface Asked {
  readonly db: ReadDb
  readonly scope: SearchScope
  readonly state: ScopeState
  readonly blocks: readonly Block[]
  readonly room: EvaluationRoom
  readonly filter: HitFilter
  /** Words that stand for each other; null where only the words themselves count. */
  readonly book: ExpansionBook | null
}

/** What is looked for, and which part of it is wanted. */
export interface Plan extends Pick<Evaluation, 'sort' | 'after' | 'limit' | 'years'> {
  readonly query: ParsedQuery
  readonly words: readonly FoundWord[]
  /** Documents with every word, or none at all. */
  readonly whole?: boolean
  readonly after: (Evaluation['after'] & { readonly manner?: SearchManner }) | null
}

/** Documents with every word; when they are few, also those with some. A further page goes on as the first began. */
export async function findHits(asked: Asked, plan: Plan): Promise<{ manner: 'all' | 'some'; found: Evaluated }> {
  const lists = await readWordLists(asked, plan.words)
  const without = await readWordLists(
    asked,
    await findWords(asked.db, asked.scope, plan.query.without, asked.state.collection, null),
  )
  const within = (manner: 'all' | 'some', accepts: Evaluation['accepts']): Evaluated =>
    evaluate(
      { ...plan, blocks: asked.blocks, words: lists, without, manner, filter: asked.filter, accepts },
      asked.room,
    )
  const hits = async (manner: 'all' | 'some'): Promise<Evaluated> => {
    const { withoutPhrases } = plan.query
    // A headline quotes, and the text says it in other words: where not every word is wanted, no phrase is either.
    const phrases = manner === 'all' ? plan.query.phrases : []
    if (phrases.length + withoutPhrases.length === 0) return within(manner, null)
    const candidates: Places = new Map()
    within(manner, (block, place) => {
      const places = candidates.get(block)
      if (places) places.add(place)
      else candidates.set(block, new Set([place]))
      return false
    })
    const kept = await keepPhrases(asked, { phrases, without: withoutPhrases }, candidates, asked.room)
    return within(manner, (block, place) => kept.get(block)?.has(place) === true)
  }
  if (plan.after?.manner === 'some') return { manner: 'some', found: await hits('some') }
  const all = await hits('all')
  const least = plan.whole === true ? 0 : enough(plan.query, lists.length)
  if (plan.after !== null || all.total >= least) return { manner: 'all', found: all }
  const some = await hits('some')
  return some.total > all.total ? { manner: 'some', found: some } : { manner: 'all', found: all }
}

/** So many documents that have all of it are an answer of their own. Whoever asks for a phrase means it, but in a sentence. */
function enough({ words, phrases }: ParsedQuery, lists: number): number {
  const inPhrases = new Set(phrases.flat())
  const sentence = words.length >= SENTENCE_WORDS && words.some(({ word }) => !inPhrases.has(word))
  return lists < 2 || (phrases.length > 0 && !sentence) ? 0 : HANDFUL
}
