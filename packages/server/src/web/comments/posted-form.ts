import { Refusal } from '@warraq/core/errors'

/** What the comment form sends, as typed. */
export interface PostedForm {
  readonly articleId: number
  readonly parentId: number | null
  readonly name: string
  readonly email: string
  readonly body: string
  readonly nonce: string | null
  /** The browser's answer to a riddle. */
  readonly proof: string | null
  readonly trap: string
}

/**
 * Reads `application/x-www-form-urlencoded` (WHATWG URL, section 5.1) of at most `limit` bytes; gives each field by name,
 * empty when it was not sent. Refused: another type, a compressed body, a longer one, a field sent twice.
 */
export async function readFields(request: Request, limit: number): Promise<(name: string) => string> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded' || request.headers.has('content-encoding'))
    throw new Refusal('bad-input', { field: 'content-type' })
  const fields = new URLSearchParams(await readText(request, limit))
  return (name) => {
    const values = fields.getAll(name)
    if (values.length > 1) throw new Refusal('bad-input', { field: name })
    return values[0] ?? ''
  }
}

export async function readPostedForm(request: Request, limit: number, trapField: string): Promise<PostedForm> {
  const field = await readFields(request, limit)
  return {
    articleId: wholeNumber(field('article')) ?? 0,
    parentId: wholeNumber(field('parent')),
    name: field('name'),
    email: field('email'),
    body: field('body'),
    nonce: field('nonce') || null,
    proof: field('proof') || null,
    trap: field(trapField),
  }
}

export function wholeNumber(text: string): number | null {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null
}

/** Stops reading where the limit is, whatever Content-Length says. */
async function readText(request: Request, limit: number): Promise<string> {
  if (Number(request.headers.get('content-length') ?? '0') > limit) throw new Refusal('too-large')
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength
      if (size > limit) throw new Refusal('too-large')
      chunks.push(chunk)
    }
  } catch (error) {
    // A body that breaks off is the sender's doing and no defect of ours.
    throw error instanceof Refusal ? error : new Refusal('bad-input', { field: 'body' })
  }
  return Buffer.concat(chunks).toString('utf8')
}
