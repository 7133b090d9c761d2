import type { RecordingType } from './recordings.table.ts'
import { RECORDING_TYPES } from './recordings.table.ts'

/** What the program knows of a kind of recording; null for any other. */
export function recordingType(mime: string): RecordingType | null {
  return RECORDING_TYPES.find((type) => type.mime === mime) ?? null
}

/** A range of a file, in bytes, both ends included. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

/**
 * What a `Range` header asks for (RFC 9110 section 14.1.2): one range, `whole` where it asks for nothing that we
 * understand or for several, `none` where it lies outside of the file.
 */
export function askedRange(header: string | undefined, size: number): ByteRange | 'whole' | 'none' {
  const match = /^bytes=(?:(\d{1,15})-(\d{0,15})|-(\d{1,15}))$/u.exec(header?.trim() ?? '')
  if (match === null) return 'whole'
  const [, first, last = '', suffix] = match
  if (first === undefined) {
    const length = Math.min(Number(suffix), size)
    return length === 0 ? 'none' : { first: size - length, last: size - 1 }
  }
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < Number(first)) return 'whole'
  return Number(first) >= size ? 'none' : { first: Number(first), last: end }
}
