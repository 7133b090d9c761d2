import { plusSeconds } from '@warraq/core/time'
import { findSession } from '../../store/desk/sessions.ts'
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
  if (session.seenAt <= plusSeconds(now, -TOUCH_SECONDS)) await touch(desk, session.sessionId)
  const { account, sessionId } = session
  return { sessionId, account, staff: { id: account.id, role: account.role, sectionIds: account.sectionIds } }
}

/** A disk that takes no write must not keep the newsroom from reading. */
async function touch(desk: DeskContext, sessionId: number): Promise<void> {
  try {
    await desk.call('people/touch-session', { sessionId }, { actor: { kind: 'guest' } })
  } catch (error) {
    desk.log.defect('desk session touch', error)
  }
}
