import { ROLES } from '@warraq/core/people/roles'
import { expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { content, paragraphs, picture, tell } from '../../../../../test/harness/stories.ts'
import { HANI, openDiscussion, post, SALMA } from '../../actions/comments/fixtures/discussion.ts'
import { indexEverything } from '../fixtures/index-everything.ts'
import type { TestDesk } from '../fixtures/test-desk.ts'
import { testDesk } from '../fixtures/test-desk.ts'

const operator = { actor: { kind: 'operator' } } as const
const job = { actor: { kind: 'job', job: 'test' } } as const

eachDatabase('search in the newsroom', (newsroom) => {
  const state = {} as { own: number; secret: number; sectionId: number; writer: string; articleId: number }

  /** An article that this account began. */
  async function draftOf(desk: TestDesk, token: string, title: string, text: string): Promise<number> {
    const { id, lockVersion } = (await desk.send('articles.create', { title }, { token })).body
    const saved = await desk.send(
      'articles.save',
      { content: content({ title, body: paragraphs(text) }), lockVersion, auto: false },
      { token, params: { id } },
    )
    expect(saved.status).toBe(200)
    return id
  }

  test('finds drafts in any spelling and shows where, in the original spelling', async () => {
    const desk = testDesk(newsroom())
    const writer = await desk.staff('contributor')
    const chief = await desk.staff('editor-in-chief')
    state.writer = writer.token
    state.own = await draftOf(desk, writer.token, 'تحقيق في المِينـــاء', 'وقال شاهد إن الرافعة سقطت صباحًا.')
    state.secret = await draftOf(desk, chief.token, 'كناريالسر عن الميناء', 'الرافعة كناريالمتن')
    state.articleId = await openDiscussion(newsroom())
    await post(newsroom(), SALMA, { articleId: state.articleId, body: 'الرافعة كناريالتعليق قديمة' })
    await post(newsroom(), HANI, { articleId: state.articleId, body: 'متى تفتح أبوابها؟' })
    await newsroom().call(
      'media/add-media',
      { ...picture(3), alt: 'رافعةُ الميناء', caption: 'الرافعة بعد سقوطها' },
      operator,
    )
    await indexEverything(newsroom())
    const { body } = await desk.send('search.articles', { q: 'ميناء رافعه' }, { token: chief.token })
    expect(body.rows.map(({ row }) => row.id).toSorted((a, b) => a - b)).toEqual([state.own, state.secret])
    const own = body.rows.find(({ row }) => row.id === state.own)!
    expect(own.title).toEqual([
      { text: 'تحقيق في ', hit: false },
      { text: 'المِينـــاء', hit: true },
    ])
    expect(own.passage.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['الرافعة'])
    expect(body.total).toBe(2)
  })

  test('by state, by section, by number and by short code', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('editor-in-chief')
    const ids = async (input: { q: string; state?: 'draft' | 'published' }) =>
      (await desk.send('search.articles', input, { token })).body.rows.map(({ row }) => row.id)
    expect(await ids({ q: 'الميناء', state: 'published' })).toEqual([])
    expect(await ids({ q: 'الميناء', state: 'draft' })).toHaveLength(2)
    expect((await ids({ q: String(state.own) }))[0]).toBe(state.own)
    const told = await tell(newsroom().call, { title: 'مادة أخرى' }, false)
    expect((await ids({ q: told.shortCode.toUpperCase() }))[0]).toBe(told.id)
  })

  test('a contributor finds their own, and nothing tells of what others write', async () => {
    const desk = testDesk(newsroom())
    for (const q of ['الميناء', 'الرافعة', 'كناريالسر', 'كناريالمتن', 'كناريالسرر', String(state.secret), 'كنار']) {
      for (const name of ['search.articles', 'articles.list'] as const) {
        const { body, status } = await desk.send(name, { q }, { token: state.writer })
        expect(status).toBe(200)
        expect(JSON.stringify(body)).not.toMatch(/كناري/)
        expect(JSON.stringify(body)).not.toContain(`"id":${state.secret}`)
      }
      const { body } = await desk.send('search.articles', { q }, { token: state.writer })
      expect([q, body.total, body.didYouMean]).toEqual([q, null, null])
    }
    const { body } = await desk.send('search.articles', { q: 'الميناء' }, { token: state.writer })
    expect(body.rows.map(({ row }) => row.id)).toEqual([state.own])
  })

  test.each([...ROLES])(
    '%s finds no article that they cannot open, and no comment that they may not moderate',
    async (role) => {
      const desk = testDesk(newsroom())
      const { token } = await desk.staff(role)
      const { body, status } = await desk.send('search.articles', { q: 'الميناء' }, { token })
      for (const { row } of status === 200 ? body.rows : []) {
        const read = await desk.send('articles.read', {}, { token, params: { id: row.id } })
        expect([role, row.id, read.status]).toEqual([role, row.id, 200])
      }
      const comments = await desk.send('search.comments', { q: 'كناريالتعليق' }, { token })
      const queue = await desk.send('comments.list', {}, { token })
      expect([role, comments.status]).toEqual([role, queue.status])
      if (comments.status !== 200) expect(JSON.stringify(comments.error)).not.toContain('كناري')
    },
  )

  test('comments by text and name, by state', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('moderator')
    const find = async (input: { q: string; state?: 'held' | 'removed' }) =>
      (await desk.send('search.comments', input, { token })).body
    const found = await find({ q: 'الرافعه' })
    expect(found.rows.map(({ row }) => row.text)).toEqual(['الرافعة كناريالتعليق قديمة'])
    expect(found.rows[0]?.passage[0]).toEqual({ text: 'الرافعة', hit: true })
    expect((await find({ q: 'هانى' })).rows).toHaveLength(1)
    expect((await find({ q: 'الرافعه', state: 'removed' })).rows).toEqual([])
    const { rows } = (await desk.send('comments.list', { q: 'ابوابها', state: 'held' }, { token })).body
    expect(rows.map(({ text }) => text)).toEqual(['متى تفتح أبوابها؟'])
    expect(JSON.stringify(found)).not.toContain('@example.org')
  })

  test('comments by the headline of their article, and by the new one when it has changed', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('editor-in-chief')
    const { token: moderator } = await desk.staff('moderator')
    const find = async (q: string) => (await desk.send('search.comments', { q }, { token: moderator })).body.rows.length
    const params = { id: state.articleId }
    const { working: written, lockVersion } = (await desk.send('articles.read', {}, { token, params })).body
    expect(await find(written.title)).toBe(2)
    const renamed = { ...written, title: 'حديقة الزنبق' }
    const saved = await desk.send('articles.save', { content: renamed, lockVersion, auto: false }, { token, params })
    expect(saved.status).toBe(200)
    await newsroom().call('search/index-working', { articleId: state.articleId }, job)
    while ((await newsroom().call('search/index-waiting', { most: 20, handOver: false }, job)).left > 0);
    expect(await find('زنبق')).toBe(2)
    expect(await find(written.title)).toBe(0)
  })

  test('pictures by their words; persons, tags and sections by name', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('reporter')
    const media = (await desk.send('search.media', { q: 'رافعة' }, { token })).body
    expect(media.rows.map(({ row }) => row.alt)).toEqual(['رافعةُ الميناء'])
    expect(media.rows[0]?.title[0]).toEqual({ text: 'رافعةُ', hit: true })
    await newsroom().call('people/create-person', { name: 'سَلمى الأحمد' }, operator)
    const names = (await desk.send('search.names', { q: 'سلمي احمد' }, { token })).body
    expect(names.rows).toMatchObject([{ kind: 'person', name: 'سَلمى الأحمد' }])
    expect((await desk.send('search.names', { q: 'الاحمد' }, { token })).body.rows).toMatchObject([
      { kind: 'person', name: 'سَلمى الأحمد', publicUrl: null },
    ])
  })

  test('page by page, nothing twice', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('editor-in-chief')
    for (let n = 0; n < 55; n += 1) await tell(newsroom().call, { title: `الفنار ${n}` }, false)
    await indexEverything(newsroom())
    const seen: number[] = []
    let before: string | undefined
    do {
      const { body } = await desk.send(
        'search.articles',
        { q: 'الفنار', ...(before !== undefined && { before }) },
        { token },
      )
      seen.push(...body.rows.map(({ row }) => row.id))
      before = body.next ?? undefined
    } while (before !== undefined)
    expect([seen.length, new Set(seen).size]).toEqual([55, 55])
  })

  test('without a session there is nothing', async () => {
    const desk = testDesk(newsroom())
    for (const name of ['search.articles', 'search.comments', 'search.media', 'search.names'] as const)
      expect((await desk.send(name, { q: 'x' })).status).toBe(401)
  })

  test('any words are words', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('admin')
    for (const q of ['"', '-', '\u0000', '%', '🙂', '* OR (', "';--", 'ا'.repeat(200)])
      for (const name of [
        'search.articles',
        'search.comments',
        'search.media',
        'search.names',
        'articles.list',
      ] as const)
        expect([name, q, (await desk.send(name, { q }, { token })).status < 500]).toEqual([name, q, true])
  })
})
