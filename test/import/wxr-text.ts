/** Exports put together by hand: only what a test is about is said. */

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">`

/** A text as XML carries it; what XML cannot carry is left out, as WordPress does. */
export function cdata(text: string): string {
  const carried = text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu, '')
  return `<![CDATA[${carried.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

export interface HandComment {
  readonly id: number
  readonly author?: string
  readonly email?: string
  readonly content: string
  readonly parent?: number
  readonly approved?: string
  readonly type?: string
  readonly date?: string
}

export interface HandItem {
  readonly id: number | ''
  readonly type?: string
  readonly status?: string
  readonly title?: string
  readonly link?: string
  readonly slug?: string
  readonly date?: string
  readonly modified?: string
  readonly creator?: string
  readonly content?: string
  readonly excerpt?: string
  readonly password?: string
  readonly sticky?: boolean
  readonly parent?: number
  readonly attachment?: string
  readonly categories?: readonly string[]
  readonly tags?: readonly string[]
  /** Of Co-Authors Plus: slug and name. */
  readonly coAuthors?: readonly (readonly [string, string])[]
  readonly meta?: Readonly<Record<string, string>>
  readonly comments?: readonly HandComment[]
}

export interface HandCategory {
  readonly slug: string
  readonly name: string
  readonly parent?: string
  readonly description?: string
}

export interface HandSite {
  readonly site?: string
  readonly authors?: readonly { readonly login: string; readonly name: string }[]
  readonly categories?: readonly HandCategory[]
  readonly items: readonly HandItem[]
}

function element(name: string, text: string | number): string {
  return `<${name}>${typeof text === 'number' ? text : cdata(text)}</${name}>`
}

function commentText(comment: HandComment): string {
  const { id, author = 'قارئ', email = '', content, parent = 0, approved = '1', type = 'comment' } = comment
  const date = comment.date ?? '2020-01-02 03:04:05'
  return [
    '<wp:comment>',
    element('wp:comment_id', id),
    element('wp:comment_author', author),
    element('wp:comment_author_email', email),
    element('wp:comment_date_gmt', date),
    element('wp:comment_content', content),
    element('wp:comment_approved', approved),
    element('wp:comment_type', type),
    element('wp:comment_parent', parent),
    '</wp:comment>',
  ].join('')
}

function attribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\u0000-\u001f\ufffe\uffff\p{Cs}]/gu, '')
}

function term(domain: string, name: string, slug = name): string {
  return `<category domain="${domain}" nicename="${attribute(slug)}">${cdata(name)}</category>`
}

function itemText(item: HandItem): string {
  const date = item.date ?? '2020-01-01 10:00:00'
  return [
    '<item>',
    element('title', item.title ?? `خبر ${item.id}`),
    element('link', item.link ?? ''),
    element('dc:creator', item.creator ?? ''),
    element('content:encoded', item.content ?? '<p>نص.</p>'),
    element('excerpt:encoded', item.excerpt ?? ''),
    element('wp:post_id', item.id),
    element('wp:post_date', date),
    element('wp:post_date_gmt', date),
    element('wp:post_modified_gmt', item.modified ?? date),
    element('wp:comment_status', 'open'),
    element('wp:post_name', item.slug ?? ''),
    element('wp:status', item.status ?? 'publish'),
    element('wp:post_parent', item.parent ?? 0),
    element('wp:post_type', item.type ?? 'post'),
    element('wp:post_password', item.password ?? ''),
    element('wp:is_sticky', item.sticky ? 1 : 0),
    ...(item.attachment === undefined ? [] : [element('wp:attachment_url', item.attachment)]),
    ...(item.categories ?? []).map((name) => term('category', name)),
    ...(item.tags ?? []).map((name) => term('post_tag', name)),
    ...(item.coAuthors ?? []).map(([slug, name]) => term('author', name, slug)),
    ...Object.entries(item.meta ?? {}).map(
      ([key, value]) => `<wp:postmeta>${element('wp:meta_key', key)}${element('wp:meta_value', value)}</wp:postmeta>`,
    ),
    ...(item.comments ?? []).map(commentText),
    '</item>\n',
  ].join('')
}

export function handWxr({ site = 'https://old.example', authors = [], categories = [], items }: HandSite): string {
  return [
    HEAD,
    '<channel>',
    element('title', 'موقع قديم'),
    element('link', site),
    element('language', 'ar'),
    element('wp:wxr_version', '1.2'),
    element('wp:base_blog_url', site),
    ...authors.map(
      ({ login, name }, index) =>
        `<wp:author>${element('wp:author_id', index + 1)}${element('wp:author_login', login)}${element('wp:author_display_name', name)}</wp:author>`,
    ),
    ...categories.map(
      ({ slug, name, parent = '', description = '' }, index) =>
        `<wp:category>${element('wp:term_id', index + 10)}${element('wp:category_nicename', slug)}${element('wp:category_parent', parent)}${element('wp:cat_name', name)}${element('wp:category_description', description)}</wp:category>`,
    ),
    ...items.map(itemText),
    '</channel></rss>',
  ].join('\n')
}
