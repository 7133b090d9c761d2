/** Fetches the pictures that are not here yet into a folder laid out like the old site's uploads folder. */

import { mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FetchWhy, SafeFetch } from '../../ports/fetch/port.ts'
import { uploadPath } from '../wordpress/uploads.ts'
import type { Row } from './live-json.ts'
import { textIn } from './live-json.ts'

/** As a picture from a browser: 20 MB. */
const LIMITS = { mostBytes: 20 * 1024 * 1024, stepMs: 20_000, allMs: 120_000, accept: ['image/*'] } as const

export interface NotHad {
  readonly url: string
  readonly why: FetchWhy | 'no-such-file' | 'server-error' | 'bad-name'
}

export interface UploadsParts {
  readonly fetch: SafeFetch
  readonly folder: string
  readonly media: AsyncIterable<Row>
  /** Whether a picture came in before, by its number there. */
  isHere(id: unknown): boolean
  progress(done: number): void
}

/** What was fetched by an earlier try is not fetched again. Tells what could not be had. */
export async function fetchUploads({ fetch, folder, media, isHere, progress }: UploadsParts): Promise<NotHad[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const not: NotHad[] = []
  let done = 0
  for await (const row of media) {
    const url = textIn(row, 'source_url')
    if (!textIn(row, 'mime_type').startsWith('image/') || isHere(row['id'])) continue
    const why = await fetchOne(fetch, folder, url)
    if (why !== null) not.push({ url, why })
    done += 1
    progress(done)
  }
  return not
}

async function fetchOne(fetch: SafeFetch, folder: string, url: string): Promise<NotHad['why'] | null> {
  const path = uploadPath(url)
  if (path === null) return 'bad-name'
  const file = join(folder, path)
  if ((await stat(file).catch(() => null))?.isFile() === true) return null
  const answer = await fetch(url, LIMITS)
  if (!answer.got) return answer.why
  if (answer.status !== 200) return answer.status >= 500 || answer.status === 429 ? 'server-error' : 'no-such-file'
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    await writeFile(`${file}.new`, answer.bytes, { mode: 0o600 })
    await rename(`${file}.new`, file)
    return null
  } catch (error) {
    // A name that this disk does not take, or a file where a folder is wanted; a full disk is not passed over.
    const { code = '' } = error as NodeJS.ErrnoException
    if (['ENAMETOOLONG', 'ENOTDIR', 'EISDIR', 'EEXIST', 'EINVAL', 'EILSEQ'].includes(code)) return 'bad-name'
    throw error
  }
}
