/** Blogger: the Atom file of its back-up (of before and after 2024), or what its API answers. */

import type { Instant } from '@warraq/core/time'
import { atomText } from '../feed/read-feed.ts'
import { ImportFault } from '../intake/import-fault.ts'
import type { JsonObject } from '../intake/json-file.ts'
import { isObject, listIn, objectIn, parseJson, textIn } from '../intake/json-file.ts'
import { streamOf } from '../intake/source-file.ts'
import type { SourceComment } from '../intake/source-records.ts'
import { instantWithZone } from '../intake/wall-time.ts'
import type { XmlElement } from '../intake/xml-reader.ts'
import { XmlReader } from '../intake/xml-reader.ts'
import { plainName } from '../wordpress/wxr-values.ts'

export interface BloggerPost {
  readonly kind: 'post' | 'page'
  readonly id: string
  readonly title: string
  readonly html: string
  /** Absolute, or a path; '' for what was never published. */
  readonly address: string
  readonly author: string
  readonly labels: readonly string[]
  readonly publishedAt: Instant | null
  readonly changedAt: Instant | null
  readonly isDraft: boolean
}

export interface BloggerComment extends SourceComment {
  readonly postId: string
}

export interface Blog {
  readonly title: string
  readonly url: string
  readonly posts: readonly BloggerPost[]
  readonly comments: readonly BloggerComment[]
  /** What is neither post, page nor comment, by kind: settings, template. */
  readonly others: ReadonlyMap<string, number>
}

const KIND = 'http://schemas.google.com/g/2005#kind'

/** Throws {@link ImportFault}: faults of XML and JSON; `no-blogger`. */
export async function readBlogger(bytes: Uint8Array): Promise<Blog> {
  const first = bytes.find((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf)
  return first === 0x7b || first === 0x5b ? jsonBlog(parseJson(bytes)) : atomBlog(bytes)
}

class Collected {
  readonly posts: BloggerPost[] = []
  readonly comments: BloggerComment[] = []
  readonly others = new Map<string, number>()

  blog(title: string, url: string): Blog {
    if (this.posts.length + this.comments.length === 0) throw new ImportFault('no-blogger', { line: 1 })
    const [address] = this.posts.map((post) => post.address).filter((one) => URL.canParse(one))
    return { title, url: url || (address === undefined ? '' : `${new URL(address).origin}/`), ...this.fields() }
  }

  fields(): Pick<Blog, 'posts' | 'comments' | 'others'> {
    return { posts: this.posts, comments: this.comments, others: this.others }
  }

  other(kind: string): void {
    const name = kind === '' ? 'other' : kind.slice(0, 40)
    this.others.set(name, (this.others.get(name) ?? 0) + 1)
  }
}

async function atomBlog(bytes: Uint8Array): Promise<Blog> {
  const reader = new XmlReader(new Set(['entry']))
  const found = new Collected()
  for await (const entry of reader.records(streamOf(bytes))) {
    const kind = kindOf(entry)
    if (kind === 'post' || kind === 'page') found.posts.push(atomPost(entry, kind))
    else if (kind === 'comment') found.comments.push(atomComment(entry))
    else found.other(kind)
  }
  const { root } = reader
  if (root?.name !== 'feed') throw new ImportFault('no-blogger', { line: 1, detail: root?.name ?? '' })
  return found.blog(plainName(root.textOf('title')), linkOf(root, 'alternate'))
}

function kindOf(entry: XmlElement): string {
  const type = entry.textOf('blogger:type').toLowerCase()
  if (type !== '') return type
  const category = entry.all('category').find((one) => one.attribute('scheme') === KIND)
  return category?.attribute('term').split('#')[1] ?? ''
}

function linkOf(element: XmlElement, rel: string): string {
  return (
    element
      .all('link')
      .find((link) => link.attribute('rel') === rel)
      ?.attribute('href') ?? ''
  )
}

/** `tag:blogger.com,1999:blog-1.post-25` is 25. */
function numberIn(id: string): string {
  return /(?:post|page)-(\d{1,20})$/u.exec(id)?.[1] ?? id
}

function atomPost(entry: XmlElement, kind: 'post' | 'page'): BloggerPost {
  const labels = entry.all('category').filter((one) => one.attribute('scheme') !== KIND)
  const draft = entry.child('app:control')?.textOf('app:draft') ?? ''
  const status = entry.textOf('blogger:status').toUpperCase()
  return {
    kind,
    id: numberIn(entry.textOf('id')),
    title: plainName(atomText(entry.child('title'))),
    html: atomText(entry.child('content')),
    address: linkOf(entry, 'alternate') || entry.textOf('blogger:filename'),
    author: authorOf(entry),
    labels: labels.map((one) => plainName(one.attribute('term'))).filter((label) => label !== ''),
    publishedAt: instantWithZone(entry.textOf('published')),
    changedAt: instantWithZone(entry.textOf('updated')),
    isDraft: draft === 'yes' || (status !== '' && status !== 'LIVE'),
  }
}

function authorOf(entry: XmlElement): string {
  return plainName(entry.child('author')?.textOf('name') ?? '')
}

function atomComment(entry: XmlElement): BloggerComment {
  const post = entry.child('thr:in-reply-to')?.attribute('ref') || entry.textOf('blogger:parent')
  const parent = /\/(\d{1,20})$/u.exec(linkOf(entry, 'related'))?.[1] ?? numberIn(entry.textOf('blogger:inReplyTo'))
  const email = entry.child('author')?.textOf('email') ?? ''
  const status = entry.textOf('blogger:status').toUpperCase()
  return {
    id: numberIn(entry.textOf('id')),
    postId: numberIn(post),
    parentId: parent || null,
    name: authorOf(entry),
    // Blogger writes its own address where it does not tell the reader's.
    email: email === '' || email.endsWith('@blogger.com') ? null : email,
    html: atomText(entry.child('content')),
    at: instantWithZone(entry.textOf('published')),
    state: status === '' || status === 'LIVE' ? 'published' : 'held',
  }
}

function jsonBlog(value: unknown): Blog {
  const list = Array.isArray(value) ? value.filter(isObject) : isObject(value) ? listIn(value, 'items') : []
  const found = new Collected()
  for (const item of list) {
    const kind = textIn(item, 'kind').replace('blogger#', '')
    if (kind === 'post' || kind === 'page') {
      found.posts.push(jsonPost(item, kind))
      for (const reply of repliesOf(item)) found.comments.push(jsonComment(reply, textIn(item, 'id')))
    } else if (kind === 'comment') found.comments.push(jsonComment(item, ''))
    else found.other(kind)
  }
  return found.blog('', '')
}

function repliesOf(post: JsonObject): JsonObject[] {
  const replies = objectIn(post, 'replies')
  return replies === null ? [] : listIn(replies, 'items')
}

function jsonPost(item: JsonObject, kind: 'post' | 'page'): BloggerPost {
  const labels = item['labels']
  const status = textIn(item, 'status').toUpperCase()
  const author = objectIn(item, 'author')
  return {
    kind,
    id: textIn(item, 'id'),
    title: plainName(textIn(item, 'title')),
    html: textIn(item, 'content'),
    address: textIn(item, 'url'),
    author: author === null ? '' : plainName(textIn(author, 'displayName')),
    labels: Array.isArray(labels) ? labels.filter((one) => typeof one === 'string').map(plainName) : [],
    publishedAt: instantWithZone(textIn(item, 'published')),
    changedAt: instantWithZone(textIn(item, 'updated')),
    isDraft: status !== '' && status !== 'LIVE',
  }
}

function jsonComment(item: JsonObject, postId: string): BloggerComment {
  const [post, parent, author] = ['post', 'inReplyTo', 'author'].map((name) => objectIn(item, name))
  const status = textIn(item, 'status').toLowerCase()
  return {
    id: textIn(item, 'id') || null,
    postId: post === null || post === undefined ? postId : textIn(post, 'id'),
    parentId: (parent && textIn(parent, 'id')) || null,
    name: author === null || author === undefined ? '' : plainName(textIn(author, 'displayName')),
    email: null,
    html: textIn(item, 'content'),
    at: instantWithZone(textIn(item, 'published')),
    state: status === '' || status === 'live' ? 'published' : 'held',
  }
}
