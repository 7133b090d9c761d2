import { Refusal } from '@warraq/core/errors'

/** A body of the article editor nests two levels of JSON for each of its 32 levels; nothing needs more than this. */
const MOST_LEVELS = 100

/** Names every object has by itself: a key of this name is an attempt to reach them. */
const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype))

/** Reads a body to its end, counting what really arrives: a length that was promised is only believed when too large. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new Refusal('too-large', { limit })
  if (request.body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = request.body.getReader()
  // A body that breaks off is the sender's doing and no defect of ours.
  const next = () =>
    reader.read().catch(() => {
      throw new Refusal('bad-input', { field: 'body' })
    })
  for (let part = await next(); !part.done; part = await next()) {
    const chunk = part.value as Uint8Array
    length += chunk.length
    // The rest is left where it is: the HTTP server takes it off the line, so that the refusal can still be read.
    if (length > limit) throw new Refusal('too-large', { limit })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, length)
}

/** A body as it comes, never whole in memory; null when there is none. Refuses as {@link readBytes} does. */
export function streamOf(request: Request, limit: number): AsyncIterable<Uint8Array> | null {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new Refusal('too-large', { limit })
  return request.body === null ? null : chunksOf(request.body, limit)
}

async function* chunksOf(body: ReadableStream<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let length = 0
  const reader = body.getReader()
  const next = () =>
    reader.read().catch(() => {
      throw new Refusal('bad-input', { field: 'body' })
    })
  for (let part = await next(); !part.done; part = await next()) {
    length += part.value.length
    if (length > limit) throw new Refusal('too-large', { limit })
    yield part.value
  }
}

/** The JSON object of a request, or the refusal `bad-input`. An empty body is `{}`. */
export function parseJson(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return {}
  try {
    const value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)) as unknown
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Refusal('bad-input', { field: 'body' })
    checkValue(value)
    return value
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('bad-input', { field: 'body' })
  }
}

/** A query string as an object; a name given twice is refused, since programs disagree about which one counts. */
export function parseQuery(query: URLSearchParams): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of query) {
    if (Object.hasOwn(values, name) || INHERITED.has(name)) throw new Refusal('bad-input', { field: name })
    values[name] = value
  }
  checkValue(values)
  return values
}

/**
 * What no endpoint wants anywhere: too many levels, inherited names as keys, NUL (no database column takes it) and
 * halves of surrogate pairs (they have no UTF-8 form).
 */
export function checkValue(root: unknown): void {
  const waiting: { value: unknown; path: string; level: number }[] = [{ value: root, path: '', level: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path, level } = next
    if (typeof value === 'string') checkText(value, path)
    if (typeof value !== 'object' || value === null) continue
    if (level >= MOST_LEVELS) throw new Refusal('bad-input', { field: shown(path) })
    for (const [key, child] of Object.entries(value)) {
      const inside = path === '' ? key : `${path}.${key}`
      if (!Array.isArray(value)) checkKey(key, inside)
      waiting.push({ value: child, path: inside, level: level + 1 })
    }
  }
}

function checkKey(key: string, path: string): void {
  if (INHERITED.has(key)) throw new Refusal('bad-input', { field: shown(path) })
  checkText(key, path)
}

/** NUL, or half of a surrogate pair. */
const UNSTORABLE = /[\0\p{Cs}]/gu

function checkText(text: string, path: string): void {
  if (text.search(UNSTORABLE) >= 0) throw new Refusal('bad-input', { field: shown(path) })
}

/** A path is said back to the caller, so it is cut and made whole. */
function shown(path: string): string {
  return path.slice(0, 120).replace(UNSTORABLE, '')
}
