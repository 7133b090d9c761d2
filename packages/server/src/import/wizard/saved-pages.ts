/** Saved pages that come as a zip, laid out as a folder in the staging area under names of our own. */

import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openZip } from '../archive/zip-archive.ts'
import { headOf } from '../intake/source-file.ts'
import type { PageReport } from '../page/import-pages.ts'

export interface SavedPages {
  /** Of one page, or a folder of several. */
  readonly place: string
  /** What the report calls by our names gets its own back. */
  named(report: PageReport): PageReport
  remove(): Promise<void>
}

const PAGE = /\.(?:x?html?|shtml)$/iu
const ZIP = Buffer.from('PK')

/** Throws `ImportFault` `archive-*` for an archive with anything that is refused. */
export async function savedPages(file: string, name: string): Promise<SavedPages> {
  const head = await headOf(file, 2)
  if (!ZIP.equals(head)) return { place: file, named: renaming(() => name), remove: () => Promise.resolve() }
  const zip = await openZip(file)
  const folder = `${file}.pages`
  try {
    const names = zip.names.filter((entry) => PAGE.test(entry))
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { mode: 0o700 })
    for (const [n, entry] of names.entries())
      await writeFile(join(folder, ownName(n)), await zip.read(entry), { mode: 0o600 })
    const known = new Map(names.map((entry, n) => [ownName(n), entry]))
    return {
      place: folder,
      named: renaming((own) => known.get(own) ?? name),
      remove: () => rm(folder, { recursive: true, force: true }),
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  } finally {
    zip.close()
  }
}

function ownName(n: number): string {
  return `${String(n + 1).padStart(6, '0')}.html`
}

function renaming(nameOf: (own: string) => string): SavedPages['named'] {
  const renamed = <Line extends { readonly name: string }>(line: Line): Line => ({ ...line, name: nameOf(line.name) })
  return (report) => ({
    ...report,
    pages: report.pages.map(renamed),
    refused: report.refused.map(renamed),
  })
}
