import type { CommentOrder } from '@warraq/core/comments/thread'
import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { HANI, openDiscussion, operator, post, SALMA } from '../../actions/comments/fixtures/discussion.ts'
import { databaseAddress } from '../../config/config.ts'
import { openDatabase } from '../database.ts'
import { countQueries } from '../query-count.ts'
import { ownComment } from './comments.ts'
import { commentsPage, pageOfComment, publicComment } from './discussion.ts'
import { readSiteSettings } from './site.ts'

eachDatabase('who is of the newspaper', (newsroom) => {
  test('is told by the account behind the comment, never by the name; the author of the article from others', async () => {
    const { call, config, read } = newsroom()
    const articleId = await openDiscussion(newsroom(), 'بقلم صاحبه')
    const person = await call('people/create-person', { name: 'ليان المرساوي', bio: '' }, operator)
    const staffed = (await post(newsroom(), SALMA, { articleId, body: 'من غرفة الأخبار' })).commentId
    const authored = (await post(newsroom(), HANI, { articleId, body: 'من كاتب المادة' })).commentId
    const named = (
      await post(newsroom(), { ...HANI, email: 'x@example.org' }, { articleId, name: 'سامر', body: 'قارئ' })
    ).commentId
    const { db, close } = openDatabase(databaseAddress(config), 'write')
    const account = async (email: string, personId: number | null) => {
      const of = {
        email,
        email_key: email,
        name: 'اسم',
        gender: 'unset' as const,
        role: 'reporter',
        status: 'active' as const,
      }
      const rest = {
        password_hash: null,
        person_id: personId,
        lang: 'ar',
        created_at: '2017-06-13T09:05:00.000Z',
        signed_in_at: null,
      }
      return (
        await db
          .insertInto('account')
          .values({ ...of, ...rest })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id
    }
    const link = async (commentId: number, accountId: number) => {
      const who = db.selectFrom('comment').select('identity_id').where('id', '=', commentId)
      await db.updateTable('identity').set({ kind: 'staff', account_id: accountId }).where('id', '=', who).execute()
    }
    await link(staffed, await account('desk@example.org', null))
    await link(authored, await account('author@example.org', person.id))
    const byline = {
      article_id: articleId,
      position: 9,
      person_id: person.id,
      role: null,
      published_at: '2017-06-13T09:05:00.000Z',
    }
    await db.insertInto('public_byline').values(byline).execute()
    await db
      .updateTable('comment')
      .set((e) => ({ state: 'published', published_revision_id: e.ref('latest_revision_id') }))
      .where('article_id', '=', articleId)
      .execute()
    await close()
    const rows = (await commentsPage(read, articleId, { page: 1, order: 'oldest' }))?.rows
    expect(rows?.map(({ id, by }) => [id, by])).toEqual([
      [staffed, 'staff'],
      [authored, 'author'],
      [named, 'reader'],
    ])
  })
})

eachDatabase('a discussion page by page', (newsroom) => {
  const state = { articleId: 0, first: 0, thread: 0, answer: 0, plain: [] as number[], n: 0 }
  const write = async (parentId: number | null = null) =>
    (await post(newsroom(), SALMA, { articleId: state.articleId, body: `كلام ${state.n++}`, parentId })).commentId
  const page = (n: number, order: CommentOrder = 'oldest') =>
    commentsPage(newsroom().read, state.articleId, { page: n, order })
  const ids = async (n: number, order: CommentOrder = 'oldest') => (await page(n, order))?.rows.map(({ id }) => id)
  const decide = async (commentId: number, decision: 'remove' | 'restore') => {
    const { read, call } = newsroom()
    const row = await read
      .selectFrom('comment')
      .select(['latest_revision_id', 'lock_version'])
      .where('id', '=', commentId)
      .executeTakeFirstOrThrow()
    await call(
      'comments/decide-comment',
      {
        commentId,
        revisionId: row.latest_revision_id ?? 0,
        lockVersion: row.lock_version,
        decision,
        clauses: decision === 'remove' ? ['CL8'] : [],
        facts: decision === 'remove' ? 'شتم' : '',
      },
      operator,
    )
  }
  const counters = () =>
    newsroom()
      .read.selectFrom('comment')
      .select(['id', 'answers'])
      .where('article_id', '=', state.articleId)
      .where('depth', '=', 0)
      .where('answers', '>', 0)
      .orderBy('id')
      .execute()
  /** Answers as the rows have them, counted one by one. */
  const recount = async () => {
    const rows = await newsroom()
      .read.selectFrom('comment')
      .select(['id', 'root_id', 'state'])
      .where('article_id', '=', state.articleId)
      .orderBy('id')
      .execute()
    return rows
      .filter(({ id, root_id }) => id === root_id)
      .map(({ id }) => ({
        id,
        answers: rows.filter((row) => row.root_id === id && row.id !== id && row.state === 'published').length,
      }))
      .filter(({ answers }) => answers > 0)
  }

  beforeAll(async () => {
    state.articleId = await openDiscussion(newsroom())
    const { settings, lockVersion } = await readSiteSettings(newsroom().read)
    await newsroom().call(
      'site/change-settings',
      { settings: { ...settings, comments: { ...settings.comments, mode: 'open' } }, lockVersion },
      operator,
    )
  })

  test('an empty one has one empty page in every order', async () => {
    for (const order of ['oldest', 'newest', 'answered', 'liked'] as const) {
      expect(await page(1, order)).toEqual({ rows: [], answeredElsewhere: new Map(), hasLater: false })
      expect(await page(2, order)).toBeNull()
    }
  })

  test('fifty to a page, answers counted, whatever the order; an answer beyond says whom it answers', async () => {
    state.first = await write()
    for (let n = 0; n < 45; n++) state.plain.push(await write())
    state.thread = await write()
    const answers: number[] = []
    for (let n = 0; n < 8; n++) answers.push(await write(state.thread))
    state.answer = await write(state.first)
    const oldest = [state.first, state.answer, ...state.plain, state.thread, ...answers]
    const newest = [state.thread, ...answers, ...state.plain.toReversed(), state.first, state.answer]
    const answered = [state.thread, ...answers, state.first, state.answer, ...state.plain]
    for (const [order, whole] of [
      ['oldest', oldest],
      ['newest', newest],
      ['answered', answered],
    ] as const) {
      expect([order, await ids(1, order)]).toEqual([order, whole.slice(0, 50)])
      expect([order, await ids(2, order)]).toEqual([order, whole.slice(50)])
      expect(await page(3, order)).toBeNull()
    }
    expect([...((await page(2))?.answeredElsewhere ?? [])]).toEqual([[state.thread, 'سلمى']])
  }, 120_000)

  test('every permalink leads to the page its comment stands on', async () => {
    for (const n of [1, 2])
      for (const row of (await page(n))?.rows ?? [])
        expect(await pageOfComment(newsroom().read, { ...row, articleId: state.articleId })).toBe(n)
  })

  test('the first page is one query, a later one three at the most, a permalink one', async () => {
    const { read } = newsroom()
    const first = await countQueries(() => page(1))
    expect(first.queries).toHaveLength(1)
    expect((await countQueries(() => page(1, 'newest'))).queries).toHaveLength(1)
    expect((await countQueries(() => page(2))).queries).toHaveLength(3)
    expect((await countQueries(() => page(1, 'answered'))).queries).toHaveLength(3)
    const last = { id: state.answer, rootId: state.first, articleId: state.articleId }
    expect((await countQueries(() => pageOfComment(read, last))).queries).toHaveLength(1)
  })

  test('without likes the most liked order is that of age', async () => {
    expect((await ids(1, 'liked'))?.slice(0, 3)).toEqual([state.first, state.answer, state.plain[0]])
    expect(await ids(2, 'liked')).toEqual(await ids(2))
  })

  describe('what is not published', () => {
    test('is on no page, at no permalink, and nobody’s but its author’s', async () => {
      const { read } = newsroom()
      const held = await post(newsroom(), HANI, { articleId: state.articleId, body: 'a\u202eb محجوز' })
      expect(held.state).toBe('held')
      const pages = JSON.stringify([await page(1), await page(2), await page(1, 'newest'), await page(1, 'answered')])
      expect(pages).not.toContain('محجوز')
      expect(await publicComment(read, held.commentId)).toBeNull()
      expect(await ownComment(read, held.commentId, held.identityId)).toMatchObject({ state: 'held', name: 'هاني' })
      expect(await ownComment(read, held.commentId, held.identityId + 1)).toBeNull()
    })

    test('leaves its place to its answers, without its words or its name, in every order', async () => {
      await decide(state.first, 'remove')
      for (const order of ['oldest', 'newest', 'answered', 'liked'] as const) {
        const pages = [await page(1, order), await page(2, order)]
        const rows = pages.flatMap((one) => one?.rows ?? [])
        const at = rows.findIndex(({ id }) => id === state.first)
        expect([order, rows[at]]).toMatchObject([order, { body: null, name: '' }])
        expect([order, rows[at + 1]?.id]).toEqual([order, state.answer])
        expect([order, rows.filter(({ body }) => body !== null)]).toMatchObject([order, { length: 55 }])
      }
      expect(await publicComment(newsroom().read, state.first)).toBeNull()
    })
  })

  test('answers of each thread are what a recount says, after removing and restoring', async () => {
    expect(await counters()).toEqual(await recount())
    await decide(state.answer, 'remove')
    expect(await counters()).toEqual(await recount())
    expect((await counters()).map(({ answers }) => answers)).toEqual([8])
    await decide(state.answer, 'restore')
    expect((await counters()).map(({ answers }) => answers)).toEqual([1, 8])
    expect(await counters()).toEqual(await recount())
  })
})
