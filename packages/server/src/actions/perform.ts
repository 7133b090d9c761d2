import type { DomainEvent } from '@warraq/core/events'
import { SUBSCRIBERS } from '@warraq/core/events'
import type { Json } from '@warraq/core/json'
import type { Instant } from '@warraq/core/time'
import { plusSeconds } from '@warraq/core/time'
import type { Keyring } from '../config/keyring.ts'
import { chainAfter, CHAIN_START, entryHash } from '../store/audit-chain.ts'
import type { WriteDb } from '../store/database.ts'
import type { Action, Actor, PlannedJob, WriteContext } from './action.ts'
import type { Kept } from './kept.ts'

/** One call on its way to the writer. */
export interface Call {
  readonly name: string
  readonly input: Json
  readonly actor: Actor
  /** Retry keys: when one of them was answered before, that answer is given again and nothing is done. */
  readonly retryKeys: readonly string[]
  /** How long the answer is kept for the retry keys; a day unless given. */
  readonly keepSeconds?: number
  readonly now: Instant
}

export interface Performed {
  readonly value: Json
  /** Page tags dropped, with the id of the notice that tells other nodes. */
  readonly notices: readonly { readonly id: number; readonly tag: string }[]
  readonly jobs: boolean
}

const ANSWERS_KEPT_SECONDS = 24 * 3600

/** What every action of one writer is done with. */
export interface WriterParts {
  readonly dialect: WriteContext['dialect']
  readonly keys: Keyring
  readonly kept: Kept
}

/** Runs one action inside an open transaction, with its retry key, outbox rows, jobs, notices and audit rows. */
export async function perform(
  action: Action<Json, Json>,
  call: Call,
  db: WriteDb,
  { dialect, keys, kept }: WriterParts,
): Promise<Performed> {
  const before = await answerGiven(db, call)
  if (before) return { value: before.value, notices: [], jobs: false }

  const tags = new Set<string>()
  const audits: AuditNote[] = []
  const retryKeys = new Set(call.retryKeys)
  let jobs = false
  const plan = async (job: PlannedJob): Promise<void> => {
    await addJob(db, call.now, job)
    jobs = true
  }
  const context: WriteContext = {
    db,
    dialect,
    keys,
    kept,
    now: call.now,
    actor: call.actor,
    plan,
    emit: (event) => emit(db, call.now, event, plan),
    drop: (...dropped) => dropped.forEach((tag) => tags.add(tag)),
    audit: (name, subject, payload = null) => audits.push({ action: name, subject, payload }),
    alsoAnswer: (...more) => more.forEach((key) => retryKeys.add(key)),
  }
  const value = (await action.run(context, call.input)) ?? null
  await rememberAnswer(db, call, [...retryKeys], value)
  await appendAudit(db, call, audits)
  return { value, notices: await noteDrops(db, call.now, [...tags]), jobs }
}

async function answerGiven(db: WriteDb, call: Call): Promise<{ value: Json } | null> {
  if (call.retryKeys.length === 0) return null
  const row = await db
    .selectFrom('given_answer')
    .select('answer')
    .where('key', 'in', call.retryKeys)
    .where('expires_at', '>', call.now)
    .limit(1)
    .executeTakeFirst()
  return row ? { value: JSON.parse(row.answer) as Json } : null
}

async function rememberAnswer(db: WriteDb, call: Call, retryKeys: readonly string[], value: Json): Promise<void> {
  if (retryKeys.length === 0) return
  const row = {
    answer: JSON.stringify(value),
    at: call.now,
    expires_at: plusSeconds(call.now, call.keepSeconds ?? ANSWERS_KEPT_SECONDS),
  }
  await db
    .insertInto('given_answer')
    .values(retryKeys.map((key) => ({ key, ...row })))
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute()
}

async function emit(
  db: WriteDb,
  now: Instant,
  event: DomainEvent,
  plan: (job: PlannedJob) => Promise<void>,
): Promise<void> {
  const { type, ...payload } = event
  const { id } = await db
    .insertInto('event')
    .values({ type, payload: JSON.stringify(payload), at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const kind of SUBSCRIBERS[type]) await plan({ kind, payload, uniqueKey: `event:${id}:${kind}` })
}

async function addJob(db: WriteDb, now: Instant, job: PlannedJob): Promise<void> {
  await db
    .insertInto('job')
    .values({
      kind: job.kind,
      payload: JSON.stringify(job.payload),
      unique_key: job.uniqueKey ?? null,
      state: 'waiting',
      run_at: job.runAt ?? now,
      attempts: 0,
      locked_until: null,
      locked_by: null,
      last_error: null,
      created_at: now,
      finished_at: null,
    })
    .onConflict((conflict) => conflict.column('unique_key').doNothing())
    .execute()
}

async function noteDrops(db: WriteDb, now: Instant, tags: readonly string[]): Promise<Performed['notices']> {
  if (tags.length === 0) return []
  return db
    .insertInto('page_notice')
    .values(tags.map((tag) => ({ tag, at: now })))
    .returning(['id', 'tag'])
    .execute()
}

interface AuditNote {
  readonly action: string
  readonly subject: string
  readonly payload: Json
}

/** Each row holds the hash of the one before: an altered, added or missing row breaks the chain at its place. */
async function appendAudit(db: WriteDb, call: Call, notes: readonly AuditNote[]): Promise<void> {
  if (notes.length === 0) return
  const actor = auditActor(call.actor)
  const last = await db
    .selectFrom('audit_event')
    .select(['seq', 'payload_hash', 'prev_hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  let previous = last ? chainAfter(last.prev_hash, last.payload_hash) : CHAIN_START
  for (const note of notes) {
    const { action, subject } = note
    const entry = { at: call.now, actor, action, subject, payload: JSON.stringify(note.payload) }
    const hash = entryHash(entry)
    await db
      .insertInto('audit_event')
      .values({ ...entry, payload_hash: hash, prev_hash: previous })
      .execute()
    previous = chainAfter(previous, hash)
  }
}

function auditActor(actor: Actor): string {
  if (actor.kind === 'account') return `account:${actor.accountId}`
  return actor.kind === 'job' ? `job:${actor.job}` : actor.kind
}
