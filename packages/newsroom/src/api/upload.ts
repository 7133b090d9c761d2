import type { UploadedImportFile } from '@warraq/core/contract/imports'
import type { Recording, UploadedMedia } from '@warraq/core/contract/media'
import { DESK_ROUTES } from '@warraq/core/contract/routes'
import { DESK_PREFIX, IDEMPOTENCY_HEADER } from '@warraq/core/contract/wire'
import { DeskError } from './client.ts'

export interface UploadParts {
  readonly language: string
  /** Bytes sent so far. */
  readonly onProgress: (sent: number) => void
  readonly signal: AbortSignal
}

export function uploadImportFile(file: File, parts: UploadParts): Promise<UploadedImportFile> {
  return sendFile<UploadedImportFile>(DESK_ROUTES['imports.upload'].path, file, parts)
}

/** A picture, under the name it came with. */
export function uploadPicture(file: File, parts: UploadParts): Promise<UploadedMedia> {
  const form = new FormData()
  form.set('file', file)
  return sendFile<UploadedMedia>(DESK_ROUTES['media.upload'].path, form, parts)
}

/** A sound or a film; the answer says which. */
export function uploadRecording(file: File, parts: UploadParts): Promise<Recording> {
  const query = new URLSearchParams({ name: file.name.slice(0, 200) })
  return sendFile<Recording>(`${DESK_ROUTES['media.record'].path}?${query.toString()}`, file, parts)
}

/**
 * Sends a file of any size as it is. `fetch` does not say how much of a body has left, so this is the one older request.
 * Throws `DeskError`, and `AbortError` when the signal says so.
 */
function sendFile<Answer>(
  path: string,
  body: File | FormData,
  { language, onProgress, signal }: UploadParts,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', DESK_PREFIX + path)
    // Of a form the browser says itself where its parts end.
    if (body instanceof File) request.setRequestHeader('Content-Type', 'application/octet-stream')
    else request.setRequestHeader(IDEMPOTENCY_HEADER, crypto.randomUUID())
    request.setRequestHeader('Accept-Language', language)
    request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded))
    request.addEventListener('error', () => reject(new DeskError(0, { code: 'no-answer', message: '' })))
    request.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
    request.addEventListener('load', () => {
      const answer = parsed(request.responseText)
      if (request.status === 200) resolve(answer as Answer)
      else reject(new DeskError(request.status, errorOf(answer)))
    })
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(body)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

function errorOf(body: unknown): DeskError['body'] {
  const isError = typeof body === 'object' && body !== null && 'code' in body && 'message' in body
  return isError ? (body as DeskError['body']) : { code: 'unreadable-answer', message: '' }
}
