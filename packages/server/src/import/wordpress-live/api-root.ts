/** Where the REST API of a WordPress site is (REST API Handbook: Discovery), however it is set up. */

import type { Fetched, SafeFetch } from '../../ports/fetch/port.ts'
import { liveRefusal } from './live-problem.ts'
import type { Row } from './live-json.ts'
import { isRow } from './live-json.ts'

export interface ApiRoot {
  /** Of `https://site/wp-json/`, `https://site/folder/index.php/wp-json/` or `https://site/?rest_route=/`. */
  readonly url: string
  /** What it says of itself: name, description, url, home, namespaces. */
  readonly about: Row
}

const LINK_HEADER = /<([^<>]+)>\s*;[^,]*\brel\s*=\s*"?https:\/\/api\.w\.org\/"?/iu
const LINK_ELEMENT = /<link\b[^>]*\brel\s*=\s*["']?https:\/\/api\.w\.org\/["']?[^>]*>/iu
const PAGE = { mostBytes: 8 * 1024 * 1024, stepMs: 30_000, allMs: 60_000 } as const

/** @throws Refusal `source-refused` when the address gives nothing (`unknown-host`, …) or is no WordPress (`no-api`) */
export async function findApi(fetch: SafeFetch, address: string): Promise<ApiRoot> {
  const asked = await fetch(address, PAGE)
  if (!asked.got) throw liveRefusal(asked.why, asked.url)
  const itself = apiAt(asked)
  if (itself !== null) return itself
  for (const place of placesNamedBy(asked)) {
    const answer = await fetch(place, PAGE)
    const root = answer.got ? apiAt(answer) : null
    if (root !== null) return root
  }
  throw liveRefusal('no-api', address)
}

/** What the page names, then the usual places, in the page's own folder and above it. */
function placesNamedBy({ url, headers, bytes }: Fetched): string[] {
  const html = Buffer.from(bytes).toString('utf8')
  const element = LINK_ELEMENT.exec(html)?.[0] ?? ''
  const named = [LINK_HEADER.exec(headers.get('link') ?? '')?.[1], /\bhref\s*=\s*["']?([^"'\s>]+)/iu.exec(element)?.[1]]
  const found = named.flatMap((href) => {
    const decoded = (href ?? '').replaceAll('&amp;', '&').replaceAll('&#038;', '&')
    return decoded !== '' && URL.canParse(decoded, url) ? [new URL(decoded, url).href] : []
  })
  const usual = foldersOf(url).flatMap((folder) => [
    `${folder}wp-json/`,
    `${folder}?rest_route=/`,
    `${folder}index.php/wp-json/`,
  ])
  return [...new Set([...found, ...usual])]
}

/** `/a/b/` -> the three folders from the innermost one on; no more than those of any real site. */
function foldersOf(address: string): string[] {
  const { origin, pathname } = new URL(address)
  const parts = pathname
    .replace(/[^/]*$/u, '')
    .split('/')
    .filter(Boolean)
    .slice(0, 3)
  return [...parts.keys(), parts.length].toReversed().map((count) => {
    const folder = parts.slice(0, count).join('/')
    return folder === '' ? `${origin}/` : `${origin}/${folder}/`
  })
}

function apiAt({ url, status, bytes }: Fetched): ApiRoot | null {
  if (status !== 200) return null
  const about = parsed(bytes)
  const namespaces = about?.['namespaces']
  return about !== null && Array.isArray(namespaces) && namespaces.includes('wp/v2') ? { url, about } : null
}

function parsed(bytes: Uint8Array): Row | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    return isRow(value) ? value : null
  } catch {
    // A page of the site, as most addresses are.
    return null
  }
}

/** The address of a route below the root: `wp/v2/posts`. */
export function routeAddress(
  { url }: ApiRoot,
  route: string,
  query: Readonly<Record<string, string | number>>,
): string {
  const address = new URL(url)
  const root = address.searchParams.get('rest_route')
  if (root !== null) address.searchParams.set('rest_route', `${root.replace(/\/+$/u, '')}/${route}`)
  else address.pathname = `${address.pathname.replace(/\/+$/u, '')}/${route}`
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, String(value))
  return address.href
}
