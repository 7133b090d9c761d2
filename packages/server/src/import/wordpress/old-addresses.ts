/** Addresses that the old site answered at, in the form the lookup compares (`oldAddressKey`). */

import { oldAddressKey } from '@warraq/core/links/addresses'
import type { WxrAuthor, WxrItem, WxrTerm } from './wxr-records.ts'
import { decodePercent } from './wxr-values.ts'

/** `?p=5` and its kin become `/?p=5`; a path is decoded as often as it was encoded. Null for the front page. */
function keyOf(address: string, site: string): string | null {
  const base = URL.canParse(site) ? site : 'http://site.invalid'
  if (!URL.canParse(address, base)) return null
  const url = new URL(address, base)
  const query = /^\?(p|page_id|attachment_id|cat|author)=([1-9]\d{0,14})$/u.exec(url.search)
  if (query !== null) return `/?${query[1]}=${query[2]}`
  if (url.pathname === '/' || !/^https?:$/u.test(url.protocol)) return null
  const path = url.pathname.replaceAll(/\/{2,}/gu, '/')
  return oldAddressKey(encodeURI(path.split('/').map(decodePercent).join('/')))
}

/** Whether an address is on the host of the site, with or without `www.`. */
function isOwn(address: string, site: string): boolean {
  if (!URL.canParse(address) || !URL.canParse(site)) return false
  const bare = (host: string): string => host.replace(/^www\./u, '')
  return bare(new URL(address).host) === bare(new URL(site).host)
}

/** Nobody asks for an address with controls in it, and PostgreSQL does not store U+0000. */
const CONTROLS = /[\u0000-\u001f\u007f]/u

function unique(keys: readonly (string | null)[]): string[] {
  return [...new Set(keys.filter((key) => key !== null && !CONTROLS.test(key)))] as string[]
}

export interface OldAddresses {
  readonly sure: readonly string[]
  readonly perhaps: readonly string[]
}

/**
 * Of a post, page or attachment: `sure` are its link, `?p=ID`, and `?page_id=ID` or `?attachment_id=ID`. `perhaps` are
 * its guid, the address it had when it was written, and its link under each slug it had before: another item may
 * rightly have such an address, and then keeps it.
 */
export function oldAddressesOfItem(item: WxrItem, site: string): OldAddresses {
  const query = item.wpId === null ? null : `/?p=${item.wpId}`
  const name = QUERY_OF_TYPE[item.type]
  const ownQuery = item.wpId === null || name === undefined ? null : `/?${name}=${item.wpId}`
  const link = item.link === '' ? null : keyOf(item.link, site)
  const sure = unique([link, query, ownQuery])
  const guid = isOwn(item.guid, site) ? keyOf(item.guid, site) : null
  return { sure, perhaps: unique([guid, ...formerLinks(item, link)]).filter((key) => !sure.includes(key)) }
}

const QUERY_OF_TYPE: Readonly<Partial<Record<WxrItem['type'], string>>> = {
  page: 'page_id',
  attachment: 'attachment_id',
}

const MOST_FORMER = 50

/** WordPress keeps former slugs in the item's meta data and leads from them to the item. */
function formerLinks(item: WxrItem, link: string | null): (string | null)[] {
  const end = `/${item.slug}`
  if (link === null || item.slug === '' || !link.endsWith(end)) return []
  const base = link.slice(0, -end.length)
  return (item.meta.get('_wp_old_slug') ?? [])
    .slice(0, MOST_FORMER)
    .map((former) => (former === '' ? null : oldAddressKey(encodeURI(`${base}/${decodePercent(former)}`))))
}

function below(site: string, ...parts: readonly string[]): string | null {
  const base = URL.canParse(site) ? new URL(site).pathname.replace(/\/+$/u, '') : ''
  return parts.includes('') ? null : oldAddressKey(encodeURI([base, ...parts.map(decodePercent)].join('/')))
}

/**
 * Of a category: `/category/parent/child`, `/category/child` and `/?cat=ID`. `ancestors` from the outermost one on,
 * without the category itself.
 */
export function oldAddressesOfCategory(term: WxrTerm, ancestors: readonly WxrTerm[], site: string): string[] {
  const query = term.wpId === null ? null : `/?cat=${term.wpId}`
  const above = ancestors.map((ancestor) => ancestor.rawSlug)
  return unique([below(site, 'category', ...above, term.rawSlug), below(site, 'category', term.rawSlug), query])
}

export function oldAddressesOfTag(term: WxrTerm, site: string): string[] {
  return unique([below(site, 'tag', term.rawSlug)])
}

/** WordPress makes an author's slug from the login name; the export has no other. */
export function oldAddressesOfAuthor(author: WxrAuthor, site: string): string[] {
  const slug = author.login.toLowerCase().replaceAll(/[\s._@]+/gu, '-')
  const query = author.wpId === null ? null : `/?author=${author.wpId}`
  return unique([below(site, 'author', slug), below(site, 'author', author.login), query])
}

/** Of a picture's file: readers and other sites link to it. Its sizes are found by it. */
export function fileAddresses(url: string): string[] {
  const key = keyOf(url, url)
  return unique([key, key === null ? null : key.replace(/(?:-\d{1,5}x\d{1,5}|-scaled)(?=\.[A-Za-z0-9]{1,5}$)/u, '')])
}

/** Of the front page, where the old site was in a folder; `/` stands for it also where it was not. */
export function frontAddresses(site: string): string[] {
  return unique(['/', URL.canParse(site) ? keyOf(site, site) : null])
}
