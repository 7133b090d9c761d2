/** One import that was begun in the newsroom: rehearsed, done, gone on with. */

import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
import type { CallAction } from '../../actions/call.ts'
import type { IntakeParts as ImageParts } from '../../ports/images/intake.ts'
import type { SafeFetch } from '../../ports/fetch/port.ts'
import type { ReadDb } from '../../store/database.ts'
import { fetchPictures } from '../wordpress/fetch-pictures.ts'
import type { ImportReport } from '../wordpress/import-report.ts'
import type { TypeRules } from '../wordpress/post-types.ts'
import { wizardSettings } from '../wizard/settings.ts'
import { doWizardRun } from '../wizard/wizard-run.ts'
import type { ImportStep } from '../wordpress/run-import.ts'
import { runImport } from '../wordpress/run-import.ts'
import type { Survey } from '../wordpress/survey.ts'
import { surveyWxr } from '../wordpress/survey.ts'
import { dropStaged, stagedPath } from './staged-file.ts'

/** What somebody chose in the wizard; kept with the run, so that a restart knows it. */
export interface RunSettings {
  /** Of `stageUpload`. */
  readonly token: string
  readonly fetchMedia: boolean
  readonly keepAddresses: boolean
  readonly rules: TypeRules
}

export interface RunParts {
  readonly dataDir: string
  readonly read: ReadDb
  readonly call: CallAction
  readonly now: () => Instant
  readonly images: ImageParts
  /** With whatever patience the caller has. */
  readonly fetch: SafeFetch
  /** Opens what was encrypted for a run. */
  readonly unseal: (sealed: string) => string
}

const operator = { actor: { kind: 'operator' } } as const
/** How often a run says how far it is, in items or pictures. */
const TOLD_EVERY = 200

/** What a file holds and what would become of it; writes nothing. Refuses a file that cannot be read (`import-refused`). */
export async function surveyExport(
  parts: Pick<RunParts, 'dataDir' | 'read' | 'now' | 'images'>,
  settings: RunSettings,
): Promise<{ survey: Survey; report: ImportReport }> {
  const file = await stagedPath(parts.dataDir, settings.token)
  if (file === null) throw new Refusal('not-found')
  const survey = await surveyWxr(file, settings.rules)
  const choices = { rules: settings.rules, keepAddresses: settings.keepAddresses }
  const call: CallAction = () => Promise.reject(new Error('a rehearsal writes nothing'))
  const report = await runImport(
    {
      file,
      survey,
      call,
      read: parts.read,
      dryRun: true,
      now: parts.now(),
      mediaDir: null,
      images: parts.images,
      choices,
    },
    () => undefined,
  )
  return { survey, report }
}

/**
 * Does a run that was begun, from wherever it stopped. What it is at stands in its row (`runView`); a refusal ends it as
 * failed and is thrown on.
 */
export async function continueRun(
  parts: RunParts,
  runId: number,
  progress: (step: ImportStep) => void,
): Promise<ImportReport> {
  const row = await parts.read
    .selectFrom('import_run')
    .select(['state', 'settings', 'rehearsal'])
    .where('id', '=', runId)
    .executeTakeFirst()
  const planned = row?.state === 'running' ? wizardSettings(row.settings) : null
  if (planned !== null) {
    const run = { runId, rehearsal: row?.rehearsal === 1, settings: planned }
    return doWizardRun(parts, run, ({ doing, done, of }) => {
      if (doing === 'pictures' || doing === 'items') progress({ doing, done, of })
    })
  }
  const settings = JSON.parse(row?.settings ?? '{}') as Partial<RunSettings>
  if (row?.state !== 'running' || settings.token === undefined) throw new Refusal('not-found')
  try {
    return await work(parts, runId, settings as RunSettings, progress)
  } catch (error) {
    const failed = error instanceof Refusal ? error.code : 'defect'
    await parts.call('import/note-progress', { runId, phase: 'stopped', done: 0, of: 0, failed }, operator)
    throw error
  }
}

async function work(
  { dataDir, read, call, now, images, fetch }: Omit<RunParts, 'unseal'>,
  runId: number,
  settings: RunSettings,
  progress: (step: ImportStep) => void,
): Promise<ImportReport> {
  const file = await stagedPath(dataDir, settings.token)
  if (file === null) throw new Refusal('not-found')
  const told = { phase: '', done: 0, saying: Promise.resolve() as Promise<unknown> }
  const tell = (step: ImportStep): void => {
    progress(step)
    const { doing: phase, done, of } = step
    if (phase === told.phase && done < told.done + TOLD_EVERY && done !== of) return
    told.phase = phase
    told.done = done
    told.saying = told.saying.then(() => call('import/note-progress', { runId, phase, done, of }, operator))
    // Whatever fails here is seen when the import writes next.
    told.saying.catch(() => undefined)
  }
  const { rules, keepAddresses, fetchMedia } = settings
  const choices = { rules, keepAddresses, download: fetchMedia ? fetchPictures(fetch) : null }
  const survey = await surveyWxr(file, rules)
  const report = await runImport(
    { file, survey, call, read, dryRun: false, now: now(), mediaDir: null, images, choices, runId },
    tell,
  )
  await told.saying
  await dropStaged(dataDir, settings.token)
  return report
}
