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
  return `/comments/${id}/held?key=${formNonce(toEpoch(now), markOf(id), signOf(keys))}`
}

export function opensHeld(keys: Keyring, id: number, key: string | null, now: Instant): boolean {
  const issued = key?.split('.')[1] === markOf(id) ? nonceIssuedAt(key, signOf(keys)) : null
  return issued !== null && toEpoch(now) / 1000 - issued <= SHOWN_SECONDS
}

function markOf(id: number): string {
  return `held-${String(id).padStart(16, '0')}`
}

function signOf(keys: Keyring): (text: string) => string {
  return (text) => keys.hmac('form', `held:${text}`)
}
