import { join } from 'node:path'
import type { Json } from '@warraq/core/json'
import { fromEpoch } from '@warraq/core/time'
import { continueRun } from '../../import/runs/newsroom-run.ts'
import type { RunView } from '../../import/runs/list-runs.ts'
import { listRuns } from '../../import/runs/list-runs.ts'
import type { UndoneImport } from '../../import/runs/undo-run.ts'
import { holderName } from '../../import/runs/run-lease.ts'
import { undoRun } from '../../import/runs/undo-run.ts'
import { loadKeyring } from '../../config/keyring.ts'
import { diskBlobs } from '../../ports/blobs/disk.ts'
import { safeFetcher } from '../../ports/fetch/fetch-safely.ts'
import { patiently } from '../../ports/fetch/patiently.ts'
import { imageProcesses } from '../../ports/images/process.ts'
import type { Command } from '../command.ts'
import { idOf } from '../command.ts'
import { reportText, stepText } from '../import-lines.ts'
import { lookAtNewsroom, withExistingNewsroom } from '../open.ts'
import { progressOn } from '../progress.ts'
import { keepMemorySmall } from '../small-memory.ts'
import type { Lang, WordKey } from '../words.ts'
import { say } from '../words.ts'

/** Imports there were, newest first. */
export const importListCommand: Command = async (invocation) => {
  const runs = await lookAtNewsroom(invocation.config(), ({ read }) => listRuns(read))
  const lines = runs.map((run) => lineOf(invocation.lang, run))
  return {
    value: runs as unknown as Json,
    text: lines.length === 0 ? say(invocation.lang, 'noImports') : lines.join('\n'),
  }
}

/** Patience with a busy server: five tries, a second's wait that doubles, a minute at the most. */
const PATIENCE = { tries: 5, waitMs: 1000, mostWaitMs: 60_000, now: () => Date.now() }

/** Does a run that the newsroom has begun, from wherever it stopped. */
export const importResumeCommand: Command = async (invocation) => {
  const { lang } = invocation
  keepMemorySmall()
  const runId = idOf(invocation)
  const { dataDir, databaseUrl, fetchAllow, secret } = invocation.config()
  const progress = progressOn(process.stderr)
  const own = {
    dataDir,
    now: () => fromEpoch(Date.now()),
    images: { images: imageProcesses(), blobs: diskBlobs(join(dataDir, 'media')) },
    fetch: patiently(safeFetcher({ allowed: fetchAllow }), PATIENCE),
    unseal: (sealed: string) => loadKeyring(dataDir, secret).unseal(sealed),
    holder: holderName(databaseUrl),
  }
  try {
    const report = await withExistingNewsroom(invocation.config(), ({ read, call }) =>
      continueRun({ ...own, read, call }, runId, (step) => progress.show(stepText(lang, step))),
    )
    return { value: report as unknown as Json, text: reportText(lang, report) }
  } finally {
    progress.end()
  }
}

/** Takes a whole import back and says what stayed and why. */
export const importUndoCommand: Command = async (invocation) => {
  const runId = idOf(invocation)
  const progress = progressOn(process.stderr)
  try {
    const undone = await withExistingNewsroom(invocation.config(), ({ call }) =>
      undoRun({ call, actor: { kind: 'operator' } }, runId, (stage, gone) =>
        progress.show(stage === 'menus' ? '…' : `… ${stageName(invocation.lang, stage)}: ${gone}`),
      ),
    )
    return { value: undone as unknown as Json, text: undoneText(invocation.lang, undone) }
  } finally {
    progress.end()
  }
}

function lineOf(lang: Lang, { id, kind, name, source, state, startedAt, undoneAt }: RunView): string {
  const stand = say(lang, undoneAt === null ? `run.${state}` : 'run.undone')
  return [id, startedAt, kind, name || source, stand].join('  ')
}

function stageName(lang: Lang, stage: string): string {
  return say(lang, `stage.${stage}` as WordKey)
}

function undoneText(lang: Lang, { runId, gone, kept, keptCount }: UndoneImport): string {
  const numbers = Object.entries(gone)
    .filter(([, count]) => count > 0)
    .map(([stage, count]) => `  ${stageName(lang, stage)}: ${count}`)
  const stayed = kept.map(
    ({ kind, id, name, why }) => `  ${say(lang, `thing.${kind}`)} ${id}: ${name} (${say(lang, `why.${why}`)})`,
  )
  return [
    say(lang, 'importUndone', { run: runId }),
    ...(numbers.length === 0 ? [] : [say(lang, 'importGone'), ...numbers]),
    ...(stayed.length === 0 ? [] : [say(lang, 'importKept', { count: keptCount }), ...stayed]),
  ].join('\n')
}
