import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { HANI, openDiscussion, operator, post, SALMA, withCookie } from '../../actions/comments/fixtures/discussion.ts'
import { countQueries } from '../query-count.ts'
import { listComments, readComment } from './comments.ts'

const ORIGIN = 'https://news.example'

eachDatabase('the queue', (newsroom) => {
  const state = { articleId: 0, first: 0, reply: 0 }
  const list = (query: Parameters<typeof listComments>[1] = {}) => listComments(newsroom().read, query, 'ar')
  const decide = async (commentId: number, decision: 'approve' | 'remove', accountId?: number) => {
    const { rows } = await list()
    const row = rows.find(({ id }) => id === commentId)
    if (!row) throw new Error('not in the list')
    const why = decision === 'remove' ? { clauses: ['CL8', 'CL2'], facts: 'شتيمة في السطر الأول' } : {}
    await newsroom().call(
      'comments/decide-comment',
      { commentId, revisionId: row.revisionId, lockVersion: row.lockVersion, decision, ...why },
      accountId === undefined ? operator : { actor: { kind: 'account', accountId } },
    )
  }

  beforeAll(async () => {
    state.articleId = await openDiscussion(newsroom(), 'عودة العبّارة')
  })

  test('shows what waits with its article, whom it answers and why it waits', async () => {
    state.first = (await post(newsroom(), SALMA, { articleId: state.articleId, body: 'سؤال\u202e أول' })).commentId
    await decide(state.first, 'approve')
    state.reply = (
      await post(newsroom(), HANI, {
        articleId: state.articleId,
        body: 'رد وفيه https://a.example https://b.example https://c.example',
        parentId: state.first,
      })
    ).commentId
    const { rows, next } = await list({ state: 'held' })
    expect(next).toBeNull()
    expect(rows).toEqual([
      {
        id: state.reply,
        revisionId: expect.any(Number) as number,
        lockVersion: 1,
        state: 'held',
        name: 'هاني',
        text: 'رد وفيه https://a.example https://b.example https://c.example',
        at: newsroom().now(),
        article: { id: state.articleId, title: 'عودة العبّارة' },
        replyTo: 'سلمى',
        reasons: ['فيه روابط أكثر من المعتاد', 'أول تعليق من هذا القارئ'],
      },
    ])
    expect((await list({ state: 'public' })).rows).toMatchObject([
      { id: state.first, text: 'سؤال أول', state: 'public', reasons: [] },
    ])
    expect((await listComments(newsroom().read, { state: 'held' }, 'en')).rows[0]?.reasons).toContain(
      'The first comment of this reader',
    )
  })

  test('one comment comes with its thread, its reader’s record and its decisions', async () => {
    const { call, read } = newsroom()
    const { accountId } = await call(
      'people/add-account',
      { email: 'maha@example.org', name: 'مها', role: 'moderator', passwordHash: 'x' },
      operator,
    )
    const known = withCookie(newsroom(), HANI, {
      commentId: 0,
      state: 'held',
      identityId: (
        await read.selectFrom('comment').select('identity_id').where('id', '=', state.reply).executeTakeFirstOrThrow()
      ).identity_id,
    })
    await decide(state.reply, 'remove', accountId)
    const second = (
      await post(newsroom(), known, { articleId: state.articleId, body: 'مرة أخرى', parentId: state.first })
    ).commentId
    expect(await readComment(read, ORIGIN, second, 'ar')).toMatchObject({
      id: second,
      ancestors: [{ id: state.first, name: 'سلمى', state: 'public' }],
      replies: [],
      before: { approved: 0, removed: 1 },
      decisions: [],
      publicUrl: expect.stringMatching(/^https:\/\/news\.example\/%D9/) as string,
    })
    expect((await readComment(read, ORIGIN, state.reply, 'ar')).decisions).toEqual([
      { at: newsroom().now(), by: 'مها', decision: 'remove', clauses: ['CL8', 'CL2'], facts: 'شتيمة في السطر الأول' },
    ])
    const first = await readComment(read, ORIGIN, state.first, 'ar')
    expect(first).toMatchObject({
      publicUrl: `${ORIGIN}/comments/${state.first}`,
      replies: [
        { id: state.reply, state: 'removed' },
        { id: second, state: 'held' },
      ],
      decisions: [{ by: 'مشغّل الموقع', decision: 'approve' }],
    })
    await expect(readComment(read, ORIGIN, 999_999, 'ar')).rejects.toMatchObject({ code: 'not-found' })
  })

  test('nothing in it tells a reader’s address or network', async () => {
    const { read } = newsroom()
    const everything = JSON.stringify([await list(), await readComment(read, ORIGIN, state.reply, 'ar')])
    for (const secret of ['example.org', 'net-1', 'trace']) expect(everything).not.toContain(secret)
  })

  test('goes on page by page, without repeating or losing any', async () => {
    for (let n = 0; n < 60; n++)
      await post(
        newsroom(),
        { ...SALMA, email: `q${n}@example.org` },
        { articleId: state.articleId, body: `في الطابور ${n}` },
      )
    const seen: number[] = []
    let before: string | undefined
    do {
      const { rows, next } = await list({ state: 'held', ...(before === undefined ? {} : { before }) })
      expect(rows.length).toBeLessThanOrEqual(50)
      seen.push(...rows.map(({ id }) => id))
      before = next ?? undefined
    } while (before !== undefined)
    expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => b - a))
    expect(seen).toHaveLength(61)
    await expect(list({ before: 'nonsense' })).rejects.toMatchObject({ code: 'bad-input' })
    expect((await countQueries(() => list({ state: 'held' }))).queries).toHaveLength(2)
  })
})
