import { describe, expect, it } from 'vitest'
import { clientAddress, netPrefix } from './client-address.ts'

describe('the address a request comes from', () => {
  it('is the peer when there is no proxy, whatever a header says', () => {
    expect(clientAddress(null, '198.51.100.7', '203.0.113.9')).toBe('198.51.100.7')
    expect(clientAddress('10.0.0.0/8', '198.51.100.7', '203.0.113.9')).toBe('198.51.100.7')
  })

  it('is the last hop before the proxy, so that what a client adds in front does not count', () => {
    expect(clientAddress('10.0.0.1', '10.0.0.1', '203.0.113.9')).toBe('203.0.113.9')
    expect(clientAddress('10.0.0.0/8', '10.0.0.1', '1.1.1.1, 203.0.113.9, 10.2.3.4')).toBe('203.0.113.9')
    expect(clientAddress('127.0.0.1', '::ffff:127.0.0.1', '2001:db8::9')).toBe('2001:db8::9')
    expect(clientAddress('::1', '::1', '203.0.113.9')).toBe('203.0.113.9')
  })

  it('is the proxy when the header says nothing that can be read', () => {
    for (const header of ['', 'unknown', 'evil, nonsense', '203.0.113.9, <script>', '203.0.113.9:1234']) {
      expect(clientAddress('10.0.0.1', '10.0.0.1', header), header).toBe('10.0.0.1')
    }
    expect(clientAddress('10.0.0.1', '10.0.0.1', undefined)).toBe('10.0.0.1')
  })

  it('is unknown on a connection without addresses', () => {
    expect(clientAddress(null, undefined, '203.0.113.9')).toBe('unknown')
  })
})

describe('the net that limits count', () => {
  it('is one IPv4 address', () => {
    expect(netPrefix('203.0.113.9')).toBe('203.0.113.9/32')
    expect(netPrefix('::ffff:203.0.113.9')).toBe('203.0.113.9/32')
  })

  it('is one /64 of IPv6, so that a thousand addresses of one customer are one', () => {
    const nets = new Set(
      Array.from({ length: 1000 }, (_, i) => netPrefix(`2001:db8:1:2:${i.toString(16)}::${i.toString(16)}`)),
    )
    expect([...nets]).toEqual(['2001:db8:1:2::/64'])
    expect(netPrefix('2001:db8:1:3::1')).not.toBe(netPrefix('2001:db8:1:2::1'))
    expect(netPrefix('fe80::1%eth0')).toBe('fe80::/64')
  })
})
