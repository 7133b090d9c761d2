import type { Judged } from './measure.ts'
import { countsAt, figuresOf } from './measure.ts'

export interface Calibration {
  readonly slope: number
  readonly offset: number
}

const MOST_STEPS = 100
const SMALLEST_STEP = 1e-10
const RIDGE = 1e-12

/**
 * From sums to probabilities: the logistic curve that fits what people said, by Newton's method with the softened targets of
 * Platt (1999), which keep it sensible where both classes lie apart. The sums must be of texts that were not trained on.
 */
export function calibrate(judged: readonly Judged[]): Calibration {
  const offensive = judged.filter((one) => one.offensive).length
  const others = judged.length - offensive
  const high = (offensive + 1) / (offensive + 2)
  const low = 1 / (others + 2)
  let slope = 0
  let offset = Math.log((offensive + 1) / (others + 1))
  let loss = lossOf(judged, { slope, offset }, high, low)
  for (let step = 0; step < MOST_STEPS; step += 1) {
    let [h11, h22, h12, g1, g2] = [RIDGE, RIDGE, 0, 0, 0]
    for (const { score, offensive: isOffensive } of judged) {
      const p = curve(slope * score + offset)
      const error = p - (isOffensive ? high : low)
      const bend = p * (1 - p)
      h11 += score * score * bend
      h22 += bend
      h12 += score * bend
      g1 += score * error
      g2 += error
    }
    const determinant = h11 * h22 - h12 * h12
    const [bySlope, byOffset] = [(h22 * g1 - h12 * g2) / determinant, (h11 * g2 - h12 * g1) / determinant]
    let width = 1
    let next = lossOf(judged, { slope: slope - bySlope, offset: offset - byOffset }, high, low)
    while (!(next <= loss) && width > SMALLEST_STEP) {
      width /= 2
      next = lossOf(judged, { slope: slope - width * bySlope, offset: offset - width * byOffset }, high, low)
    }
    if (!(loss - next >= SMALLEST_STEP)) break
    slope -= width * bySlope
    offset -= width * byOffset
    loss = next
  }
  return { slope, offset }
}

/** Thresholds that are tried, as probabilities. */
const TRIED = Array.from({ length: 181 }, (_, at) => 0.05 + at * 0.005)

export interface ThresholdWish {
  /** Groups whose macro-F1 is to be high, each as important as the other; scores are probabilities. */
  readonly groups: readonly (readonly Judged[])[]
  /** Innocent texts of which no more than this part may be flagged. */
  readonly innocent: readonly number[]
  readonly mostFlagged: number
}

/** The probability from which a text counts as flagged; the highest one tried where nothing keeps the innocent ones free. */
export function chooseThreshold({ groups, innocent, mostFlagged }: ThresholdWish): number {
  let best = { threshold: TRIED.at(-1) ?? 1, value: -1 }
  for (const threshold of TRIED) {
    const flagged = innocent.filter((score) => score >= threshold).length
    if (flagged > mostFlagged * innocent.length) continue
    const value = groups.reduce((sum, judged) => sum + figuresOf(countsAt(judged, threshold)).macroF1, 0)
    if (value > best.value) best = { threshold, value }
  }
  return best.threshold
}

function lossOf(judged: readonly Judged[], { slope, offset }: Calibration, high: number, low: number): number {
  let loss = 0
  for (const { score, offensive } of judged) {
    const x = slope * score + offset
    const target = offensive ? high : low
    // -target ln p - (1 - target) ln (1 - p), without overflow.
    loss += Math.max(x, 0) - x * target + Math.log1p(Math.exp(-Math.abs(x)))
  }
  return loss
}

function curve(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
