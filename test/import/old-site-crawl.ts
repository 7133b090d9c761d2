/** Every address that an old WordPress site answers at, found as a search engine finds them and by the forms it also takes. */

const SAME_TIME = 4
/** Doors of the machinery, which no reader bookmarks. */
const MACHINERY =
  /^\/(?:wp-admin|wp-login\.php|wp-json|wp-includes|wp-cron|xmlrpc\.php|wp-content\/(?:themes|plugins))|replytocom=/u
const FILE = /^\/wp-content\/uploads\//u

export interface OldAddress {
  /** Path and query. */
  readonly path: string
  /** Where it was found. */
  readonly from: string
  /** Where the site itself leads from there. */
  readonly leadsTo: string
}

/** @param further forms that nothing links to, such as `/?p=5`; those that the site does not know are left out */
export async function addressesOf(site: string, further: readonly string[]): Promise<OldAddress[]> {
  const found = new Set<string>()
  const waiting: Omit<OldAddress, 'leadsTo'>[] = []
  const alive: OldAddress[] = []
  const add = (href: string, from: string): void => {
    if (!URL.canParse(href, site)) return
    const url = new URL(href, site)
    const path = `${url.pathname}${url.search}`
    if (url.origin !== site || MACHINERY.test(path) || found.has(path)) return
    found.add(path)
    waiting.push({ path, from })
  }
  for (const path of ['/', '/wp-sitemap.xml', '/feed/', '/comments/feed/', ...further]) add(path, 'by hand')
  const work = async (): Promise<void> => {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const response = await fetch(site + address.path)
      const text = await response.text()
      if (response.status !== 200) continue
      const { pathname, search } = new URL(response.url)
      alive.push({ ...address, leadsTo: pathname + search })
      if (!FILE.test(address.path)) for (const href of linksIn(text)) add(href, address.path)
    }
  }
  // A worker that finds nothing waiting ends, so they begin again as long as others have found something.
  while (waiting.length > 0) await Promise.all(Array.from({ length: SAME_TIME }, work))
  return alive
}

const LINK = /\b(?:href|src)\s*=\s*["']([^"']+)["']|<(?:loc|link|guid|comments|wfw:commentRss)[^>]*>([^<]+)</giu

function linksIn(text: string): string[] {
  return [...text.matchAll(LINK)].map(([, attribute, element]) =>
    (attribute ?? element ?? '').trim().replaceAll('&amp;', '&').replaceAll('&#038;', '&'),
  )
}
