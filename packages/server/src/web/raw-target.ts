import type { Socket } from 'node:net'

const REQUEST_LINE = /^(GET|HEAD) (\/[^\u0000-\u0020\u007F\\]*) HTTP\/1\.[01]\r\n/
const LONGEST_LINE = 4096

/** What of Node's parser and timers has a status of its own (RFC 6585 section 5, RFC 9110 sections 15.5.9 and 15.5.14). */
const STATUS_LINES: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Content Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/**
 * Answers what Node's strict parser could not read. One case is no attack but how people paste an Arabic address: raw
 * UTF-8 in the request target (RFC 3986 allows ASCII only). It is led to the percent-encoded spelling; all else is
 * refused, by `code` of the error where it says more than 400.
 */
export function answerUnreadable(packet: Buffer | undefined, socket: Socket, code = ''): void {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const target = packet && encodedTarget(packet)
  socket.end(
    target
      ? `HTTP/1.1 301 Moved Permanently\r\nLocation: ${target}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`
      : `HTTP/1.1 ${STATUS_LINES[code] ?? '400 Bad Request'}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
  )
}

/** The target of a request line with every non-ASCII run percent-encoded; null when it is not such a line or not UTF-8. */
export function encodedTarget(packet: Buffer): string | null {
  const target = REQUEST_LINE.exec(packet.subarray(0, LONGEST_LINE).toString('latin1'))?.[2]
  if (target === undefined || target.startsWith('//') || !/[\u0080-\u00FF]/.test(target)) return null
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(target, 'latin1'))
    return text.normalize('NFC').replaceAll(/[^!-~]+/gu, (run) => encodeURIComponent(run))
  } catch {
    return null
  }
}
