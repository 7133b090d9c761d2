import { Refusal } from '@warraq/core/errors'
import type { ReadDb } from '../../store/database.ts'
import type { Command } from '../command.ts'
import { lookAtNewsroom } from '../open.ts'
import { say } from '../words.ts'

/** Fails when search cannot find a published article. */
export const searchStatusCommand: Command = async (invocation) =>
  lookAtNewsroom(invocation.config(), async ({ read }) => {
    const { n: articles } = await read
      .selectFrom('public_article')
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    const missing = await missingFromIndex(read)
    const value = { articles, indexed: articles - missing.length, missing }
    const text = say(invocation.lang, 'indexed', { ...value, missing: missing.length })
    return {
      value,
      text,
      ...(missing.length === 0 ? {} : { wrong: new Refusal('index-incomplete', { missing: missing.length }) }),
    }
  })

/** Ids of public articles that have no words in the index. */
export async function missingFromIndex(read: ReadDb): Promise<number[]> {
  const rows = await read
    .selectFrom('public_article as a')
    .select('a.id')
    .where((e) =>
      e.not(e.exists(e.selectFrom('search_word as w').select('w.word').whereRef('w.article_id', '=', 'a.id'))),
    )
    .orderBy('a.id')
    .execute()
  return rows.map(({ id }) => id)
}
