/** Posts, pages, pictures and what else has a number, of the REST API as the items of an export. */

import type { WxrComment, WxrItem, WxrItemType, WxrTermRef } from '../wordpress/wxr-records.ts'
import { decodeSlug, gmtInstant, idFrom, plainName, wallTime } from '../wordpress/wxr-values.ts'
import type { Row, Text } from './live-json.ts'
import { idIn, idsIn, isTrue, rowOf, rowsOf, textIn, textOf } from './live-json.ts'

/** What items name by number. */
export interface Names {
  /** Login names. */
  readonly logins: ReadonlyMap<number, string>
  /** By taxonomy (`category`), then by number. */
  readonly terms: ReadonlyMap<string, ReadonlyMap<number, WxrTermRef>>
  /** What a taxonomy is called on items (`categories`), by taxonomy. */
  readonly fields: ReadonlyMap<string, string>
}

const TYPES: readonly WxrItemType[] = ['post', 'page', 'attachment', 'nav_menu_item']

/** Of a post behind a password a visitor gets nothing but its title. */
export function isWithheld(row: Row): boolean {
  const content = rowOf(row, 'content')
  return isTrue(content, 'protected') && textOf(row, 'content').text === ''
}

export function itemFrom(row: Row, names: Names, comments: readonly WxrComment[]): WxrItem {
  const postType = textIn(row, 'type') || 'post'
  const rawSlug = textIn(row, 'slug')
  const content = textOf(row, 'content')
  const wall = textIn(row, 'date')
  const { logins } = names
  return {
    kind: 'item',
    ordinal: 0,
    type: TYPES.find((type) => type === postType) ?? 'other',
    postType,
    wpId: idIn(row, 'id'),
    title: plainName(textOf(row, 'title').text),
    link: textIn(row, 'link'),
    guid: textOf(row, 'guid').text,
    slug: decodeSlug(rawSlug),
    rawSlug,
    status: textIn(row, 'status') || 'draft',
    publishedAt: gmtInstant(textIn(row, 'date_gmt')),
    wallTime: wallTime(wall),
    modifiedAt: gmtInstant(textIn(row, 'modified_gmt')),
    creator: logins.get(idIn(row, 'author') ?? 0) ?? '',
    content: contentOf(content),
    excerpt: excerptOf(row).trim(),
    terms: termsOf(row, names),
    meta: metaOf(row),
    comments,
    password: textIn(row, 'password') || (isTrue(rowOf(row, 'content'), 'protected') ? '*' : ''),
    sticky: isTrue(row, 'sticky'),
    commentsOpen: textIn(row, 'comment_status') === 'open',
    parentWpId: idIn(row, 'parent') ?? (postType === 'attachment' ? idIn(row, 'post') : null),
    menuOrder: idFrom(textIn(row, 'menu_order')) ?? 0,
    attachmentUrl: textIn(row, 'source_url'),
  }
}

/** What was shown stands between marks of the block editor: its line ends mean nothing and its shortcodes are done. */
function contentOf({ text, isRaw }: Text): string {
  return isRaw || text === '' ? text : `<!-- wp:html -->\n${text}\n<!-- /wp:html -->`
}

/** A summary that WordPress cut out of the text itself ends in its mark for that, and says nothing of its own. */
const CUT_BY_ITSELF = /(?:\[(?:…|&hellip;|\.\.\.)\]|…|&hellip;)\s*(?:<a\b.*<\/a>\s*)?(?:<\/p>)?\s*$/su

function excerptOf(row: Row): string {
  // Of a picture the words below it.
  const { text, isRaw } = textOf(row, textIn(row, 'type') === 'attachment' ? 'caption' : 'excerpt')
  return !isRaw && CUT_BY_ITSELF.test(text) ? '' : text
}

function termsOf(row: Row, { terms, fields }: Names): WxrTermRef[] {
  const known = [...fields].flatMap(([taxonomy, field]) =>
    idsIn(row, field).flatMap((id) => terms.get(taxonomy)?.get(id) ?? []),
  )
  // Guest authors of plug-ins stand only here.
  const embedded = termGroups(row).filter(
    ({ domain, slug }) => !known.some((k) => k.domain === domain && k.slug === slug),
  )
  return [...known, ...embedded]
}

function termGroups(row: Row): WxrTermRef[] {
  const groups: unknown = rowOf(row, '_embedded')['wp:term']
  const all: readonly unknown[] = Array.isArray(groups) ? groups : []
  return all.flatMap(rowsOf).flatMap((term) => {
    const ref = {
      domain: textIn(term, 'taxonomy'),
      slug: decodeSlug(textIn(term, 'slug')),
      name: plainName(textIn(term, 'name')),
    }
    return ref.domain === '' || ref.slug === '' ? [] : [ref]
  })
}

function metaOf(row: Row): ReadonlyMap<string, readonly string[]> {
  const meta: [string, string][] = []
  const lead = idIn(row, 'featured_media')
  if (lead !== null) meta.push(['_thumbnail_id', String(lead)])
  const alt = textIn(row, 'alt_text')
  if (alt !== '') meta.push(['_wp_attachment_image_alt', alt])
  const yoast = rowOf(row, 'yoast_head_json')
  const description = textIn(yoast, 'description')
  if (description !== '') meta.push(['_yoast_wpseo_metadesc', description])
  const title = withoutSite(plainName(textIn(yoast, 'title')), plainName(textIn(yoast, 'og_site_name')))
  if (title !== '') meta.push(['_yoast_wpseo_title', title])
  return new Map([...meta, ...registered(row)].map(([key, value]) => [key, [value]]))
}

/** A title as search engines read it, without the name of the site that Yoast puts after it. */
function withoutSite(title: string, site: string): string {
  if (site === '' || !title.endsWith(site)) return title
  return title.slice(0, title.length - site.length).replace(/\s+[-–—|•·»«~*<>]\s*$/u, '')
}

/** What plug-ins let the API show of an item's meta data. */
function registered(row: Row): [string, string][] {
  const meta = rowOf(row, 'meta')
  return Object.keys(meta).flatMap((key) => {
    const text = textIn(meta, key)
    return text === '' || key.startsWith('_wp_') ? [] : [[key, text] satisfies [string, string]]
  })
}
