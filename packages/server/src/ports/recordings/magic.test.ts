import { describe, expect, it } from 'vitest'
import { recordingMime } from './magic.ts'

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const ftyp = (...brands: string[]): Uint8Array =>
  bytes(
    `\0\0\0${String.fromCharCode(8 + brands.length * 4 + 4)}ftyp${brands[0]}\0\0\0\0${brands.slice(1).join('')}moov`,
  )

describe('what a recording is by its first bytes', () => {
  it.each([
    ['a sound with a tag', bytes('ID3\x04\0\0'), 'audio/mpeg'],
    ['a sound without', bytes('\xff\xfb\x90\x64'), 'audio/mpeg'],
    ['ADTS', bytes('\xff\xf1\x50\x80'), 'audio/aac'],
    ['M4A', ftyp('M4A ', 'isom'), 'audio/mp4'],
    ['MP4', ftyp('isom', 'avc1'), 'video/mp4'],
    ['WebM', bytes('\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm'), 'video/webm'],
    ['Opus in Ogg', bytes('OggS\0\x02\0\0\0\0\0\0\0\0OpusHead'), 'audio/ogg'],
    ['Theora in Ogg', bytes('OggS\0\x02\0\0\0\0\0\0\0\0\x80theora'), 'video/ogg'],
    ['WAV', bytes('RIFF\0\0\0\0WAVEfmt '), 'audio/wav'],
    ['FLAC', bytes('fLaC\0'), 'audio/flac'],
    ['a photograph of a phone', ftyp('heic', 'mif1', 'isom'), null],
    ['AVIF', ftyp('avif', 'mif1'), null],
    ['QuickTime', ftyp('qt  ', 'isom'), null],
    ['Matroska', bytes('\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x88matroska'), null],
    ['a web page', bytes('<!doctype html><script>'), null],
    ['a picture with both beginnings', bytes('\xff\xd8\xff\xe0'), null],
    ['UTF-16 text', bytes('\xff\xfe<\0s\0'), null],
    ['nothing', bytes(''), null],
  ])('%s', (_name, file, expected) => expect(recordingMime(file)).toBe(expected))
})
