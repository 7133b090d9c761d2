import { join } from 'node:path'
import { isLocalDate } from '@warraq/arabic'
import { Refusal } from '@warraq/core/errors'
import type { Json } from '@warraq/core/json'
import type { Instant } from '@warraq/core/time'
import { fromEpoch, parseInstant } from '@warraq/core/time'
import type { CallAction } from '../../actions/call.ts'
import type { Credentials } from '../../import/wordpress-live/api-client.ts'
import { findApi } from '../../import/wordpress-live/api-root.ts'
import type { LiveStep } from '../../import/wordpress-live/collect.ts'
import type { LiveParts, LiveReport } from '../../import/wordpress-live/run-live.ts'
import { runLive } from '../../import/wordpress-live/run-live.ts'
import type { ImportStep } from '../../import/wordpress/run-import.ts'
import { diskBlobs } from '../../ports/blobs/disk.ts'
import { safeFetcher } from '../../ports/fetch/fetch-safely.ts'
import { patiently } from '../../ports/fetch/patiently.ts'
import { imageProcesses } from '../../ports/images/process.ts'
import type { Command, Invocation } from '../command.ts'
import { badCommand, isGiven, textOf } from '../command.ts'
import { problemText, stepText } from '../import-lines.ts'
import { liveProblemText, liveReportText, liveStepText } from '../live-lines.ts'
import { isThere, lookAtNewsroom, withNewsroom } from '../open.ts'
import { progressOn } from '../progress.ts'
import { keepMemorySmall } from '../small-memory.ts'
import { sectionWishesOf } from '../section-wishes.ts'
import { rulesOf } from '../type-rules.ts'
import type { Lang } from '../words.ts'
import { say } from '../words.ts'

/** Brings a WordPress site in from its address. Run again, it brings what has changed since. */
export const importWordpressLiveCommand: Command = async (invocation) => {
  const { lang } = invocation
  keepMemorySmall()
  const progress = progressOn(process.stderr)
  const asked = await partsOf(invocation)
  const tell = (step: ImportStep | LiveStep): void =>
    progress.show(step.doing === 'fetching' ? liveStepText(lang, step) : stepText(lang, step))
  const work: Work = (parts) => runLive({ ...asked, ...parts }, tell)
  try {
    // An address that is no WordPress leaves nothing behind, not even an empty site.
    if (!isThere(invocation.config())) await findApi(asked.fetch, asked.address)
    const report = isGiven(invocation, '--dry-run') ? await rehearse(invocation, work) : await bringIn(invocation, work)
    return { value: report as unknown as Json, text: liveReportText(lang, report) }
  } catch (error) {
    throw inWords(error, lang)
  } finally {
    progress.end()
  }
}

type Work = (parts: Pick<LiveParts, 'read' | 'call'>) => Promise<LiveReport>

/** Patience with a busy server: five tries, a second's wait that doubles, two minutes at the most. */
const PATIENCE = { tries: 5, waitMs: 1000, mostWaitMs: 120_000, now: () => Date.now() }

async function partsOf(invocation: Invocation): Promise<Omit<LiveParts, 'read' | 'call'>> {
  const address = invocation.args[0] ?? ''
  const { dataDir, fetchAllow } = invocation.config()
  return {
    // As people say it: without the scheme.
    address: /^[a-z][a-z0-9+.-]*:/iu.test(address) ? address : `https://${address}`,
    credentials: await credentialsOf(invocation),
    since: sinceOf(invocation),
    fetchMedia: isGiven(invocation, '--fetch-media'),
    rules: rulesOf(invocation),
    sections: sectionWishesOf(invocation),
    dryRun: isGiven(invocation, '--dry-run'),
    dataDir,
    now: fromEpoch(Date.now()),
    fetch: patiently(safeFetcher({ allowed: fetchAllow }), PATIENCE),
    images: { images: imageProcesses(), blobs: diskBlobs(join(dataDir, 'media')) },
  }
}

/** The password is read, never written on a command line where others see it. */
async function credentialsOf(invocation: Invocation): Promise<Credentials | null> {
  const user = textOf(invocation, '--user')
  const fromInput = isGiven(invocation, '--password-stdin')
  if (user === null && !fromInput) return null
  if (user === null) throw badCommand(say(invocation.lang, 'missingOption', { name: '--user' }))
  if (!fromInput) throw badCommand(say(invocation.lang, 'missingOption', { name: '--password-stdin' }))
  return { user, password: (await invocation.readInput()).trim() }
}

/** A day begins with its first minute anywhere on earth. */
function sinceOf(invocation: Invocation): Instant | null {
  const text = textOf(invocation, '--since')
  if (text === null) return null
  const instant = isLocalDate(text) ? fromEpoch(Date.parse(`${text}T00:00:00Z`) - 14 * 3_600_000) : parseInstant(text)
  if (!instant) throw badCommand(say(invocation.lang, 'badDate', { text }))
  return instant
}

/** Reasons are codes; here they become sentences. */
function inWords(error: unknown, lang: Lang): unknown {
  if (!(error instanceof Refusal)) return error
  const { reason } = error.details
  if (typeof reason !== 'string') return error
  if (error.code === 'source-refused') {
    return new Refusal(error.code, { ...error.details, reason: liveProblemText(lang, reason) })
  }
  if (error.code !== 'import-refused') return error
  return new Refusal(error.code, { ...error.details, reason: problemText(lang, reason) })
}

function bringIn(invocation: Invocation, work: Work): Promise<LiveReport> {
  return withNewsroom(invocation.config(), ({ read, call }) => work({ read, call }))
}

function rehearse(invocation: Invocation, work: Work): Promise<LiveReport> {
  const config = invocation.config()
  return isThere(config)
    ? lookAtNewsroom(config, ({ read }) => work({ read, call: nothing }))
    : work({ read: null, call: nothing })
}

/** A rehearsal that writes is a mistake in the program. */
const nothing: CallAction = () => Promise.reject(new Error('a rehearsal writes nothing'))
