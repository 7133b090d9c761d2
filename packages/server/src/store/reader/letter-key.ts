import type { Keyring } from '../../config/keyring.ts'

/** The unguessable half of a letter's address: made anew whenever it is needed, so that it is stored nowhere. */
export function letterKey(keys: Pick<Keyring, 'hmac'>, letterId: number): string {
  return keys.hmac('form', `letter ${letterId}`).slice(0, 40)
}
