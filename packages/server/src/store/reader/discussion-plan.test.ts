import type { CommentOrder } from '@warraq/core/comments/thread'
import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { longDiscussion } from '../../actions/comments/fixtures/long-discussion.ts'
import { openDiscussion } from '../../actions/comments/fixtures/discussion.ts'
import { databaseAddress } from '../../config/config.ts'
import type { OpenDatabase } from '../database.ts'
import { openDatabase } from '../database.ts'
import type { HeardQuery } from '../query-count.ts'
import { hearQueries } from '../query-count.ts'
import { commentsPage, pageOfComment } from './discussion.ts'

const MANY = 10_000
const FEW = 50

type Asked = OpenDatabase['db']

interface PlanNode {
  readonly 'Node Type': string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly PlanNode[]
}

/** Rows that the scans of a query touched. Only PostgreSQL says so. */
function rowsRead(node: PlanNode): number {
  const own = /Scan/.test(node['Node Type'])
    ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
    : 0
  return own + (node.Plans ?? []).reduce((sum, plan) => sum + rowsRead(plan), 0)
}

async function rowsOf(db: Asked, queries: readonly HeardQuery[]): Promise<number> {
  let sum = 0
  for (const { sql, parameters } of queries) {
    const plan = CompiledQuery.raw(`EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`, [...parameters])
    const { rows } = await db.executeQuery<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>(plan)
    sum += rowsRead(rows[0]?.['QUERY PLAN'][0]?.Plan as PlanNode)
  }
  return sum
}

async function planOf(db: Asked, queries: readonly HeardQuery[]): Promise<string[]> {
  const lines: string[] = []
  for (const { sql, parameters } of queries) {
    const plan = CompiledQuery.raw(`EXPLAIN QUERY PLAN ${sql}`, [...parameters])
    lines.push(...(await db.executeQuery<{ detail: string }>(plan)).rows.map(({ detail }) => detail))
  }
  return lines
}

eachDatabase('ten thousand comments', (newsroom) => {
  const state = { long: 0, short: 0, open: null as OpenDatabase | null }
  const db = (): Asked => {
    if (state.open === null) throw new Error('opened in beforeAll')
    return state.open.db
  }
  beforeAll(async () => {
    state.long = await openDiscussion(newsroom(), 'نقاش طويل')
    state.short = await openDiscussion(newsroom(), 'نقاش قصير')
    state.open = openDatabase(databaseAddress(newsroom().config), 'read')
    await longDiscussion(newsroom(), state.long, MANY)
    await longDiscussion(newsroom(), state.short, FEW)
  }, 60_000)
  afterAll(() => state.open?.close())
  const hear = (articleId: number, order: CommentOrder, page = 1) =>
    hearQueries(() => commentsPage(newsroom().read, articleId, { page, order }))

  test.each(['oldest', 'newest', 'answered', 'liked'] as const)(
    'the first page (%s) is found by an index, unsorted and unscanned',
    async (order) => {
      const { result, queries } = await hear(state.long, order)
      expect(result?.rows.filter(({ body }) => body !== null)).toHaveLength(50)
      if (newsroom().kind === 'postgres') {
        const [many, few] = [await rowsOf(db(), queries), await rowsOf(db(), (await hear(state.short, order)).queries)]
        expect(many).toBeLessThanOrEqual(2 * few + 20)
        return
      }
      const plan = await planOf(db(), queries)
      expect(plan.filter((line) => /^SCAN (c|comment|r|i)\b/.test(line))).toEqual([])
      const sorts = plan.filter((line) => line.includes('TEMP B-TREE FOR ORDER BY'))
      // By rank a thread's answers are put in order once they are there: a page of them, and never the threads.
      if (order === 'oldest' || order === 'newest') expect(sorts).toEqual([])
      expect(plan.join('\n')).toContain(
        { oldest: 'comment_thread', newest: 'comment_newest', answered: 'comment_answered', liked: 'comment_liked' }[
          order
        ],
      )
    },
  )

  test('a permalink counts keys of one index and reads no comment', async () => {
    const { read, kind } = newsroom()
    const last = { id: 9_999, rootId: 9_991, articleId: state.long }
    const { result, queries } = await hearQueries(() => pageOfComment(read, last))
    expect(result).toBe(200)
    expect(queries).toHaveLength(1)
    if (kind === 'postgres') return
    const plan = await planOf(db(), queries)
    const searches = plan.filter((line) => line.startsWith('SEARCH'))
    expect(searches).toHaveLength(2)
    for (const line of searches) expect(line).toMatch(/USING COVERING INDEX comment_(thread|newest) /)
  })

  test('the last page begins where its first comment stands: of those before it only keys are passed over', async () => {
    const { result, queries } = await hear(state.long, 'newest', 200)
    expect(result?.rows).toHaveLength(50)
    expect(result?.hasLater).toBe(false)
    if (newsroom().kind === 'postgres') return
    const [key, rows] = await Promise.all(queries.slice(0, 2).map((query) => planOf(db(), [query])))
    expect(key?.join()).toContain('USING COVERING INDEX comment_newest')
    expect(rows?.join()).toContain('USING INDEX comment_newest (article_id=? AND state=? AND root_id<?)')
  })
})
