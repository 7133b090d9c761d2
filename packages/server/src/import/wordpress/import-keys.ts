/** Names under which things of an old site are known here for ever; they hold no personal data but a login name. */

import { createHash } from 'node:crypto'
import { slug } from '@warraq/arabic'
import type { WxrComment, WxrItem, WxrSite } from './wxr-records.ts'

/** Host and folder of the old site; of an export that names no address, its title. */
export function siteKeyOf(site: WxrSite | null): string {
  const url = [site?.url ?? '', site?.baseSiteUrl ?? ''].find((address) => URL.canParse(address))
  if (url === undefined) return slug(site?.title ?? '') || 'site'
  const { host, pathname } = new URL(url)
  return `${host.replace(/^www\./u, '')}${pathname}`.replace(/\/+$/u, '')
}

export interface ImportKeys {
  /** `import_run.source`. */
  readonly source: string
  author(login: string): string
  category(slug: string): string
  tag(slug: string): string
  media(wpId: number): string
  menu(slug: string): string
  /** Of posts and pages, which have their numbers in common; one without a number is known by what it says. */
  item(item: Pick<WxrItem, 'wpId' | 'link' | 'guid' | 'title' | 'wallTime'>): string
  itemId(wpId: number): string
  comment(itemKey: string, comment: WxrComment): string
}

export function importKeys(site: WxrSite | null): ImportKeys {
  const root = siteKeyOf(site)
  const key = (kind: string, id: string | number): string => `wp:${root}:${kind}:${id}`
  const itemId = (wpId: number): string => key('item', wpId)
  return {
    source: `wordpress:${root}`,
    author: (login) => key('author', login),
    category: (name) => key('category', name),
    tag: (name) => key('tag', name),
    media: (wpId) => key('media', wpId),
    menu: (name) => key('menu', name),
    itemId,
    item: ({ wpId, link, guid, title, wallTime }) =>
      wpId === null ? key('item', shortHash([link, guid, title, wallTime])) : itemId(wpId),
    comment: (itemKey, { wpId, author, wallTime, content }) =>
      wpId === null ? `${itemKey}:comment:${shortHash([author, wallTime, content])}` : key('comment', wpId),
  }
}

function shortHash(parts: readonly (string | null)[]): string {
  return `x${hashOf(parts).slice(0, 24)}`
}

/** SHA-256 of a value as JSON, hex. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}
