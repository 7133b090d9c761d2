/** Everything that can be reached without a session, with all that came with it. */
export interface Found {
  readonly path: string
  readonly status: number
  /** Status line, headers and body as text. */
  readonly all: string
}

const LINKS = /(?:href|src|action|content)="([^"]+)"|<(?:link|loc|guid|comments)[^>]*>([^<]+)</g

/**
 * Follows every address of the same origin, beginning with `seeds`: links, sources, forms, feeds, redirects, Link headers.
 * Each address is asked with GET and HEAD.
 */
export async function crawl(base: string, seeds: readonly string[], most = 1_500): Promise<Found[]> {
  const found: Found[] = []
  const known = new Set(seeds)
  const waiting = [...seeds]
  const add = (from: string, target: string): void => {
    const address = target.replaceAll('&amp;', '&')
    if (!URL.canParse(address, base + from)) return
    const url = new URL(address, base + from)
    const path = url.pathname + url.search
    if (url.origin !== base || known.has(path) || known.size >= most) return
    known.add(path)
    waiting.push(path)
  }
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const response = await fetch(base + path, { redirect: 'manual' })
    const body = await response.text()
    const head = await fetch(base + path, { redirect: 'manual', method: 'HEAD' })
    const headers = [...response.headers, ...head.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
    found.push({ path, status: response.status, all: `${response.status}\n${headers}\n${body}` })
    const location = response.headers.get('location')
    if (location !== null) add(path, location)
    for (const [, address] of (response.headers.get('link') ?? '').matchAll(/<([^>]+)>/g)) add(path, address ?? '')
    for (const [, quoted, inside] of body.matchAll(LINKS)) add(path, quoted ?? inside ?? '')
  }
  return found
}
