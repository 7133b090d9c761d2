import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { CallAction } from '../../packages/server/src/actions/call.ts'
import type { AppContext } from '../../packages/server/src/context.ts'
import { importGhost } from '../../packages/server/src/import/ghost/import-ghost.ts'
import type { BringInParts } from '../../packages/server/src/import/intake/bring-in.ts'
import { importPages } from '../../packages/server/src/import/page/import-pages.ts'
import { diskBlobs } from '../../packages/server/src/ports/blobs/disk.ts'
import { imageProcesses } from '../../packages/server/src/ports/images/process.ts'
import type { TestNewsroom } from '../harness/newsroom.ts'
import { eachDatabase } from '../harness/newsroom.ts'
import { dumpOf, unexplained } from './import-site.ts'
import { fileWith, GHOST } from './other-sources.ts'
import { PAGES } from './page-readings.ts'

/** The process dies at this call of the writer: before it is made, or after it was made and before it was heard of. */
function dyingCall(call: AppContext['call'], at: number, heard: boolean): CallAction {
  const left = { calls: at }
  const dying = async (...asked: Parameters<AppContext['call']>) => {
    left.calls -= 1
    if (left.calls === 0 && heard) await call(...asked)
    if (left.calls <= 0) throw new Error('the process died')
    return call(...asked)
  }
  return dying as CallAction
}

function partsOf(newsroom: TestNewsroom, call: CallAction): Omit<BringInParts, 'pictures'> {
  const images = { images: imageProcesses(), blobs: diskBlobs(join(newsroom.dataDir, 'media')) }
  return { call, read: newsroom.read, dryRun: false, now: newsroom.now(), images }
}

const quiet = (): void => undefined
const FILE = fileWith('ghost.json', GHOST)

function pages(newsroom: TestNewsroom, call: CallAction) {
  const wishes = { publish: true, section: null, authors: [] }
  const fetch = (url: string) => Promise.reject(new Error(`fetched ${url}`))
  const place = { place: PAGES, address: null, wishes, timeZone: 'Asia/Damascus', fetch, fetchMedia: false }
  return importPages({ ...partsOf(newsroom, call), ...place }, quiet)
}

function ghost(newsroom: TestNewsroom, call: CallAction) {
  const wishes = { section: null, authors: [], site: 'https://dar.example' }
  return importGhost({ ...partsOf(newsroom, call), pictures: null, file: FILE, wishes }, quiet)
}

/** Runs, dies at every call in turn, and goes on, until it lives to the end; how often it died. */
async function untilDone(newsroom: TestNewsroom, work: typeof pages | typeof ghost): Promise<number> {
  for (let deaths = 0; ; deaths += 1) {
    const call = dyingCall(newsroom.call, 2 + deaths, deaths % 2 === 0)
    const ended = await work(newsroom, call).then(
      () => true,
      (error: Error) => {
        if (error.message !== 'the process died') throw error
        return false
      },
    )
    if (ended) return deaths
  }
}

eachDatabase('an import that dies again and again', (newsroom) => {
  test('ends with every page and post once, and a run in one go finds nothing to do', async () => {
    newsroom().wait((Date.UTC(2026, 0, 15) - Date.parse(newsroom().now())) / 1000)
    expect(await untilDone(newsroom(), pages)).toBeGreaterThan(3)
    expect(await untilDone(newsroom(), ghost)).toBeGreaterThan(1)
    const before = await dumpOf(newsroom().read)
    const [read, posts] = [await pages(newsroom(), newsroom().call), await ghost(newsroom(), newsroom().call)]
    expect([unexplained(read), unexplained(posts)]).toEqual([[], []])
    expect(read.counts.posts).toMatchObject({ read: 30, unchanged: 28, 'left-out': 2 })
    expect(read.counts.comments).toMatchObject({ read: 16, unchanged: 16 })
    expect(posts.counts.posts).toMatchObject({ read: 5, unchanged: 5 })
    expect(await dumpOf(newsroom().read)).toEqual(before)
  })
})
