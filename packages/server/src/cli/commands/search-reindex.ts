import type { Command } from '../command.ts'
import { withExistingNewsroom } from '../open.ts'
import { say } from '../words.ts'

const AT_ONCE = 16

/** Makes the index of every public article again, a few at once so that they share a commit. */
export const searchReindexCommand: Command = async (invocation) =>
  withExistingNewsroom(invocation.config(), async ({ read, call }) => {
    const rows = await read.selectFrom('public_article').select('id').orderBy('id').execute()
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const batch = rows.slice(from, from + AT_ONCE)
      await Promise.all(
        batch.map(({ id }) => call('search/index-article', { articleId: id }, { actor: { kind: 'operator' } })),
      )
    }
    return { value: { articles: rows.length }, text: say(invocation.lang, 'reindexed', { articles: rows.length }) }
  })
