import type { RecordingMime } from '@warraq/core/media/recordings.table'

type Sign = (bytes: Uint8Array, text: string) => boolean

/** How many of the first bytes are looked at. */
export const LOOKED_AT = 256

/** ISO base media file (ISO/IEC 14496-12): brands stand after `ftyp`, in a first box of bounded length. */
function brands(bytes: Uint8Array, text: string): readonly string[] {
  const length = (bytes[2] ?? 0) * 256 + (bytes[3] ?? 0)
  if (text.slice(4, 8) !== 'ftyp') return []
  const all = text.slice(8, Math.min(length, LOOKED_AT)).match(/.{4}/gsu) ?? []
  // After the major brand stands a version, which is no brand.
  return all.filter((_, index) => index !== 1)
}

const SOUND_BRANDS = new Set(['M4A ', 'M4B ', 'F4A '])
const FILM_BRANDS = new Set(['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'MSNV', 'dash'])

/** An MPEG audio frame (ISO/IEC 11172-3, 2.4.1.3): sync, a layer, a bit rate and a sampling rate that exist. */
const MPEG_FRAME: Sign = ([first = 0, second = 0, third = 0]) =>
  first === 0xff &&
  (second & 0xe0) === 0xe0 &&
  (second & 0x18) !== 0x08 &&
  (second & 0x06) !== 0 &&
  (third & 0xf0) !== 0xf0 &&
  (third & 0x0c) !== 0x0c

const isStill = (all: readonly string[]): boolean =>
  all.some((brand) => /^(?:avi[fs]|hei[cxms]|mif1|msf1)$/u.test(brand))

/** What a file is by its first bytes, whatever its name and type say. */
const SIGNS: Readonly<Record<RecordingMime, Sign>> = {
  'audio/mp4': (bytes, text) => SOUND_BRANDS.has(brands(bytes, text)[0] ?? ''),
  'video/mp4': (bytes, text) => {
    const all = brands(bytes, text)
    return all[0] !== 'qt  ' && !isStill(all) && all.some((brand) => FILM_BRANDS.has(brand))
  },
  'video/webm': (_, text) => text.startsWith('\x1a\x45\xdf\xa3') && text.slice(0, 64).includes('webm'),
  'video/ogg': (_, text) => text.startsWith('OggS') && text.includes('theora'),
  'audio/ogg': (_, text) => text.startsWith('OggS') && /vorbis|OpusHead|\x7fFLAC|Speex/u.test(text),
  'audio/wav': (_, text) => text.startsWith('RIFF') && text.slice(8, 12) === 'WAVE',
  'audio/flac': (_, text) => text.startsWith('fLaC'),
  'audio/aac': ([first = 0, second = 0]) => first === 0xff && (second & 0xf6) === 0xf0,
  'audio/mpeg': (bytes, text) => text.startsWith('ID3') || MPEG_FRAME(bytes, text),
}

export function recordingMime(bytes: Uint8Array): RecordingMime | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LOOKED_AT)).toString('latin1')
  return (Object.keys(SIGNS) as RecordingMime[]).find((mime) => SIGNS[mime](bytes, text)) ?? null
}
