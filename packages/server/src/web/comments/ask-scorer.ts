import { createHmac } from 'node:crypto'
import type { ScorerAnswer } from '@warraq/core/comments/phases/facts'
import type { ModerationSettings } from '@warraq/core/contract/moderation-settings'
import { toEpoch } from '@warraq/core/time'
import { scorerNumber } from '../../store/reader/moderation.ts'
import type { WebContext } from '../context.ts'

/** What an outside scorer is told: the words and what they are said about. Never who says them, or from where. */
export interface AskedOfScorer {
  readonly text: string
  readonly lang: string
  readonly article: { readonly title: string; readonly url: string }
}

type Parts = Pick<WebContext, 'read' | 'keys' | 'now' | 'fetch'>

const MOST_BYTES = 16 * 1024

/**
 * Asks the newspaper's outside scorer about a comment before it is stored, so that nobody's writing waits for another
 * machine: `POST` of JSON (`version`, `text`, `lang`, `article`), signed with `Warraq-Signature: t=<seconds>,v1=<hex>`,
 * HMAC-SHA256 with the secret of the newspaper over `<seconds>.<body>`. The answer is JSON: `score` from 0 to 1 and, where it
 * should hold the comment, `hold: true`. Null where none is asked. No answer within the time, or none of this shape, is told
 * with what the owner has chosen for it.
 */
export async function askScorer(
  { read, keys, now, fetch }: Parts,
  { hook }: Pick<ModerationSettings, 'hook'>,
  asked: AskedOfScorer,
): Promise<ScorerAnswer | null> {
  if (hook === null) return null
  const failed: ScorerAnswer = { ok: false, holds: hook.onFailure === 'hold' }
  const number = await scorerNumber(read)
  if (number === null) return failed
  const body = JSON.stringify({ version: 1, ...asked })
  const seconds = Math.floor(toEpoch(now()) / 1000)
  const signature = createHmac('sha256', keys.hmac('scorer', number)).update(`${seconds}.${body}`).digest('hex')
  const answer = await fetch(hook.url, {
    post: { type: 'application/json', body },
    headers: { 'warraq-signature': `t=${seconds},v1=${signature}` },
    accept: ['application/json'],
    mostBytes: MOST_BYTES,
    stepMs: hook.budgetMs,
    allMs: hook.budgetMs,
  })
  return (answer.got && answer.status === 200 ? readAnswer(answer.bytes) : null) ?? failed
}

function readAnswer(bytes: Uint8Array): ScorerAnswer | null {
  try {
    const { score, hold } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { score?: unknown; hold?: unknown }
    if (typeof score !== 'number' || !(score >= 0 && score <= 1)) return null
    return { ok: true, score, hold: hold === true }
  } catch {
    // Not JSON, or not an object: no answer, which the caller says what to do about.
    return null
  }
}
