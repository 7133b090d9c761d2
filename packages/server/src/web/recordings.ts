import { askedRange } from '@warraq/core/media/recordings'
import { findRecording } from '../store/reader/media.ts'
import type { WebContext } from './context.ts'
import { recordingHeaders } from './security-headers.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'
const ABSENT = (): Response => new Response('', { status: 404 })

/**
 * Answers for recordings: whole, or the part that a player asks for when somebody moves in it (RFC 9110 section 14). Bytes
 * go out as they are read. One that stands only in unpublished work exists for the newsroom alone.
 */
export function recordingAnswers(
  context: WebContext,
  maySeeDrafts: (request: Request) => Promise<boolean>,
): (request: Request, id: number, extension: string) => Promise<Response> {
  const https = context.config.publicUrl.protocol === 'https:'
  return async (request, id, extension) => {
    if (!Number.isSafeInteger(id) || id < 1) return ABSENT()
    const found = await findRecording(context.read, id, extension)
    if (found === null || (!found.isPublic && !(await maySeeDrafts(request)))) return ABSENT()
    const etag = `"${found.key}"`
    const headers = {
      ...recordingHeaders({ https }),
      'content-type': found.type.mime,
      'cache-control': found.isPublic ? FOR_EVER : 'private, no-store',
      'accept-ranges': 'bytes',
      etag,
    }
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
    // A part of other bytes than the player has is of no use to it (section 13.1.5).
    const condition = request.headers.get('if-range')
    const asked = condition === null || condition === etag ? (request.headers.get('range') ?? undefined) : undefined
    const range = askedRange(asked, found.bytes)
    if (range === 'none') {
      return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${found.bytes}` } })
    }
    const { first, last } = range === 'whole' ? { first: 0, last: found.bytes - 1 } : range
    const part = range === 'whole' ? {} : { 'content-range': `bytes ${first}-${last}/${found.bytes}` }
    const all = { ...headers, ...part, 'content-length': String(last - first + 1) }
    const status = range === 'whole' ? 200 : 206
    if (request.method === 'HEAD') return new Response(null, { status, headers: all })
    const bytes = await context.blobs.stream(found.key, first, last)
    return bytes === null ? ABSENT() : new Response(bytes, { status, headers: all })
  }
}
