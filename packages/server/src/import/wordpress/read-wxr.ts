/** A WordPress export (WXR 1.0 to 1.2): pass 1 looks at the whole file, pass 2 gives its records one by one. */

import { decodeXml } from './decode-xml.ts'
import { StrayCharacters, WxrParser } from './wxr-parser.ts'
import type { WxrProblem } from './wxr-problem.ts'
import { WxrRefused } from './wxr-problem.ts'
import type { WxrComment, WxrItem, WxrRecord, WxrSite } from './wxr-records.ts'

/**
 * Records in the order of the file, the site first. Holds one record at a time. Throws {@link WxrRefused} at the place
 * where the file cannot be read on, after the records before it.
 */
export async function* readWxr(
  stream: AsyncIterable<Uint8Array>,
  stray = new StrayCharacters(),
): AsyncGenerator<WxrRecord> {
  const parser = new WxrParser(stray)
  try {
    for await (const piece of decodeXml(stream)) {
      parser.push(piece)
      yield* parser.take()
    }
    parser.end()
  } catch (error) {
    yield* parser.take()
    throw error
  }
}

export interface WxrSummary {
  readonly site: WxrSite | null
  readonly authors: number
  readonly categories: number
  readonly tags: number
  /** Terms of other taxonomies, by taxonomy. */
  readonly terms: Readonly<Record<string, number>>
  /** By post type, then by status. */
  readonly items: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly itemCount: number
  /** Readers' comments by state; pingbacks and trackbacks apart. */
  readonly comments: Readonly<Record<WxrComment['state'], number>>
  readonly pingbacks: number
  /** Items without an id, which cannot be told apart in a second run. */
  readonly withoutId: number
  /** Control characters that no XML may hold; they are dropped. */
  readonly stray: { readonly count: number; readonly places: StrayCharacters['places'] }
}

class Counting {
  #site: WxrSite | null = null
  #itemCount = 0
  #pingbacks = 0
  #withoutId = 0
  readonly #kinds = { author: 0, category: 0, tag: 0 }
  readonly #terms = new Map<string, number>()
  readonly #items = new Map<string, Map<string, number>>()
  readonly #comments = { approved: 0, held: 0, spam: 0, trash: 0 }

  add(record: WxrRecord): void {
    if (record.kind === 'site') this.#site = record
    else if (record.kind === 'item') this.#addItem(record)
    else if (record.kind === 'term') this.#terms.set(record.taxonomy, (this.#terms.get(record.taxonomy) ?? 0) + 1)
    else this.#kinds[record.kind] += 1
  }

  #addItem(item: WxrItem): void {
    this.#itemCount += 1
    if (item.wpId === null) this.#withoutId += 1
    const statuses = this.#items.get(item.postType) ?? new Map<string, number>()
    statuses.set(item.status, (statuses.get(item.status) ?? 0) + 1)
    this.#items.set(item.postType, statuses)
    for (const comment of item.comments) {
      if (comment.type === 'pingback' || comment.type === 'trackback') this.#pingbacks += 1
      else this.#comments[comment.state] += 1
    }
  }

  summary(stray: StrayCharacters): WxrSummary {
    return {
      site: this.#site,
      authors: this.#kinds.author,
      categories: this.#kinds.category,
      tags: this.#kinds.tag,
      terms: Object.fromEntries(this.#terms),
      items: Object.fromEntries([...this.#items].map(([type, statuses]) => [type, Object.fromEntries(statuses)])),
      itemCount: this.#itemCount,
      comments: { ...this.#comments },
      pingbacks: this.#pingbacks,
      withoutId: this.#withoutId,
      stray: { count: stray.count, places: stray.places },
    }
  }
}

export type WxrValidation =
  | { readonly ok: true; readonly summary: WxrSummary }
  | { readonly ok: false; readonly problem: WxrProblem }

/** Reads the whole file and counts what it holds, or says where it cannot be read. `visit` sees each record on the way. */
export async function validateWxr(
  stream: AsyncIterable<Uint8Array>,
  visit: (record: WxrRecord) => void = () => undefined,
): Promise<WxrValidation> {
  const counting = new Counting()
  const stray = new StrayCharacters()
  try {
    for await (const record of readWxr(stream, stray)) {
      counting.add(record)
      visit(record)
    }
    return { ok: true, summary: counting.summary(stray) }
  } catch (error) {
    if (error instanceof WxrRefused) return { ok: false, problem: error.problem }
    throw error
  }
}
