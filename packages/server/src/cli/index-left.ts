import type { AppContext } from '../context.ts'
import { progressOn } from './progress.ts'
import { say } from './words.ts'

/**
 * Documents of one action: they share the rows of their words, so that one costs a third of what it does among four. The
 * writer is held for about a second, which only a command may do that has the newsroom to itself.
 */
const AT_ONCE = 256

const job = { actor: { kind: 'job', job: 'index-waiting' } } as const

/** What an import or a change of names has left for the search index is done before the command ends. */
export async function indexWhatWaits({ read, call, config }: AppContext): Promise<void> {
  const { n: of } = await read
    .selectFrom('search_waiting')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  if (of === 0) return
  const progress = progressOn(process.stderr)
  try {
    for (let left = of, done = 0; left > 0;) {
      progress.show(say(config.lang, 'indexing', { done: Math.min(done, of), of }))
      const indexed = await call('search/index-waiting', { most: AT_ONCE, handOver: false }, job)
      left = indexed.left
      done += indexed.done
    }
  } finally {
    progress.end()
  }
}
