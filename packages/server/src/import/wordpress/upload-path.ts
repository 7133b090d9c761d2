/** Which file of the old site's uploads an address names. */

import { decodePercent } from './wxr-values.ts'

export interface Upload {
  readonly path: string
  readonly bytes: number
}

export interface Uploads {
  /** Null when the folder has no such file, or one that is too large. */
  find(url: string): Promise<Upload | null>
  read(upload: Upload): Promise<Uint8Array>
}

/** Below the uploads folder: `2017/06/name.jpg`. Null for an address that names no file of it. */
export function uploadPath(url: string): string | null {
  if (!URL.canParse(url)) return null
  const path = decodePercent(new URL(url).pathname)
  const parts = (path.split('/wp-content/uploads/')[1] ?? path).split('/').filter((part) => part !== '')
  const wrong = parts.some((part) => part === '.' || part === '..' || /[\\\u0000-\u001f]/u.test(part))
  return parts.length === 0 || wrong ? null : parts.join('/')
}
