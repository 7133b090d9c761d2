import { lengthOf } from './features.ts'

/** One text that was judged. */
export interface Example {
  /** Of `bucketsOf`. */
  readonly buckets: Uint32Array
  readonly offensive: boolean
  /** How much it counts, 1 for most. */
  readonly weight: number
}

export interface TrainChoices {
  readonly bits: number
  /** How much a mistake costs against large weights. */
  readonly cost: number
  /** How often all examples are looked at. */
  readonly rounds: number
  /** What each feature is multiplied with; absent: 1. */
  readonly importance?: Float64Array
  /** Where it starts and what it is drawn back to; absent: nought. */
  readonly start?: Weights
}

export interface Weights {
  readonly weights: Float64Array
  readonly bias: number
}

/** The order of the examples is drawn by a fixed sequence: the same examples give the same weights, bit for bit. */
const SEED = 0x9e3779b9

/**
 * A linear machine with squared hinge loss: dual coordinate descent (Hsieh and others 2008, algorithm 1 for L2-loss SVM).
 * With a start it is drawn to that one's weights in place of nought. The work of a round is linear in the features.
 */
export function trainWeights(examples: readonly Example[], choices: TrainChoices): Weights {
  const { bits, cost, rounds, importance, start } = choices
  const size = 2 ** bits
  const factors = importance ?? new Float64Array(size).fill(1)
  const weights = new Float64Array(size)
  const from = start?.weights ?? new Float64Array(size)
  const alphas = new Float64Array(examples.length)
  const norms = examples.map(({ buckets }) => 1 + normOf(buckets, factors))
  const order = Uint32Array.from(examples, (_, at) => at)
  const draw = drawing(SEED)
  let bias = start?.bias ?? 0
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, draw)
    for (const at of order) {
      const { buckets, offensive, weight } = examples[at] as Example
      const side = offensive ? 1 : -1
      const slack = 1 / (2 * cost * weight)
      const length = lengthOf(buckets.length)
      let sum = 0
      for (let index = 0; index < buckets.length; index += 1) {
        const bucket = buckets[index] ?? 0
        sum += (weights[bucket] ?? 0) * (factors[bucket] ?? 0) + (from[bucket] ?? 0)
      }
      const alpha = alphas[at] ?? 0
      const gradient = side * (sum / length + bias) - 1 + slack * alpha
      const next = Math.max(0, alpha - gradient / ((norms[at] ?? 1) + slack))
      if (next === alpha) continue
      alphas[at] = next
      const step = (next - alpha) * side
      bias += step
      for (let index = 0; index < buckets.length; index += 1) {
        const bucket = buckets[index] ?? 0
        weights[bucket] = (weights[bucket] ?? 0) + (step / length) * (factors[bucket] ?? 0)
      }
    }
  }
  return { weights: weights.map((weight, at) => weight * (factors[at] ?? 0) + (from[at] ?? 0)), bias }
}

/** The sum of a text before calibration, with weights that are not rounded yet. */
export function sumWith({ weights, bias }: Weights, buckets: Uint32Array): number {
  let sum = 0
  for (let at = 0; at < buckets.length; at += 1) sum += weights[buckets[at] ?? 0] ?? 0
  return sum / lengthOf(buckets.length) + bias
}

/** Words and pairs say more than their letters: with this, «كلب البحر» outweighs كلب. */
const OF_WORDS = 1.5

/** A feature in every text says little, one in few of them much: 1 + ln((texts + 1) / (texts with it + 1)). */
export function importanceOf(examples: readonly Pick<Example, 'buckets'>[], bits: number): Float64Array {
  const counts = new Float64Array(2 ** bits)
  for (const { buckets } of examples) for (const bucket of buckets) counts[bucket] = (counts[bucket] ?? 0) + 1
  return counts.map((count, bucket) => {
    const rarity = 1 + Math.log((examples.length + 1) / (count + 1))
    return bucket < counts.length / 2 ? rarity : OF_WORDS * rarity
  })
}

function normOf(buckets: Uint32Array, factors: Float64Array): number {
  let sum = 0
  for (const bucket of buckets) sum += (factors[bucket] ?? 0) ** 2
  return sum / lengthOf(buckets.length) ** 2
}

function shuffle(order: Uint32Array, draw: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = draw() % (at + 1)
    const moved = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = moved
  }
}

/** Whole numbers of 32 bits in a fixed sequence (xorshift32, Marsaglia 2003). */
function drawing(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
}
