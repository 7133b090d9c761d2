/**
 * How the image worker and its parent speak: one JSON header with its length in four bytes in front, then the bytes of
 * all pictures it names, one after the other.
 */
export function writeFrame(header: unknown, parts: readonly Uint8Array[]): Uint8Array {
  const text = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  return Buffer.concat([length, text, ...parts])
}

/** @throws when the frame is cut short */
export function readFrame(frame: Uint8Array): { readonly header: unknown; readonly rest: Uint8Array } {
  const bytes = Buffer.from(frame.buffer, frame.byteOffset, frame.length)
  const length = bytes.length < 4 ? Number.NaN : bytes.readUInt32BE(0)
  if (!(bytes.length >= 4 + length)) throw new Error('images: a frame is cut short')
  return { header: JSON.parse(bytes.toString('utf8', 4, 4 + length)) as unknown, rest: bytes.subarray(4 + length) }
}
