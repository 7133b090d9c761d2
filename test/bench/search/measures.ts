/** How good a ranking is when exactly one document is right, and whether a difference between two is more than chance. */
import { randomOf } from '../../harness/random.ts'

/** What one engine answered to one question: ids, best first, ten at most. */
export type Ranking = readonly string[]

export interface Quality {
  readonly questions: number
  readonly ndcg: number
  readonly recall: number
  readonly mrr: number
  readonly first: number
}

const DEPTH = 10

/** 1 for the first place, less for each place further down, 0 when it is not among the ten. */
export function gain(ranking: Ranking, right: string): number {
  const at = ranking.slice(0, DEPTH).indexOf(right)
  return at === -1 ? 0 : 1 / Math.log2(at + 2)
}

export function qualityOf(rankings: readonly Ranking[], right: readonly string[]): Quality {
  const places = rankings.map((ranking, at) => ranking.slice(0, DEPTH).indexOf(right[at] ?? ''))
  return {
    questions: rankings.length,
    ndcg: mean(rankings.map((ranking, at) => gain(ranking, right[at] ?? ''))),
    recall: mean(places.map((place) => (place === -1 ? 0 : 1))),
    mrr: mean(places.map((place) => (place === -1 ? 0 : 1 / (place + 1)))),
    first: mean(places.map((place) => (place === 0 ? 1 : 0))),
  }
}

/** How much of the ten of one engine is among the ten of the other, over all questions; two empty answers agree. */
export function overlap(one: readonly Ranking[], other: readonly Ranking[]): number {
  return mean(
    one.map((ranking, at) => {
      const theirs = new Set((other[at] ?? []).slice(0, DEPTH))
      const ours = ranking.slice(0, DEPTH)
      const most = Math.max(ours.length, theirs.size)
      return most === 0 ? 1 : ours.filter((id) => theirs.has(id)).length / most
    }),
  )
}

export interface Difference {
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** Paired bootstrap of the mean difference, 95 %: the questions are drawn again 2,000 times, always the same way. */
export function difference(ours: readonly number[], theirs: readonly number[]): Difference {
  const differences = ours.map((one, at) => one - (theirs[at] ?? 0))
  const random = randomOf(20_170_613)
  const means = Array.from({ length: 2000 }, () =>
    mean(differences.map(() => differences[random(differences.length)] ?? 0)),
  ).sort((left, right) => left - right)
  return { mean: mean(differences), low: means[49] ?? 0, high: means[1949] ?? 0 }
}

export function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length
}

/** The value that this share of the numbers does not exceed (nearest rank). */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((left, right) => left - right)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}
