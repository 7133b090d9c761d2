/** Zip files as attackers write them: every field as the test wants it (PKWARE APPNOTE 4.3). */

import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipRecipe {
  readonly name: string
  readonly text?: string | Uint8Array
  /** Unix mode in the upper half of the external attributes. */
  readonly mode?: number
  readonly encrypted?: boolean
  /** What the directory claims, instead of the truth. */
  readonly claimedSize?: number
}

function header(entry: ZipRecipe, packed: Uint8Array, plain: Uint8Array): Buffer {
  const bytes = Buffer.alloc(26)
  bytes.writeUInt16LE(20, 0)
  bytes.writeUInt16LE(0x800 | (entry.encrypted ? 1 : 0), 2)
  bytes.writeUInt16LE(8, 4)
  bytes.writeUInt32LE(crc32(plain), 10)
  bytes.writeUInt32LE(packed.length, 14)
  bytes.writeUInt32LE(entry.claimedSize ?? plain.length, 18)
  bytes.writeUInt16LE(Buffer.byteLength(entry.name), 22)
  return bytes
}

export function zipOf(entries: readonly ZipRecipe[]): Uint8Array {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const plain = Buffer.from(entry.text ?? '')
    const packed = deflateRawSync(plain)
    const head = header(entry, packed, plain)
    const name = Buffer.from(entry.name)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), head, name, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 3]), head, tail, name]))
    files.push(local)
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0, 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, list, end])
}
