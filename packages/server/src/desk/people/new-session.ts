import type { SignedIn } from '@warraq/core/contract/session'
import { Refusal } from '@warraq/core/errors'
import { activeAccount } from '../../store/desk/sessions.ts'
import type { DeskContext } from '../context.ts'
import type { Caller, Visitor } from '../route.ts'
import { agentFamily } from './device.ts'
import { signedIn } from './signed-in.ts'

export interface SessionStart {
  readonly accountId: number
  /** The hash the password was checked against, or that was just set. */
  readonly passwordHash: string
  readonly visitor: Visitor
  /** A session this browser had before: it ends, so that a token never outlives a sign-in. */
  readonly former: Caller | null
  readonly giveBack: readonly string[]
}

/** Opens a session and gives its token for the cookie and what the newsroom wants to know first. */
export async function newSession(desk: DeskContext, start: SessionStart): Promise<{ token: string; view: SignedIn }> {
  const { accountId, passwordHash, visitor, former, giveBack } = start
  const token = desk.keys.token()
  const tokenHash = desk.keys.tokenHash(token)
  const input = { accountId, passwordHash, tokenHash, agent: agentFamily(visitor.agent), giveBack }
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
