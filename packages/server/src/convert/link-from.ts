import { isSafeHref } from '@warraq/core/articles/body-link'

const NOWHERE = 'https://nowhere.invalid'

/** Leading and trailing controls and spaces, and tabs and line ends anywhere, as the URL standard (section 4.4) drops them. */
function strip(raw: string): string {
  return raw
    .replaceAll(/[\t\n\r]/gu, '')
    .replaceAll(/^[\u0000-\u0020]+/gu, '')
    .trimEnd()
}

function resolve(text: string, base: string): URL | null {
  return URL.canParse(text, base) ? new URL(text, base) : null
}

/**
 * The link that a browser would follow for this `href`, in the form the body accepts, or null when it is none that
 * an article may carry. A relative link needs `base` (absolute); without it only `/path` is kept, as a path of this site.
 */
export function linkFrom(raw: string, base?: string): string | null {
  const text = strip(raw)
  if (text === '' || text.startsWith('#')) return null
  const url = resolve(text, base ?? NOWHERE)
  if (url === null || url.username !== '' || url.password !== '') return null
  const own = url.origin === NOWHERE
  if (own && !text.startsWith('/')) return null
  const href = own ? `${url.pathname}${url.search}${url.hash}` : url.href
  const safe = href.replaceAll('`', '%60').replaceAll('\\', '%5C').replaceAll("'", '%27')
  return isSafeHref(safe) ? safe : null
}
