/** Files of the old site's uploads folder, taken from a folder of this machine. Nothing outside that folder is ever read. */

import { readFile, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { Refusal } from '@warraq/core/errors'
import { RECORDING_NAME } from '@warraq/core/media/recordings.table'
import type { Upload, Uploads } from './upload-path.ts'
import { uploadPath } from './upload-path.ts'
import { zippedUploads } from './zipped-uploads.ts'

/** What the newsroom takes from a browser as well; a recording is larger, and is read as a whole too. */
const MOST_BYTES = { picture: 40 * 1024 * 1024, recording: 128 * 1024 * 1024 } as const

/** A folder, or a zip of it. Refuses one that is not there (`bad-input`). */
export async function openUploads(folder: string): Promise<Uploads> {
  const root = await realpath(folder).catch(() => null)
  if (root === null) throw new Refusal('bad-input', { field: '--media' })
  if ((await stat(root)).isFile()) return zippedUploads(root)
  const places = ['', 'uploads', join('wp-content', 'uploads')]
  return {
    find: async (url) => {
      const path = uploadPath(url)
      if (path === null) return null
      // Some systems keep file names decomposed; the file that all sizes were made from stands for one of them.
      const names = new Set([path, path.normalize('NFD'), path.replace(/-\d{1,5}x\d{1,5}(?=\.[A-Za-z0-9]{1,5}$)/u, '')])
      for (const place of places)
        for (const name of names) {
          const found = await fileInside(root, join(root, place, name))
          if (found !== null) return found
        }
      return null
    },
    read: ({ path }) => readFile(path),
  }
}

/** The true place decides: a link inside the folder may lead out of it. */
async function fileInside(root: string, wanted: string): Promise<Upload | null> {
  const path = await realpath(wanted).catch(() => null)
  if (path === null || !path.startsWith(root + sep)) return null
  const facts = await stat(path)
  const most = RECORDING_NAME.test(wanted) ? MOST_BYTES.recording : MOST_BYTES.picture
  return facts.isFile() && facts.size > 0 && facts.size <= most ? { path, bytes: facts.size } : null
}
