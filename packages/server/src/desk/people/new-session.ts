import type { SecondMethod, SecondStep } from '@warraq/core/contract/keys'
import type { SignedIn } from '@warraq/core/contract/session'
import { Refusal } from '@warraq/core/errors'
import type { KeyProof } from '../../actions/people/second-keys.ts'
import { codesOf, hasSecondKey, passkeysOf, recoveryLeft } from '../../store/desk/keys.ts'
import { activeAccount } from '../../store/desk/sessions.ts'
import type { DeskContext } from '../context.ts'
import type { Caller, Visitor } from '../route.ts'
import { agentFamily } from './device.ts'
import { signedIn } from './signed-in.ts'

export interface SessionStart {
  readonly accountId: number
  /** The hash the password was checked against, or that was just set. */
  readonly passwordHash: string | null
  readonly visitor: Visitor
  /** A session this browser had before: it ends, so that a token never outlives a sign-in. */
  readonly former: Caller | null
  readonly giveBack: readonly string[]
  /** A second key that was shown, with the ticket that stands for the password. */
  readonly proof?: KeyProof
  readonly ticketHash?: string
}

/** Opens a session and gives its token for the cookie and what the newsroom wants to know first. */
export async function newSession(desk: DeskContext, start: SessionStart): Promise<{ token: string; view: SignedIn }> {
  const { accountId, passwordHash, visitor, former, giveBack, proof, ticketHash } = start
  const token = desk.keys.token()
  const tokenHash = desk.keys.tokenHash(token)
  const input = {
    accountId,
    passwordHash,
    tokenHash,
    agent: agentFamily(visitor.agent),
    giveBack,
    ...(proof && { proof }),
    ...(ticketHash !== undefined && { ticketHash }),
  }
  await desk.call('people/start-session', input, { actor: { kind: 'guest' } })
  if (former) {
    await desk.call(
      'people/end-session',
      { sessionId: former.sessionId },
      { actor: { kind: 'account', accountId: former.account.id } },
    )
  }
  const account = await activeAccount(desk.read, accountId)
  if (!account) throw new Refusal('sign-in-failed')
  return { token, view: await signedIn(desk, account) }
}

/** Signs in whoever needs nothing more; whoever has a second key gets a ticket and is asked for it. */
export async function newSessionOrStep(
  desk: DeskContext,
  start: SessionStart & { readonly passwordHash: string },
): Promise<{ token: string; view: SignedIn } | { token: null; view: SecondStep }> {
  const { accountId, passwordHash, giveBack } = start
  if (!(await hasSecondKey(desk.read, accountId))) return newSession(desk, start)
  const ticket = desk.keys.token()
  const ticketHash = desk.keys.tokenHash(ticket)
  await desk.call(
    'people/ask-second-key',
    { accountId, passwordHash, ticketHash, giveBack },
    { actor: { kind: 'guest' } },
  )
  return { token: null, view: { account: null, second: { ticket, methods: await methodsOf(desk, accountId) } } }
}

async function methodsOf(desk: DeskContext, accountId: number): Promise<SecondMethod[]> {
  const [passkeys, codes, recovery] = await Promise.all([
    passkeysOf(desk.read, accountId),
    codesOf(desk.read, accountId),
    recoveryLeft(desk.read, accountId),
  ])
  return [
    ...(passkeys.length > 0 ? (['passkey'] as const) : []),
    ...(codes !== null && codes.confirmedAt !== null ? (['code'] as const) : []),
    ...(recovery > 0 ? (['recovery'] as const) : []),
  ]
}
