/** Ghost's JSON: an export (`db[0].data`), a migration file (`data`), or an answer of its Content or Admin API (`posts`). */

import { cleanName } from '@warraq/arabic'
import type { Instant } from '@warraq/core/time'
import type { ImportedState } from '../../actions/import/import-input.ts'
import { ImportFault } from '../intake/import-fault.ts'
import type { JsonObject } from '../intake/json-file.ts'
import { isObject, listIn, objectIn, parseJson, textIn } from '../intake/json-file.ts'
import type { SourceArticle, SourceComment, SourceName } from '../intake/source-records.ts'
import { instantWithZone } from '../intake/wall-time.ts'
import type { Wishes } from '../intake/wishes.ts'
import { wishedAuthors, wishedSection } from '../intake/wishes.ts'
import type { Note } from '../wordpress/import-report.ts'
import { gmtInstant } from '../wordpress/wxr-values.ts'
import { lexicalToHtml } from './lexical.ts'
import { mobiledocToHtml } from './mobiledoc.ts'

export interface GhostExport {
  readonly title: string
  readonly url: string
  readonly posts: readonly JsonObject[]
  readonly data: JsonObject
}

/** Throws {@link ImportFault}: faults of JSON; `no-ghost`. */
export function readGhost(bytes: Uint8Array, site: string | null): GhostExport {
  const value = parseJson(bytes)
  const outer = isObject(value) ? value : {}
  const [database] = listIn(outer, 'db')
  const data = database === undefined ? (objectIn(outer, 'data') ?? outer) : objectIn(database, 'data')
  const posts = data === null ? [] : [...listIn(data, 'posts'), ...pagesOf(data)]
  if (data === null || !posts.some(isPost)) throw new ImportFault('no-ghost', { line: 1 })
  const settings = listIn(data, 'settings')
  const setting = (name: string): string => {
    const found = settings.find((one) => textIn(one, 'key') === name)
    return found === undefined ? '' : textIn(found, 'value')
  }
  const [address] = posts.map((post) => textIn(post, 'url')).filter((url) => URL.canParse(url))
  const url = site ?? (address === undefined ? '' : `${new URL(address).origin}/`)
  return { title: setting('title'), url, posts: posts.filter(isPost), data }
}

/** The API answers pages apart. */
function pagesOf(data: JsonObject): JsonObject[] {
  return listIn(data, 'pages').map((page) => ({ ...page, type: 'page' }))
}

function isPost(post: JsonObject): boolean {
  return typeof post['title'] === 'string' && (typeof post['slug'] === 'string' || typeof post['id'] === 'string')
}

/** Ghost writes ISO 8601, old exports SQL times in UTC or milliseconds. */
function instantOf(post: JsonObject, name: string): Instant | null {
  const value = post[name]
  if (typeof value === 'number') return instantWithZone(new Date(Math.min(Math.abs(value), 4e12)).toISOString())
  return typeof value === 'string' ? (instantWithZone(value) ?? gmtInstant(value.slice(0, 19))) : null
}

interface Relations {
  readonly authors: readonly SourceName[]
  /** Public ones, in their order. */
  readonly tags: readonly SourceName[]
}

/** Tables of the export by id, made once. */
export class GhostRelations {
  readonly #users: ReadonlyMap<string, JsonObject>
  readonly #tags: ReadonlyMap<string, JsonObject>
  readonly #meta: ReadonlyMap<string, JsonObject>
  readonly #authorsOf: ReadonlyMap<string, readonly string[]>
  readonly #tagsOf: ReadonlyMap<string, readonly string[]>
  readonly #comments: ReadonlyMap<string, readonly JsonObject[]>
  readonly #members: ReadonlyMap<string, JsonObject>

  constructor(data: JsonObject) {
    this.#users = byId(listIn(data, 'users'))
    this.#tags = byId(listIn(data, 'tags'))
    this.#members = byId(listIn(data, 'members'))
    this.#meta = new Map(listIn(data, 'posts_meta').map((row) => [textIn(row, 'post_id'), row]))
    this.#authorsOf = linked(listIn(data, 'posts_authors'), 'author_id')
    this.#tagsOf = linked(listIn(data, 'posts_tags'), 'tag_id')
    const comments = new Map<string, JsonObject[]>()
    for (const row of listIn(data, 'comments')) {
      const list = comments.get(textIn(row, 'post_id'))
      if (list === undefined) comments.set(textIn(row, 'post_id'), [row])
      else list.push(row)
    }
    this.#comments = comments
  }

  of(post: JsonObject): Relations {
    const id = textIn(post, 'id')
    const own = listIn(post, 'authors')
    const single = this.#users.get(textIn(post, 'author_id'))
    const users = own.length > 0 ? own : this.#rows(this.#authorsOf.get(id), this.#users)
    const authors = users.length > 0 ? users : single === undefined ? [] : [single]
    const tagged = listIn(post, 'tags')
    const tags = tagged.length > 0 ? tagged : this.#rows(this.#tagsOf.get(id), this.#tags)
    const isPublic = (tag: JsonObject): boolean =>
      textIn(tag, 'visibility') !== 'internal' && !textIn(tag, 'name').startsWith('#')
    return {
      authors: authors.map((user) => named(user, 'author')),
      tags: tags.filter(isPublic).map((tag) => named(tag, 'tag')),
    }
  }

  meta(post: JsonObject): JsonObject {
    return this.#meta.get(textIn(post, 'id')) ?? post
  }

  comments(post: JsonObject): SourceComment[] {
    return (this.#comments.get(textIn(post, 'id')) ?? []).map((row): SourceComment => {
      const member = this.#members.get(textIn(row, 'member_id'))
      return {
        id: textIn(row, 'id') || null,
        parentId: textIn(row, 'parent_id') || null,
        name: member === undefined ? '' : textIn(member, 'name'),
        email: member === undefined ? null : textIn(member, 'email') || null,
        html: textIn(row, 'status') === 'deleted' ? '' : textIn(row, 'html'),
        at: instantOf(row, 'created_at'),
        state: textIn(row, 'status') === 'published' ? 'published' : 'held',
      }
    })
  }

  #rows(ids: readonly string[] | undefined, table: ReadonlyMap<string, JsonObject>): JsonObject[] {
    const rows = (ids ?? []).map((id) => table.get(id))
    return rows.filter((row) => row !== undefined)
  }
}

function byId(rows: readonly JsonObject[]): ReadonlyMap<string, JsonObject> {
  return new Map(rows.map((row) => [textIn(row, 'id'), row]))
}

/** Ids of the other side for each post, by `sort_order`. */
function linked(rows: readonly JsonObject[], name: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const row of rows.toSorted((a, b) => Number(a['sort_order'] ?? 0) - Number(b['sort_order'] ?? 0))) {
    const post = textIn(row, 'post_id')
    found.set(post, [...(found.get(post) ?? []), textIn(row, name)])
  }
  return found
}

function named(row: JsonObject, path: string): SourceName {
  const slug = textIn(row, 'slug')
  return { name: cleanName(textIn(row, 'name')), addresses: slug === '' ? [] : [`/${path}/${slug}/`] }
}

function bodyHtml(post: JsonObject, left: (what: string) => void): string {
  const [lexical, mobiledoc] = [documentIn(post, 'lexical'), documentIn(post, 'mobiledoc')]
  if (lexical !== null) return lexicalToHtml(lexical, left)
  if (mobiledoc !== null) return mobiledocToHtml(mobiledoc, left)
  return textIn(post, 'html')
}

/** Documents are kept as JSON in a string; one that is none is as good as missing, and the HTML beside it is read. */
function documentIn(post: JsonObject, name: string): unknown {
  const text = textIn(post, name)
  if (text === '') return null
  try {
    return parseJson(Buffer.from(text))
  } catch (error) {
    if (error instanceof ImportFault) return null
    throw error
  }
}

interface State {
  readonly state: ImportedState
  readonly notes: readonly Note[]
}

/** What was for members only was never public. */
function stateOf(post: JsonObject, publishedAt: Instant | null, now: Instant): State {
  const visibility = textIn(post, 'visibility') || 'public'
  const status = textIn(post, 'status') || 'published'
  if (visibility !== 'public') return { state: 'draft', notes: ['members-as-draft'] }
  if (status === 'published') return { state: 'published', notes: [] }
  if (status === 'sent') return { state: 'draft', notes: ['members-as-draft'] }
  if (status !== 'scheduled') return { state: 'draft', notes: [] }
  const isAhead = publishedAt !== null && publishedAt > now
  return { state: 'ready', notes: [isAhead ? 'schedule-incomplete' : 'schedule-passed'] }
}

export interface GhostParts {
  readonly url: string
  readonly relations: GhostRelations
  readonly wishes: Wishes
  readonly now: Instant
  left(what: string): void
}

/** The first public tag is the section, as Ghost's own themes show it; the others are tags. */
export function ghostArticle(post: JsonObject, parts: GhostParts): SourceArticle {
  const { url, relations, wishes, now, left } = parts
  const atSite = (text: string): string => text.replaceAll('__GHOST_URL__', url.replace(/\/$/u, ''))
  const { authors, tags } = relations.of(post)
  const [first = null, ...others] = tags
  const meta = relations.meta(post)
  const publishedAt = instantOf(post, 'published_at')
  const { state, notes } = stateOf(post, publishedAt, now)
  const slug = textIn(post, 'slug')
  const uuid = textIn(post, 'uuid')
  const picture = atSite(textIn(post, 'feature_image'))
  const words = { alt: textIn(meta, 'feature_image_alt'), caption: textIn(meta, 'feature_image_caption') }
  return {
    kind: textIn(post, 'type') === 'page' || isTrue(post['page']) ? 'page' : 'article',
    id: textIn(post, 'id') || slug,
    title: textIn(post, 'title'),
    slug,
    standfirst: textIn(post, 'custom_excerpt'),
    description: textIn(meta, 'meta_description'),
    seoTitle: textIn(meta, 'meta_title'),
    sourceLine: foreignHost(textIn(post, 'canonical_url'), url),
    section: wishedSection(wishes, first),
    authors: wishedAuthors(wishes, authors),
    tags: (wishes.section === null ? others : tags).map(({ name }) => name),
    taggedAt: wishes.section === null ? others : tags,
    lead: URL.canParse(picture) ? { url: picture, ...words } : null,
    html: atSite(bodyHtml(post, left)),
    lineEnds: 'space',
    base: URL.canParse(url) ? url : null,
    language: textIn(post, 'locale'),
    state,
    publishedAt,
    changedAt: instantOf(post, 'updated_at'),
    commentsOpen: true,
    addresses: [slug === '' ? '' : `/${slug}/`, uuid === '' ? '' : `/p/${uuid}/`, textIn(post, 'url')].filter(
      (address) => address !== '',
    ),
    comments: relations.comments(post),
    notes,
  }
}

/** The site that an article was taken from, when its canonical address is not on this one; '' else. */
function foreignHost(canonical: string, site: string): string {
  if (!URL.canParse(canonical)) return ''
  const bare = (address: string): string => new URL(address).host.replace(/^www\./u, '')
  return URL.canParse(site) && bare(site) !== bare(canonical) ? bare(canonical) : ''
}

function isTrue(value: unknown): boolean {
  return value === true || value === 1
}
