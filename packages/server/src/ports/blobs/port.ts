/** Bytes under names we make: `<sha256>.<ext>`, so that the same bytes are kept once and a name never means two things. */
export interface BlobStore {
  /** Stores whole and durably before it resolves; a name that is there already is left as it is. */
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Stores what comes chunk by chunk, as durably, under the name that its bytes give it. Throws what the chunks throw. */
  putStream(
    chunks: AsyncIterable<Uint8Array>,
    extension: string,
  ): Promise<{ readonly key: string; readonly sha256: string; readonly bytes: number }>
  /** The bytes from `first` to `last`, both included, as they are read; null when there is nothing under this name. */
  stream(key: string, first: number, last: number): Promise<ReadableStream<Uint8Array> | null>
  /** All bytes, or null when there is nothing under this name. */
  get(key: string): Promise<Uint8Array | null>
  stat(key: string): Promise<{ readonly bytes: number } | null>
  delete(key: string): Promise<void>
  /** Every name there is, in no particular order; what is stored or deleted meanwhile may be among them or not. */
  keys(): AsyncIterable<string>
}

const KEY = /^[0-9a-f]{64}\.(?:jpg|png|avif|mp3|m4a|aac|ogg|wav|flac|mp4|webm|ogv)$/

export const isBlobKey = (name: string): boolean => KEY.test(name)

/** Anything else never reaches a file system or a bucket. */
export function checkBlobKey(key: string): string {
  if (!KEY.test(key)) throw new Error(`blobs: ${JSON.stringify(key.slice(0, 80))} is not a name`)
  return key
}
