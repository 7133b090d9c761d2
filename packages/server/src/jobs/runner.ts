import type { Json } from '@warraq/core/json'
import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
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
  /** Kinds that get a lane each: whatever else waits or takes long does not make them late. All others share one. */
  readonly lanes?: readonly string[]
  /** Kinds that share one lane and go one by one there: they write the same rows, and together would only stop each other. */
  readonly inTurn?: readonly string[]
  /** Tells this worker from all others that ever claimed from the job table. */
  readonly worker: string
}

export interface JobRunner {
  /** Something was planned: look now instead of at the next tick. */
  ring(): void
  /** Runs what is due until nothing is left; for tests and for commands. */
  drain(): Promise<void>
  /** Begins nothing more and waits for what was begun. */
  stop(): Promise<void>
}

const AT_ONCE = 4
/** A scheduled article is out within 5 s of its minute, so nobody waits longer than this for the next look. */
const LONGEST_SLEEP_MS = 2_000
const TIDY_EVERY_MS = 600_000

/** Runs jobs at least once: claims, hands to the handler, records the end; failures wait longer each time, then are parked. */
export function startJobRunner(parts: RunnerParts): JobRunner {
  const own = (parts.lanes ?? []).filter((kind) => kind in parts.handlers)
  const inTurn = (parts.inTurn ?? []).filter((kind) => kind in parts.handlers)
  const others = Object.keys(parts.handlers).filter((kind) => !own.includes(kind) && !inTurn.includes(kind))
  const lanes = [
    ...own.map((kind) => startLane(parts, [kind], AT_ONCE)),
    ...(inTurn.length > 0 ? [startLane(parts, inTurn, 1)] : []),
    ...(others.length > 0 ? [startLane(parts, others, AT_ONCE)] : []),
  ]
  const stopTidying = keepTidy(parts)
  return {
    ring: () => lanes.forEach((lane) => lane.look()),
    drain: async () => {
      // What one lane does may plan work for another.
      const rounds = async () => (await Promise.all(lanes.map((lane) => lane.drain()))).some((done) => done > 0)
      while (await rounds());
    },
    stop: async () => {
      await Promise.all([stopTidying(), ...lanes.map((lane) => lane.stop())])
    },
  }
}

interface Lane {
  look(): void
  /** How many it did. */
  drain(): Promise<number>
  stop(): Promise<void>
}

function startLane(parts: RunnerParts, kinds: readonly string[], most: number): Lane {
  const state = {
    stopped: false,
    running: null as Promise<void> | null,
    rung: false,
    timer: undefined as NodeJS.Timeout | undefined,
  }
  const drain = async (): Promise<number> => {
    for (let done = 0; ;) {
      if (state.stopped) return done
      const jobs = await parts.call(
        'jobs/claim-jobs',
        { worker: parts.worker, most, kinds },
        { actor: { kind: 'job', job: 'runner' } },
      )
      if (jobs.length === 0) return done
      await Promise.all(jobs.map((job) => runOne(parts, job)))
      done += jobs.length
    }
  }
  const round = async (): Promise<void> => {
    try {
      if (await anyDue(parts, kinds)) await drain()
    } catch (error) {
      parts.log.defect('jobs', error)
    }
  }
  /** One thing at a time in a lane: what is begun here ends before the next look. */
  const begin = (work: Promise<void>): void => {
    clearTimeout(state.timer)
    state.rung = false
    state.running = work.finally(() => {
      state.running = null
      if (state.stopped) return
      if (state.rung) setImmediate(look)
      else state.timer = setTimeout(look, LONGEST_SLEEP_MS)
    })
  }
  const look = (): void => {
    if (state.stopped || state.running) state.rung = true
    else begin(round())
  }
  look()
  return {
    look,
    // What the lane has in hand by itself is waited for as well; it may leave more behind.
    drain: async () => {
      let before = 0
      for (; state.running; before = 1) await state.running
      const work = drain()
      begin(
        work.then(
          () => undefined,
          () => undefined,
        ),
      )
      return before + (await work)
    },
    stop: async () => {
      state.stopped = true
      clearTimeout(state.timer)
      await state.running
    },
  }
}

const TIDYING = { actor: { kind: 'job', job: 'tidy-up' } } as const
const MOST_ROUNDS = 100

/** Takes away what has served its time, now and then. */
function keepTidy({ call, log }: RunnerParts): () => Promise<void> {
  const state = { working: Promise.resolve() }
  const tidy = async (): Promise<void> => {
    try {
      await call('jobs/tidy-up', null, TIDYING)
      for (let round = 0; round < MOST_ROUNDS; round += 1)
        if (!(await call('comments/tidy-comments', null, TIDYING)).more) break
    } catch (error) {
      log.defect('tidy-up', error)
    }
  }
  const start = (): void => void (state.working = tidy())
  start()
  const timer = setInterval(start, TIDY_EVERY_MS)
  return () => {
    clearInterval(timer)
    return state.working
  }
}

/** A read first: an idle newsroom must not write to its disk every two seconds. */
async function anyDue({ read, now }: RunnerParts, kinds: readonly string[]): Promise<boolean> {
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
    .where('kind', 'in', kinds)
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
    if (error instanceof Refusal) {
      await settle(error.code, !passes(error))
      return
    }
    const ref = parts.log.defect(`job ${job.kind}`, error, { job: job.id, attempts: job.attempts })
    await settle(`${error instanceof Error ? error.message : String(error)} (${ref})`, false)
  }
}

/** A no that says "not now" (503, 429): a full disk or a crowded row does not keep an article from coming out later. */
function passes({ status }: Refusal): boolean {
  return status === 503 || status === 429
}
