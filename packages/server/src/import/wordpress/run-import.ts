/** A WordPress export comes in: the whole file is held to be readable first, then its things are written in batches. */

import { createReadStream } from 'node:fs'
import type { Json } from '@warraq/core/json'
import type { Instant } from '@warraq/core/time'
import type { CallAction } from '../../actions/call.ts'
import type { IntakeParts as ImageParts } from '../../ports/images/intake.ts'
import type { ReadDb } from '../../store/database.ts'
import { AddressBook } from './address-book.ts'
import type { ImportReport } from './import-report.ts'
import { ReportBook } from './import-report.ts'
import type { IntakeParts } from './intake.ts'
import { Intake } from './intake.ts'
import { ItemIntake } from './item-intake.ts'
import { giveLateAddresses } from './late-addresses.ts'
import { MediaHere } from './media-here.ts'
import { takeInMedia } from './media-intake.ts'
import { nameArrivals } from './name-items.ts'
import { readWxr } from './read-wxr.ts'
import type { Survey } from './survey.ts'
import { surveyWxr } from './survey.ts'
import { openUploads } from './uploads.ts'
import { asRefusal } from './wxr-problem.ts'

export interface ImportParts {
  readonly file: string
  /** Of pass 1 over the same file (`surveyWxr`), where it was made before the newsroom was opened. */
  readonly survey?: Survey
  readonly call: CallAction
  /** Null where there is no newsroom yet; only for a rehearsal. */
  readonly read: ReadDb | null
  /** Nothing is written, and the report says what would be. */
  readonly dryRun: boolean
  readonly now: Instant
  /** The old site's uploads folder on this machine; null: pictures become links to where they were. */
  readonly mediaDir: string | null
  readonly images: ImageParts
}

export interface ImportStep {
  readonly doing: 'checking' | 'pictures' | 'items'
  readonly done: number
  /** 0 where it is not known yet. */
  readonly of: number
}

const operator = { actor: { kind: 'operator' } } as const

/**
 * Run again, it passes over what is here and goes on with the rest. Refusals: `import-refused` before anything is
 * written, `bad-input` for a folder that is not there.
 */
export async function runImport(parts: ImportParts, progress: (step: ImportStep) => void): Promise<ImportReport> {
  const { call, read, dryRun } = parts
  const uploads = parts.mediaDir === null ? null : await openUploads(parts.mediaDir)
  if (parts.survey === undefined) progress({ doing: 'checking', done: 0, of: 0 })
  const survey = parts.survey ?? (await surveyWxr(parts.file))
  const { source } = survey.keys
  const runId = dryRun
    ? null
    : (await call('import/begin-import', { source, fileHash: survey.fileHash }, operator)).runId
  const book = new ReportBook()
  const shared = { read, call, runId, book, addresses: new AddressBook(read) }
  const intake = new Intake(shared)
  for (const arrival of nameArrivals(survey, book)) await intake.add(arrival)
  await intake.flush()
  const images = dryRun ? null : parts.images
  const mediaIds = await takeInMedia({ survey, intake, book, read, uploads, images }, (done) =>
    progress({ doing: 'pictures', done, of: survey.attachments.length }),
  )
  await shared.addresses.learnSite()
  const items = new ItemIntake({
    survey,
    intake,
    book,
    mediaIds,
    media: new MediaHere(survey.attachments, mediaIds),
    now: parts.now,
  })
  await takeInItems(parts.file, survey, items, progress)
  await intake.flush()
  await giveLateAddresses(shared, items.late())
  const site = { title: survey.summary.site?.title ?? '', url: survey.siteUrl }
  const report = book.report(site, dryRun)
  if (runId !== null) await keepReport(shared, runId, report)
  return report
}

async function takeInItems(
  file: string,
  survey: Survey,
  items: ItemIntake,
  progress: (step: ImportStep) => void,
): Promise<void> {
  const of = survey.summary.itemCount
  try {
    for await (const record of readWxr(createReadStream(file))) {
      if (record.kind !== 'item') continue
      await items.take(record)
      progress({ doing: 'items', done: record.ordinal, of })
    }
  } catch (error) {
    // The file was whole a moment ago: somebody is writing it.
    throw asRefusal(error)
  }
}

async function keepReport({ call }: IntakeParts, runId: number, report: ImportReport): Promise<void> {
  const { counts } = report
  await call('import/finish-import', { runId, counts, report: report as unknown as Json }, operator)
}
