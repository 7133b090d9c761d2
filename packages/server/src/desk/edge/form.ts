import { Refusal } from '@warraq/core/errors'
import type { UploadedFile } from '../route.ts'
import { readBytes } from './input.ts'

/** Text fields and the headers of the parts, on top of the picture. */
const ROOM_FOR_FIELDS = 64 * 1024
const MOST_PARTS = 20

/** Reads a form (RFC 7578): its text fields and the one file in the part named `file`. */
export async function readForm(
  request: Request,
  fileBytes: number,
): Promise<{ fields: Record<string, string>; file: UploadedFile | null }> {
  const type = request.headers.get('content-type') ?? ''
  const bytes = await readBytes(request, fileBytes + ROOM_FOR_FIELDS)
  checkParts(type, bytes)
  const form = await new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { 'content-type': type } })
    .formData()
    .catch(() => {
      throw new Refusal('bad-input', { field: 'body' })
    })
  return sort(form, fileBytes)
}

async function sort(
  form: FormData,
  fileBytes: number,
): Promise<{ fields: Record<string, string>; file: UploadedFile | null }> {
  const fields: Record<string, string> = {}
  let file: UploadedFile | null = null
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      if (Object.hasOwn(fields, name)) throw new Refusal('bad-input', { field: name })
      fields[name] = value
      continue
    }
    if (name !== 'file' || file !== null) throw new Refusal('bad-input', { field: name })
    if (value.size > fileBytes) throw new Refusal('too-large', { limit: fileBytes })
    file = { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) }
  }
  return { fields, file }
}

/** Counted before anything is taken apart, so that a form of a million parts costs one scan. */
function checkParts(type: string, bytes: Uint8Array): void {
  const boundary = /^multipart\/form-data;.*\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type)
  const mark = boundary?.[1] ?? boundary?.[2]
  if (mark === undefined) throw new Refusal('bad-input', { field: 'content-type' })
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const line = `--${mark}`
  for (let at = text.indexOf(line), parts = 0; at >= 0; at = text.indexOf(line, at + line.length), parts += 1) {
    if (parts > MOST_PARTS) throw new Refusal('too-large', { parts: MOST_PARTS })
  }
}
