/** Which of the addresses that things had can lead to them. */

import { slugKey } from '@warraq/arabic'
import type { ReadDb } from '../../store/database.ts'
import { inFixedParts } from '../../store/fixed-parts.ts'
import { readSiteSettings } from '../../store/reader/site.ts'

/** Addresses of this site that are looked up before any old one. */
const OWN = new Set([
  '/search',
  '/corrections',
  '/comments',
  '/feed',
  '/feed.xml',
  '/robots.txt',
  '/favicon.ico',
  '/theme.css',
  '/healthz',
])
const OWN_BELOW = ['/comments/', '/newsroom', '/api/', '/assets/', '/media/', '/s/']

/** A batch is gathered while the one before is written; what is older than both is in the database. */
const UNWRITTEN_BATCHES = 4

export interface Wanted {
  readonly paths: readonly string[]
  /** The thing's id where it is known from an earlier run: what leads to it already is no loss. */
  readonly targetId: number | null
}

export interface Granted {
  readonly free: readonly string[]
  /** The site itself answers there. */
  readonly own: readonly string[]
  /** Something else was there first. */
  readonly taken: readonly string[]
  /** Too long for anybody to ask for, or for an index to hold. */
  readonly unfit: readonly string[]
}

/** Bytes. PostgreSQL's index holds a little more, and the server takes no longer address. */
const LONGEST_ADDRESS = 2000
const LONGEST_SHOWN = 100

function isFit(path: string): boolean {
  return path.length <= LONGEST_ADDRESS && Buffer.byteLength(path) <= LONGEST_ADDRESS
}

/** Where the claims of a rehearsal are kept. */
export interface ClaimKeeper {
  has(path: string): boolean
  add(path: string): void
}

export class AddressBook {
  readonly #read: ReadDb | null
  /** The claims of the last batches, newest last. */
  readonly #claimed: Set<string>[] = [new Set()]
  /** All claims of a rehearsal, for nothing it claims is ever written. */
  readonly #kept: ClaimKeeper | null
  #sections: ReadonlySet<string> = new Set()
  /** Of the site's own language: it has no prefix here, so that such an address is asked for without one. */
  #prefix = '/ar/'

  /** @param kept of a rehearsal: where what it claims is kept; null: it is written soon */
  constructor(read: ReadDb | null, kept: ClaimKeeper | null) {
    this.#read = read
    this.#kept = kept
  }

  /** After the sections are there and before anything that could have had the address of one. */
  async learnSite(): Promise<void> {
    if (this.#read === null) return
    const rows = await this.#read.selectFrom('section').select('slug').execute()
    this.#sections = new Set(rows.map(({ slug }) => slugKey(slug)))
    this.#prefix = `/${(await readSiteSettings(this.#read)).settings.language}/`
  }

  /** In order: of two that want the same address the first one gets it. */
  async claim(wanted: readonly Wanted[]): Promise<Granted[]> {
    const full = wanted.map(({ paths, targetId }) => ({ paths: paths.flatMap((path) => this.#forms(path)), targetId }))
    const known = await this.#known(full.flatMap(({ paths }) => paths))
    this.#claimed.push(new Set())
    if (this.#claimed.length > UNWRITTEN_BATCHES) this.#claimed.shift()
    return full.map(({ paths, targetId }) => this.#grant(paths, targetId, known))
  }

  #forms(path: string): string[] {
    return path.startsWith(this.#prefix) ? [path, path.slice(this.#prefix.length - 1)] : [path]
  }

  #grant(paths: readonly string[], targetId: number | null, known: ReadonlyMap<string, number | null>): Granted {
    const granted = { free: [] as string[], own: [] as string[], taken: [] as string[], unfit: [] as string[] }
    for (const path of paths) {
      const holder = known.get(path)
      if (!isFit(path)) granted.unfit.push(path.slice(0, LONGEST_SHOWN))
      else if (this.#isOwn(path)) granted.own.push(path)
      else if (this.#isClaimed(path) || (holder !== undefined && holder !== targetId)) granted.taken.push(path)
      else if (holder === undefined) granted.free.push(path)
      this.#remember(path)
    }
    return granted
  }

  #isClaimed(path: string): boolean {
    return this.#kept === null ? this.#claimed.some((some) => some.has(path)) : this.#kept.has(path)
  }

  #remember(path: string): void {
    if (this.#kept === null) this.#claimed.at(-1)?.add(path)
    else this.#kept.add(path)
  }

  /** A page of this site takes whatever query is appended to its address. */
  #isOwn(address: string): boolean {
    const [path = ''] = address.split('?', 1)
    const word = /^\/([^/]+)$/u.exec(path)?.[1]
    return (
      OWN.has(path) ||
      OWN_BELOW.some((start) => path.startsWith(start)) ||
      (word !== undefined && this.#sections.has(slugKey(word)))
    )
  }

  async #known(paths: readonly string[]): Promise<ReadonlyMap<string, number | null>> {
    if (paths.length === 0 || this.#read === null) return new Map()
    const read = this.#read
    const rows = await inFixedParts([...new Set(paths.filter(isFit))], (part) =>
      read.selectFrom('old_address').select(['path_key', 'target_id']).where('path_key', 'in', part).execute(),
    )
    return new Map(rows.map(({ path_key, target_id }) => [path_key, target_id]))
  }
}
