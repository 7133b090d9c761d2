/**
 * Which links an article may carry. A link is accepted only when it is one of four plain forms, so nothing depends on how
 * a browser would repair it (WHATWG URL section 4.4 strips tabs, line ends and leading controls: none is let in here).
 */

import { BODY_LIMITS } from './body-schema.table.ts'

/**
 * Whitespace, C0, DEL and C1 controls, backslash and HTML's own characters; zero-width space, direction marks, embeddings,
 * overrides, isolates and other invisible format characters that make an address read as another one; lone surrogates.
 * The joiners U+200C and U+200D stay: Persian paths need them.
 */
const UNSAFE =
  /[\s\u0000-\u001F\u007F-\u009F\\<>"`\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFF\p{Surrogate}]/u

const WEB = /^https?:\/\/([^/?#]+)(?:[/?#]|$)/iu
const NAMED_HOST = /^[\p{L}\p{M}\p{N}_\u200C\u200D-]+(?:\.[\p{L}\p{M}\p{N}_\u200C\u200D-]+)*\.?$/u
const IPV6_HOST = /^\[[0-9a-f:.]{2,45}\]$/iu
const MAIL = /^mailto:[^@?#/:]+@([^@?#/:]+)(?:\?[^#]*)?$/iu
const ENCODED_LINE_END = /%0[ad]/iu

function isHost(text: string): boolean {
  return text.length <= 253 && (NAMED_HOST.test(text) || IPV6_HOST.test(text))
}

/** Host with an optional port; user names and passwords are refused because they disguise the host. */
function isAuthority(text: string): boolean {
  const port = /:(\d{1,5})$/u.exec(text)
  if (port === null) return isHost(text)
  return Number(port[1]) <= 65_535 && isHost(text.slice(0, port.index))
}

function isMail(href: string): boolean {
  const match = MAIL.exec(href)
  return match !== null && isHost(match[1] ?? '') && !ENCODED_LINE_END.test(href)
}

/** True for `http://…`, `https://…`, `mailto:name@host`, a path of this site (`/…`) and a place on the page (`#…`). */
export function isSafeHref(href: string): boolean {
  if (href === '' || href.length > BODY_LIMITS.href || UNSAFE.test(href)) return false
  if (href.startsWith('#')) return href.length > 1
  if (href.startsWith('/')) return !href.startsWith('//')
  const web = WEB.exec(href)
  return web === null ? isMail(href) : isAuthority(web[1] ?? '')
}

/** True when the link leads out of this site (`origin` like `https://example.org`, without a slash at its end). */
export function isExternalHref(href: string, origin: string): boolean {
  if (!/^https?:/iu.test(href)) return false
  const lower = href.toLowerCase()
  const own = origin.toLowerCase()
  return !(lower === own || (lower.startsWith(own) && '/?#'.includes(lower.charAt(own.length))))
}

/** The same link for a place where the site is not the base: feeds and mail. `pageUrl` is absolute and without `#`. */
export function absoluteHref(href: string, origin: string, pageUrl: string): string {
  if (href.startsWith('#')) return pageUrl + href
  return href.startsWith('/') ? origin + href : href
}
