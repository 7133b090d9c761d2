import { readFileSync, readdirSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { recordingAnswers } from './recordings.ts'
import type { Shape } from '@warraq/core/media/shapes'
import { findMovedVariant, findVariant } from '../store/reader/media.ts'
import type { WebContext } from './context.ts'
import { fileHeaders, newsroomHeaders } from './security-headers.ts'
import { acceptedEncoding } from './stored-answer.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'

/** Whether a request comes from somebody who may see unpublished work. */
export type MaySeeDrafts = (request: Request) => Promise<boolean>

/**
 * Sheets, fonts, scripts and pictures: names that never mean anything else, so they may be kept for ever. A picture that
 * stands only in unpublished work has its address too, but exists for the newsroom alone.
 */
export function fileRoutes(context: WebContext, maySeeDrafts: MaySeeDrafts = () => Promise.resolve(false)): Hono {
  const https = context.config.publicUrl.protocol === 'https:'
  const app = new Hono()
  app.get('/assets/:file', (c) => {
    const asset = context.assets.files.get(c.req.path)
    if (!asset) return c.notFound()
    const encoding = acceptedEncoding(c.req.header('accept-encoding'))
    const packed = encoding === 'br' ? asset.br : encoding === 'gzip' ? asset.gzip : null
    return new Response(new Uint8Array(packed ?? asset.bytes), {
      headers: {
        ...fileHeaders({ https }),
        'content-type': asset.contentType,
        'cache-control': FOR_EVER,
        vary: 'Accept-Encoding',
        ...(packed ? { 'content-encoding': encoding } : {}),
      },
    })
  })
  // Browsers ask for it without being told; the name is fixed, so it is not kept for ever.
  app.get('/favicon.ico', () => {
    const { contentType, bytes } = context.assets.favicon
    return new Response(new Uint8Array(bytes), {
      headers: { ...fileHeaders({ https }), 'content-type': contentType, 'cache-control': 'public, max-age=86400' },
    })
  })
  const recordings = recordingAnswers(context, maySeeDrafts)
  app.get('/media/:id/:file', async (c) => {
    const recording = /^file\.([a-z0-9]{2,5})$/.exec(c.req.param('file'))
    if (recording) return recordings(c.req.raw, Number(c.req.param('id')), recording[1] ?? '')
    const asked = readName(c.req.param('file'))
    const id = Number(c.req.param('id'))
    if (!asked || !Number.isSafeInteger(id) || id < 1) return c.notFound()
    const { width, format, name } = asked
    const variant = await findVariant(context.read, id, width, format, name)
    if (!variant) {
      const moved = await findMovedVariant(context.read, id, width, format, name)
      if (!moved || (!moved.isPublic && !(await maySeeDrafts(c.req.raw)))) return c.notFound()
      // It may be replaced again, or the replacement be taken back.
      const cacheControl = moved.isPublic ? 'public, max-age=60' : 'private, no-store'
      const headers = { ...fileHeaders({ https }), location: moved.url, 'cache-control': cacheControl }
      return new Response(null, { status: 302, headers })
    }
    if (!variant.isPublic && !(await maySeeDrafts(c.req.raw))) return c.notFound()
    const headers = {
      ...fileHeaders({ https }),
      'content-type': `image/${format}`,
      'cache-control': variant.isPublic ? FOR_EVER : 'private, no-store',
      etag: `"${variant.key}"`,
    }
    // Bytes are named by their content: whoever has this name has these bytes.
    if (c.req.header('if-none-match') === headers.etag) return new Response(null, { status: 304, headers })
    const bytes = await context.blobs.get(variant.key)
    return bytes ? new Response(new Uint8Array(bytes), { headers }) : c.notFound()
  })
  return app
}

/** `960.jpg`; of a part `1-1.960.0f3a2b1c.jpg`; of a replaced picture `960.0f3a2b1c.jpg`. */
function readName(file: string) {
  const match = /^(?:(16-9|3-2|1-1|4-5)\.)?([1-9]\d{0,3})(?:\.([0-9a-f]{8}))?\.(jpg|avif)$/.exec(file)
  if (!match) return null
  const [, cut, width, stamp, extension] = match
  const format: 'jpeg' | 'avif' = extension === 'jpg' ? 'jpeg' : 'avif'
  return { width: Number(width), format, name: { cut: cut as Shape | undefined, stamp } }
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.ico': 'image/x-icon',
}

interface NewsroomFile {
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Compressed on the first request for it and kept: most sessions load few of the parts. */
  readonly packed: Map<string, Uint8Array<ArrayBuffer>>
}

/** The newsroom's browser app: its files under hashed names, its one page for every other address below /newsroom. */
export function newsroomRoutes(context: WebContext, folder: string): Hono {
  const headers = newsroomHeaders({ https: context.config.publicUrl.protocol === 'https:' })
  const files = readFolder(folder)
  const app = new Hono()
  const answer = (file: NewsroomFile, accept: string | undefined, kept: boolean): Response => {
    const encoding = acceptedEncoding(accept)
    const packed = encoding === 'identity' || /^(image|font)/.test(file.type) ? null : pack(file, encoding)
    return new Response(packed ?? file.bytes, {
      headers: {
        ...headers,
        'content-type': file.type,
        vary: 'Accept-Encoding',
        ...(kept ? { 'cache-control': FOR_EVER } : {}),
        ...(packed ? { 'content-encoding': encoding } : {}),
      },
    })
  }
  app.get('/newsroom/assets/:file', (c) => {
    const file = files.get(c.req.path.slice('/newsroom/'.length))
    return file ? answer(file, c.req.header('accept-encoding'), true) : c.notFound()
  })
  const page = files.get('index.html')
  for (const path of ['/newsroom', '/newsroom/*']) {
    app.get(path, (c) => {
      const file = files.get(c.req.path.slice('/newsroom/'.length)) ?? page
      return file ? answer(file, c.req.header('accept-encoding'), false) : c.notFound()
    })
  }
  return app
}

function readFolder(folder: string): Map<string, NewsroomFile> {
  const files = new Map<string, NewsroomFile>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    const path = join(entry.parentPath, entry.name)
    files.set(relative(folder, path).replaceAll('\\', '/'), {
      type,
      bytes: new Uint8Array(readFileSync(path)),
      packed: new Map(),
    })
  }
  return files
}

function pack(file: NewsroomFile, encoding: 'gzip' | 'br'): Uint8Array<ArrayBuffer> {
  const known = file.packed.get(encoding)
  if (known) return known
  const made = new Uint8Array(
    encoding === 'gzip'
      ? gzipSync(file.bytes, { level: 9 })
      : brotliCompressSync(file.bytes, {
          params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: file.bytes.length },
        }),
  )
  file.packed.set(encoding, made)
  return made
}
