import { hash, verify } from '@node-rs/argon2'
import { normalPassword } from '@warraq/core/people/password'
import { takeTurns } from '../turns.ts'

/** Argon2id as OWASP's password storage sheet sets its floor: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Each hash holds 19 MiB and a core: two at once leave the other core to readers. */
const AT_ONCE = 2
const QUEUE = 20

/** Of 32 random bytes that were thrown away: what a try for an account that does not exist is checked against. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$kbzZjZ9aCwfshQ2toFor/A$QnJaEINL/u6qpQRRPVMvwAxraFARVNej8ZRG578gr8U'

export interface PasswordHasher {
  hash(password: string): Promise<string>
  /** `null` (no such account, or no password yet) takes as long as a wrong password and is never right. */
  verify(stored: string | null, password: string): Promise<boolean>
}

/** Passwords are hashed here and nowhere else. More waiting work than the queue holds is the refusal `busy`. */
export function createPasswordHasher(): PasswordHasher {
  const turn = takeTurns(AT_ONCE, QUEUE)
  return {
    hash: (password) => turn(() => hash(normalPassword(password), COST)),
    verify: (stored, password) =>
      turn(async () => (await verify(stored ?? NOBODY, normalPassword(password))) && stored !== null),
  }
}
