import { formNonce, nonceIssuedAt } from '@warraq/core/comments/identity-token'
import type { Instant } from '@warraq/core/time'
import { toEpoch } from '@warraq/core/time'
import type { Keyring } from '../../config/keyring.ts'

/** How long somebody whose browser keeps no cookie can see that the comment has arrived. */
const SHOWN_SECONDS = 600

/**
 * Where the author of a waiting comment is led. The cookie opens the page; the key only says, for some minutes and
 * without the text, that the comment is there, for readers who refuse cookies.
 */
export function heldLink(keys: Keyring, id: number, now: Instant): string {
  return `/comments/${id}/held?key=${keyOf(keys, 'held', id, now)}`
}

export function opensHeld(keys: Keyring, id: number, key: string | null, now: Instant): boolean {
  return opens(keys, 'held', id, key, now)
}

/** The same for a report: whoever has just sent it is thanked, also without a cookie. */
export function sentReportLink(keys: Keyring, id: number, now: Instant): string {
  return `/comments/reports/${id}?key=${keyOf(keys, 'sent', id, now)}`
}

export function opensReport(keys: Keyring, id: number, key: string | null, now: Instant): boolean {
  return opens(keys, 'sent', id, key, now)
}

type What = 'held' | 'sent'

function keyOf(keys: Keyring, what: What, id: number, now: Instant): string {
  return formNonce(toEpoch(now), markOf(what, id), signOf(keys))
}

function opens(keys: Keyring, what: What, id: number, key: string | null, now: Instant): boolean {
  const issued = key?.split('.')[1] === markOf(what, id) ? nonceIssuedAt(key, signOf(keys)) : null
  return issued !== null && toEpoch(now) / 1000 - issued <= SHOWN_SECONDS
}

function markOf(what: What, id: number): string {
  return `${what}-${String(id).padStart(16, '0')}`
}

function signOf(keys: Keyring): (text: string) => string {
  return (text) => keys.hmac('form', `held:${text}`)
}
