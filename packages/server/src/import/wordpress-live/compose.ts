/** What was fetched, written as one export file: names that something uses, then pictures, menus and items with their comments. */

import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import type { WxrAuthor, WxrComment, WxrItem, WxrSite, WxrTermRef } from '../wordpress/wxr-records.ts'
import { decodeSlug, plainName } from '../wordpress/wxr-values.ts'
import { commentFrom } from './live-comments.ts'
import type { LiveFolder } from './live-folder.ts'
import type { Names } from './live-items.ts'
import { isWithheld, itemFrom } from './live-items.ts'
import type { Row } from './live-json.ts'
import { idIn, isRow, rowOf, rowsOf, textIn } from './live-json.ts'
import { menuItemFrom } from './live-menus.ts'
import { authorFrom, termFrom } from './live-names.ts'
import type { LivePlan, TypeListing } from './live-plan.ts'
import { wxrHead, wxrOf, WXR_END } from './write-wxr.ts'

export interface Composing {
  readonly folder: LiveFolder
  readonly plan: LivePlan
  readonly site: WxrSite
  /** Login names by slug, of earlier imports. */
  readonly logins: ReadonlyMap<string, string>
  /** All pictures of the site, those of earlier runs too. */
  readonly media: () => AsyncIterable<Row>
}

export interface Composed {
  /** Behind a password that the caller does not have. */
  readonly withheld: number
  readonly items: number
}

/** @param file written anew; readable as a WordPress export when this resolves */
export async function composeWxr(parts: Composing, file: string): Promise<Composed> {
  const out = await open(file, 'w', 0o600)
  try {
    return await writeAll(parts, out)
  } finally {
    await out.close()
  }
}

async function writeAll(parts: Composing, out: FileHandle): Promise<Composed> {
  const { folder, plan, site } = parts
  const authors = await authorsOf(parts)
  const names = await namesOf(parts, authors)
  const used = await usedBy(parts, names)
  await out.write(wxrHead(site))
  for (const [id, author] of authors) if (used.authors.has(id)) await out.write(wxrOf(author))
  for (const text of await termsXml(parts, used)) await out.write(text)
  for await (const row of parts.media()) await out.write(wxrOf(itemFrom(row, names, [])))
  for (const row of await menuRows(parts)) await out.write(wxrOf(row))
  const comments = await CommentShelf.open(folder)
  const count = { withheld: 0, items: 0 }
  try {
    for (const type of plan.types) {
      for await (const row of rowsOfType(folder, type)) {
        if (isWithheld(row)) count.withheld += 1
        else {
          count.items += 1
          await out.write(wxrOf(itemFrom(row, names, await comments.of(idIn(row, 'id')))))
        }
      }
    }
  } finally {
    await comments.close()
  }
  await out.write(WXR_END)
  return count
}

/** Each thing once. */
export async function* rowsOfType(folder: LiveFolder, { name }: TypeListing): AsyncGenerator<Row> {
  const met = new Set<unknown>()
  for (const list of [name, `${name}-commented`, `${name}-returned`]) {
    for await (const row of folder.list(list).rows()) {
      if (met.has(row['id'])) continue
      met.add(row['id'])
      yield row
    }
  }
}

/** By number. Where the list of people is closed, items say who wrote them. */
async function authorsOf({ folder, plan, logins }: Composing): Promise<ReadonlyMap<number, WxrAuthor>> {
  const authors = new Map<number, WxrAuthor>()
  const add = (row: Row): void => {
    const author = authorFrom(row, logins)
    if (author.wpId !== null && author.login !== '' && !authors.has(author.wpId)) authors.set(author.wpId, author)
  }
  for await (const row of folder.list('users').rows()) add(row)
  if (plan.users !== null) return authors
  for (const type of plan.types) {
    for await (const row of rowsOfType(folder, type)) rowsOf(rowOf(row, '_embedded')['author']).forEach(add)
  }
  return authors
}

async function namesOf({ folder, plan }: Composing, authors: ReadonlyMap<number, WxrAuthor>): Promise<Names> {
  const terms = new Map<string, ReadonlyMap<number, WxrTermRef>>()
  for (const { taxonomy, name } of plan.taxonomies) {
    const refs = new Map<number, WxrTermRef>()
    for await (const row of folder.list(name).rows()) {
      const slug = decodeSlug(textIn(row, 'slug'))
      const id = idIn(row, 'id')
      if (id !== null && slug !== '') refs.set(id, { domain: taxonomy, slug, name: plainName(textIn(row, 'name')) })
    }
    terms.set(taxonomy, refs)
  }
  return {
    logins: new Map([...authors].map(([id, { login }]) => [id, login])),
    terms,
    fields: new Map(plan.taxonomies.map(({ taxonomy, field }) => [taxonomy, field])),
  }
}

interface Used {
  readonly authors: ReadonlySet<number>
  /** `taxonomy slug` */
  readonly terms: ReadonlySet<string>
}

async function usedBy({ folder, plan }: Composing, names: Names): Promise<Used> {
  const authors = new Set<number>()
  const terms = new Set<string>()
  for (const type of plan.types) {
    for await (const row of rowsOfType(folder, type)) {
      if (isWithheld(row)) continue
      const author = idIn(row, 'author')
      if (author !== null) authors.add(author)
      for (const { domain, slug } of itemFrom(row, names, []).terms) terms.add(`${domain} ${slug}`)
    }
  }
  return { authors, terms }
}

/** Every category, since they lie in each other; of the others those that are used. */
async function termsXml({ folder, plan }: Composing, used: Used): Promise<string[]> {
  const texts: string[] = []
  for (const { taxonomy, name } of plan.taxonomies) {
    const rows: Row[] = []
    for await (const row of folder.list(name).rows()) rows.push(row)
    const slugs = new Map(rows.map((row) => [idIn(row, 'id') ?? 0, textIn(row, 'slug')]))
    for (const row of rows) {
      const term = termFrom(row, taxonomy, slugs)
      if (term.kind === 'category' || used.terms.has(`${taxonomy} ${term.slug}`)) texts.push(wxrOf(term))
    }
  }
  return texts
}

async function menuRows({ folder }: Composing): Promise<WxrItem[]> {
  const menus = new Map<number, Row>()
  for await (const row of folder.list('menus').rows()) menus.set(idIn(row, 'id') ?? 0, row)
  const items: WxrItem[] = []
  for await (const row of folder.list('menu-items').rows()) items.push(menuItemFrom(row, menus))
  return items
}

/** The comments of one item are read when it is written; between that only their places are in memory. */
class CommentShelf {
  readonly #file: FileHandle | null
  readonly #places: ReadonlyMap<number, readonly number[]>

  private constructor(file: FileHandle | null, places: ReadonlyMap<number, readonly number[]>) {
    this.#file = file
    this.#places = places
  }

  static async open(folder: LiveFolder): Promise<CommentShelf> {
    const list = folder.list('comments')
    const places = new Map<number, number[]>()
    const met = new Set<unknown>()
    for await (const { row, at, bytes } of list.places()) {
      if (met.has(row['id'])) continue
      met.add(row['id'])
      const post = idIn(row, 'post') ?? 0
      const known = places.get(post)
      if (known === undefined) places.set(post, [at, bytes])
      else known.push(at, bytes)
    }
    return new CommentShelf(places.size === 0 ? null : await list.opened(), places)
  }

  async of(id: number | null): Promise<WxrComment[]> {
    const places = this.#places.get(id ?? 0) ?? []
    const comments: WxrComment[] = []
    for (let index = 0; index < places.length; index += 2) {
      const length = places[index + 1] ?? 0
      const line = await this.#file?.read(Buffer.alloc(length), 0, length, places[index])
      const row: unknown = line === undefined ? null : JSON.parse(line.buffer.toString('utf8'))
      if (isRow(row)) comments.push(commentFrom(row))
    }
    return comments
  }

  async close(): Promise<void> {
    await this.#file?.close()
  }
}
