import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PageStore } from './page-store/page-store.ts'
import type { StoredPage } from './page-store/stored-page.ts'
import type { AskedHeaders, StoredAnswers } from './stored-answer.ts'

export interface QuickHitParts {
  readonly pages: PageStore
  readonly answers: StoredAnswers
  /** Names by which we may be addressed, in lower case. */
  readonly hosts: ReadonlySet<string>
  readonly seen: (page: StoredPage) => void
}

/**
 * Answers a plain GET of a page that is in memory, before anything else looks at the request: most requests of most days
 * are this one. An address is a key of the store only when it has been through the guard before; what is not exactly such
 * a request (a query, a body, another method, a Host that is not ours) is left to the long way, which says what is wrong.
 */
export function quickHit({ pages, answers, hosts, seen }: QuickHitParts) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    if (request.method !== 'GET' || request.url === undefined || request.url.includes('?')) return false
    const asked = readHead(request.rawHeaders, hosts)
    const page = asked && pages.peek(request.url)
    if (!page) return false
    seen(page)
    answers.write(asked, response, page)
    return true
  }
}

/** What matters of the headers, from their list as it came; null where the long way has to look. */
function readHead(raw: readonly string[], hosts: ReadonlySet<string>): AskedHeaders | null {
  let host: string | null = null
  let acceptEncoding: string | undefined
  let ifNoneMatch: string | undefined
  for (let at = 0; at < raw.length; at += 2) {
    const name = raw[at] ?? ''
    const value = raw[at + 1] ?? ''
    // Only names of these lengths matter, and few others have them.
    switch (name.length) {
      case 4:
        if (name.toLowerCase() !== 'host') break
        if (host !== null) return null
        host = value
        break
      case 13:
        if (name.toLowerCase() !== 'if-none-match') break
        if (ifNoneMatch !== undefined) return null
        ifNoneMatch = value
        break
      case 14:
        if (name.toLowerCase() === 'content-length') return null
        break
      case 15:
        if (name.toLowerCase() !== 'accept-encoding') break
        if (acceptEncoding !== undefined) return null
        acceptEncoding = value
        break
      case 17:
        if (name.toLowerCase() === 'transfer-encoding') return null
        break
      default:
    }
  }
  if (host === null || !(hosts.has(host) || hosts.has(host.toLowerCase()))) return null
  return { method: 'GET', acceptEncoding, ifNoneMatch }
}
