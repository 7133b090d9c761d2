/** Names become addresses here, and an address is held against the rules at the moment a socket is about to use it. */

import { lookup as systemLookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { isIP } from 'node:net'
import { callbackify } from 'node:util'
import { Failed } from './read-body.ts'
import type { Allowed } from './target.ts'
import { mayReach } from './target.ts'

/** All addresses of a name; rejects when there are none. */
export type Resolve = (host: string) => Promise<readonly string[]>

export const systemResolve: Resolve = async (host) => {
  const found = await systemLookup(host, { all: true, order: 'verbatim' })
  return found.map(({ address }) => address)
}

/**
 * For the socket: it gets those addresses only that it may connect to, so that a name which answers differently the
 * second time gains nothing. Errors are `Failed`: `unknown-host`, `not-public`.
 */
export function guardedLookup(port: number, allowed: readonly Allowed[], resolve: Resolve): LookupFunction {
  const find = callbackify(async (host: string) => {
    const usable = (await addressesOf(host, resolve)).filter((address) => mayReach(address, port, allowed))
    if (usable.length === 0) throw new Failed('not-public')
    return usable.map((address) => ({ address, family: isIP(address) }))
  })
  return (host, options, done) => {
    find(host, (error, usable) => {
      const [first] = usable ?? []
      if (first === undefined) done(error, '', 0)
      else if (options.all === true) done(null, usable)
      else done(null, first.address, first.family)
    })
  }
}

/** `localhost` and what ends in it is this machine, whatever a name server says (RFC 6761 6.3). */
async function addressesOf(host: string, resolve: Resolve): Promise<readonly string[]> {
  if (/(^|\.)localhost$/i.test(host)) return ['127.0.0.1', '::1']
  try {
    return await resolve(host)
  } catch (cause) {
    throw new Failed('unknown-host', { cause })
  }
}
