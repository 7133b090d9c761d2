/** Gathers things to batches, passes over what is here already, and hands the rest to the writer. */

import type { CallAction } from '../../actions/call.ts'
import type { ImportItem, ImportOutcome } from '../../actions/import/import-input.ts'
import type { LeftOut } from '../../convert/html-walk.ts'
import type { ReadDb } from '../../store/database.ts'
import { inFixedParts } from '../../store/fixed-parts.ts'
import type { AddressBook, Granted } from './address-book.ts'
import type { Bucket, Note, ReportBook } from './import-report.ts'
import { Rehearsal } from './rehearsal.ts'
import { writePatiently } from './write-patiently.ts'

/** A thing on its way in, and what there is to say about it once it has come in. */
export interface Arrival {
  readonly bucket: Bucket
  readonly item: ImportItem
  /** How the report calls it. */
  readonly called: string
  readonly notes: readonly Note[]
  readonly texts: readonly LeftOut[]
  /** About its size, in characters. */
  readonly weight: number
}

export interface IntakeParts {
  /** Null where there is no newsroom yet and nothing is written. */
  readonly read: ReadDb | null
  readonly call: CallAction
  /** Null: nothing is written. */
  readonly runId: number | null
  readonly book: ReportBook
  readonly addresses: AddressBook
}

/** Many together share the rows of the search index; few enough that a reader's comment does not wait for them long. */
const MOST_ITEMS = 400
const MOST_WEIGHT = 1_000_000

interface Known {
  readonly targetId: number | null
  /** Null for comments, which never change. */
  readonly hash: string | null
}

export class Intake {
  readonly #parts: IntakeParts
  readonly #rehearsal: Rehearsal
  #waiting: Arrival[] = []
  #weight = 0
  /** The batch that is being written while the next one is gathered; tells what went wrong, or null. */
  #writing: Promise<{ readonly error: unknown } | null> = Promise.resolve(null)

  constructor(parts: IntakeParts) {
    this.#parts = parts
    this.#rehearsal = new Rehearsal(parts.read)
  }

  async add(arrival: Arrival): Promise<void> {
    this.#waiting.push(arrival)
    this.#weight += arrival.weight
    if (this.#waiting.length >= MOST_ITEMS || this.#weight >= MOST_WEIGHT) await this.#send()
  }

  /** Everything added so far is here when this resolves. */
  async flush(): Promise<void> {
    await this.#send()
    await this.#written()
  }

  async #written(): Promise<void> {
    const failure = await this.#writing
    if (failure !== null) throw failure.error
  }

  async #send(): Promise<void> {
    const arrivals = this.#waiting
    this.#waiting = []
    this.#weight = 0
    if (arrivals.length === 0) return
    const known = await knownOf(this.#parts.read, arrivals)
    const fresh = arrivals.filter(({ item }) => !isHere(item, known.get(item.key)))
    for (const arrival of arrivals) this.#passOver(arrival, known.get(arrival.item.key))
    const addressed = await this.#withAddresses(fresh, known)
    await this.#written()
    this.#writing = this.#write(addressed, known).then(
      () => null,
      (error: unknown) => ({ error }),
    )
  }

  #passOver({ bucket, item }: Arrival, known: Known | undefined): void {
    if (item.kind === 'section' && known?.targetId != null) this.#rehearsal.learn(item.key, known.targetId)
    if (isHere(item, known)) this.#parts.book.became(bucket, 'unchanged')
  }

  async #withAddresses(arrivals: readonly Arrival[], known: ReadonlyMap<string, Known>): Promise<Arrival[]> {
    const wanted = arrivals.map(({ item }) => ({
      paths: item.kind === 'comment' ? [] : item.addresses,
      targetId: known.get(item.key)?.targetId ?? null,
    }))
    const granted = await this.#parts.addresses.claim(wanted)
    return arrivals.map((arrival, index) => {
      const { item } = arrival
      const grant = granted[index]
      if (item.kind === 'comment' || grant === undefined) return arrival
      noteAddresses(this.#parts.book, arrival.bucket, grant)
      return { ...arrival, item: { ...item, addresses: grant.free } }
    })
  }

  async #write(arrivals: readonly Arrival[], known: ReadonlyMap<string, Known>): Promise<void> {
    if (arrivals.length === 0) return
    const { runId, call } = this.#parts
    const items = arrivals.map(({ item }) => item)
    const outcomes = runId === null ? await this.#rehearse(items, known) : await writePatiently(call, runId, items)
    for (const [index, arrival] of arrivals.entries()) this.#tell(arrival, outcomes[index] ?? 'unchanged')
  }

  async #rehearse(items: readonly ImportItem[], known: ReadonlyMap<string, Known>): Promise<ImportOutcome[]> {
    const outcomes: ImportOutcome[] = []
    for (const item of items) outcomes.push(await this.#rehearsal.outcome(item, known.get(item.key)?.targetId))
    return outcomes
  }

  #tell({ bucket, called, notes, texts }: Arrival, outcome: ImportOutcome): void {
    const { book } = this.#parts
    book.became(bucket, outcome)
    if (outcome === 'unchanged' || outcome === 'kept') return
    for (const note of notes) book.note(bucket, note, called)
    for (const { what, count } of texts) book.text(what, count)
  }
}

export function noteAddresses(book: ReportBook, bucket: Bucket, { free, own, taken, unfit }: Granted): void {
  book.address(free.length)
  for (const path of own) book.note(bucket, 'address-of-the-site', path)
  for (const path of taken) book.note(bucket, 'address-of-another', path)
  for (const path of unfit) book.note(bucket, 'address-by-query', path)
}

function isHere(item: ImportItem, known: Known | undefined): boolean {
  return known !== undefined && (item.kind === 'comment' || known.hash === item.hash)
}

async function knownOf(read: ReadDb | null, arrivals: readonly Arrival[]): Promise<ReadonlyMap<string, Known>> {
  const known = new Map<string, Known>()
  if (read === null) return known
  const comments = arrivals.flatMap(({ item }) => (item.kind === 'comment' ? [item.key] : []))
  const others = arrivals.flatMap(({ item }) => (item.kind === 'comment' ? [] : [item.key]))
  const items = await inFixedParts(others, (part) =>
    read.selectFrom('import_item').select(['key', 'target_id', 'content_hash']).where('key', 'in', part).execute(),
  )
  for (const { key, target_id, content_hash } of items) known.set(key, { targetId: target_id, hash: content_hash })
  const here = await inFixedParts(comments, (part) =>
    read.selectFrom('comment').select(['id', 'import_key']).where('import_key', 'in', part).execute(),
  )
  for (const { id, import_key } of here) if (import_key !== null) known.set(import_key, { targetId: id, hash: null })
  return known
}
