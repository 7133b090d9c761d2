/** Addresses of another system in the form the lookup compares (`oldAddressKey`). */

import { oldAddressKey } from '@warraq/core/links/addresses'
import { tellingQuery } from '@warraq/core/links/old-addresses'
import { decodePercent } from '../wordpress/wxr-values.ts'

const NOWHERE = 'http://site.invalid'
/** Nobody asks for an address with controls in it, and PostgreSQL does not store U+0000. */
const CONTROLS = /[\u0000-\u001f\u007f]/u

export interface OldAddress {
  /** With its query where that says which page is meant. Null for a front page and for what is no address of the web. */
  readonly path: string | null
  /** The query decides what is shown and is too long or no text, so that the address cannot lead anywhere here. */
  readonly byQuery: boolean
}

/** @param base the old site's address for relative ones, or null */
export function oldAddressFrom(address: string, base: string | null = null): OldAddress {
  const start = base !== null && URL.canParse(base) ? base : NOWHERE
  if (address.trim() === '' || !URL.canParse(address, start)) return { path: null, byQuery: false }
  const url = new URL(address, start)
  if (!/^https?:$/u.test(url.protocol)) return { path: null, byQuery: false }
  const query = tellingQuery(url.searchParams)
  if (query === null) return { path: null, byQuery: true }
  const path = pathKey(url.pathname)
  if (path === null || (path === '/' && query === '')) return { path: null, byQuery: false }
  return { path: `${path}${query}`, byQuery: false }
}

function pathKey(pathname: string): string | null {
  const path = pathname.replaceAll(/\/{2,}/gu, '/')
  const key = oldAddressKey(encodeURI(path.split('/').map(decodePercent).join('/')))
  return key === null || CONTROLS.test(key) ? null : key
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
  return `${url.host.replace(/^www\./u, '')}${path}${tellingQuery(url.searchParams) ?? url.search}`
}
