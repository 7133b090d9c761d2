/** A Ghost export comes in. */

import type { BringInParts } from '../intake/bring-in.ts'
import { BringIn } from '../intake/bring-in.ts'
import { JSON_LIMITS } from '../intake/json-file.ts'
import { readSourceFile } from '../intake/source-file.ts'
import type { Wishes } from '../intake/wishes.ts'
import type { ImportReport } from '../wordpress/import-report.ts'
import { ghostArticle, GhostRelations, readGhost } from './read-ghost.ts'

export interface GhostImport extends BringInParts {
  readonly file: string
  readonly wishes: Wishes
}

/** Throws `ImportFault` before anything is written. */
export async function importGhost(
  parts: GhostImport,
  progress: (done: number, of: number) => void,
): Promise<ImportReport> {
  const file = await readSourceFile(parts.file, JSON_LIMITS.bytes)
  const { title, url, posts, data } = readGhost(file.bytes, parts.wishes.site)
  const key = `ghost:${URL.canParse(url) ? new URL(url).host : title || 'site'}`
  const work = await BringIn.begin({ key, title, url, fileHash: file.hash }, parts)
  const relations = new GhostRelations(data)
  const about = {
    url,
    relations,
    wishes: parts.wishes,
    now: parts.now,
    left: (what: string) => work.book.text(what, 1),
  }
  for (const [index, post] of posts.entries()) {
    await work.take(ghostArticle(post, about))
    progress(index + 1, posts.length)
  }
  return work.finish({})
}
