import type { RecordingMime } from '@warraq/core/media/recordings.table'
import { describe, expect, it } from 'vitest'
import { withoutMetadata } from './without-metadata.ts'

const SECRET = '+33.5138+036.2765/'
const text = (value: string): Buffer => Buffer.from(value, 'latin1')
const sound = Buffer.alloc(70_000, 0x55)

function box(type: string, ...inside: Buffer[]): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + inside.reduce((sum, { length }) => sum + length, 0))
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, ...inside])
}

function chunk(type: string, inside: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(inside.length)
  return Buffer.concat([text(type), length, inside])
}

const handler = (kind: string): Buffer => box('mdia', box('hdlr', Buffer.alloc(8), text(kind), text('name')))
const film = (kind: string): Buffer =>
  Buffer.concat([
    box('ftyp', text('isom\0\0\0\0avc1')),
    box('moov', box('trak', handler(kind), box('udta', text(SECRET))), box('udta', box('\xa9xyz', text(SECRET)))),
    box('meta', text(SECRET)),
    box('mdat', sound),
  ])
const tag = Buffer.concat([text('TAG'), text(SECRET), Buffer.alloc(107)])

const FILES: readonly (readonly [string, RecordingMime, Buffer])[] = [
  ['ID3v2 and ID3v1', 'audio/mpeg', Buffer.concat([text(`ID3\x04\0\0\0\0\0\x12${SECRET}`), sound, tag])],
  [
    'an APE tag',
    'audio/mpeg',
    Buffer.concat([sound, text(SECRET), text(`APETAGEX\0\0\0\0\x32`), Buffer.alloc(19), tag]),
  ],
  ['boxes of a film', 'video/mp4', film('vide')],
  [
    'chunks of a wave',
    'audio/wav',
    Buffer.concat([text('RIFF\0\0\0\0WAVE'), chunk('LIST', text(SECRET)), chunk('data', sound)]),
  ],
  ['blocks of FLAC', 'audio/flac', Buffer.concat([text(`fLaC\x84\0\0\x12${SECRET}`), sound])],
]

async function cleaned(mime: RecordingMime, file: Buffer, step: number): Promise<Buffer> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < file.length; at += step) yield file.subarray(at, at + step)
  }
  const parts: Uint8Array[] = []
  for await (const part of withoutMetadata(mime, pieces())) parts.push(part)
  return Buffer.concat(parts)
}

describe('a recording loses its place and names, keeps its length and its sound', () => {
  it.each(FILES)('%s', async (_name, mime, file) => {
    for (const step of [997, file.length]) {
      const after = await cleaned(mime, file, step)
      expect(file.includes(SECRET)).toBe(true)
      expect(after.includes(SECRET)).toBe(false)
      expect(after.length).toBe(file.length)
      expect(after.indexOf(sound)).toBe(file.indexOf(sound))
    }
  })

  it('a film with a track of metadata, such as places, is refused', async () => {
    await expect(cleaned('video/mp4', film('meta'), 997)).rejects.toMatchObject({ code: 'recording-refused' })
  })

  it('a box that is shorter than its own head is refused', async () => {
    await expect(cleaned('video/mp4', text('\0\0\0\x04moov'), 997)).rejects.toMatchObject({ code: 'recording-refused' })
  })
})
