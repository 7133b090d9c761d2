/** One import that was begun in the newsroom: rehearsed, done, gone on with. */

import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
import type { CallAction } from '../../actions/call.ts'
import type { IntakeParts as ImageParts } from '../../ports/images/intake.ts'
import type { SafeFetch } from '../../ports/fetch/port.ts'
import type { ReadDb } from '../../store/database.ts'
import type { ImportReport } from '../wordpress/import-report.ts'
import { wizardSettings } from '../wizard/settings.ts'
import { doWizardRun } from '../wizard/wizard-run.ts'
import type { ImportStep } from '../wordpress/run-import.ts'
import { underLease } from './run-lease.ts'

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
  /** Of `holderName`. */
  readonly holder: string
}

/**
 * Does a run that was begun, from wherever it stopped. What it is at stands in its row (`runView`); a refusal ends it as
 * failed and is thrown on. Refuses one that another process does (`import-busy`), and leaves it as it is.
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
  const settings = row?.state === 'running' ? wizardSettings(row.settings) : null
  if (settings === null) throw new Refusal('not-found')
  const run = { runId, rehearsal: row?.rehearsal === 1, settings }
  return underLease({ ...parts, runId }, (call) =>
    doWizardRun({ ...parts, call }, run, ({ doing, done, of }) => {
      if (doing === 'pictures' || doing === 'items') progress({ doing, done, of })
    }),
  )
}
