import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { serialize } from 'hono/utils/cookie'
import { getConnInfo } from '@hono/node-server/conninfo'
import ipaddr from 'ipaddr.js'
import { agentFamily } from '@warraq/core/comments/agent'
import { identityIdOf, identityToken } from '@warraq/core/comments/identity-token'
import { clientAddress, netPrefix } from '../../config/client-address.ts'
import type { Config } from '../../config/config.ts'
import type { Keyring } from '../../config/keyring.ts'
import type { NetworkKeys } from './network-keys.ts'

/** Who sends a request, as far as a newspaper wants to know: digests of networks, a cookie of ours, the kind of browser. */
export interface Caller {
  /** Digest of the address (IPv4) or /64 (IPv6), for limits; null in «وضع الحماية», where no network is told from another. */
  readonly net: string | null
  /** Digest of the wider network, which is kept for a month; empty in «وضع الحماية». */
  readonly trace: string
  /** The same under the key of the period before; null where there is none. Nothing is noted under it. */
  readonly formerTrace: string | null
  /** By what a form that is sent twice is known without a cookie: network and browser together. */
  readonly stranger: string
  readonly agentFamily: string
  /** The cookie ends with the browser's session. */
  readonly forgetful: boolean
  /** Of the cookie, when we gave it. */
  readonly identityId: number | null
  readonly identityToken: string | null
}

/**
 * @param salt in «وضع الحماية» a secret that is never stored: what network and browser become through it can be compared
 * while this process runs, and by nobody afterwards, whatever is seized. Else null.
 * @param networks what traces are made with in this period; null in «وضع الحماية», where there are none
 */
export function callerOf(
  c: Context,
  { config, keys }: { config: Config; keys: Keyring },
  { salt, networks }: { salt: string | null; networks: NetworkKeys | null },
): Caller {
  const address = clientAddress(config.trustedProxy, getConnInfo(c).remote.address, c.req.header('x-forwarded-for'))
  const agent = c.req.header('user-agent') ?? ''
  const token = getCookie(c, cookieName(config)) ?? null
  const identityId = identityIdOf(token, (text) => keys.hmac('identity-cookie', text))
  const known = { identityId, identityToken: identityId === null ? null : token }
  if (salt !== null || networks === null) {
    const stranger = keys.hmac('rate', JSON.stringify([salt, netPrefix(address), agent]))
    return { net: null, trace: '', formerTrace: null, stranger, agentFamily: '', forgetful: true, ...known }
  }
  const net = keys.hmac('rate', netPrefix(address))
  const traceUnder = (key: string): string => keys.hmac('net-prefix', JSON.stringify([key, widePrefix(address)]))
  return {
    net,
    trace: traceUnder(networks.current),
    formerTrace: networks.former === null ? null : traceUnder(networks.former),
    stranger: `${net} ${agent}`,
    agentFamily: agentFamily(agent),
    forgetful: false,
    ...known,
  }
}

/** /24 of IPv4, /48 of IPv6: a neighbourhood, not a household. */
function widePrefix(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  if (parsed instanceof ipaddr.IPv4) return ipaddr.IPv4.networkAddressFromCIDR(`${parsed.toString()}/24`).toString()
  return ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/48`).toString()
}

const YEAR_SECONDS = 365 * 24 * 3600

/** The reader's only cookie: which identity is theirs. A browser keeps `__Host-` cookies over https only. */
export function readerCookie(
  { config, keys }: { config: Config; keys: Keyring },
  { forgetful }: Pick<Caller, 'forgetful'>,
  identityId: number,
): string {
  const value = identityToken(identityId, (text) => keys.hmac('identity-cookie', text))
  return serialize(cookieName(config), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isHttps(config),
    ...(forgetful ? {} : { maxAge: YEAR_SECONDS }),
  })
}

/** Takes the cookie away: for a device that others use too. */
export function forgottenCookie({ config }: { config: Config }): string {
  const choices = { path: '/', httpOnly: true, sameSite: 'Lax', secure: isHttps(config), maxAge: 0 } as const
  return serialize(cookieName(config), '', choices)
}

function cookieName(config: Config): string {
  return isHttps(config) ? '__Host-warraq-reader' : 'warraq-reader'
}

function isHttps(config: Config): boolean {
  return config.publicUrl.protocol === 'https:'
}

/**
 * Where a form was sent from (S-18). Browsers say `Sec-Fetch-Site`, older ones `Origin`. The guard has made sure that
 * Host is ours; on the machine itself that may be another of its local names.
 */
export function sentFrom(c: Context, config: Config): 'here' | 'elsewhere' | 'unknown' {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin' || site === 'none' ? 'here' : 'elsewhere'
  const origin = c.req.header('origin')
  if (origin === undefined) return 'unknown'
  const local = isHttps(config) ? null : `http://${c.req.header('host') ?? ''}`
  return origin === config.publicUrl.origin || origin === local ? 'here' : 'elsewhere'
}
