/** Addresses of what other sites show, in one spelling each. Pure text work: nothing is asked of those sites. */

import { isSafeHref } from './body-link.ts'
import type { EmbedAddress, EmbedProvider } from './embed-providers.table.ts'
import { EMBED_READERS } from './embed-providers.table.ts'

export interface Embed {
  readonly provider: EmbedProvider
  /** `https`, in the one spelling that this file gives it. */
  readonly href: string
}

const LONGEST = 2048
const PARTS = /^(?:https?:)?\/\/([a-z0-9.-]{1,253})(?::443)?(\/[^?#]*)?(?:\?([^#]*))?(?:#.*)?$/iu

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    // A broken escape is no address of anything; the text itself matches no reader.
    return text
  }
}

function queryOf(text: string): ReadonlyMap<string, string> {
  const pairs = text.split(/&(?:amp;)?/u).map((pair): [string, string] => {
    const at = pair.indexOf('=')
    return at < 0 ? [decoded(pair), ''] : [decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))]
  })
  return new Map(pairs.toReversed())
}

function read(text: string, depth: number): Embed | null {
  const match = text.length > LONGEST ? null : PARTS.exec(text.trim())
  if (match === null) return null
  const host = (match[1] ?? '').toLowerCase().replace(/^(?:www|m)\./u, '')
  const reader = EMBED_READERS.find(({ hosts }) => hosts.test(host))
  if (reader === undefined) return null
  const inner = (address: string): string | null => {
    const found = depth > 0 ? null : read(address, depth + 1)
    return found?.provider === reader.provider ? found.href : null
  }
  const address: EmbedAddress = { host, path: match[2] ?? '/', query: queryOf(match[3] ?? ''), inner }
  const href = reader.read(address)
  return href !== null && isSafeHref(href) ? { provider: reader.provider, href } : null
}

/** What an address shows, when it is one of the sites that articles know; null for any other address. */
export function embedAt(address: string): Embed | null {
  return read(address, 0)
}

/** Whether these two are what `embedAt` gives for the address. */
export function isEmbed(provider: string, href: string): boolean {
  const found = embedAt(href)
  return found?.provider === provider && found.href === href
}
