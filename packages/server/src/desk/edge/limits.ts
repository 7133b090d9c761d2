import { Refusal } from '@warraq/core/errors'
import type { DeskContext } from '../context.ts'

/** One limit before it is keyed: `name` says what is limited, `whom` who is. */
export interface Limit {
  readonly name: string
  readonly whom: readonly string[]
  readonly limit: number
  readonly seconds: number
}

const MINUTE = 60

/** A person mistypes; a program guesses. The second number is for offices behind one address. */
export function signInLimits(emailKey: string, net: string): readonly Limit[] {
  return [
    { name: 'sign-in', whom: [emailKey, net], limit: 5, seconds: 15 * MINUTE },
    { name: 'sign-in-net', whom: [net], limit: 30, seconds: 15 * MINUTE },
    { name: 'sign-in-account', whom: [emailKey], limit: 60, seconds: 60 * MINUTE },
  ]
}

/** A second key after a right password, or again for a dangerous act: guessing six digits must be hopeless. */
export function secondKeyLimits(accountId: number, net: string): readonly Limit[] {
  return [
    { name: 'second-key', whom: [String(accountId), net], limit: 5, seconds: 15 * MINUTE },
    { name: 'second-key-account', whom: [String(accountId)], limit: 30, seconds: 60 * MINUTE },
  ]
}

/** Questions to passkeys of people who are not in yet cost a row each. */
export function passkeyLimits(net: string): readonly Limit[] {
  return [{ name: 'passkey', whom: [net], limit: 60, seconds: 15 * MINUTE }]
}

/** One-time links are not guessable; this keeps trying from costing anything. */
export function linkLimits(net: string): readonly Limit[] {
  return [{ name: 'link', whom: [net], limit: 30, seconds: 15 * MINUTE }]
}

export function resetRequestLimits(emailKey: string, net: string): readonly Limit[] {
  return [
    { name: 'reset-net', whom: [net], limit: 10, seconds: 15 * MINUTE },
    { name: 'reset-account', whom: [emailKey], limit: 3, seconds: 60 * MINUTE },
  ]
}

export function uploadLimits(accountId: number): readonly Limit[] {
  return [{ name: 'upload', whom: [String(accountId)], limit: 120, seconds: 10 * MINUTE }]
}

function keyed(desk: DeskContext, limit: Limit): string {
  return desk.keys.hmac('rate', ['desk', limit.name, ...limit.whom].join('\n'))
}

/** Takes from all limits, or refuses with the seconds to wait. Gives the keys, for what is given back on success. */
export async function takeLimits(desk: DeskContext, limits: readonly Limit[]): Promise<readonly string[]> {
  if (!desk.config.rateLimits) return []
  const keys = limits.map((limit) => ({ key: keyed(desk, limit), limit: limit.limit, seconds: limit.seconds }))
  const verdict = await desk.call('site/take-rate', { keys }, { actor: { kind: 'guest' } })
  if (!verdict.ok) throw new Refusal('too-many-requests', { retryAfter: verdict.retryAfter })
  return keys.map(({ key }) => key)
}
