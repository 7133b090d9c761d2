/** Records as a WordPress export (WXR 1.2), so that what comes from an address takes the one way in. */

import type { WxrAuthor, WxrComment, WxrItem, WxrRecord, WxrSite, WxrTerm } from '../wordpress/wxr-records.ts'

const NAMESPACES = [
  'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:wp="http://wordpress.org/export/1.2/"',
].join(' ')

/** What XML 1.0 (section 2.2) does not allow; halves of characters become U+FFFD. */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu

function clean(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8').replaceAll(NOT_XML, '')
}

function attribute(text: string): string {
  return clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll(/\s/gu, ' ')
}

function element(name: string, text: string | number | null): string {
  if (text === null || text === '') return ''
  return `<${name}><![CDATA[${clean(String(text)).replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>\n`
}

/** `2017-06-13T09:05:00.000Z` as WordPress writes it. */
function sqlDate(time: string | null): string | null {
  return time === null ? null : time.slice(0, 19).replace('T', ' ')
}

/** Texts of names are HTML in an export: what is plain text here must not be read as tags there. */
function plain(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

export function wxrHead(site: WxrSite): string {
  return [
    `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" ${NAMESPACES}>\n<channel>\n`,
    element('title', plain(site.title)),
    element('link', site.url),
    element('description', plain(site.description)),
    element('language', site.language),
    element('wp:wxr_version', '1.2'),
    element('wp:base_site_url', site.baseSiteUrl),
    element('wp:base_blog_url', site.url),
  ].join('')
}

export const WXR_END = '</channel>\n</rss>\n'

export function wxrOf(record: Exclude<WxrRecord, WxrSite>): string {
  switch (record.kind) {
    case 'author':
      return authorXml(record)
    case 'item':
      return itemXml(record)
    default:
      return termXml(record)
  }
}

function authorXml(author: WxrAuthor): string {
  const inside = [
    element('wp:author_id', author.wpId),
    element('wp:author_login', author.login),
    element('wp:author_email', author.email),
    element('wp:author_display_name', plain(author.name)),
    element('wp:author_first_name', plain(author.firstName)),
    element('wp:author_last_name', plain(author.lastName)),
  ]
  return `<wp:author>\n${inside.join('')}</wp:author>\n`
}

const TERMS = {
  category: ['wp:category', 'wp:category_nicename', 'wp:cat_name', 'wp:category_parent', 'wp:category_description'],
  tag: ['wp:tag', 'wp:tag_slug', 'wp:tag_name', null, 'wp:tag_description'],
  term: ['wp:term', 'wp:term_slug', 'wp:term_name', 'wp:term_parent', 'wp:term_description'],
} as const

function termXml(term: WxrTerm): string {
  const [outside, slug, name, parent, description] = TERMS[term.kind]
  const inside = [
    element('wp:term_id', term.wpId),
    term.kind === 'term' ? element('wp:term_taxonomy', term.taxonomy) : '',
    element(slug, term.rawSlug),
    parent === null ? '' : element(parent, term.parentSlug),
    element(name, plain(term.name)),
    element(description, term.description),
  ]
  return `<${outside}>\n${inside.join('')}</${outside}>\n`
}

function itemXml(item: WxrItem): string {
  const inside = [
    element('title', plain(item.title)),
    element('link', item.link),
    element('dc:creator', item.creator),
    element('guid', item.guid),
    element('content:encoded', item.content),
    element('excerpt:encoded', item.excerpt),
    element('wp:post_id', item.wpId),
    element('wp:post_date', sqlDate(item.wallTime)),
    element('wp:post_date_gmt', sqlDate(item.publishedAt)),
    element('wp:post_modified_gmt', sqlDate(item.modifiedAt)),
    element('wp:comment_status', item.commentsOpen ? 'open' : 'closed'),
    element('wp:post_name', item.rawSlug),
    element('wp:status', item.status),
    element('wp:post_parent', item.parentWpId ?? 0),
    element('wp:menu_order', item.menuOrder),
    element('wp:post_type', item.postType),
    element('wp:post_password', item.password),
    element('wp:is_sticky', item.sticky ? 1 : 0),
    element('wp:attachment_url', item.attachmentUrl),
    ...item.terms.map(
      ({ domain, slug, name }) =>
        `<category domain="${attribute(domain)}" nicename="${attribute(slug)}"><![CDATA[${clean(plain(name)).replaceAll(']]>', ']]&gt;')}]]></category>\n`,
    ),
    ...[...item.meta].flatMap(([key, values]) => values.map((value) => metaXml(key, value))),
    ...item.comments.map(commentXml),
  ]
  return `<item>\n${inside.join('')}</item>\n`
}

function metaXml(key: string, value: string): string {
  return `<wp:postmeta>\n${element('wp:meta_key', key)}${element('wp:meta_value', value)}</wp:postmeta>\n`
}

const APPROVED = { approved: '1', held: '0', spam: 'spam', trash: 'trash' } as const

function commentXml(comment: WxrComment): string {
  const inside = [
    element('wp:comment_id', comment.wpId),
    element('wp:comment_author', plain(comment.author)),
    element('wp:comment_author_email', comment.email),
    element('wp:comment_author_url', comment.url),
    element('wp:comment_date', sqlDate(comment.wallTime)),
    element('wp:comment_date_gmt', sqlDate(comment.at)),
    element('wp:comment_content', comment.content),
    element('wp:comment_approved', APPROVED[comment.state]),
    element('wp:comment_type', comment.type),
    element('wp:comment_parent', comment.parentWpId ?? 0),
    element('wp:comment_user_id', comment.userId ?? 0),
  ]
  return `<wp:comment>\n${inside.join('')}</wp:comment>\n`
}
