import { accessSync, constants } from 'node:fs'
import { join, resolve } from 'node:path'
import { Refusal } from '@warraq/core/errors'
import type { Json } from '@warraq/core/json'
import { fromEpoch } from '@warraq/core/time'
import type { CallAction } from '../../actions/call.ts'
import type { ImportReport } from '../../import/wordpress/import-report.ts'
import type { ImportParts, ImportStep } from '../../import/wordpress/run-import.ts'
import { runImport } from '../../import/wordpress/run-import.ts'
import { surveyWxr } from '../../import/wordpress/survey.ts'
import { fetchPictures } from '../../import/wordpress/fetch-pictures.ts'
import { diskBlobs } from '../../ports/blobs/disk.ts'
import { safeFetcher } from '../../ports/fetch/fetch-safely.ts'
import { patiently } from '../../ports/fetch/patiently.ts'
import type { SafeFetch } from '../../ports/fetch/port.ts'
import { imageProcesses } from '../../ports/images/process.ts'
import type { Command, Invocation } from '../command.ts'
import { badCommand, isGiven, textOf } from '../command.ts'
import { problemText, reportText, stepText } from '../import-lines.ts'
import { isThere, lookAtNewsroom, withNewsroom } from '../open.ts'
import { progressOn } from '../progress.ts'
import { keepMemorySmall } from '../small-memory.ts'
import { sectionWishesOf } from '../section-wishes.ts'
import { rulesOf } from '../type-rules.ts'
import type { Lang } from '../words.ts'
import { say } from '../words.ts'

/** Brings a WordPress export in and reports. A rehearsal writes nothing and needs no newsroom. */
export const importWordpressCommand: Command = async (invocation) => {
  const { lang } = invocation
  const progress = progressOn(process.stderr)
  keepMemorySmall()
  const asked = partsOf(invocation)
  const tell = (step: ImportStep): void => progress.show(stepText(lang, step))
  try {
    tell({ doing: 'checking', done: 0, of: 0 })
    // A file that is refused leaves nothing behind, not even an empty site.
    const survey = await surveyWxr(asked.file, asked.choices?.rules)
    const work: Work = (parts) => runImport({ ...asked, ...parts, survey }, tell)
    const report = isGiven(invocation, '--dry-run') ? await rehearse(invocation, work) : await bringIn(invocation, work)
    return { value: report as unknown as Json, text: reportText(lang, report) }
  } catch (error) {
    throw inWords(error, lang)
  } finally {
    progress.end()
  }
}

/** The reason of a refused file is a code; here it becomes a sentence. */
function inWords(error: unknown, lang: Lang): unknown {
  if (!(error instanceof Refusal) || error.code !== 'import-refused') return error
  const { reason } = error.details
  return typeof reason === 'string'
    ? new Refusal(error.code, { ...error.details, reason: problemText(lang, reason) })
    : error
}

type Work = (parts: Pick<ImportParts, 'read' | 'call'>) => Promise<ImportReport>

function partsOf(invocation: Invocation): Omit<ImportParts, 'read' | 'call'> {
  const file = resolve(invocation.args[0] ?? '')
  const media = textOf(invocation, '--media')
  try {
    accessSync(file, constants.R_OK)
  } catch {
    throw badCommand(say(invocation.lang, 'noSuchFile', { path: file }))
  }
  return {
    file,
    dryRun: isGiven(invocation, '--dry-run'),
    now: fromEpoch(Date.now()),
    mediaDir: media === null ? null : resolve(media),
    choices: {
      rules: rulesOf(invocation),
      sections: sectionWishesOf(invocation),
      keepAddresses: isGiven(invocation, '--keep-addresses'),
      download: isGiven(invocation, '--fetch-media') ? fetchPictures(fetcherOf(invocation)) : null,
    },
    images: { images: imageProcesses(), blobs: diskBlobs(join(invocation.config().dataDir, 'media')) },
  }
}

/** Patience with a busy server: five tries, a second's wait that doubles, a minute at the most. */
const PATIENCE = { tries: 5, waitMs: 1000, mostWaitMs: 60_000, now: () => Date.now() }

function fetcherOf(invocation: Invocation): SafeFetch {
  return patiently(safeFetcher({ allowed: invocation.config().fetchAllow }), PATIENCE)
}

function bringIn(invocation: Invocation, work: Work): Promise<ImportReport> {
  return withNewsroom(invocation.config(), ({ read, call }) => work({ read, call }))
}

function rehearse(invocation: Invocation, work: Work): Promise<ImportReport> {
  const config = invocation.config()
  return isThere(config)
    ? lookAtNewsroom(config, ({ read }) => work({ read, call: nothing }))
    : work({ read: null, call: nothing })
}

/** A rehearsal that writes is a mistake in the program. */
const nothing: CallAction = () => Promise.reject(new Error('a rehearsal writes nothing'))
