import type { Keyring } from '../../config/keyring.ts'
import { defineAction } from '../action.ts'
import { setLetters } from './choose-letters.ts'
import { lettersToken } from './letters-token.ts'

/** Digests are compared, so that the time of it tells nothing of the secret. */
function sameSecret(keys: Keyring, given: string, right: string): boolean {
  return keys.tokenHash(given) === keys.tokenHash(right)
}

/** The link and the one click in a letter (RFC 8058). A wrong token does nothing and is answered the same. */
export const stopLetters = defineAction(
  async (context, input: { identityId: number; token: string }): Promise<null> => {
    if (sameSecret(context.keys, input.token, lettersToken(context.keys, input.identityId)))
      await setLetters(context, input.identityId, 'none')
    return null
  },
)
