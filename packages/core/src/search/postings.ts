/**
 * The documents that have a term, block by block, as bytes.
 *
 * A block is 1024 document ids. In its posting list each document is: the gap to the one before (its place in the block
 * for the first) times two, plus one when more is said; without more the term stands once in the body. More is a byte
 * whose low half has a bit for each field in which the term stands; its high half is the count when that is one field and
 * at most 15, else it is zero and the count of each such field follows.
 *
 * In the list of places the same documents come in the same order: for each as many gaps between the places of the word
 * as the posting list counts.
 */
import { ByteReader, ByteWriter } from './bytes.ts'
import type { FieldNumbers } from './score.ts'

export const BLOCK_BITS = 10
export const BLOCK_SIZE = 1 << BLOCK_BITS

export const blockOf = (id: number): number => Math.floor(id / BLOCK_SIZE)
export const placeInBlock = (id: number): number => id % BLOCK_SIZE

const BODY = 2
const ONLY_BODY = 1 << BODY

/** Room for one decoded list, used again and again: places in the block, then four counts for each. */
export interface PostingRoom {
  readonly places: Uint16Array
  readonly counts: Uint32Array
}

export function postingRoom(): PostingRoom {
  return { places: new Uint16Array(BLOCK_SIZE), counts: new Uint32Array(BLOCK_SIZE * 4) }
}

/** Decodes a list into `room` and tells how many documents it has. */
export function readPostings(bytes: Uint8Array, { places, counts }: PostingRoom): number {
  const end = bytes.length
  let at = 0
  let place = -1
  let found = 0
  while (at < end && found < BLOCK_SIZE) {
    let head = bytes[at++] ?? 0
    if (head >= 0x80) head = (head & 0x7f) | ((bytes[at++] ?? 0) << 7)
    place += (head >> 1) + 1
    places[found] = place
    const to = found * 4
    counts[to] = 0
    counts[to + 1] = 0
    counts[to + 2] = 0
    counts[to + 3] = 0
    found += 1
    if ((head & 1) === 0) {
      counts[to + BODY] = 1
      continue
    }
    const shape = bytes[at++] ?? 0
    const mask = shape & 0xf
    for (let field = 0; field < 4; field += 1) {
      if ((mask & (1 << field)) === 0) continue
      let count = shape >> 4
      if (count === 0) {
        let byte = bytes[at++] ?? 0
        count = byte & 0x7f
        for (let shift = 7; byte >= 0x80; shift += 7) {
          byte = bytes[at++] ?? 0
          count |= (byte & 0x7f) << shift
        }
      }
      counts[to + field] = count
    }
  }
  return found
}

/** What a document says of one term: how often it stands in each field, and where (words only). */
export interface Posting {
  readonly counts: FieldNumbers
  /** Places of the word in the document, ascending; empty for stems. */
  readonly places: readonly number[]
}

/** Null takes the document out of the list. */
export type PostingChange = readonly [placeInBlock: number, posting: Posting | null]

export interface PostingBytes {
  readonly postings: Uint8Array
  readonly places: Uint8Array
}

/** The lists with documents put in, replaced or taken out. `changes` ascend by place. What does not change is copied whole. */
export function changePostings(before: PostingBytes, changes: readonly PostingChange[]): PostingBytes {
  const first = changes[0]?.[0] ?? BLOCK_SIZE
  return lastPlace(before.postings) < first ? appended(before, changes) : merged(before, changes)
}

/** New documents have the highest ids: nothing that is there has to be looked at but for the last place. */
function appended(before: PostingBytes, changes: readonly PostingChange[]): PostingBytes {
  const postings = new ByteWriter(before.postings.length + changes.length * 4)
  const places = new ByteWriter(before.places.length + changes.length * 4)
  postings.copy(before.postings, 0, before.postings.length)
  places.copy(before.places, 0, before.places.length)
  let last = lastPlace(before.postings)
  for (const [place, posting] of changes) {
    if (posting === null) continue
    writeCounts(postings, place - last, posting.counts)
    writePlaces(places, posting.places)
    last = place
  }
  return { postings: postings.bytes(), places: places.bytes() }
}

/** The place of the last document of a list; -1 when it is empty. */
function lastPlace(postings: Uint8Array): number {
  let place = -1
  for (let at = 0; at < postings.length;) {
    let head = postings[at++] ?? 0
    if (head >= 0x80) head = (head & 0x7f) | ((postings[at++] ?? 0) << 7)
    place += (head >> 1) + 1
    if ((head & 1) === 1) at = behindCounts(postings, at)
  }
  return place
}

function behindCounts(bytes: Uint8Array, at: number): number {
  const shape = bytes[at] ?? 0
  return shape >> 4 > 0 ? at + 1 : countsAt(bytes, at)[1]
}

function merged(before: PostingBytes, changes: readonly PostingChange[]): PostingBytes {
  const postings = new ByteWriter(before.postings.length + 32)
  const places = new ByteWriter(before.places.length + 32)
  const old = new EntryReader(before)
  let last = -1
  /** Copies entries up to (not including) `until`; only the first of a run needs its gap written again. */
  const copyUpTo = (until: number): void => {
    if (old.place >= until) return
    writeHead(postings, old.place - last, old.more)
    const { afterHead, placesAt } = old
    let { end, placesEnd } = old
    while (old.place < until) {
      last = old.place
      end = old.end
      placesEnd = old.placesEnd
      old.next()
    }
    postings.copy(before.postings, afterHead, end)
    places.copy(before.places, placesAt, placesEnd)
  }
  for (const [place, posting] of changes) {
    copyUpTo(place)
    if (old.place === place) old.next()
    if (posting === null) continue
    writeCounts(postings, place - last, posting.counts)
    writePlaces(places, posting.places)
    last = place
  }
  copyUpTo(BLOCK_SIZE)
  return { postings: postings.bytes(), places: places.bytes() }
}

/** Walks over the documents of a list without reading more of each than where it ends. */
class EntryReader {
  readonly #lists: PostingBytes
  /** `BLOCK_SIZE` behind the last. */
  place = -1
  more = false
  /** Offsets in the bytes of the postings: behind the gap, behind the document. */
  afterHead = 0
  end = 0
  placesAt = 0
  placesEnd = 0

  constructor(lists: PostingBytes) {
    this.#lists = lists
    this.next()
  }

  next(): void {
    const { postings, places } = this.#lists
    let at = this.end
    if (at >= postings.length) {
      this.place = BLOCK_SIZE
      return
    }
    let head = postings[at++] ?? 0
    if (head >= 0x80) head = (head & 0x7f) | ((postings[at++] ?? 0) << 7)
    this.place += (head >> 1) + 1
    this.more = (head & 1) === 1
    this.afterHead = at
    this.placesAt = this.placesEnd
    const count = this.more ? sumOfCounts(postings, at) : 1
    this.end = this.more ? behindCounts(postings, at) : at
    if (places.length > 0) this.placesEnd = behind(places, this.placesAt, count)
  }
}

function sumOfCounts(bytes: Uint8Array, at: number): number {
  const shape = bytes[at] ?? 0
  return shape >> 4 > 0 ? shape >> 4 : countsAt(bytes, at)[0]
}

/** The sum of the counts at an offset, and the offset behind them. */
function countsAt(bytes: Uint8Array, start: number): [number, number] {
  const shape = bytes[start] ?? 0
  let at = start + 1
  if (shape >> 4 > 0) return [shape >> 4, at]
  let sum = 0
  for (let field = 0; field < 4; field += 1) {
    if ((shape & (1 << field)) === 0) continue
    let byte = bytes[at++] ?? 0
    let count = byte & 0x7f
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = bytes[at++] ?? 0
      count |= (byte & 0x7f) << shift
    }
    sum += count
  }
  return [sum, at]
}

/** The offset behind so many numbers. */
function behind(bytes: Uint8Array, start: number, numbers: number): number {
  let at = start
  for (let left = numbers; left > 0 && at < bytes.length; at += 1) if ((bytes[at] ?? 0) < 0x80) left -= 1
  return at
}

function writeHead(out: ByteWriter, gap: number, more: boolean): void {
  out.number((gap - 1) * 2 + (more ? 1 : 0))
}

function writeCounts(out: ByteWriter, gap: number, counts: FieldNumbers): void {
  const mask = counts.reduce((bits, count, field) => (count > 0 ? bits | (1 << field) : bits), 0)
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (mask === ONLY_BODY && total === 1) return writeHead(out, gap, false)
  writeHead(out, gap, true)
  const oneField = (mask & (mask - 1)) === 0
  if (oneField && total <= 15) return out.byte(mask | (total << 4))
  out.byte(mask)
  for (const count of counts) if (count > 0) out.number(count)
}

function writePlaces(out: ByteWriter, places: readonly number[]): void {
  let last = -1
  for (const place of places) {
    out.number(place - last - 1)
    last = place
  }
}

/** The places of a word in those documents of a block that are wanted, by place of the document in the block. */
export function readPlaces(
  bytes: Uint8Array,
  { places, counts }: PostingRoom,
  found: number,
  wanted: ReadonlySet<number>,
): Map<number, number[]> {
  const lists = new Map<number, number[]>()
  let at = 0
  for (let index = 0; index < found; index += 1) {
    const count = sumAt(counts, index)
    const document = places[index] ?? 0
    if (wanted.has(document)) lists.set(document, gapsFrom(bytes, at, count))
    at = behind(bytes, at, count)
  }
  return lists
}

function gapsFrom(bytes: Uint8Array, start: number, count: number): number[] {
  const reader = new ByteReader(bytes, start)
  const places: number[] = []
  for (let last = -1; places.length < count;) {
    last += reader.number() + 1
    places.push(last)
  }
  return places
}

function sumAt(counts: Uint32Array, index: number): number {
  const at = index * 4
  return (counts[at] ?? 0) + (counts[at + 1] ?? 0) + (counts[at + 2] ?? 0) + (counts[at + 3] ?? 0)
}
