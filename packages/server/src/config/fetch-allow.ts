import ipaddr from 'ipaddr.js'

/** A machine of this network and one port of it, such as an old site that is being moved. */
export interface FetchAllowance {
  /** In its shortest form. */
  readonly address: string
  readonly port: number
}

/** Never fetched from, whatever is set: clouds hand out their secrets at link-local addresses, and the others are nobody. */
const NEVER = ['linkLocal', 'unspecified', 'multicast', 'broadcast', 'ipv4Mapped']

/** `127.0.0.1:8081,[::1]:8081`: addresses, not names and not networks. Null where anything in it is something else. */
export function readFetchAllow(text: string): readonly FetchAllowance[] | null {
  const read = text.split(',').map((one) => allowance(one.trim()))
  return read.every((one) => one !== null) ? read : null
}

/** As it is written in the setting. */
export function allowanceText({ address, port }: FetchAllowance): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
}

function allowance(text: string): FetchAllowance | null {
  const [, six, four, digits] = /^(?:\[([0-9a-f:]+)\]|(\d+\.\d+\.\d+\.\d+)):(\d{1,5})$/i.exec(text) ?? []
  const written = six ?? four ?? ''
  const port = Number(digits)
  if (!ipaddr.isValid(written) || port < 1 || port > 65_535) return null
  const address = ipaddr.parse(written)
  return NEVER.includes(address.range()) ? null : { address: address.toString(), port }
}
