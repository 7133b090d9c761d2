/** Addresses of another system in the form the lookup compares (`oldAddressKey`). */

import { oldAddressKey } from '@warraq/core/links/addresses'
import { decodePercent } from '../wordpress/wxr-values.ts'

const NOWHERE = 'http://site.invalid'
/** Nobody asks for an address with controls in it, and PostgreSQL does not store U+0000. */
const CONTROLS = /[\u0000-\u001f\u007f]/u
/** What readers' ways add to an address and what says nothing about its page. */
const TRACKS = /^(?:utm_\w+|fbclid|gclid|ref|amp|m|output|ampmode|replytocom|share|s?src|showcomment)$/u
const WORDPRESS = /^\?(?:p|page_id)=[1-9]\d{0,14}$/u

/** What of the query says which page is meant; '' when nothing does. */
function queryOf(url: URL): string {
  const kept = [...url.searchParams].filter(([name]) => !TRACKS.test(name))
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept).toString()}`
}

export interface OldAddress {
  /** Null for a front page, what is no address of the web, or one that only its query tells from others. */
  readonly path: string | null
  /** The query decides what is shown, and such an address cannot lead anywhere here. */
  readonly byQuery: boolean
}

/** @param base the old site's address for relative ones, or null */
export function oldAddressFrom(address: string, base: string | null = null): OldAddress {
  const start = base !== null && URL.canParse(base) ? base : NOWHERE
  if (address.trim() === '' || !URL.canParse(address, start)) return { path: null, byQuery: false }
  const url = new URL(address, start)
  if (!/^https?:$/u.test(url.protocol)) return { path: null, byQuery: false }
  const query = queryOf(url)
  if (url.pathname === '/' && WORDPRESS.test(query)) return { path: `/${query}`, byQuery: false }
  if (query !== '') return { path: null, byQuery: true }
  return { path: url.pathname === '/' ? null : pathKey(url.pathname), byQuery: false }
}

function pathKey(pathname: string): string | null {
  const path = pathname.replaceAll(/\/{2,}/gu, '/')
  const key = oldAddressKey(encodeURI(path.split('/').map(decodePercent).join('/')))
  return key === null || key === '/' || CONTROLS.test(key) ? null : key
}

export interface OldAddresses {
  readonly paths: readonly string[]
  readonly byQuery: boolean
}

export function oldAddressesFrom(addresses: readonly string[], base: string | null = null): OldAddresses {
  const found = addresses.map((address) => oldAddressFrom(address, base))
  const paths = new Set(found.flatMap(({ path }) => (path === null ? [] : [path])))
  return { paths: [...paths], byQuery: found.some(({ byQuery }) => byQuery) }
}

/** Host without `www.`, path and what of the query tells pages apart: the name of a page for ever. */
export function addressName(address: string): string {
  const url = new URL(address)
  const path = decodePercent(url.pathname).replace(/\/+$/u, '')
  return `${url.host.replace(/^www\./u, '')}${path}${queryOf(url)}`
}
