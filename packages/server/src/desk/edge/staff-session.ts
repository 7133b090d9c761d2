import type { DeskContext } from '../context.ts'
import { callerOfToken } from './caller.ts'
import { sessionCookie } from './cookie.ts'

/**
 * Whether a request carries the cookie of an open session: for addresses outside the desk that show the newsroom more
 * than readers, such as pictures of unpublished work.
 */
export function staffSession(desk: DeskContext): (request: Request) => Promise<boolean> {
  const cookie = sessionCookie(desk.config.publicUrl)
  return async (request) => (await callerOfToken(desk, cookie.read(request.headers.get('cookie')))) !== null
}
