import type { Json } from '@warraq/core/json'
import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
import { toEpoch } from '@warraq/core/time'
import type { CallAction } from '../actions/call.ts'
import type { ClaimedJob } from '../actions/jobs/claim-jobs.ts'
import type { Log } from '../ports/log/log.ts'
import type { ReadDb } from '../store/database.ts'

/** What any handler of a job may need beside its payload; handlers with more take it when they are made. */
export type JobHandler = (payload: Json) => Promise<void>

export interface RunnerParts {
  readonly read: ReadDb
  readonly call: CallAction
  readonly log: Log
  readonly now: () => Instant
  readonly handlers: Readonly<Record<string, JobHandler>>
  /** Tells this worker from others in the job table. */
  readonly worker: string
}

export interface JobRunner {
  /** Something was planned: look now instead of at the next tick. */
  ring(): void
  /** Runs what is due until nothing is left; for tests and for commands. */
  drain(): Promise<void>
  stop(): Promise<void>
}

const AT_ONCE = 4
/** A scheduled article is out within 5 s of its minute, so nobody waits longer than this for the next look. */
const LONGEST_SLEEP_MS = 2_000
const TIDY_EVERY_MS = 600_000

/** Runs jobs at least once: claims, hands to the handler, records the end; failures wait longer each time, then are parked. */
export function startJobRunner(parts: RunnerParts): JobRunner {
  const state = {
    stopped: false,
    running: null as Promise<void> | null,
    rung: false,
    timer: undefined as NodeJS.Timeout | undefined,
    tidiedAt: 0,
  }

  const drain = async (): Promise<void> => {
    for (;;) {
      const jobs = await parts.call(
        'jobs/claim-jobs',
        { worker: parts.worker, most: AT_ONCE, kinds: Object.keys(parts.handlers) },
        { actor: { kind: 'job', job: 'runner' } },
      )
      if (jobs.length === 0) return
      await Promise.all(jobs.map((job) => runOne(parts, job)))
    }
  }
  const tidy = async (): Promise<void> => {
    const at = toEpoch(parts.now())
    if (at - state.tidiedAt < TIDY_EVERY_MS) return
    state.tidiedAt = at
    await parts.call('jobs/tidy-up', null, { actor: { kind: 'job', job: 'tidy-up' } })
  }
  const round = async (): Promise<void> => {
    try {
      if (await anyDue(parts)) await drain()
      await tidy()
    } catch (error) {
      parts.log.defect('jobs', error)
    }
  }
  const look = (): void => {
    if (state.stopped || state.running) {
      state.rung = true
      return
    }
    clearTimeout(state.timer)
    state.rung = false
    state.running = round().finally(() => {
      state.running = null
      if (state.stopped) return
      if (state.rung) setImmediate(look)
      else state.timer = setTimeout(look, LONGEST_SLEEP_MS)
    })
  }
  look()
  return {
    ring: look,
    drain,
    stop: async () => {
      state.stopped = true
      clearTimeout(state.timer)
      await state.running
    },
  }
}

/** A read first: an idle newsroom must not write to its disk every two seconds. */
async function anyDue({ read, now, handlers }: RunnerParts): Promise<boolean> {
  const at = now()
  const row = await read
    .selectFrom('job')
    .select('id')
    .where((e) =>
      e.or([
        e.and([e('state', '=', 'waiting'), e('run_at', '<=', at)]),
        e.and([e('state', '=', 'running'), e('locked_until', '<=', at)]),
      ]),
    )
    .where('kind', 'in', Object.keys(handlers))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function runOne(parts: RunnerParts, job: ClaimedJob): Promise<void> {
  const settle = (error: string | null, final: boolean) =>
    parts.call(
      'jobs/settle-job',
      { id: job.id, worker: parts.worker, attempts: job.attempts, error, final },
      { actor: { kind: 'job', job: job.kind } },
    )
  try {
    const handler = parts.handlers[job.kind]
    if (!handler) throw new Error(`jobs: no handler for ${job.kind}`)
    await handler(job.payload)
    await settle(null, false)
  } catch (error) {
    const refused = error instanceof Refusal
    const ref = refused
      ? error.code
      : parts.log.defect(`job ${job.kind}`, error, { job: job.id, attempts: job.attempts })
    await settle(refused ? error.code : `${error instanceof Error ? error.message : String(error)} (${ref})`, refused)
  }
}
