import { Refusal } from '@warraq/core/errors'
import { recordingType } from '@warraq/core/media/recordings'
import type { RecordingMime } from '@warraq/core/media/recordings.table'
import type { BlobStore } from '../blobs/port.ts'
import { LOOKED_AT, recordingMime } from './magic.ts'
import { withoutMetadata } from './without-metadata.ts'

/** What the action `media/add-media` needs to know of a recording whose bytes are stored. */
export interface TakenRecording {
  readonly recording: 'audio' | 'video'
  readonly mime: RecordingMime
  readonly bytes: number
  readonly width: null
  readonly height: null
  readonly sha256: string
  readonly blobKey: string
  readonly variants: readonly []
}

/**
 * Takes a sound or a film from outside, chunk by chunk: what it is, its first bytes say (`recording-refused`). Its
 * metadata goes (`withoutMetadata`), its sound and pictures are kept as they came; whoever is sent it may do nothing with it but play it.
 */
export async function takeInRecording(blobs: BlobStore, chunks: AsyncIterable<Uint8Array>): Promise<TakenRecording> {
  const reader = chunks[Symbol.asyncIterator]()
  const first = await firstBytes(reader)
  const mime = recordingMime(first)
  const type = mime === null ? null : recordingType(mime)
  if (mime === null || type === null) throw new Refusal('recording-refused')
  const { key, sha256, bytes } = await blobs.putStream(withoutMetadata(mime, together(first, reader)), type.extension)
  return {
    recording: type.kind,
    mime,
    bytes,
    width: null,
    height: null,
    sha256,
    blobKey: key,
    variants: [],
  }
}

/** A recording that is in memory already. */
export function takeInRecordingBytes(blobs: BlobStore, bytes: Uint8Array): Promise<TakenRecording> {
  return takeInRecording(blobs, once(bytes))
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function firstBytes(reader: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const held: Uint8Array[] = []
  let length = 0
  while (length < LOOKED_AT) {
    const next = await reader.next()
    if (next.done === true) break
    held.push(next.value)
    length += next.value.length
  }
  return held.length === 1 && held[0] !== undefined ? held[0] : Buffer.concat(held)
}

async function* together(first: Uint8Array, reader: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first
    for (let next = await reader.next(); next.done !== true; next = await reader.next()) yield next.value
  } finally {
    await reader.return?.()
  }
}
