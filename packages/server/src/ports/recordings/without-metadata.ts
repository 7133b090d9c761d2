/**
 * Recordings lose what tells of their maker: place, names, device, remarks. Every file keeps its length, so that the
 * offsets inside it hold; nothing is decoded.
 */

import { Refusal } from '@warraq/core/errors'
import type { RecordingMime } from '@warraq/core/media/recordings.table'
import { ByteFlow } from './byte-flow.ts'

type Cleaner = (flow: ByteFlow) => AsyncGenerator<Uint8Array>

/** @throws Refusal `recording-refused` where the places of metadata cannot be told */
export async function* withoutMetadata(
  mime: RecordingMime,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const flow = new ByteFlow(chunks)
  try {
    yield* CLEANERS[mime](flow)
  } finally {
    await flow.close()
  }
}

async function* asItCame(flow: ByteFlow): AsyncGenerator<Uint8Array> {
  yield* flow.flow(Infinity, 'same')
}

/** How much of a sound's end is searched for tags, in bytes. */
const TAIL = 65_536
const END_TAGS = ['LYRICSBEGIN', 'ID3\x03\0', 'ID3\x04\0']
const APE_FOOTER = 32

/** ID3v2 (id3.org, 2.4.0 section 3.1) at the beginning becomes an empty tag; ID3v1, APE and Lyrics3 at the end zeros. */
async function* mpeg(flow: ByteFlow): AsyncGenerator<Uint8Array> {
  let head = await flow.take(10)
  while (head.length === 10 && head.toString('latin1', 0, 3) === 'ID3') {
    const size = head.subarray(6).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0)
    const footer = ((head[5] ?? 0) & 0x10) === 0 ? 0 : 10
    head[5] = 0
    yield head
    yield* flow.flow(size + footer, 'zeros')
    head = await flow.take(10)
  }
  let held = head
  for (;;) {
    const next = await flow.take(TAIL)
    if (next.length === 0) break
    const all = Buffer.concat([held, next])
    const sure = Math.max(0, all.length - TAIL)
    if (sure > 0) yield all.subarray(0, sure)
    held = all.subarray(sure)
  }
  yield withoutEndTags(held)
}

function withoutEndTags(tail: Buffer): Buffer {
  const v1 = tail.length - 128
  const starts = END_TAGS.map((tag) => tail.indexOf(tag, 0, 'latin1')).filter((at) => at >= 0)
  const ape = tail.indexOf('APETAGEX', 0, 'latin1')
  if (ape >= 0) starts.push(ape)
  // A footer alone tells how long the items before it are; a header (bit 29) stands before them.
  if (ape >= 0 && ape + APE_FOOTER <= tail.length && ((tail[ape + 23] ?? 0) & 0x20) === 0)
    starts.push(Math.max(0, ape + APE_FOOTER - tail.readUInt32LE(ape + 12)))
  if (v1 >= 0 && tail.toString('latin1', v1, v1 + 3) === 'TAG') starts.push(v1)
  return starts.length === 0 ? tail : tail.fill(0, Math.min(...starts))
}

const BOXES_ENTERED = new Set(['moov', 'trak', 'mdia', 'moof', 'traf'])
/** Kinds of tracks that tell places: timed metadata, camera motion, the subtitles of drones. */
const TRACKS_REFUSED = new Set(['meta', 'camm', 'sbtl', 'subt'])
const BOXES_EMPTIED = new Set(['udta', 'meta', 'uuid', 'free', 'skip'])

/** ISO/IEC 14496-12, 4.2: a box that holds metadata becomes `free` and zeros. A track of metadata (places) is refused. */
async function* mp4(flow: ByteFlow): AsyncGenerator<Uint8Array> {
  for (let head = await flow.take(8); head.length > 0; head = await flow.take(8)) {
    if (head.length < 8) throw new Refusal('recording-refused')
    const type = head.toString('latin1', 4, 8)
    const size = head.readUInt32BE(0)
    const large = size === 1 ? await flow.take(8) : Buffer.alloc(0)
    if (size === 1 && large.length < 8) throw new Refusal('recording-refused')
    const whole = size === 0 ? Infinity : size === 1 ? Number(large.readBigUInt64BE(0)) : size
    const length = whole - 8 - large.length
    if (length < 0) throw new Refusal('recording-refused')
    const emptied = BOXES_EMPTIED.has(type)
    if (emptied) head.write('free', 4, 'latin1')
    yield head
    yield large
    if (BOXES_ENTERED.has(type)) continue
    if (type === 'hdlr') {
      const kind = await flow.take(Math.min(length, 12))
      if (TRACKS_REFUSED.has(kind.toString('latin1', 8, 12))) throw new Refusal('recording-refused')
      yield kind
      yield* flow.flow(length - kind.length, 'zeros')
    } else yield* flow.flow(length, emptied ? 'zeros' : 'same')
  }
}

const WAVE_KEPT = new Set(['fmt ', 'data', 'fact', 'ds64'])

/** RIFF: a chunk that is not sound becomes `JUNK` and zeros. */
async function* wave(flow: ByteFlow): AsyncGenerator<Uint8Array> {
  yield await flow.take(12)
  for (let head = await flow.take(8); head.length === 8; head = await flow.take(8)) {
    const kept = WAVE_KEPT.has(head.toString('latin1', 0, 4))
    if (!kept) head.write('JUNK', 0, 'latin1')
    const length = head.readUInt32LE(4)
    yield head
    yield* flow.flow(length + (length % 2), kept ? 'same' : 'zeros')
  }
}

/** RFC 9639, section 8: blocks other than stream info (0) and seek table (3) become padding (1). */
async function* flac(flow: ByteFlow): AsyncGenerator<Uint8Array> {
  yield await flow.take(4)
  for (let last = false; !last;) {
    const head = await flow.take(4)
    if (head.length < 4) throw new Refusal('recording-refused')
    const first = head[0] ?? 0
    last = first >= 0x80
    const kept = [0, 3].includes(first & 0x7f)
    if (!kept) head[0] = (first & 0x80) + 1
    yield head
    yield* flow.flow(head.readUIntBE(1, 3), kept ? 'same' : 'zeros')
  }
  yield* asItCame(flow)
}

const CLEANERS: Readonly<Record<RecordingMime, Cleaner>> = {
  'audio/mpeg': mpeg,
  'audio/aac': mpeg,
  'audio/mp4': mp4,
  'video/mp4': mp4,
  'audio/wav': wave,
  'audio/flac': flac,
  'audio/ogg': asItCame,
  'video/ogg': asItCame,
  'video/webm': asItCame,
}
