import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Instant } from '@warraq/core/time'

/** What a route renders: bytes and what the page depends on. Nothing per reader, nothing relative to now. */
export interface RenderedPage {
  readonly type: string
  readonly body: string
  /** `article:5`, `section:2`, `site`, `front` … A change that drops one of them drops this page. */
  readonly tags: readonly string[]
  /** Further headers, lower-case names: `link`, … */
  readonly headers: Readonly<Record<string, string>>
  /** When the page stops being true by the clock alone (a masthead date, comments closing); null for never. */
  readonly expiresAt: Instant | null
  /** Counted as a reading of this article. */
  readonly articleId: number | null
}

export type Encoding = 'identity' | 'gzip' | 'br'

/** A page as it is kept: every encoding made once, with its own strong ETag (RFC 9110 section 8.8.3). */
export interface StoredPage extends Omit<RenderedPage, 'body'> {
  readonly bytes: Readonly<Record<Encoding, Uint8Array>>
  readonly etags: Readonly<Record<Encoding, string>>
  /** Highest page notice this process had seen when rendering began: a newer notice for one of the tags outdates it. */
  readonly noticeId: number
}

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** Compresses a rendered page once for all its readers. */
export async function toStoredPage(page: RenderedPage, noticeId: number): Promise<StoredPage> {
  const { body, ...facts } = page
  const identity = exact(Buffer.from(body, 'utf8'))
  const [gz, br] = await Promise.all([
    gzipped(identity, { level: 6 }),
    brotli(identity, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: identity.length },
    }),
  ])
  const hash = createHash('sha256').update(identity).digest('base64url').slice(0, 22)
  return { ...facts, noticeId, bytes: { identity, gzip: exact(gz), br: exact(br) }, etags: etagsOf(hash) }
}

const DENSE = '-br11"'

/** Packed as small as it gets; a page is answered before that. */
export function isDense({ etags }: Pick<StoredPage, 'etags'>): boolean {
  return etags.br.endsWith(DENSE)
}

/** The same page with the smallest brotli form. Other bytes, so another strong ETag. */
export async function packedDensely(page: StoredPage): Promise<StoredPage> {
  const { identity } = page.bytes
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: identity.length }
  const br = exact(await brotli(identity, { params }))
  const etags = { ...page.etags, br: page.etags.identity.replace(/"$/, DENSE) }
  return { ...page, bytes: { ...page.bytes, br }, etags }
}

/**
 * The same bytes with memory of their own. What zlib and the file system give is often a view of a larger piece, which a
 * kept page would keep as a whole, uncounted.
 */
export function exact(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength === bytes.length) return bytes
  const own = Buffer.allocUnsafeSlow(bytes.length)
  bytes.copy(own)
  return own
}

export function etagsOf(hash: string): Record<Encoding, string> {
  return { identity: `"${hash}"`, gzip: `"${hash}-gz"`, br: `"${hash}-br"` }
}
