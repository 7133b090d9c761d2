/** One run that the wizard planned: rehearsed or done, from wherever it stopped. */

import { randomInt } from 'node:crypto'
import { Refusal } from '@warraq/core/errors'
import type { Json } from '@warraq/core/json'
import type { Instant } from '@warraq/core/time'
import type { CallAction } from '../../actions/call.ts'
import type { SafeFetch } from '../../ports/fetch/port.ts'
import type { IntakeParts as ImageParts } from '../../ports/images/intake.ts'
import type { ReadDb } from '../../store/database.ts'
import { faultAsRefusal } from '../intake/import-fault.ts'
import { dropStaged, pictureFolder, stagedPath } from '../runs/staged-file.ts'
import type { ImportReport } from '../wordpress/import-report.ts'
import type { KindParts, Told } from './import-kinds.ts'
import { importKind } from './import-kinds.ts'
import type { Look } from './samples.ts'
import { Samples } from './samples.ts'
import type { WizardSettings } from './settings.ts'
import type { PlannedRun } from './wizard-call.ts'
import { callOfRun } from './wizard-call.ts'

export interface WizardParts {
  readonly dataDir: string
  readonly read: ReadDb
  readonly call: CallAction
  readonly now: () => Instant
  readonly images: ImageParts
  readonly fetch: SafeFetch
  /** Opens what was encrypted for the run. */
  readonly unseal: (sealed: string) => string
}

export interface WizardRun {
  readonly runId: number
  readonly rehearsal: boolean
  readonly settings: WizardSettings
}

const operator = { actor: { kind: 'operator' } } as const

/** Its report stands in its row; a refusal ends it as failed, with its reason, and is thrown on. */
export async function doWizardRun(parts: WizardParts, run: WizardRun, progress: Told): Promise<ImportReport> {
  const { runId, settings } = run
  try {
    const report = run.rehearsal ? await rehearse(parts, run, progress) : await bringIn(parts, run, progress)
    if (!run.rehearsal) await dropFiles(parts.dataDir, settings)
    return report
  } catch (error) {
    const known = faultAsRefusal(error)
    const failure =
      known instanceof Refusal
        ? { code: known.code, details: known.details as Json }
        : { code: 'defect', details: {} as Json }
    await parts.call('import/end-run', { runId, failure, settings: settings as unknown as Json }, operator)
    throw known
  }
}

async function rehearse(parts: WizardParts, run: WizardRun, progress: Told): Promise<ImportReport> {
  const { runId, settings } = run
  const samples = new Samples((below) => randomInt(below))
  const noCall: CallAction = () => Promise.reject(new Error('a rehearsal writes nothing'))
  const tell = telling(parts.call, runId, progress)
  const own = { ...(await kindParts(parts, settings)), call: noCall, dryRun: true, look: samples.look }
  const report = await importKind(own, settings, tell.step)
  await tell.settled()
  const kept = { ...report, samples: samples.list } as unknown as Json
  const asked = settings as unknown as Json
  await parts.call('import/end-run', { runId, failure: null, settings: asked, report: kept }, operator)
  return report
}

async function bringIn(parts: WizardParts, run: WizardRun, progress: Told): Promise<ImportReport> {
  const { runId, settings } = run
  const planned: PlannedRun = { runId, settings, section: await chosenSection(parts.read, settings) }
  const tell = telling(parts.call, runId, progress)
  const own = {
    ...(await kindParts(parts, settings)),
    call: callOfRun(parts.call, planned),
    dryRun: false,
    look: NOBODY_LOOKS,
  }
  const report = await importKind(own, settings, tell.step)
  await tell.settled()
  const spent = { ...settings, sealed: null } as unknown as Json
  await parts.call('import/end-run', { runId, failure: null, settings: spent }, operator)
  return report
}

const NOBODY_LOOKS: Look = () => undefined

type OwnParts = Omit<KindParts, 'call' | 'dryRun' | 'look'>

async function kindParts(parts: WizardParts, settings: WizardSettings): Promise<OwnParts> {
  const { dataDir, read, images, fetch } = parts
  const { sealed } = settings
  return {
    dataDir,
    read,
    images,
    fetch,
    now: parts.now(),
    file: await staged(dataDir, settings.file),
    pictures:
      settings.picturesFolder === null
        ? await staged(dataDir, settings.picturesFile)
        : await pictureFolder(dataDir, settings.picturesFolder),
    password: sealed === null ? null : parts.unseal(sealed),
  }
}

async function staged(dataDir: string, token: string | null): Promise<string | null> {
  if (token === null) return null
  const path = await stagedPath(dataDir, token)
  if (path === null) throw new Refusal('import-file-gone')
  return path
}

async function chosenSection(read: ReadDb, { choices }: WizardSettings): Promise<PlannedRun['section']> {
  if (choices.sectionId === null) return null
  const row = await read
    .selectFrom('section')
    .select(['id', 'name', 'slug'])
    .where('id', '=', choices.sectionId)
    .executeTakeFirst()
  return row ?? null
}

/** What a run that is done does not need any more. */
async function dropFiles(dataDir: string, { file, picturesFile }: WizardSettings): Promise<void> {
  for (const token of [file, picturesFile]) if (token !== null) await dropStaged(dataDir, token)
}

/** Says how far a run is: one note at a time, the newest first, since each waits behind what is being written. */
function telling(call: CallAction, runId: number, progress: Told) {
  type Step = Parameters<Told>[0]
  const state = { next: null as Step | null, at: null as Step | null, saying: null as Promise<void> | null }
  const say = async (): Promise<void> => {
    for (let step = state.next; step !== null; step = state.next) {
      state.next = null
      const { doing: phase, done, of } = step
      await call('import/note-progress', { runId, phase, done, of }, operator)
    }
  }
  const step: Told = (now) => {
    progress(now)
    const { at } = state
    const isFar = at === null || at.doing !== now.doing || now.done >= at.done + now.of / 100 || now.done === now.of
    if (!isFar) return
    state.at = now
    state.next = now
    // Whatever fails here is seen when the import writes next.
    state.saying ??= say()
      .catch(() => undefined)
      .finally(() => void (state.saying = null))
  }
  return { step, settled: async () => state.saying }
}
