/**
 * How well a document answers a query: BM25F (Robertson, Zaragoza: The Probabilistic Relevance Framework, 3.6) over the
 * fields of a document, once for words as they are and once for stems, added up. What is added up here is never less
 * than nothing and grows with the number of matches, so an engine may skip documents whose bound is too low.
 *
 * Measured with `npm run bench:search`; docs/contracts/search-quality.md says what each part gains.
 */
import type { SearchField, TermKind } from './fields.ts'

/** One number for each field, in the order of `SEARCH_FIELDS`. */
export type FieldNumbers = readonly [title: number, lead: number, body: number, names: number]

/** What the whole collection says: documents in it, words in a field of the average document. */
export interface Collection {
  readonly documents: number
  readonly averageLengths: FieldNumbers
}

export interface Scoring {
  /** Frequencies beyond this add little: half of the highest score is reached here. */
  readonly saturation: number
  /** What one occurrence in the field counts. */
  readonly fieldWeights: FieldNumbers
  /** How far a field longer than the average counts less: 0 not at all, 1 in proportion. */
  readonly lengthShares: FieldNumbers
  readonly kindWeights: Readonly<Record<TermKind, number>>
}

export const SCORING: Scoring = {
  saturation: 0.9,
  fieldWeights: [3, 1.5, 1, 1.5],
  lengthShares: [0.3, 0.5, 0.85, 0.3],
  kindWeights: { word: 0.5, stem: 1 },
}

/** What one occurrence in each field of this document counts. Multiply with the counts to get the frequency. */
export function fieldNorms(lengths: FieldNumbers, collection: Collection): FieldNumbers {
  return [
    norm(0, lengths, collection),
    norm(1, lengths, collection),
    norm(2, lengths, collection),
    norm(3, lengths, collection),
  ]
}

function norm(field: 0 | 1 | 2 | 3, lengths: FieldNumbers, collection: Collection): number {
  const average = Math.max(1, collection.averageLengths[field])
  const share = SCORING.lengthShares[field]
  return SCORING.fieldWeights[field] / (1 - share + (share * lengths[field]) / average)
}

/** The frequency of a term over all fields of a document. `counts` is how often it stands in each. */
export function frequencyOf(counts: FieldNumbers, norms: FieldNumbers): number {
  return counts[0] * norms[0] + counts[1] * norms[1] + counts[2] * norms[2] + counts[3] * norms[3]
}

/** What a term is worth: rare terms more, terms of nearly every document next to nothing, never less than nothing. */
export function termWeight(kind: TermKind, documentsWithTerm: number, collection: Collection): number {
  const without = Math.max(0, collection.documents - documentsWithTerm)
  return SCORING.kindWeights[kind] * Math.log1p((without + 0.5) / (documentsWithTerm + 0.5))
}

/** What a term adds to the score of a document in which it has this frequency. */
export function termScore(weight: number, frequency: number): number {
  return (weight * frequency) / (frequency + SCORING.saturation)
}

/** No document gets more from the term than this, whose highest frequency in any document (or Infinity) is given. */
export function highestTermScore(weight: number, highestFrequency: number): number {
  return Number.isFinite(highestFrequency) ? termScore(weight, highestFrequency) : weight
}

/** Fields in the order in which `FieldNumbers` has them. */
export function fieldNumbers(numberOf: (field: SearchField) => number): FieldNumbers {
  return [numberOf('title'), numberOf('lead'), numberOf('body'), numberOf('names')]
}
