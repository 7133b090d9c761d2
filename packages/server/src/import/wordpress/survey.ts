/** Pass 1: the whole file is read and held to be readable before anything is written; what the second pass has to know beforehand is kept. */

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { slugKey } from '@warraq/arabic'
import { fromEpoch } from '@warraq/core/time'
import type { Instant } from '@warraq/core/time'
import { CategoryTree, isNowhere } from './categories.ts'
import type { ImportKeys } from './import-keys.ts'
import { importKeys } from './import-keys.ts'
import { wholeFile } from './media-here.ts'
import { oldAddressesOfItem } from './old-addresses.ts'
import type { TypeRules } from './post-types.ts'
import { underRule } from './post-types.ts'
import type { WxrSummary } from './read-wxr.ts'
import { validateWxr } from './read-wxr.ts'
import { repairNames, repairRecord } from './repair-records.ts'
import type { Repair } from './repair-text.ts'
import { Shelf } from './shelf.ts'
import { refusalOf } from './wxr-problem.ts'
import type { WxrAuthor, WxrItem, WxrRecord, WxrTerm, WxrTermRef } from './wxr-records.ts'

export interface Survey {
  readonly fileHash: string
  readonly summary: WxrSummary
  readonly keys: ImportKeys
  /** Address of the old site; '' when the file names none. */
  readonly siteUrl: string
  /** By login name. */
  readonly authors: ReadonlyMap<string, WxrAuthor>
  readonly categories: CategoryTree
  /** Slugs of categories that a post is in; of the one for what nobody put anywhere, where a post is in no other. */
  readonly usedCategories: ReadonlySet<string>
  /** Numbers of categories that menus lead to. */
  readonly menuCategories: ReadonlySet<number>
  /**
   * Login name of an author that the plug-in Co-Authors Plus writes as a term, its slug `cap-` and the name in a slug's
   * letters.
   */
  loginOf(slug: string): string
  /** By slug. */
  readonly tags: ReadonlyMap<string, WxrTerm>
  readonly usedTags: ReadonlySet<string>
  /** Its pictures, and as `root` the keys (`slugKey`) of items whose address is one word: no section may have it. */
  readonly shelf: Shelf
  /** Milliseconds that the old site's clocks are ahead of UTC. */
  readonly offset: number
  /** Blocks that texts use by their number, as HTML. */
  readonly blocks: ReadonlyMap<number, string>
  /** Names that were stored wrongly and made readable. */
  readonly nameRepairs: readonly NameRepair[]
  readonly rules: TypeRules
}

export interface NameRepair {
  readonly repair: Repair
  readonly before: string
  readonly after: string
}

/** Posts that are thrown away or were never written. */
export function isLeftBehind(status: string): boolean {
  return status === 'trash' || status === 'auto-draft'
}

/**
 * A copy that holds nothing else in memory: V8 makes a piece of a string by pointing into the whole, so that one name that
 * is kept would keep the part of the file it was read from.
 */
function owned<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value
}

/** Told one by one; what is beyond is repaired all the same. */
const MOST_REPAIRS = 1000
const MOST_BLOCKS = 500
/** Characters. */
const LONGEST_BLOCK = 100_000

class Facts {
  readonly authors = new Map<string, WxrAuthor>()
  readonly categories = new CategoryTree()
  readonly usedCategories = new Set<string>()
  readonly menuCategories = new Set<number>()
  readonly tags = new Map<string, WxrTerm>()
  readonly usedTags = new Set<string>()
  readonly shelf = new Shelf()
  readonly blocks = new Map<number, string>()
  readonly nameRepairs: NameRepair[] = []
  readonly #logins = new Map<string, string>()
  readonly rules: TypeRules
  siteUrl = ''
  offset = 0

  constructor(rules: TypeRules) {
    this.rules = rules
  }

  see(read: WxrRecord): void {
    if (read.kind === 'item') this.#item(underRule(repairNames(read) as WxrItem, this.rules))
    else this.#name(repairRecord(read, (repair, before, after) => this.#told({ repair, before, after })) as typeof read)
  }

  #told(repair: NameRepair): void {
    if (this.nameRepairs.length < MOST_REPAIRS) this.nameRepairs.push(repair)
  }

  #name(record: Exclude<WxrRecord, WxrItem>): void {
    if (record.kind === 'site') this.siteUrl = owned(record.url)
    else if (record.kind === 'author') this.#author(record)
    else if (record.kind === 'category') this.categories.add(owned(record))
    else if (record.kind === 'tag') this.#tag(record)
  }

  readonly loginOf = (slug: string): string => {
    const bare = slug.replace(/^cap-/u, '')
    return this.authors.has(bare) ? bare : (this.#logins.get(slugKey(bare)) ?? bare)
  }

  #author(author: WxrAuthor): void {
    if (this.authors.has(author.login)) return
    const kept = owned(author)
    this.authors.set(kept.login, kept)
    this.#logins.set(slugKey(kept.login), kept.login)
  }

  #category(ref: WxrTermRef): void {
    if (!this.categories.has(ref.slug)) this.categories.addNamed(owned(ref))
  }

  #tag(term: WxrTerm): void {
    if (this.tags.has(term.slug)) return
    const kept = owned(term)
    this.tags.set(kept.slug, kept)
  }

  #item(item: WxrItem): void {
    if (item.wallTime !== null && item.publishedAt !== null)
      this.offset = Date.parse(`${item.wallTime}Z`) - Date.parse(item.publishedAt)
    if (item.type === 'attachment') this.#attachment(item)
    if (item.postType === 'wp_block') this.#block(item)
    if (item.type === 'nav_menu_item') this.#menu(item)
    if ((item.type !== 'post' && item.type !== 'page') || isLeftBehind(item.status)) return
    for (const path of oldAddressesOfItem(item, this.siteUrl).sure) {
      const word = /^\/([^/?]+)$/u.exec(path)?.[1]
      if (word !== undefined) this.shelf.addWord('root', slugKey(word))
    }
    if (item.type === 'post') this.#post(item)
  }

  /** Names that stand only on items: the head of the file does not always have them. */
  #post(item: WxrItem): void {
    const { creator } = item
    if (creator !== '') this.#author(namedAuthor(creator, creator))
    const categories = item.terms.filter(({ domain }) => domain === 'category').map(({ slug }) => slug)
    const named = categories.filter((slug) => !isNowhere(slug))
    for (const slug of named.length > 0 ? named : categories.slice(0, 1))
      if (!this.usedCategories.has(slug)) this.usedCategories.add(owned(slug))
    for (const ref of item.terms) {
      if (ref.domain === 'category') this.#category(ref)
      else if (ref.domain === 'author') this.#author(namedAuthor(this.loginOf(ref.slug), ref.name))
      else if (ref.domain === 'post_tag') {
        if (!this.usedTags.has(ref.slug)) this.usedTags.add(owned(ref.slug))
        this.#tag({ ...NO_TERM, slug: ref.slug, rawSlug: ref.slug, name: ref.name })
      }
    }
  }

  #menu({ meta }: WxrItem): void {
    const number = Number(meta.get('_menu_item_object_id')?.[0] ?? '')
    if (meta.get('_menu_item_object')?.[0] === 'category' && Number.isSafeInteger(number))
      this.menuCategories.add(number)
  }

  #block({ wpId, content }: WxrItem): void {
    if (wpId === null || this.blocks.size >= MOST_BLOCKS || content.length > LONGEST_BLOCK) return
    this.blocks.set(wpId, owned(content))
  }

  #attachment(item: WxrItem): void {
    const { wpId, attachmentUrl, title, excerpt, parentWpId } = item
    if (wpId === null) return
    const alt = item.meta.get('_wp_attachment_image_alt')?.[0] ?? ''
    const addresses = oldAddressesOfItem(item, this.siteUrl)
    const url = attachmentUrl || item.guid
    this.shelf.addPicture(wholeFile(url), { wpId, url, title, alt, caption: excerpt, parentWpId, addresses })
  }
}

const NO_TERM: WxrTerm = {
  kind: 'tag',
  taxonomy: 'post_tag',
  wpId: null,
  slug: '',
  rawSlug: '',
  name: '',
  parentSlug: null,
  description: '',
}

function namedAuthor(login: string, name: string): WxrAuthor {
  return { kind: 'author', wpId: null, login, email: '', name: name || login, firstName: '', lastName: '' }
}

/** Wall time of the old site in UTC, as far as its other dates tell. */
export function instantOfWall(wallTime: string | null, offset: number): Instant | null {
  const epoch = wallTime === null ? Number.NaN : Date.parse(`${wallTime}Z`)
  return Number.isNaN(epoch) ? null : fromEpoch(epoch - offset)
}

async function* hashed(file: string, hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk as Uint8Array)
    yield chunk as Uint8Array
  }
}

/** Refuses a file that cannot be read to its end (`import-refused`). Whoever asks closes the shelf of what it answers. */
export async function surveyWxr(file: string, rules: TypeRules = {}): Promise<Survey> {
  const hash = createHash('sha256')
  const facts = new Facts(rules)
  try {
    const validation = await validateWxr(hashed(file, hash), (record) => facts.see(record))
    if (!validation.ok) throw refusalOf(validation.problem)
    const { summary } = validation
    return { ...facts, fileHash: hash.digest('hex'), summary, keys: importKeys(summary.site) }
  } catch (error) {
    facts.shelf.close()
    throw error
  }
}
