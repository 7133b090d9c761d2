import type { CASE_QUEUES } from '@warraq/core/comments/cases'
import { MOST_COUNTED } from '@warraq/core/contract/cases'
import { CompiledQuery } from 'kysely'
import { expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { longDiscussion } from '../../actions/comments/fixtures/long-discussion.ts'
import { openDiscussion } from '../../actions/comments/fixtures/discussion.ts'
import { databaseAddress } from '../../config/config.ts'
import { openDatabase } from '../database.ts'
import { hearQueries } from '../query-count.ts'
import { countCases } from './cases.ts'
import { countWaitingComments } from './counts.ts'

eachDatabase('counts of the queues', (newsroom) => {
  test('are exact to a thousand, say that there are more beyond, and read by an index whatever waits', async () => {
    const articleId = await openDiscussion(newsroom())
    await longDiscussion(newsroom(), articleId, 3000)
    const open = openDatabase(databaseAddress(newsroom().config), 'write')
    const asker = { accountId: 0, now: newsroom().now(), lang: 'ar' } as const
    const put = (count: number, queue: (typeof CASE_QUEUES)[number], state: string) =>
      open.exec(`INSERT INTO comment_case (comment_id, revision_id, queue, state, priority, opened_at)
        SELECT id, latest_revision_id, '${queue}', '${state}', 0, created_at FROM comment
        WHERE id NOT IN (SELECT comment_id FROM comment_case) ORDER BY id LIMIT ${count}`)
    try {
      await put(7, 'reported', 'open')
      await put(3, 'spam', 'escalated')
      await put(400, 'pending', 'closed')
      await put(1000, 'pending', 'open')
      expect(await countCases(open.db, asker)).toMatchObject({ pending: 1000, reported: 7, spam: 3, escalated: 3 })
      expect(await countWaitingComments(open.db)).toBe(MOST_COUNTED + 1)
      await put(1500, 'pending', 'open')
      await open.exec('ANALYZE')
      expect(await countCases(open.db, asker)).toMatchObject({ pending: MOST_COUNTED + 1, reported: 7, escalated: 3 })

      const { queries } = await hearQueries(() => countCases(open.db, asker))
      const told = await Promise.all(
        queries
          .filter(({ sql }) => sql.includes('comment_case'))
          .map(async ({ sql, parameters }) => {
            const how = newsroom().kind === 'sqlite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN'
            const { rows } = await open.db.executeQuery(CompiledQuery.raw(`${how} ${sql}`, [...parameters]))
            return JSON.stringify(rows)
          }),
      )
      expect(told).toHaveLength(2)
      if (newsroom().kind === 'sqlite') {
        expect(told.join()).not.toMatch(/SCAN (?:k|comment_case)(?! USING COVERING INDEX comment_case_escalated)/)
        expect(told.join()).toContain('comment_case_leased')
        expect(told.join()).toContain('comment_case_escalated')
      }
      expect(told.join()).toContain('comment_case_queue')
      // A plan of PostgreSQL may read a small table whole; it stops at the limit either way.
      if (newsroom().kind === 'postgres') expect(told.join().match(/Limit/g)?.length).toBeGreaterThanOrEqual(5)
    } finally {
      await open.close()
    }
  })
})
