import { plusSeconds, toEpoch } from '@warraq/core/time'
import type { Instant } from '@warraq/core/time'
import { defineAction } from '../action.ts'
import type { WriteContext } from '../action.ts'

/** One limit: at most `limit` takes under `key` within a window of `seconds` that starts with the first take. */
export interface Rate {
  /** Already keyed by the caller (`keys.hmac('rate', …)`): no address or e-mail is stored in the clear. */
  readonly key: string
  readonly limit: number
  readonly seconds: number
}

export interface RateVerdict {
  readonly ok: boolean
  /** Whole seconds until the longest of the full windows ends; 0 when `ok`. */
  readonly retryAfter: number
}

/**
 * Takes one from every limit, or from none when one of them is used up. Being refused does not make the wait longer,
 * so that somebody who keeps trying is let in when the window ends.
 */
export const takeRate = defineAction(async (context, input: { keys: readonly Rate[] }): Promise<RateVerdict> => {
  const windows = await openWindows(context, input.keys)
  const full = input.keys.flatMap((rate) => {
    const window = windows.get(rate.key)
    return window && window.count >= rate.limit ? [window.endsAt] : []
  })
  if (full.length > 0) {
    const wait = Math.max(...full.map((endsAt) => toEpoch(endsAt) - toEpoch(context.now)))
    return { ok: false, retryAfter: Math.max(1, Math.ceil(wait / 1000)) }
  }
  for (const rate of input.keys) await take(context, rate, windows.get(rate.key))
  return { ok: true, retryAfter: 0 }
})

interface OpenWindow {
  readonly count: number
  readonly endsAt: Instant
}

async function openWindows(context: WriteContext, rates: readonly Rate[]): Promise<ReadonlyMap<string, OpenWindow>> {
  if (rates.length === 0) return new Map()
  const rows = await context.db
    .selectFrom('rate_window')
    .select(['key', 'count', 'expires_at'])
    .where(
      'key',
      'in',
      rates.map(({ key }) => key),
    )
    .where('expires_at', '>', context.now)
    .execute()
  return new Map(rows.map((row) => [row.key, { count: row.count, endsAt: row.expires_at as Instant }]))
}

async function take(context: WriteContext, rate: Rate, open: OpenWindow | undefined): Promise<void> {
  if (open) {
    await context.db
      .updateTable('rate_window')
      .set({ count: open.count + 1 })
      .where('key', '=', rate.key)
      .execute()
    return
  }
  const fresh = { started_at: context.now, count: 1, expires_at: plusSeconds(context.now, rate.seconds) }
  await context.db
    .insertInto('rate_window')
    .values({ key: rate.key, ...fresh })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(fresh))
    .execute()
}
