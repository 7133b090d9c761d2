/** Which addresses a stranger's link may lead this machine to: those of the public internet and no others. */

import { BlockList, isIP } from 'node:net'

/**
 * Ranges of IPv4 that are no addresses of the public internet: every line of IANA's registry of special-purpose
 * addresses, and multicast (RFC 1112).
 */
const SPECIAL_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]

/** All global unicast there is (RFC 4291 2.4 as IANA gives it out). IPv4 inside IPv6, NAT64 and local addresses lie outside. */
const GLOBAL_V6 = ['2000::/3']

/** Inside it: protocol assignments with Teredo and benchmarks, documentation, 6to4, AS112. */
const SPECIAL_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20']

const specialV4 = rangesOf(SPECIAL_V4, 'ipv4')
const globalV6 = rangesOf(GLOBAL_V6, 'ipv6')
const specialV6 = rangesOf(SPECIAL_V6, 'ipv6')

/** @param address an IP address in any spelling, without brackets; anything else is not public */
export function isPublicAddress(address: string): boolean {
  // A zone (`fe80::1%eth0`) names a cable of this machine.
  if (address.includes('%')) return false
  const family = isIP(address)
  if (family === 4) return !specialV4.check(address, 'ipv4')
  return family === 6 && globalV6.check(address, 'ipv6') && !specialV6.check(address, 'ipv6')
}

function rangesOf(ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [network = '', bits] = range.split('/')
    list.addSubnet(network, Number(bits), family)
  }
  return list
}
