import type { UploadedImportFile } from '@warraq/core/contract/imports'
import { DESK_ROUTES } from '@warraq/core/contract/routes'
import { DESK_PREFIX } from '@warraq/core/contract/wire'
import { DeskError } from './client.ts'

export interface UploadParts {
  readonly language: string
  /** Bytes sent so far. */
  readonly onProgress: (sent: number) => void
  readonly signal: AbortSignal
}

/**
 * Sends a file of any size as it is. `fetch` does not say how much of a body has left, so this is the one older request.
 * Throws `DeskError`, and `AbortError` when the signal says so.
 */
export function uploadImportFile(
  file: File,
  { language, onProgress, signal }: UploadParts,
): Promise<UploadedImportFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', DESK_PREFIX + DESK_ROUTES['imports.upload'].path)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('Accept-Language', language)
    request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded))
    request.addEventListener('error', () => reject(new DeskError(0, { code: 'no-answer', message: '' })))
    request.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
    request.addEventListener('load', () => {
      const body = parsed(request.responseText)
      if (request.status === 200) resolve(body as UploadedImportFile)
      else reject(new DeskError(request.status, errorOf(body)))
    })
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
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
