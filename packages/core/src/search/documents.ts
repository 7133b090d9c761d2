/**
 * What is known of the documents of a block beside their words, column by column: enough to rank, filter, count and sort
 * hits without looking at a single row of theirs.
 */
import { ByteReader, ByteWriter } from './bytes.ts'
import { BLOCK_SIZE } from './postings.ts'
import type { FieldNumbers } from './score.ts'

/** Newspapers are older than 1970: minutes are stored from some 190 years before it. */
const MINUTES_BEFORE_1970 = 100_000_000

export interface DocumentFacts {
  /** Two or three letters, as the editions have them. */
  readonly lang: string
  /** Minutes since 1970 UTC: when it was published, posted or made. */
  readonly minute: number
  readonly section: number | null
  readonly persons: readonly number[]
  readonly tags: readonly number[]
  /** Words in each field. */
  readonly lengths: FieldNumbers
}

/** By place in the block; `known` is 1 where there is a document. */
export interface BlockDocuments {
  readonly known: Uint8Array
  readonly langs: readonly string[]
  /** Index into `langs`. */
  readonly lang: Uint8Array
  readonly minute: Float64Array
  /** 0: none. */
  readonly section: Float64Array
  /** Four for each document. */
  readonly lengths: Uint32Array
  readonly persons: IdLists
  readonly tags: IdLists
}

/** Lists of ids one behind the other: those of a place begin at `starts[place]` and end where the next begin. */
export interface IdLists {
  readonly starts: Uint32Array
  readonly ids: Float64Array
}

export function readDocuments(bytes: Uint8Array): BlockDocuments {
  const reader = new ByteReader(bytes)
  const langs = readLangs(reader)
  const block = {
    langs,
    known: new Uint8Array(BLOCK_SIZE),
    lang: new Uint8Array(BLOCK_SIZE),
    minute: new Float64Array(BLOCK_SIZE),
    section: new Float64Array(BLOCK_SIZE),
    lengths: new Uint32Array(BLOCK_SIZE * 4),
  }
  const persons = new ListReader()
  const tags = new ListReader()
  for (let place = -1; !reader.ended;) {
    place += reader.number() + 1
    block.known[place] = 1
    block.lang[place] = reader.number()
    block.minute[place] = reader.number() - MINUTES_BEFORE_1970
    block.section[place] = reader.number()
    for (let field = 0; field < 4; field += 1) block.lengths[place * 4 + field] = reader.number()
    persons.read(reader, place)
    tags.read(reader, place)
  }
  return { ...block, persons: persons.lists(), tags: tags.lists() }
}

function readLangs(reader: ByteReader): string[] {
  return Array.from({ length: reader.number() }, () =>
    Array.from({ length: reader.number() }, () => String.fromCharCode(reader.number())).join(''),
  )
}

class ListReader {
  readonly #starts = new Uint32Array(BLOCK_SIZE + 1)
  readonly #ids: number[] = []
  #filled = 0

  read(reader: ByteReader, place: number): void {
    this.#starts.fill(this.#ids.length, this.#filled, place + 1)
    this.#filled = place + 1
    for (let left = reader.number(); left > 0; left -= 1) this.#ids.push(reader.number())
  }

  lists(): IdLists {
    this.#starts.fill(this.#ids.length, this.#filled)
    return { starts: this.#starts, ids: Float64Array.from(this.#ids) }
  }
}

/** The facts of one place; null where there is no document. */
export function factsAt(block: BlockDocuments, place: number): DocumentFacts | null {
  if (block.known[place] !== 1) return null
  return {
    lang: block.langs[block.lang[place] ?? 0] ?? '',
    minute: block.minute[place] ?? 0,
    section: (block.section[place] ?? 0) || null,
    persons: [...idsAt(block.persons, place)],
    tags: [...idsAt(block.tags, place)],
    lengths: lengthsAt(block, place),
  }
}

export function idsAt({ starts, ids }: IdLists, place: number): Float64Array {
  return ids.subarray(starts[place] ?? 0, starts[place + 1] ?? 0)
}

export function lengthsAt({ lengths }: BlockDocuments, place: number): FieldNumbers {
  const at = place * 4
  return [lengths[at] ?? 0, lengths[at + 1] ?? 0, lengths[at + 2] ?? 0, lengths[at + 3] ?? 0]
}

/** The block with some documents put in, replaced or taken out (null). Empty when none is left. */
export function changeDocuments(before: Uint8Array, changes: ReadonlyMap<number, DocumentFacts | null>): Uint8Array {
  const block = readDocuments(before)
  const all: [number, DocumentFacts][] = []
  for (let place = 0; place < BLOCK_SIZE; place += 1) {
    const facts = changes.has(place) ? changes.get(place) : factsAt(block, place)
    if (facts) all.push([place, facts])
  }
  return all.length === 0 ? new Uint8Array() : writeDocuments(all)
}

function writeDocuments(all: readonly (readonly [number, DocumentFacts])[]): Uint8Array {
  const out = new ByteWriter(all.length * 24)
  const langs = [...new Set(all.map(([, { lang }]) => lang))].toSorted()
  out.number(langs.length)
  for (const lang of langs) {
    out.number(lang.length)
    for (let i = 0; i < lang.length; i += 1) out.number(lang.charCodeAt(i))
  }
  let last = -1
  for (const [place, facts] of all) {
    out.number(place - last - 1)
    last = place
    out.number(langs.indexOf(facts.lang))
    out.number(Math.max(0, facts.minute + MINUTES_BEFORE_1970))
    out.number(facts.section ?? 0)
    for (const length of facts.lengths) out.number(length)
    for (const ids of [facts.persons, facts.tags]) {
      out.number(ids.length)
      for (const id of ids) out.number(id)
    }
  }
  return out.bytes()
}
