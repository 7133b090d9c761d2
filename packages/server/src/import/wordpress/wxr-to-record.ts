/** Elements of the channel to records. */

import type { WxrElement } from './wxr-element.ts'
import type {
  WxrAuthor,
  WxrComment,
  WxrItem,
  WxrItemType,
  WxrRecord,
  WxrSite,
  WxrTerm,
  WxrTermRef,
} from './wxr-records.ts'
import { decodeSlug, gmtInstant, idFrom, plainName, pubDateInstant, wallTime } from './wxr-values.ts'

const KNOWN_TYPES: readonly WxrItemType[] = ['post', 'page', 'attachment', 'nav_menu_item']

export function siteOf(channel: WxrElement): WxrSite {
  return {
    kind: 'site',
    title: plainName(channel.textOf('title')),
    description: plainName(channel.textOf('description')),
    url: channel.textOf('wp:base_blog_url') || channel.textOf('link'),
    baseSiteUrl: channel.textOf('wp:base_site_url'),
    language: channel.textOf('language'),
    version: channel.textOf('wp:wxr_version'),
  }
}

function authorOf(element: WxrElement): WxrAuthor {
  const login = element.textOf('wp:author_login')
  return {
    kind: 'author',
    wpId: idFrom(element.textOf('wp:author_id')),
    login,
    email: element.textOf('wp:author_email'),
    name: plainName(element.textOf('wp:author_display_name')) || plainName(login),
    firstName: plainName(element.textOf('wp:author_first_name')),
    lastName: plainName(element.textOf('wp:author_last_name')),
  }
}

interface TermNames {
  readonly slug: string
  readonly name: string
  readonly parent: string
  readonly description: string
}

const CATEGORY: TermNames = {
  slug: 'wp:category_nicename',
  name: 'wp:cat_name',
  parent: 'wp:category_parent',
  description: 'wp:category_description',
}
const TAG: TermNames = { slug: 'wp:tag_slug', name: 'wp:tag_name', parent: '', description: 'wp:tag_description' }
const TERM: TermNames = {
  slug: 'wp:term_slug',
  name: 'wp:term_name',
  parent: 'wp:term_parent',
  description: 'wp:term_description',
}

function termOf(element: WxrElement, taxonomy: string, names: TermNames): WxrTerm {
  const rawSlug = element.textOf(names.slug)
  const parent = element.textOf(names.parent)
  const kinds: Readonly<Record<string, WxrTerm['kind']>> = { category: 'category', post_tag: 'tag' }
  return {
    kind: Object.hasOwn(kinds, taxonomy) ? (kinds[taxonomy] ?? 'term') : 'term',
    taxonomy,
    wpId: idFrom(element.textOf('wp:term_id')),
    slug: decodeSlug(rawSlug),
    rawSlug,
    name: plainName(element.textOf(names.name)),
    parentSlug: parent === '' || parent === '0' ? null : decodeSlug(parent),
    description: element.textOf(names.description),
  }
}

function stateOf(approved: string): WxrComment['state'] {
  if (approved === '1' || approved === 'approve' || approved === 'approved') return 'approved'
  if (approved === 'spam') return 'spam'
  return approved === 'trash' || approved === 'post-trashed' ? 'trash' : 'held'
}

function commentTypeOf(type: string): WxrComment['type'] {
  if (type === '' || type === 'comment') return 'comment'
  return type === 'pingback' || type === 'trackback' ? type : 'other'
}

/** The address of the sender is in the file and is not read. */
function commentOf(element: WxrElement): WxrComment {
  const wall = element.textOf('wp:comment_date')
  return {
    wpId: idFrom(element.textOf('wp:comment_id')),
    parentWpId: idFrom(element.textOf('wp:comment_parent')),
    author: plainName(element.textOf('wp:comment_author')),
    email: element.textOf('wp:comment_author_email'),
    url: element.textOf('wp:comment_author_url'),
    userId: idFrom(element.textOf('wp:comment_user_id')),
    at: gmtInstant(element.textOf('wp:comment_date_gmt')),
    wallTime: wallTime(wall),
    content: element.rawOf('wp:comment_content').trim(),
    state: stateOf(element.textOf('wp:comment_approved')),
    type: commentTypeOf(element.textOf('wp:comment_type')),
  }
}

/** Exports of version 1.0 name each category twice, once without a slug: that one is skipped. */
function termsOf(item: WxrElement): WxrTermRef[] {
  return item.all('category').flatMap((element) => {
    const domain = element.attributes.get('domain') ?? ''
    const slug = element.attributes.get('nicename') ?? ''
    if (domain === '' || slug === '') return []
    return [
      { domain: domain === 'tag' ? 'post_tag' : domain, slug: decodeSlug(slug), name: plainName(element.raw.trim()) },
    ]
  })
}

function metaOf(item: WxrElement): ReadonlyMap<string, readonly string[]> {
  const meta = new Map<string, string[]>()
  for (const element of item.all('wp:postmeta')) {
    const key = element.textOf('wp:meta_key')
    const held = meta.get(key)
    const value = element.rawOf('wp:meta_value')
    if (held === undefined) meta.set(key, [value])
    else held.push(value)
  }
  return meta
}

export function itemOf(item: WxrElement, ordinal: number): WxrItem {
  const postType = item.textOf('wp:post_type') || 'post'
  const rawSlug = item.textOf('wp:post_name')
  return {
    kind: 'item',
    ordinal,
    type: KNOWN_TYPES.find((type) => type === postType) ?? 'other',
    postType,
    wpId: idFrom(item.textOf('wp:post_id')),
    title: plainName(item.textOf('title')),
    link: item.textOf('link'),
    guid: item.textOf('guid'),
    slug: decodeSlug(rawSlug),
    rawSlug,
    status: item.textOf('wp:status') || 'draft',
    publishedAt: gmtInstant(item.textOf('wp:post_date_gmt')) ?? pubDateInstant(item.textOf('pubDate')),
    wallTime: wallTime(item.textOf('wp:post_date')),
    modifiedAt: gmtInstant(item.textOf('wp:post_modified_gmt')),
    creator: item.textOf('dc:creator'),
    content: item.rawOf('content:encoded'),
    excerpt: item.rawOf('excerpt:encoded').trim(),
    terms: termsOf(item),
    meta: metaOf(item),
    comments: item.all('wp:comment').map(commentOf),
    password: item.textOf('wp:post_password'),
    sticky: item.textOf('wp:is_sticky') === '1',
    commentsOpen: item.textOf('wp:comment_status') === 'open',
    parentWpId: idFrom(item.textOf('wp:post_parent')),
    menuOrder: idFrom(item.textOf('wp:menu_order')) ?? 0,
    attachmentUrl: item.textOf('wp:attachment_url'),
  }
}

/** A record for what the channel holds besides items; null for what is part of the channel's own head. */
export function recordOf(element: WxrElement): Exclude<WxrRecord, WxrSite | WxrItem> | null {
  switch (element.name) {
    case 'wp:author':
      return authorOf(element)
    case 'wp:category':
      return termOf(element, 'category', CATEGORY)
    case 'wp:tag':
      return termOf(element, 'post_tag', TAG)
    case 'wp:term':
      return termOf(element, element.textOf('wp:term_taxonomy'), TERM)
    default:
      return null
  }
}
