import type { Span } from '../evidence.ts'
import { skeletonOf } from '../match/skeleton.ts'
import { bucketOf, bucketsOf, FEATURES_VERSION, lengthOf, readFeatures, WORD } from './features.ts'

/**
 * What was learned: a whole number from -127 to 127 for each feature, and how their sum becomes a probability. One number,
 * "likely offensive", and nothing else: no data teaches a number for each clause.
 */
export interface Model {
  /** The features are counted below 2^bits. */
  readonly bits: number
  /** A weight is `scale * w * |w|`: the steps are finest near nought, where most weights lie. */
  readonly weights: Int8Array
  readonly scale: number
  readonly bias: number
  /** Probability = 1 / (1 + exp(-(slope * sum + offset))): Platt's calibration. */
  readonly slope: number
  readonly offset: number
  /** Probability from which a text counts as flagged, 0 to 1. */
  readonly threshold: number
  /** What it was trained on, under which licences, how; ASCII. */
  readonly provenance: string
}

/** Bytes that are no model, one of another format, or one whose features are read in another way. */
export class ModelError extends Error {
  override readonly name = 'ModelError'
}

/** "WRQL" */
const MAGIC = 0x5752514c
const FORMAT = 1
const HEADER_BYTES = 32
const MOST_BITS = 22

/**
 * Reads the file of a model: magic "WRQL", format, version of the features, bits, one byte 0; five numbers of 32 bits
 * (scale, bias, slope, offset, threshold); length of the provenance; the provenance; a byte for each weight. Numbers are
 * big-endian. Throws a {@link ModelError}.
 */
export function readModel(bytes: Uint8Array): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < HEADER_BYTES || view.getUint32(0) !== MAGIC) throw new ModelError('these bytes are no model')
  if (view.getUint8(4) !== FORMAT) throw new ModelError(`a model of format ${view.getUint8(4)}`)
  if (view.getUint8(5) !== FEATURES_VERSION) throw new ModelError(`a model of features ${view.getUint8(5)}`)
  const bits = view.getUint8(6)
  const told = view.getUint32(28)
  if (bits < 1 || bits > MOST_BITS || bytes.length !== HEADER_BYTES + told + 2 ** bits) {
    throw new ModelError('a model that was cut off')
  }
  const from = HEADER_BYTES + told
  const model: Model = {
    bits,
    scale: view.getFloat32(8),
    bias: view.getFloat32(12),
    slope: view.getFloat32(16),
    offset: view.getFloat32(20),
    threshold: view.getFloat32(24),
    provenance: Array.from(bytes.subarray(HEADER_BYTES, from), (byte) => String.fromCharCode(byte)).join(''),
    weights: new Int8Array(bytes.slice(from).buffer),
  }
  const numbers = [model.scale, model.bias, model.slope, model.offset, model.threshold]
  if (!numbers.every(Number.isFinite)) throw new ModelError('a model without sensible numbers')
  return model
}

/** The file of a model; `readModel` reads it back. Throws a {@link ModelError} when its provenance is not plain ASCII. */
export function writeModel(model: Model): Uint8Array {
  const { provenance, weights } = model
  if (!/^[\n\x20-\x7e]*$/.test(provenance)) throw new ModelError('the provenance is written in ASCII')
  const bytes = new Uint8Array(HEADER_BYTES + provenance.length + weights.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC)
  view.setUint8(4, FORMAT)
  view.setUint8(5, FEATURES_VERSION)
  view.setUint8(6, model.bits)
  const numbers = [model.scale, model.bias, model.slope, model.offset, model.threshold]
  numbers.forEach((number, at) => view.setFloat32(8 + 4 * at, number))
  view.setUint32(28, provenance.length)
  for (let at = 0; at < provenance.length; at += 1) bytes[HEADER_BYTES + at] = provenance.charCodeAt(at)
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), HEADER_BYTES + provenance.length)
  return bytes
}

/**
 * How likely a text is offensive, 0 to 1, among comments like those the model was trained on. Never throws; the work is
 * linear in the length of the text.
 */
export function scoreText(model: Model, text: string): number {
  return probabilityOf(model, sumOf(model, bucketsOf(text, model.bits)))
}

/** Before calibration; above nought is the offensive side. */
export function sumOf({ weights, scale, bias }: Model, buckets: Uint32Array): number {
  let sum = 0
  for (let at = 0; at < buckets.length; at += 1) {
    const weight = weights[buckets[at] ?? 0] ?? 0
    sum += weight * Math.abs(weight)
  }
  return (sum * scale) / lengthOf(buckets.length) + bias
}

export function probabilityOf({ slope, offset }: Pick<Model, 'slope' | 'offset'>, sum: number): number {
  return 1 / (1 + Math.exp(-(slope * sum + offset)))
}

/** A word of the text and how far it moved the sum: above nought towards "offensive". */
export interface Moved {
  readonly span: Span
  readonly weight: number
}

/** The words of a text that moved its score, in its order, with their places in the text as typed. */
export function explainScore(model: Model, text: string): readonly Moved[] {
  const skeleton = skeletonOf(text)
  const times = new Map<number, number>()
  const words: Span[] = []
  const wordOf = new Int32Array(skeleton.length)
  readFeatures(text, skeleton, (hash, first, after, kind) => {
    const bucket = bucketOf(hash, kind, model.bits)
    times.set(bucket, (times.get(bucket) ?? 0) + 1)
    if (kind !== WORD) return
    wordOf.fill(words.length, first, after)
    words.push([first, after])
  })
  const unit = model.scale / lengthOf(times.size)
  const moved = new Float64Array(words.length)
  readFeatures(text, skeleton, (hash, first, after, kind) => {
    const bucket = bucketOf(hash, kind, model.bits)
    const weight = model.weights[bucket] ?? 0
    const half = (weight * Math.abs(weight) * unit) / (times.get(bucket) ?? 1) / 2
    for (const at of [wordOf[first] ?? 0, wordOf[after - 1] ?? 0]) moved[at] = (moved[at] ?? 0) + half
  })
  return words.flatMap(([first, after], at) => {
    const weight = moved[at] ?? 0
    const span: Span = [skeleton.starts[first] ?? 0, skeleton.ends[after - 1] ?? 0]
    return weight === 0 ? [] : [{ span, weight }]
  })
}
