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

/** Who sends a request, as far as a newspaper wants to know: digests of networks, a cookie of ours, the kind of browser. */
export interface Caller {
  /** Digest of the address (IPv4) or /64 (IPv6): for limits. */
  readonly net: string
  /** Digest of the wider network, which is kept for a month. */
  readonly trace: string
  readonly agent: string
  readonly agentFamily: string
  /** Of the cookie, when we gave it. */
  readonly identityId: number | null
  readonly identityToken: string | null
}

export function callerOf(c: Context, { config, keys }: { config: Config; keys: Keyring }): Caller {
  const address = clientAddress(config.trustedProxy, getConnInfo(c).remote.address, c.req.header('x-forwarded-for'))
  const agent = c.req.header('user-agent') ?? ''
  const token = getCookie(c, cookieName(config)) ?? null
  const identityId = identityIdOf(token, (text) => keys.hmac('identity-cookie', text))
  return {
    net: keys.hmac('rate', netPrefix(address)),
    trace: keys.hmac('net-prefix', widePrefix(address)),
    agent,
    agentFamily: agentFamily(agent),
    identityId,
    identityToken: identityId === null ? null : token,
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
export function readerCookie({ config, keys }: { config: Config; keys: Keyring }, identityId: number): string {
  const value = identityToken(identityId, (text) => keys.hmac('identity-cookie', text))
  return serialize(cookieName(config), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isHttps(config),
    maxAge: YEAR_SECONDS,
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
