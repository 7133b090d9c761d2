import { permissionsOf } from './permissions.ts'
import type { Role } from './roles.ts'

/** Whoever may put something before readers, or decide who may, proves with two things who they are. */
export function mustHaveSecondKey(role: Role): boolean {
  const may = permissionsOf(role)
  return may.includes('article.publish') || may.includes('account.manage')
}

/**
 * `there`: the account has one. `needed`: nothing else can be done before there is one. `advised`: the same role on a
 * newsroom that only its own machine reaches. `optional`: the role may do without.
 */
export type SecondKeyStanding = 'there' | 'needed' | 'advised' | 'optional'

export function secondKeyStanding(role: Role, has: boolean, onlyThisMachine: boolean): SecondKeyStanding {
  if (has) return 'there'
  if (!mustHaveSecondKey(role)) return 'optional'
  return onlyThisMachine ? 'advised' : 'needed'
}

/** For how long somebody counts as having just proved who they are. */
export const PROVED_SECONDS = 10 * 60

/** Recovery codes: Crockford's 32 signs (no i, l, o, u), 16 of them (80 bits), in fours. */
export const RECOVERY_SIGNS = '0123456789abcdefghjkmnpqrstvwxyz'
export const RECOVERY_COUNT = 10

/** A recovery code as it is compared: case, spaces and hyphens do not count, and neither do the usual mistakes. */
export function recoveryKey(typed: string): string {
  return typed.toLowerCase().replaceAll(/[\s-]/gu, '').replaceAll('o', '0').replaceAll(/[il]/gu, '1')
}

/** Six digits of an authenticator, or null: then it may be a recovery code. Digits of either script are the same. */
export function authenticatorCode(typed: string): string | null {
  const plain = typed
    .replaceAll(/\s/gu, '')
    .replaceAll(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll(/[۰-۹]/gu, (digit) => String(digit.charCodeAt(0) - 0x6f0))
  return /^\d{6}$/.test(plain) ? plain : null
}
