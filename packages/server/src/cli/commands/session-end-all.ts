import type { Command } from '../command.ts'
import { isGiven } from '../command.ts'
import { withExistingNewsroom } from '../open.ts'
import { say } from '../words.ts'

/** The emergency lock from a shell: everybody is signed out, at once. */
export const sessionEndAllCommand: Command = async (invocation) =>
  withExistingNewsroom(invocation.config(), async ({ call }) => {
    const ended = await call(
      'people/end-all-sessions',
      { except: null, tokens: isGiven(invocation, '--tokens') },
      { actor: { kind: 'operator' } },
    )
    const counts = { sessions: String(ended.sessions), tokens: String(ended.tokens) }
    return { value: { ...ended }, text: say(invocation.lang, 'sessionsEnded', counts) }
  })
