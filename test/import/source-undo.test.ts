import { join } from 'node:path'
import { toEpoch } from '@warraq/core/time'
import { expect, test } from 'vitest'
import { importBlogger } from '../../packages/server/src/import/blogger/import-blogger.ts'
import { importGhost } from '../../packages/server/src/import/ghost/import-ghost.ts'
import type { BringInParts } from '../../packages/server/src/import/intake/bring-in.ts'
import { importPages } from '../../packages/server/src/import/page/import-pages.ts'
import { listRuns } from '../../packages/server/src/import/runs/list-runs.ts'
import { undoRun } from '../../packages/server/src/import/runs/undo-run.ts'
import { importSubstack } from '../../packages/server/src/import/substack/import-substack.ts'
import type { ImportReport } from '../../packages/server/src/import/wordpress/import-report.ts'
import { diskBlobs } from '../../packages/server/src/ports/blobs/disk.ts'
import type { SafeFetch } from '../../packages/server/src/ports/fetch/port.ts'
import { imageProcesses } from '../../packages/server/src/ports/images/process.ts'
import type { TestNewsroom } from '../harness/newsroom.ts'
import { eachDatabase } from '../harness/newsroom.ts'
import type { Dump } from './import-site.ts'
import { dumpOf } from './import-site.ts'
import { BLOGGER, fileWith, GHOST, substackFolder } from './other-sources.ts'
import { PAGES } from './page-readings.ts'

const IMPORT_DAY = Date.UTC(2026, 0, 15)
const quiet = (): void => undefined
const neverFetch: SafeFetch = (url) => Promise.reject(new Error(`fetched ${url}`))
const wishes = { section: null, authors: ['هالة الزعبي'], site: null }

type Parts = BringInParts & { readonly fetch: SafeFetch }

const SOURCES: readonly (readonly [name: string, bring: (parts: Parts) => Promise<ImportReport>])[] = [
  ['Ghost', (parts) => importGhost({ ...parts, file: fileWith('ghost.json', GHOST), wishes }, quiet)],
  ['Blogger', (parts) => importBlogger({ ...parts, file: fileWith('blogger.xml', BLOGGER), wishes }, quiet)],
  ['Substack', (parts) => importSubstack({ ...parts, place: substackFolder(), wishes }, quiet)],
  [
    'a folder of saved pages',
    (parts) =>
      importPages(
        {
          ...parts,
          place: PAGES,
          address: null,
          wishes: { ...wishes, publish: true },
          timeZone: 'UTC',
          fetchMedia: false,
        },
        quiet,
      ),
  ],
]

function partsFor({ call, read, config, now, wait }: TestNewsroom): Parts {
  const behind = (IMPORT_DAY - toEpoch(now())) / 1000
  if (behind > 0) wait(behind)
  const images = { images: imageProcesses(), blobs: diskBlobs(join(config.dataDir, 'media')) }
  return { call, read, dryRun: false, now: now(), images, pictures: null, fetch: neverFetch }
}

/** What is told of things that were, and numbers that are given once: not content. */
const REMAINS = ['import_item', 'short_code', 'setting', 'page']

eachDatabase('an import that is taken back', (newsroom) => {
  const expectAsBefore = async (before: Dump): Promise<void> => {
    const after = await dumpOf(newsroom().read)
    for (const table of Object.keys(before).filter((name) => !REMAINS.includes(name)))
      expect([table, after[table]]).toEqual([table, before[table]])
  }

  test.each(SOURCES)('%s: nothing of it is left, and it may come in again', async (_, bring) => {
    const { read, call } = newsroom()
    const before = await dumpOf(read)
    const first = await bring(partsFor(newsroom()))
    expect(first.counts.posts.written).toBeGreaterThan(0)
    const undoLast = async () =>
      undoRun({ call, actor: { kind: 'operator' } }, (await listRuns(read))[0]?.id ?? 0, quiet)
    const undone = await undoLast()
    expect(undone.keptCount).toBe(0)
    expect(undone.gone.articles).toBe(first.counts.posts.written)
    await expectAsBefore(before)
    const again = await bring(partsFor(newsroom()))
    expect(again.counts.posts.written).toBe(first.counts.posts.written)
    await undoLast()
    await expectAsBefore(before)
  })
})
