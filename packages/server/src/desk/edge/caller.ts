import { plusSeconds } from '@warraq/core/time'
import { TOKEN_BEGINNING } from '@warraq/core/people/token-scopes'
import { findToken } from '../../store/desk/api-tokens.ts'
import type { SessionAccount } from '../../store/desk/sessions.ts'
import { activeAccount, findSession } from '../../store/desk/sessions.ts'
import type { DeskContext } from '../context.ts'
import type { Caller } from '../route.ts'

/** How often the time of the last use is written down. */
const TOUCH_SECONDS = 60

/** Who holds this session token now; null when nobody does. */
export async function callerOfToken(desk: DeskContext, token: string | null): Promise<Caller | null> {
  if (token === null) return null
  const now = desk.now()
  const session = await findSession(desk.read, desk.keys.tokenHash(token), now)
  if (!session) return null
  if (session.seenAt <= plusSeconds(now, -TOUCH_SECONDS))
    await note(desk, () =>
      desk.call('people/touch-session', { sessionId: session.sessionId }, { actor: { kind: 'guest' } }),
    )
  const { account, sessionId, provedAt } = session
  return { sessionId, provedAt, scopes: null, account, staff: staffOf(account) }
}

/** The account a program works for, by its token; null when the token or its account does not work any more. */
export async function callerOfProgram(desk: DeskContext, token: string): Promise<Caller | null> {
  const now = desk.now()
  const found = token.startsWith(TOKEN_BEGINNING) ? await findToken(desk.read, desk.keys.tokenHash(token), now) : null
  const account = found === null ? null : await activeAccount(desk.read, found.accountId)
  if (found === null || account === null) return null
  if (found.usedAt === null || found.usedAt <= plusSeconds(now, -TOUCH_SECONDS))
    await note(desk, () => desk.call('people/touch-token', { tokenId: found.id }, { actor: { kind: 'guest' } }))
  return { sessionId: 0, provedAt: null, scopes: found.scopes, account, staff: staffOf(account) }
}

const BEARER = /^Bearer ([\w-]{20,100})$/i

/** The token of an `Authorization` header (RFC 6750, section 2.1); '' for one that is no such token, null without a header. */
export function bearerToken(header: string | undefined): string | null {
  return header === undefined ? null : (BEARER.exec(header)?.[1] ?? '')
}

function staffOf({ id, role, sectionIds }: SessionAccount): Caller['staff'] {
  return { id, role, sectionIds }
}

/** A disk that takes no write must not keep the newsroom from reading. */
async function note(desk: DeskContext, write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    desk.log.defect('desk session touch', error)
  }
}
