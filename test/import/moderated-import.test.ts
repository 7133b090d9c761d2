import { expect, test } from 'vitest'
import { openDiscussion, operator } from '../../packages/server/src/actions/comments/fixtures/discussion.ts'
import { addModerator, as, targetOf } from '../../packages/server/src/actions/comments/fixtures/moderators.ts'
import { listCases } from '../../packages/server/src/store/desk/cases.ts'
import { eachDatabase } from '../harness/newsroom.ts'

eachDatabase('comments that were brought in', (newsroom) => {
  test('are before the moderators where they waited, are decided on, and go again with their import', async () => {
    const { call, read } = newsroom()
    const articleId = await openDiscussion(newsroom())
    const maha = await addModerator(newsroom(), 'مها')
    const { runId } = await call('import/begin-import', { source: 'disqus', fileHash: 'x' }, operator)
    const comment = (key: string, state: 'held' | 'published') => ({
      kind: 'comment' as const,
      key: `disqus:${key}`,
      articleKey: 'thread',
      articleId,
      parentKey: null,
      name: 'قارئ قديم',
      email: null,
      body: `تعليق من الموقع القديم ${key}`,
      state,
      at: '2016-01-01T00:00:00.000Z',
      source: 'disqus',
    })
    const items = [comment('1', 'held'), comment('2', 'published'), comment('3', 'held')]
    await call('import/import-batch', { runId, items }, operator)
    await call('import/import-batch', { runId, items }, operator)
    const asker = { accountId: maha, now: newsroom().now(), lang: 'ar' } as const
    const waiting = await listCases(read, { queue: 'pending' }, asker)
    expect(waiting.rows.map(({ text }) => text)).toEqual(['تعليق من الموقع القديم 1', 'تعليق من الموقع القديم 3'])
    const [first] = waiting.rows
    const target = await targetOf(newsroom(), first?.id ?? 0)
    // Who wrote elsewhere was shown no terms of ours: those in force bind.
    const why = { clauses: ['CL8'], facts: 'شتيمة صريحة' }
    await call('comments/decide-comment', { ...target, decision: 'remove', ...why }, as(maha))
    for (const stage of ['articles', 'comments'] as const)
      await call('import/undo-import', { runId, stage, after: 0 }, operator)
    for (const table of ['comment', 'comment_case', 'decision', 'statement', 'sanction'] as const)
      expect(await read.selectFrom(table).selectAll().execute(), table).toEqual([])
  })
})
