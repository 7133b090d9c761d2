/** Saved pages, or one from the web, become articles. */

import { createHash } from 'node:crypto'
import type { SafeFetch } from '../../ports/fetch/port.ts'
import type { BringInParts } from '../intake/bring-in.ts'
import { BringIn } from '../intake/bring-in.ts'
import { ImportFault } from '../intake/import-fault.ts'
import type { FaultCode } from '../intake/import-fault.ts'
import type { ImportReport } from '../wordpress/import-report.ts'
import type { PageFile } from './page-files.ts'
import { eitherPictures, fetchedPictures, fetchPage, openPages, readPageFile, savedPictures } from './page-files.ts'
import type { PageWishes } from './page-source.ts'
import { pageArticle } from './page-source.ts'
import type { PageReading } from './read-page.ts'
import { readPage } from './read-page.ts'

export interface PageImport extends Omit<BringInParts, 'pictures'> {
  /** A file, a folder, or an http address, which is asked for. */
  readonly place: string
  /** Where the one page was, when it does not say. */
  readonly address: string | null
  readonly wishes: PageWishes
  readonly timeZone: string
  readonly fetch: SafeFetch
  /** Pictures are asked for as well. */
  readonly fetchMedia: boolean
}

/** One page as it was understood: what a person looks at before it comes in. */
export interface PageSeen {
  readonly name: string
  readonly address: string | null
  readonly title: string
  readonly authors: readonly string[]
  readonly section: string | null
  readonly publishedAt: string | null
  readonly shortLink: string | null
  readonly quotes: number
  readonly comments: number
  readonly form: boolean
}

export interface PageExtras {
  /** The first ones. */
  readonly pages: readonly PageSeen[]
  /** Pages that are no articles, and why. */
  readonly refused: readonly { readonly name: string; readonly why: FaultCode; readonly detail: string }[]
  /** Terms for comments as the pages state them, each clause once. They are offered, never put in force. */
  readonly terms: readonly string[]
}

export type PageReport = ImportReport & PageExtras

const MOST_SHOWN = 50
const MOST_TERMS = 100

export function isWebAddress(place: string): boolean {
  return /^https?:\/\//iu.test(place)
}

/**
 * One page that cannot come in is refused (`ImportFault`); in a folder it is left out and named in the report.
 */
export async function importPages(
  parts: PageImport,
  progress: (done: number, of: number) => void,
): Promise<PageReport> {
  const { place, fetch, fetchMedia } = parts
  const web = fetchMedia ? fetchedPictures(fetch) : null
  if (isWebAddress(place)) {
    const page = await fetchPage(place, fetch)
    return run({ ...parts, pictures: web }, [() => Promise.resolve(page)], true, progress)
  }
  const { root, names } = await openPages(place)
  const pictures = eitherPictures(savedPictures(root), web)
  const pages = names.map((name) => () => readPageFile(root, name))
  return run({ ...parts, pictures }, pages, names.length === 1, progress)
}

type Opened = PageImport & BringInParts

async function run(
  parts: Opened,
  pages: readonly (() => Promise<PageFile>)[],
  alone: boolean,
  progress: (done: number, of: number) => void,
): Promise<PageReport> {
  const seen = new Seen()
  // Read before anything is written: one page that is none leaves nothing behind.
  const only = alone && pages[0] !== undefined ? await readOne(parts, pages[0]) : null
  const fileHash = createHash('sha256').update(parts.place).digest('hex')
  const title = parts.place.slice(parts.place.lastIndexOf('/') + 1) || parts.place
  const source = { key: 'page', title, url: only?.reading.address ?? parts.place, fileHash }
  const work = await BringIn.begin(source, parts)
  for (const [index, open] of pages.entries()) {
    const read = only ?? (await tryOne(parts, open))
    if ('why' in read) {
      work.book.read('posts')
      work.leave('posts', 'page-refused', { name: read.why, example: read.name })
      seen.refuse(read)
    } else {
      await work.take(pageArticle(read.reading, parts.wishes))
      seen.add(read.name, read.reading)
    }
    progress(index + 1, pages.length)
  }
  return work.finish(seen.extras())
}

interface Read {
  readonly name: string
  readonly reading: PageReading
}
interface Unread {
  readonly name: string
  readonly why: FaultCode
  readonly detail: string
}

async function readOne(parts: Opened, open: () => Promise<PageFile>): Promise<Read> {
  const { timeZone, now, address } = parts
  const file = await open()
  try {
    const { name, bytes, charset } = file
    return { name, reading: readPage({ bytes, charset, address: address ?? file.address, clock: { timeZone, now } }) }
  } catch (error) {
    throw error instanceof ImportFault ? error.inEntry(file.name) : error
  }
}

async function tryOne(parts: Opened, open: () => Promise<PageFile>): Promise<Read | Unread> {
  try {
    return await readOne(parts, open)
  } catch (error) {
    if (!(error instanceof ImportFault)) throw error
    const { entry = '', detail = '', line } = error.place
    return { name: entry, why: error.code, detail: line === undefined ? detail : `${line}: ${detail}` }
  }
}

class Seen {
  readonly #pages: PageSeen[] = []
  readonly #refused: Unread[] = []
  readonly #terms = new Set<string>()

  add(name: string, reading: PageReading): void {
    for (const term of reading.terms) if (this.#terms.size < MOST_TERMS) this.#terms.add(term)
    if (this.#pages.length >= MOST_SHOWN) return
    const { address, title, authors, section, publishedAt, shortLink, quotes, comments, commentForm } = reading
    this.#pages.push({
      name,
      address,
      title,
      authors: authors.map((author) => author.name),
      section: section?.name ?? null,
      publishedAt,
      shortLink,
      quotes: quotes.length,
      comments: comments.length,
      form: commentForm !== null,
    })
  }

  refuse(page: Unread): void {
    if (this.#refused.length < MOST_SHOWN) this.#refused.push(page)
  }

  extras(): PageExtras {
    return { pages: this.#pages, refused: this.#refused, terms: [...this.#terms] }
  }
}
