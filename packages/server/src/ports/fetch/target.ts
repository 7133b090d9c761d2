/** An address before anything is done with it. */

import { isIP } from 'node:net'
import type { FetchWhy } from './port.ts'
import { isPublicAddress } from './public-address.ts'

/** A machine that may be reached although it is not public: an IP address and a port, nothing wider. */
export interface Allowed {
  readonly address: string
  readonly port: number
}

export interface Target {
  readonly url: URL
  /** Without brackets. */
  readonly host: string
  readonly port: number
}

const PORTS = { 'http:': 80, 'https:': 443 } as const
const LONGEST_URL = 8192

/** What is wrong with an address can be told before its name is looked up, or it is a target. */
export function targetOf(text: string, allowed: readonly Allowed[]): Target | FetchWhy {
  if (text.length > LONGEST_URL || !URL.canParse(text)) return 'bad-address'
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'bad-address'
  if (url.username !== '' || url.password !== '') return 'bad-address'
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
  if (host === '') return 'bad-address'
  const port = url.port === '' ? PORTS[url.protocol] : Number(url.port)
  // Of another port only the port can be known here; the address is held against the list when it is connected to.
  if (port !== 80 && port !== 443 && !allowed.some((one) => one.port === port)) return 'port-refused'
  if (isIP(host) !== 0 && !mayReach(host, port, allowed)) return 'not-public'
  return { url, host, port }
}

/** Whether this address and port may be connected to. */
export function mayReach(address: string, port: number, allowed: readonly Allowed[]): boolean {
  if (allowed.some((one) => one.address === address && one.port === port)) return true
  return (port === 80 || port === 443) && isPublicAddress(address)
}
