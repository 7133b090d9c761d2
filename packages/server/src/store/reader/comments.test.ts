import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { HANI, openDiscussion, operator, post, SALMA } from '../../actions/comments/fixtures/discussion.ts'
import { countQueries } from '../query-count.ts'
import { readSiteSettings } from './site.ts'
import { commentsPage, ownComment, pageOfComment, publicComment } from './comments.ts'

eachDatabase('a discussion page by page', (newsroom) => {
  const state = { articleId: 0, ids: [] as number[], first: 0, n: 0 }
  const write = async (parentId: number | null = null) =>
    (await post(newsroom(), SALMA, { articleId: state.articleId, body: `كلام ${state.n++}`, parentId })).commentId
  const page = (n: number) => commentsPage(newsroom().read, state.articleId, n)

  beforeAll(async () => {
    state.articleId = await openDiscussion(newsroom())
    const { settings, lockVersion } = await readSiteSettings(newsroom().read)
    await newsroom().call(
      'site/change-settings',
      { settings: { ...settings, comments: { ...settings.comments, mode: 'post' } }, lockVersion },
      operator,
    )
  })

  test('an empty one has one empty page', async () => {
    expect(await page(1)).toEqual({ rows: [], answeredElsewhere: new Map(), hasLater: false })
    expect(await page(2)).toBeNull()
  })

  test('fifty to a page, answers counted, a thread kept together; every permalink leads to its page', async () => {
    state.first = await write()
    for (let n = 0; n < 45; n++) state.ids.push(await write())
    const thread = await write()
    for (let n = 0; n < 8; n++) await write(thread)
    const answer = await write(state.first)
    const [one, two, three] = [await page(1), await page(2), await page(3)]
    expect(one?.rows.map(({ id }) => id)).toEqual([state.first, answer, ...state.ids])
    expect(one?.hasLater).toBe(true)
    expect(two?.rows).toHaveLength(9)
    expect(two?.rows[0]?.id).toBe(thread)
    expect([two?.hasLater, three]).toEqual([false, null])
    for (const [n, rows] of [one, two].entries()) {
      for (const { id } of rows?.rows ?? [])
        expect(await pageOfComment(newsroom().read, { id, articleId: state.articleId })).toBe(n + 1)
    }
  }, 120_000)

  test('the first page is one query, a later one two', async () => {
    expect((await countQueries(() => page(1))).queries).toHaveLength(1)
    expect((await countQueries(() => page(2))).queries).toHaveLength(2)
  })

  describe('what is not published', () => {
    test('is on no page, at no permalink, and nobody’s but its author’s', async () => {
      const { read } = newsroom()
      const held = await post(newsroom(), HANI, { articleId: state.articleId, body: 'a\u202eb محجوز' })
      expect(held.state).toBe('held')
      const pages = JSON.stringify([await page(1), await page(2)])
      expect(pages).not.toContain('محجوز')
      expect(await publicComment(read, held.commentId)).toBeNull()
      expect(await ownComment(read, held.commentId, held.identityId)).toMatchObject({ state: 'held', name: 'هاني' })
      expect(await ownComment(read, held.commentId, held.identityId + 1)).toBeNull()
    })

    test('leaves its place to its answers, without its words', async () => {
      const { read, call } = newsroom()
      const row = await read
        .selectFrom('comment')
        .select(['latest_revision_id', 'lock_version'])
        .where('id', '=', state.first)
        .executeTakeFirstOrThrow()
      await call(
        'comments/decide-comment',
        {
          commentId: state.first,
          revisionId: row.latest_revision_id ?? 0,
          lockVersion: row.lock_version,
          decision: 'remove',
          clauses: ['CL8'],
          facts: 'شتم',
        },
        operator,
      )
      const one = await page(1)
      expect(one?.rows.slice(0, 2)).toMatchObject([
        { id: state.first, body: null, name: '' },
        { parentId: state.first },
      ])
      expect(await publicComment(read, state.first)).toBeNull()
    })
  })
})
