import { Refusal } from '@warraq/core/errors'
import type { FetchWhy } from '../../ports/fetch/port.ts'

/** Why a site cannot be moved in from its address; besides these, whatever keeps an address from being fetched. */
export type LiveWhy =
  /** There is no WordPress at the address, or its REST API is switched off. */
  | 'no-api'
  /** The name and application password are not accepted. */
  | 'sign-in-refused'
  /** A password would have to be sent where anybody on the way can read it. */
  | 'password-in-clear'
  /** The site's API is on another host than the one that was named, and the password is not sent there unasked. */
  | 'api-elsewhere'
  /** What visitors may not see was asked for. */
  | 'not-open'
  /** A page where JSON was expected: an error page, a firewall's question. */
  | 'not-json'
  /** JSON that ends too early, or is something else than asked for. */
  | 'broken-json'
  /** The server says that it cannot, again and again. */
  | 'server-error'
  | FetchWhy

/** `source-refused` with `reason` (the code) and `url`; `status` where the server said one. */
export function liveRefusal(why: LiveWhy, url: string, status?: number): Refusal {
  return new Refusal('source-refused', {
    reason: why,
    url: withoutQuery(url),
    ...(status === undefined ? {} : { status }),
  })
}

/** Queries are long and say nothing to people, but for the route where that is all there is. */
function withoutQuery(url: string): string {
  if (!URL.canParse(url)) return url
  const { origin, pathname, searchParams } = new URL(url)
  const route = searchParams.get('rest_route')
  return `${origin}${pathname}${route === null ? '' : `?rest_route=${route}`}`
}
