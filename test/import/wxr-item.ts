/** One item as WordPress writes it; `cdata` of texts. */

export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

/** A date that follows from a post's number: noon in a town three hours ahead of UTC. */
export function dateOf(index: number): { gmt: string; local: string; path: string } {
  const year = 2012 + (index % 10)
  const month = two(1 + (index % 12))
  const day = two(1 + (index % 28))
  const minute = two(index % 60)
  return {
    gmt: `${year}-${month}-${day} 09:${minute}:00`,
    local: `${year}-${month}-${day} 12:${minute}:00`,
    path: `${year}/${month}/${day}`,
  }
}

export interface ItemParts {
  readonly id: number
  readonly title: string
  readonly link: string
  readonly slug: string
  readonly type: string
  readonly status: string
  readonly author: string
  readonly content: string
  readonly parent?: number
  readonly more?: string
  readonly dated?: boolean
  readonly password?: string
  readonly date?: { readonly gmt: string; readonly local: string }
}

const NEVER = { gmt: '0000-00-00 00:00:00', local: '0000-00-00 00:00:00' }

export function item(site: string, parts: ItemParts): string {
  const { gmt, local } = parts.date ?? (parts.dated === false ? NEVER : dateOf(parts.id))
  return (
    `<item><title>${cdata(parts.title)}</title><link>${parts.link}</link><pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate>` +
    `<dc:creator>${cdata(parts.author)}</dc:creator><guid isPermaLink="false">${site}/?p=${parts.id}</guid><description></description>\n` +
    `<content:encoded>${cdata(parts.content)}</content:encoded><excerpt:encoded>${cdata('')}</excerpt:encoded>\n` +
    `<wp:post_id>${parts.id}</wp:post_id><wp:post_date>${cdata(local)}</wp:post_date><wp:post_date_gmt>${cdata(gmt)}</wp:post_date_gmt>` +
    `<wp:post_modified_gmt>${cdata(gmt)}</wp:post_modified_gmt><wp:comment_status>open</wp:comment_status><wp:ping_status>closed</wp:ping_status>` +
    `<wp:post_name>${cdata(parts.slug)}</wp:post_name><wp:status>${parts.status}</wp:status><wp:post_parent>${parts.parent ?? 0}</wp:post_parent>` +
    `<wp:menu_order>0</wp:menu_order><wp:post_type>${parts.type}</wp:post_type><wp:post_password>${parts.password ?? ''}</wp:post_password><wp:is_sticky>0</wp:is_sticky>\n` +
    `${parts.more ?? ''}</item>\n`
  )
}
