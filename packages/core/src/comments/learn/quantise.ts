import type { Calibration } from './calibrate.ts'
import type { Model } from './model.ts'
import type { Weights } from './train.ts'

const MOST = 127
/** The few heaviest weights are cut to the weight at this part of all, so that the steps between the others stay small. */
const KEPT_PART = 0.9999

interface Told extends Calibration {
  readonly bits: number
  readonly threshold: number
  readonly provenance: string
}

/** Rounds the weights to a byte each: `scale * w * |w|`. */
export function quantise({ weights, bias }: Weights, { bits, threshold, provenance, slope, offset }: Told): Model {
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort()
  const largest = sizes[Math.floor((sizes.length - 1) * KEPT_PART)] ?? 0
  // As the file keeps it, so that a model is the same before and after it was written.
  const scale = Math.fround(largest === 0 ? 1 : largest / MOST ** 2)
  return {
    bits,
    scale,
    bias: Math.fround(bias),
    slope: Math.fround(slope),
    offset: Math.fround(offset),
    threshold: Math.fround(threshold),
    provenance,
    weights: Int8Array.from(weights, (weight) => {
      const root = Math.round(Math.sqrt(Math.abs(weight) / scale))
      return Math.sign(weight) * Math.min(MOST, root)
    }),
  }
}

/** The weights of a model as they were, but for the rounding. */
export function weightsOf({ weights, scale, bias }: Model): Weights {
  return { weights: Float64Array.from(weights, (weight) => scale * weight * Math.abs(weight)), bias }
}
