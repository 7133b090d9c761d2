import type { IncomingMessage } from 'node:http'
import type { RefusalCode } from '@warraq/core/errors'

/** A request line and headers that the rest of the server may rely on. */
export interface GuardedRequest {
  /** Percent-encoded ASCII path, upper-case escapes only where the client sent them so. */
  readonly path: string
  /** Without the question mark. */
  readonly search: string
}

export type GuardVerdict = { readonly ok: true; readonly request: GuardedRequest } | { readonly ok: false; readonly code: RefusalCode }

const LONGEST_URL = 4096

/**
 * Stands in front of the router (S-40): exactly one Host and it is ours, no absolute-form target, no over-long or
 * unprintable target. Raw UTF-8 in the path, as people paste it, is taken as if it had been percent-encoded.
 */
export function guard(request: IncomingMessage, hosts: ReadonlySet<string>): GuardVerdict {
  const target = request.url ?? ''
  if (hostHeaders(request) !== 1 || !hosts.has((request.headers.host ?? '').toLowerCase())) return { ok: false, code: 'wrong-host' }
  if (!target.startsWith('/') || target.startsWith('//')) return { ok: false, code: 'bad-input' }
  if (target.length > LONGEST_URL) return { ok: false, code: 'too-large' }
  const encoded = encodeRawBytes(target)
  if (encoded === null) return { ok: false, code: 'bad-input' }
  const mark = encoded.indexOf('?')
  const path = mark < 0 ? encoded : encoded.slice(0, mark)
  if (hasDotSegment(path)) return { ok: false, code: 'not-found' }
  return { ok: true, request: { path, search: mark < 0 ? '' : encoded.slice(mark + 1) } }
}

function hostHeaders(request: IncomingMessage): number {
  return request.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length
}

/** Node gives the bytes of the request target as Latin-1 characters. Null when they are not UTF-8. */
function encodeRawBytes(target: string): string | null {
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0020\u007F\\]/.test(target)) return null
  if (!/[\u0080-\u00FF]/.test(target)) return target
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(target, 'latin1'))
    return text.replaceAll(/[^\u0021-\u007E]+/gu, (run) => encodeURIComponent(run))
  } catch {
    return null
  }
}

function hasDotSegment(path: string): boolean {
  return path.split('/').some((part) => /^(\.|%2e){1,2}$/i.test(part)) || /%2f|%5c|%00/i.test(path)
}
