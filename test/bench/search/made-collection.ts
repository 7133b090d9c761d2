/**
 * A large collection whose words are spread as those of real news are: few words make most of the text, most words are
 * rare, and a word that stands once in an article tends to stand there again. The articles mean nothing.
 */
import { randomOf } from '../../harness/random.ts'
import { FUNCTION_WORDS } from './function-words.table.ts'
import { LAST_NAMES, MEN, PLACES, TOPICS, VOICES, OPENINGS, CLOSINGS, WOMEN } from './made-news.table.ts'
import { newsWordCounts } from './shared-sets.ts'

type Random = (below: number) => number

export interface Vocabulary {
  readonly source: 'news counts' | 'own words'
  readonly words: readonly string[]
  /** How many of all words of a text are this one or one before it, of a million. */
  readonly upTo: Uint32Array
}

const MILLION = 1_000_000

/** The counts of a real collection when they are at hand, else words of our own with affixes under a Zipf law. */
export function vocabulary(): Vocabulary {
  const counts = newsWordCounts()
  return counts === null ? ownVocabulary() : vocabularyOf('news counts', counts)
}

export function ownVocabulary(): Vocabulary {
  return vocabularyOf(
    'own words',
    ownWords().map((word, rank) => [word, 60_000_000 / (rank + 2.7)]),
  )
}

function vocabularyOf(source: Vocabulary['source'], counts: readonly (readonly [string, number])[]): Vocabulary {
  const total = counts.reduce((sum, [, count]) => sum + count, 0)
  const upTo = new Uint32Array(counts.length)
  let sum = 0
  for (const [at, [, count]] of counts.entries()) {
    sum += count
    upTo[at] = Math.round((sum / total) * MILLION)
  }
  return { source, words: counts.map(([word]) => word), upTo }
}

const BEFORE = ['', 'ال', 'و', 'وال', 'ب', 'بال', 'ل', 'لل', 'ك', 'ف']
const BEHIND = ['', 'ها', 'هم', 'ات', 'ين', 'ون', 'ه', 'نا', 'ي', 'ية']

/** Function words first, then the words of our templates in all their affixes, mixed: some 40,000 forms. */
function ownWords(): string[] {
  const random = randomOf(4)
  const templates = [
    ...TOPICS.flatMap(({ actors, deeds, things, facts }) => [
      ...actors.map(([name]) => name),
      ...deeds.flat(),
      ...things.flat(),
      ...facts,
    ]),
    ...OPENINGS,
    ...VOICES,
    ...CLOSINGS,
    ...PLACES,
    ...MEN,
    ...WOMEN,
    ...LAST_NAMES,
  ]
  const bare = new Set(
    templates
      .join(' ')
      .split(/[^\p{L}]+/u)
      .map((word) => word.replace(/^(?:وال|بال|ال|لل)(?=\p{L}{3})/u, ''))
      .filter((word) => /^[ء-ي]{3,}$/u.test(word)),
  )
  const forms = [...bare].flatMap((word) => BEFORE.flatMap((front) => BEHIND.map((end) => front + word + end)))
  return [...new Set([...FUNCTION_WORDS, ...shuffled(random, forms)])]
}

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const mixed = [...list]
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = random(at + 1)
    const kept = mixed[at] as T
    mixed[at] = mixed[other] as T
    mixed[other] = kept
  }
  return mixed
}

/** A word as often as texts have it. */
export function drawWord({ words, upTo }: Vocabulary, random: Random): string {
  const drawn = random(MILLION)
  let low = 0
  let high = upTo.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((upTo[middle] ?? 0) > drawn) high = middle
    else low = middle + 1
  }
  return words[low] ?? ''
}

export interface CollectionArticle {
  readonly title: string
  readonly standfirst: string
  /** Paragraphs. */
  readonly body: readonly string[]
  readonly tags: readonly string[]
  /** 0 to 11. */
  readonly section: number
  /** 0 to 39. */
  readonly author: number
  /** Hours before the newest one. */
  readonly age: number
}

const BODY_LETTERS = 2700
const OWN_WORDS = 30

/** The article of this number; the same one each time, whatever else was made. */
export function collectionArticle(from: Vocabulary, number: number): CollectionArticle {
  const random = randomOf(number * 7919 + 11)
  const draw = (): string => drawWord(from, random)
  // What the article is about: rarer words, which come again.
  const own = Array.from({ length: OWN_WORDS }, () => rarer(from, random))
  const next = (): string => (random(100) < 18 ? (own[random(own.length)] ?? draw()) : draw())
  const letters = BODY_LETTERS - 600 + random(1200)
  const body: string[] = []
  for (let written = 0; written < letters;) {
    const paragraph = `${sentence(next, 9 + random(16))} ${sentence(next, 7 + random(14))}`
    body.push(paragraph)
    written += paragraph.length
  }
  const title = Array.from({ length: 6 + random(4) }, (_, at) => (at % 3 === 2 ? draw() : (own[at] ?? draw())))
  return {
    title: title.join(' '),
    standfirst: random(3) === 0 ? '' : sentence(next, 14),
    body,
    tags: own.slice(0, random(4)),
    section: Math.min(random(12), random(12)),
    author: Math.min(random(40), random(40)),
    age: number,
  }
}

function rarer(from: Vocabulary, random: Random): string {
  // The commonest words are short; an article is not about them.
  for (let tries = 0; tries < 20; tries += 1) {
    const word = drawWord(from, random)
    if (word.length > 3) return word
  }
  return drawWord(from, random)
}

function sentence(next: () => string, length: number): string {
  return `${Array.from({ length }, next).join(' ')}.`
}

/** Queries as readers type them, words as often as titles have them, common ones too. */
export function collectionQueries(from: Vocabulary, count: number, articles: number): string[] {
  const random = randomOf(99)
  return Array.from({ length: count }, (_, at) => {
    const length = 1 + (at % 4)
    const ofArticle = collectionArticle(from, random(articles)).title.split(' ')
    return Array.from({ length }, () =>
      random(3) === 0 ? drawWord(from, random) : (ofArticle[random(ofArticle.length)] ?? ''),
    ).join(' ')
  })
}
