import type { Keyring } from '../../config/keyring.ts'

/** The secret part of the address at which letters about answers are stopped; it does nothing else, and does not end. */
export function lettersToken(keys: Keyring, identityId: number): string {
  return keys.hmac('form', `letters:${identityId}`)
}
