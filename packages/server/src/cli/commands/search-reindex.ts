import { MOST_AT_ONCE } from '../../jobs/search/index-waiting.ts'
import type { Command } from '../command.ts'
import { withExistingNewsroom } from '../open.ts'
import { say } from '../words.ts'

const operator = { actor: { kind: 'operator' } } as const
const TOLD_EVERY = 25

/**
 * Makes the whole index again while readers go on searching. What is still to be done stands in the database: when this
 * is interrupted, the server's own job (or this command again) goes on where it ended.
 */
export const searchReindexCommand: Command = async (invocation) =>
  withExistingNewsroom(invocation.config(), async ({ call }) => {
    const { waiting, goesOn } = await call('search/begin-reindex', null, operator)
    if (goesOn) invocation.progress(say(invocation.lang, 'reindexGoesOn', { left: waiting }))
    for (let left = waiting, done = 0, round = 1; left > 0; round += 1) {
      const indexed = await call('search/index-waiting', { most: MOST_AT_ONCE, handOver: false }, operator)
      left = indexed.left
      done += indexed.done
      if (round % TOLD_EVERY === 0 || left === 0)
        invocation.progress(say(invocation.lang, 'reindexing', { done: Math.min(done, waiting), of: waiting }))
    }
    return { value: { documents: waiting, goesOn }, text: say(invocation.lang, 'reindexed', { documents: waiting }) }
  })
