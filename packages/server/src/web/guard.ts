import type { IncomingMessage } from 'node:http'
import type { RefusalCode } from '@warraq/core/errors'

/** A request line and headers that the rest of the server may rely on. */
export interface GuardedRequest {
  /** Percent-encoded ASCII path, upper-case escapes only where the client sent them so. */
  readonly path: string
  /** Without the question mark. */
  readonly search: string
}

export type GuardVerdict =
  | { readonly ok: true; readonly request: GuardedRequest }
  | { readonly ok: false; readonly code: RefusalCode }

const LONGEST_URL = 4096

/**
 * Stands in front of the router (S-40): exactly one Host and it is ours, no absolute-form target, no over-long or
 * unprintable target, no backslash, no dot segment or encoded slash that a later layer could read otherwise.
 */
export function guard(request: IncomingMessage, hosts: ReadonlySet<string>): GuardVerdict {
  const target = request.url ?? ''
  // None, or more than one, is a broken request (RFC 9112 section 3.2); one that is not ours went astray.
  if (hostHeaders(request) !== 1) return { ok: false, code: 'bad-input' }
  if (!hosts.has((request.headers.host ?? '').toLowerCase())) return { ok: false, code: 'wrong-host' }
  if (!target.startsWith('/') || target.startsWith('//')) return { ok: false, code: 'bad-input' }
  if (target.length > LONGEST_URL) return { ok: false, code: 'url-too-long' }
  if (!/^[!-[\]-~]+$/.test(target)) return { ok: false, code: 'bad-input' }
  const mark = target.indexOf('?')
  const path = mark < 0 ? target : target.slice(0, mark)
  if (hasDotSegment(path)) return { ok: false, code: 'not-found' }
  return { ok: true, request: { path, search: mark < 0 ? '' : target.slice(mark + 1) } }
}

function hostHeaders(request: IncomingMessage): number {
  return request.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length
}

function hasDotSegment(path: string): boolean {
  return path.split('/').some((part) => /^(\.|%2e){1,2}$/i.test(part)) || /%2f|%5c|%00/i.test(path)
}
