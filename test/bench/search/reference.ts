/**
 * The scoring of the product written a second time, as plainly as possible: every document is scored for every word, with
 * nothing packed, nothing skipped and nothing kept. Slow, and therefore easy to believe. With other numbers in its scoring
 * it shows what each part gains.
 */
import { createAnalyser } from '@warraq/arabic'
import { completeness } from '@warraq/core/search/completeness'
import type { TermKind } from '@warraq/core/search/fields'
import { parseQuery } from '@warraq/core/search/parse-query'
import type { FieldNumbers, Scoring } from '@warraq/core/search/score'
import { SCORING } from '@warraq/core/search/score'
import type { LoadedArticle } from './product.ts'

/** Index of the article, best first; among equals the later one. */
export interface ReferenceHit {
  readonly article: number
  readonly score: number
}

export interface Variant extends Scoring {
  /** Whether a document that has not all of the words counts less. */
  readonly completeness: boolean
  /** Whether words that say nothing are looked for too. */
  readonly stopWords: boolean
}

export const SHIPPED: Variant = { ...SCORING, completeness: true, stopWords: false }

type Counts = [number, number, number, number]

export class Reference {
  readonly #counts: Readonly<Record<TermKind, Map<string, Map<number, Counts>>>> = { word: new Map(), stem: new Map() }
  readonly #lengths: FieldNumbers[] = []
  readonly #stem: (word: string) => string

  constructor(articles: Iterable<LoadedArticle>, namesOf: (article: LoadedArticle) => readonly string[] = () => []) {
    const analyser = createAnalyser()
    this.#stem = analyser.stem
    for (const article of articles) {
      const fields = [
        article.title,
        article.standfirst,
        article.body.join('\n'),
        [...namesOf(article), ...article.tags].join('\n'),
      ]
      const at = this.#lengths.length
      const lengths: Counts = [0, 0, 0, 0]
      for (const [field, text] of fields.entries())
        for (const token of analyser.tokens(text)) {
          lengths[field] = (lengths[field] ?? 0) + 1
          this.#count('word', token.text, at, field)
          this.#count('stem', token.stem, at, field)
        }
      this.#lengths.push(lengths)
    }
  }

  /** The ten best that have any of the words; with `all`, that have all of them. */
  best(text: string, all: boolean, variant: Variant = SHIPPED): ReferenceHit[] {
    const { words, ignored } = parseQuery(text)
    const asked = [...words.map(({ word }) => word), ...(variant.stopWords ? ignored : [])]
    const scores = new Map<number, { score: number; matched: number }>()
    for (const word of new Set(asked)) {
      const here = new Map<number, number>()
      for (const [kind, term] of [
        ['word', word],
        ['stem', this.#stem(word)],
      ] as const)
        for (const [at, score] of this.#termScores(kind, term, variant)) here.set(at, (here.get(at) ?? 0) + score)
      for (const [at, score] of here) {
        const sum = scores.get(at) ?? { score: 0, matched: 0 }
        scores.set(at, { score: sum.score + score, matched: sum.matched + 1 })
      }
    }
    const wanted = new Set(asked).size
    return [...scores]
      .filter(([, { matched }]) => !all || matched === wanted)
      .map(([article, { score, matched }]) => ({
        article,
        score: score * (variant.completeness ? completeness(matched, wanted) : 1),
      }))
      .toSorted((one, other) => other.score - one.score || other.article - one.article)
      .slice(0, 10)
  }

  #count(kind: TermKind, term: string, at: number, field: number): void {
    const documents = this.#counts[kind].get(term) ?? new Map<number, Counts>()
    this.#counts[kind].set(term, documents)
    const counts = documents.get(at) ?? [0, 0, 0, 0]
    documents.set(at, counts)
    counts[field] = (counts[field] ?? 0) + 1
  }

  *#termScores(kind: TermKind, term: string, variant: Scoring): Generator<[number, number]> {
    const documents = this.#counts[kind].get(term)
    if (!documents) return
    const all = this.#lengths.length
    const rarity = Math.log(1 + (all - documents.size + 0.5) / (documents.size + 0.5))
    for (const [at, counts] of documents) {
      let frequency = 0
      for (const field of [0, 1, 2, 3] as const) {
        const length = this.#lengths[at]?.[field] ?? 0
        const relative = length / Math.max(1, this.#average(field))
        const share = variant.lengthShares[field]
        frequency += (counts[field] * variant.fieldWeights[field]) / (1 - share + share * relative)
      }
      yield [at, (variant.kindWeights[kind] * rarity * frequency) / (frequency + variant.saturation)]
    }
  }

  readonly #averages = new Map<number, number>()

  #average(field: 0 | 1 | 2 | 3): number {
    const known = this.#averages.get(field)
    if (known !== undefined) return known
    const average = this.#lengths.reduce((sum, lengths) => sum + lengths[field], 0) / Math.max(1, this.#lengths.length)
    this.#averages.set(field, average)
    return average
  }
}
