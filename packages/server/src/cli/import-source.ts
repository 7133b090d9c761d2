/** What the commands that import pages, feeds and files of other systems have in common. */

import { accessSync, constants } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Json } from '@warraq/core/json'
import { fromEpoch } from '@warraq/core/time'
import type { CallAction } from '../actions/call.ts'
import type { BringInParts } from '../import/intake/bring-in.ts'
import type { PictureSource } from '../import/intake/pictures.ts'
import type { Wishes } from '../import/intake/wishes.ts'
import { fetchedPictures } from '../import/page/page-files.ts'
import type { ImportReport } from '../import/wordpress/import-report.ts'
import { diskBlobs } from '../ports/blobs/disk.ts'
import { safeFetcher } from '../ports/fetch/fetch-safely.ts'
import type { SafeFetch } from '../ports/fetch/port.ts'
import { imageProcesses } from '../ports/images/process.ts'
import type { ReadDb } from '../store/database.ts'
import { readSiteSettings } from '../store/reader/site.ts'
import type { Invocation, Said } from './command.ts'
import { badCommand, isGiven, textOf, textsOf } from './command.ts'
import { reportText } from './import-lines.ts'
import { isThere, lookAtNewsroom, withNewsroom } from './open.ts'
import { progressOn } from './progress.ts'
import { keepMemorySmall } from './small-memory.ts'
import { faultInWords, progressText } from './source-lines.ts'
import type { Lang } from './words.ts'
import { say } from './words.ts'

export interface SourceParts extends BringInParts {
  readonly fetch: SafeFetch
  readonly fetchMedia: boolean
  /** Of the site, or of a site that is not there yet. */
  readonly timeZone: string
}

type Work<Report> = (parts: SourceParts, progress: (done: number, of: number) => void) => Promise<Report>

/** The file, folder or address that the command names. */
export function placeOf(invocation: Invocation, mayBeWeb: boolean): string {
  const place = invocation.args[0] ?? ''
  if (mayBeWeb && /^https?:\/\//iu.test(place)) return place
  const path = resolve(place)
  try {
    accessSync(path, constants.R_OK)
  } catch {
    throw badCommand(say(invocation.lang, 'noSuchFile', { path }))
  }
  return path
}

export function wishesOf(invocation: Invocation): Wishes {
  const site = textOf(invocation, '--site')
  if (site !== null && !URL.canParse(site)) throw badCommand(site)
  return { section: textOf(invocation, '--section'), authors: textsOf(invocation, '--author'), site }
}

/** Does the work in the newsroom, or rehearses it, and says the report. */
export async function importSource<Report extends ImportReport>(
  invocation: Invocation,
  work: Work<Report>,
  inWords: (lang: Lang, report: Report) => string = reportText,
): Promise<Said> {
  const { lang } = invocation
  keepMemorySmall()
  const progress = progressOn(process.stderr)
  const tell = (done: number, of: number): void => progress.show(progressText(lang, done, of))
  try {
    const report = isGiven(invocation, '--dry-run')
      ? await rehearse(invocation, (parts) => work(parts, tell))
      : await bringIn(
          invocation,
          (parts) => work(parts, tell),
          () => lookFirst(invocation, work),
        )
    return { value: report as unknown as Json, text: inWords(lang, report) }
  } catch (error) {
    throw faultInWords(error, lang)
  } finally {
    progress.end()
  }
}

async function partsOf(invocation: Invocation, read: ReadDb | null, call: CallAction): Promise<SourceParts> {
  const config = invocation.config()
  const fetch = safeFetcher({ allowed: config.fetchAllow })
  const fetchMedia = isGiven(invocation, '--fetch-media')
  const pictures: PictureSource | null = fetchMedia ? fetchedPictures(fetch) : null
  return {
    read,
    call,
    dryRun: isGiven(invocation, '--dry-run'),
    now: fromEpoch(Date.now()),
    images: { images: imageProcesses(), blobs: diskBlobs(join(config.dataDir, 'media')) },
    pictures,
    fetch,
    fetchMedia,
    timeZone: read === null ? 'UTC' : (await readSiteSettings(read)).settings.timeZone,
  }
}

async function bringIn<Report>(
  invocation: Invocation,
  work: (parts: SourceParts) => Promise<Report>,
  lookBefore: () => Promise<void>,
): Promise<Report> {
  await lookBefore()
  return withNewsroom(invocation.config(), async ({ read, call }) => work(await partsOf(invocation, read, call)))
}

/**
 * Where there is no newsroom yet, what is refused leaves none behind: it is rehearsed first. A named address is asked twice
 * then, pictures are not.
 */
async function lookFirst<Report>(invocation: Invocation, work: Work<Report>): Promise<void> {
  if (isThere(invocation.config())) return
  const parts = await partsOf(invocation, null, nothing)
  await work({ ...parts, dryRun: true, pictures: null, fetchMedia: false }, () => undefined)
}

async function rehearse<Report>(
  invocation: Invocation,
  work: (parts: SourceParts) => Promise<Report>,
): Promise<Report> {
  const config = invocation.config()
  if (!isThere(config)) return work(await partsOf(invocation, null, nothing))
  return lookAtNewsroom(config, async ({ read }) => work(await partsOf(invocation, read, nothing)))
}

/** A rehearsal that writes is a mistake in the program. */
const nothing: CallAction = () => Promise.reject(new Error('a rehearsal writes nothing'))
