import type { DeskRouteName } from '@warraq/core/contract/routes'
import { Refusal } from '@warraq/core/errors'
import { permissionsOf } from '@warraq/core/people/permissions'
import type { SecondKeyStanding } from '@warraq/core/people/second-key'
import { PROVED_SECONDS, secondKeyStanding } from '@warraq/core/people/second-key'
import type { Instant } from '@warraq/core/time'
import { plusSeconds } from '@warraq/core/time'
import { isLoopback } from '../../ports/second-keys/passkeys.ts'
import type { DeskContext } from '../context.ts'
import type { Caller, DeskEntry } from '../route.ts'
import { TOKEN_ROUTES } from '../token-routes.table.ts'

/** Lets a caller in, or refuses: not signed in, no permission, no second key yet, a dangerous act, not for programs. */
export function admit(
  desk: DeskContext,
  name: DeskRouteName,
  entry: DeskEntry<DeskRouteName>,
  caller: Caller | null,
): void {
  if (caller !== null && caller.scopes !== null) admitProgram(name, caller)
  if (entry.who === 'anyone') return
  if (caller === null) throw new Refusal('sign-in-needed')
  if (entry.who !== 'staff' && !permissionsOf(caller.staff.role).includes(entry.who))
    throw new Refusal('not-allowed', { permission: entry.who })
  if (entry.enrolling !== true && standingOf(desk, caller) === 'needed') throw new Refusal('second-key-needed')
  if (entry.stepUp === true) refuseUnproved(desk, caller)
}

/** Refused with `step-up-needed` where the last proof is older than ten minutes. */
export function refuseUnproved(desk: DeskContext, caller: Caller): void {
  if (!provedLately(caller, desk.now())) throw new Refusal('step-up-needed')
}

/** Where a caller stands with second keys. */
export function standingOf(desk: DeskContext, { account }: Pick<Caller, 'account'>): SecondKeyStanding {
  return secondKeyStanding(account.role, account.hasSecondKey, isLoopback(desk.config.publicUrl))
}

function admitProgram(name: DeskRouteName, caller: Caller): void {
  const scope = TOKEN_ROUTES[name]
  if (scope === undefined || caller.scopes?.includes(scope) !== true)
    throw new Refusal('not-for-tokens', scope === undefined ? {} : { scope })
}

function provedLately({ provedAt }: Caller, now: Instant): boolean {
  return provedAt !== null && provedAt > plusSeconds(now, -PROVED_SECONDS)
}
