import { correctQuery } from '@warraq/core/search/correct-query'
import type { ParsedQuery } from '@warraq/core/search/parse-query'
import { parseQuery } from '@warraq/core/search/parse-query'
import { neighbours, splits } from '@warraq/core/search/spelling'
import type { Term } from './index-reader.ts'
import { findTerms } from './index-reader.ts'
import type { Asked } from './find-hits.ts'
import { findHits } from './find-hits.ts'
import type { FoundWord } from './word-lists.ts'
import { findWords } from './word-lists.ts'

/** A word in so many documents is no slip. */
const KNOWN_WELL = 20
/** Another spelling must be so much more frequent than what was typed. */
const MUCH_MORE = 8
/** Words of one query that are looked at. */
const MOST_WORDS = 6

/** The query with the likeliest other spellings of its rare words, when it finds more so; else null. */
export async function likelierQuery(
  asked: Asked,
  query: ParsedQuery,
  words: readonly FoundWord[],
  total: number,
): Promise<string | null> {
  const doubtful = words.filter((word) => !word.query.beginning && documentsOf(word) < KNOWN_WELL).slice(0, MOST_WORDS)
  const spellings = new Map<string, string>()
  for (const word of doubtful) {
    const better = await betterSpelling(asked, word)
    if (better !== null) spellings.set(word.query.word, better)
  }
  if (spellings.size === 0) return null
  const text = correctQuery(query.text, spellings)
  if (text === query.text) return null
  const corrected = parseQuery(text)
  const found = await findHits(asked, {
    query: corrected,
    words: await findWords(asked.db, asked.scope, corrected.words, asked.state.collection, asked.book),
    sort: 'relevance',
    after: null,
    limit: 1,
    years: null,
  })
  return found.manner === 'all' && found.found.total > total ? text : null
}

const documentsOf = ({ terms }: FoundWord): number => Math.max(0, ...terms.map(({ documents }) => documents))

async function betterSpelling({ db, scope }: Asked, word: FoundWord): Promise<string | null> {
  const likelihoods = new Map(neighbours(word.query.word).map((one) => [one.word, one.likelihood]))
  const known = await findTerms(db, scope, 'word', [...likelihoods.keys()])
  const least = Math.max(1, documentsOf(word) * MUCH_MORE)
  const weigh = ({ term, documents }: Term): number => documents * (likelihoods.get(term) ?? 0)
  const [best] = known
    .filter(({ documents }) => documents >= least)
    .toSorted((a, b) => weigh(b) - weigh(a) || (a.term < b.term ? -1 : 1))
  if (best) return best.shown
  return documentsOf(word) === 0 ? twoWords({ db, scope }, word.query.word) : null
}

/** Two words written as one: the pair whose rarer half is the most frequent. */
async function twoWords({ db, scope }: Pick<Asked, 'db' | 'scope'>, word: string): Promise<string | null> {
  const pairs = splits(word)
  const halves = new Map((await findTerms(db, scope, 'word', [...new Set(pairs.flat())])).map((one) => [one.term, one]))
  const whole = pairs.flatMap(([first, second]) => {
    const [one, other] = [halves.get(first), halves.get(second)]
    return one && other
      ? [{ text: `${one.shown} ${other.shown}`, least: Math.min(one.documents, other.documents) }]
      : []
  })
  return whole.toSorted((a, b) => b.least - a.least)[0]?.text ?? null
}
