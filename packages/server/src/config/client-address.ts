import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/**
 * Whom a request comes from: the peer of the connection, or, only when that peer is the configured proxy, the last hop
 * of X-Forwarded-For that is not the proxy itself. A header from anybody else is never believed.
 * @param trustedProxy an address or CIDR, or null when there is no proxy
 * @returns an IP address in its shortest form, or 'unknown' when the connection has none (a socket file)
 */
export function clientAddress(
  trustedProxy: string | null,
  peer: string | undefined,
  forwardedFor: string | undefined,
): string {
  const direct = parse(peer)
  if (direct === null) return 'unknown'
  if (trustedProxy === null || forwardedFor === undefined || !within(direct, trustedProxy)) return direct.toString()
  const hops = forwardedFor.split(',').map((hop) => parse(hop.trim()))
  for (const hop of hops.toReversed()) {
    // What is left of an unreadable hop was written by nobody we know.
    if (hop === null) break
    if (!within(hop, trustedProxy)) return hop.toString()
  }
  return direct.toString()
}

/** What one household or office is counted as: an IPv4 address, or the /64 that one IPv6 customer owns. */
export function netPrefix(address: string): string {
  const parsed = parse(address)
  if (parsed === null) return address
  if (parsed instanceof ipaddr.IPv4) return `${parsed.toString()}/32`
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`).toString()}/64`
}

/** IPv4 inside IPv6 (`::ffff:192.0.2.1`) counts as the IPv4 address; a zone (`%eth0`) is no part of the address. */
function parse(text: string | undefined): Address | null {
  if (text === undefined || text.length > 60) return null
  const bare = text.replace(/%.*$/, '')
  return ipaddr.isValid(bare) ? ipaddr.process(bare) : null
}

function within(address: Address, proxy: string): boolean {
  const [network, bits] = ipaddr.isValidCIDR(proxy) ? ipaddr.parseCIDR(proxy) : single(proxy)
  return address.kind() === network.kind() && address.match(network, bits)
}

function single(proxy: string): [Address, number] {
  const address = ipaddr.process(proxy)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}
