import type { ArticleScope, WorkingContent } from '@warraq/core/contract/articles'
import type { StaleDetails } from '@warraq/core/contract/wire'
import { expect, test } from 'vitest'
import type { TestNewsroom } from '../../../../../test/harness/newsroom.ts'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { indexEverything } from '../fixtures/index-everything.ts'
import { testDesk } from '../fixtures/test-desk.ts'

const operator = { actor: { kind: 'operator' } } as const

async function place(newsroom: TestNewsroom) {
  const desk = testDesk(newsroom)
  const unique = newsroom.keys.below(2 ** 30)
  const { id: sectionId } = await newsroom.call(
    'sections/create-section',
    { name: `اقتصاد ${unique}`, parentId: null },
    operator,
  )
  const { id: otherId } = await newsroom.call(
    'sections/create-section',
    { name: `ثقافة ${unique}`, parentId: null },
    operator,
  )
  return {
    desk,
    sectionId,
    otherId,
    chief: await desk.staff('editor-in-chief'),
    reporter: await desk.staff('reporter', { name: `سامر ${unique}` }),
  }
}

const TEXT = {
  type: 'doc',
  attrs: { version: 1 },
  content: [{ type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text: 'بدأ موسم قطاف الزيتون.' }] }],
} as const

eachDatabase('articles in the newsroom', (newsroom) => {
  test('from a first line to a public article with a link, a correction and a history', async () => {
    const { desk, sectionId, chief, reporter } = await place(newsroom())
    const made = (
      await desk.send('articles.create', { title: 'موسم الزيتون يبدأ' }, { token: reporter.token, key: 'first-line-1' })
    ).body
    expect(made.shortLink).toMatch(/^http:\/\/127\.0\.0\.1:8080\/s\/[2-9b-z]{6}$/)
    const params = { id: made.id }
    const view = (await desk.send('articles.read', {}, { token: reporter.token, params })).body
    expect(view).toMatchObject({
      state: 'draft',
      mayEdit: true,
      steps: ['submit'],
      publicUrl: null,
      automaticSlug: 'موسم-الزيتون-يبدأ',
      next: { who: 'author' },
      previewUrl: `/api/desk/articles/${made.id}/preview`,
    })
    expect(Object.values(view.persons)).toHaveLength(1)

    const content: WorkingContent = { ...view.working, sectionId, body: TEXT, tagNames: ['زيتون'] }
    const saved = (
      await desk.send(
        'articles.save',
        { content, lockVersion: view.lockVersion, auto: false },
        { token: reporter.token, params },
      )
    ).body
    const sent = await desk.send(
      'articles.step',
      { to: 'submit', lockVersion: saved.lockVersion, note: 'جاهز للمراجعة' },
      { token: reporter.token, params },
    )
    expect(sent.body).toMatchObject({
      state: 'submitted',
      mayEdit: false,
      steps: [],
      next: { who: 'desk', name: null },
    })
    expect(
      (
        await desk.send(
          'articles.step',
          { to: 'publish', lockVersion: sent.body.lockVersion },
          { token: reporter.token, params },
        )
      ).error.code,
    ).toBe('not-allowed')

    const waits = async (token: string, scope: ArticleScope) =>
      (await desk.send('articles.list', { scope, section: sectionId }, { token })).body.rows.some(
        ({ id }) => id === made.id,
      )
    expect([await waits(chief.token, 'review'), await waits(chief.token, 'ready')]).toEqual([true, false])
    expect([await waits(reporter.token, 'review'), await waits(reporter.token, 'returned')]).toEqual([false, false])
    const back = await desk.send(
      'articles.step',
      { to: 'return', lockVersion: sent.body.lockVersion, note: 'أين المصدر؟' },
      { token: chief.token, params },
    )
    expect(back.body).toMatchObject({ state: 'draft', returnNote: { text: 'أين المصدر؟', by: 'عضو editor-in-chief' } })
    expect([await waits(reporter.token, 'returned'), await waits(chief.token, 'returned')]).toEqual([true, false])
    const out = await desk.send(
      'articles.step',
      { to: 'publish', lockVersion: back.body.lockVersion },
      { token: chief.token, params },
    )
    expect(out.body).toMatchObject({
      state: 'published',
      mayCorrect: true,
      changedSincePublished: false,
      revisionCount: 1,
      returnNote: null,
      next: null,
    })
    const section = (await desk.send('sections.list', {}, { token: chief.token })).body.rows.find(
      ({ id }) => id === sectionId,
    )
    expect(out.body.publicUrl).toBe(`${section?.publicUrl}/${made.id}/${encodeURIComponent('موسم-الزيتون-يبدأ')}`)

    expect(
      (await desk.send('articles.correct', { text: 'المساحة 12 ألف دونم.' }, { token: chief.token, params })).status,
    ).toBe(200)
    const changed = { ...out.body.working, title: 'موسم الزيتون بدأ' }
    await desk.send(
      'articles.save',
      { content: changed, lockVersion: out.body.lockVersion, auto: true },
      { token: chief.token, params },
    )
    expect((await desk.send('articles.read', {}, { token: chief.token, params })).body).toMatchObject({
      changedSincePublished: true,
      corrections: [{ text: 'المساحة 12 ألف دونم.' }],
      savedBy: 'عضو editor-in-chief',
    })

    const { entries, revisions } = (await desk.send('articles.history', {}, { token: reporter.token, params })).body
    expect(entries.map(({ step }) => step).toSorted()).toEqual(['correct', 'create', 'publish', 'return', 'submit'])
    expect(entries.at(-1)).toMatchObject({ step: 'create', from: null, to: 'draft' })
    expect(revisions).toMatchObject([{ n: 1, title: 'موسم الزيتون يبدأ', published: true }])
    const revision = (
      await desk.send('articles.revision', {}, { token: reporter.token, params: { id: made.id, n: 1 } })
    ).body
    expect(revision.content.title).toBe('موسم الزيتون يبدأ')
    expect(
      (await desk.send('articles.revision', {}, { token: reporter.token, params: { id: made.id, n: 2 } })).status,
    ).toBe(404)
  })

  test('a save from an older version is answered with both texts; nothing is lost', async () => {
    const { desk, chief, reporter } = await place(newsroom())
    const { id, lockVersion } = (await desk.send('articles.create', {}, { token: reporter.token })).body
    const { working } = (await desk.send('articles.read', {}, { token: reporter.token, params: { id } })).body
    const save = (title: string, token: string) =>
      desk.send('articles.save', { content: { ...working, title }, lockVersion, auto: true }, { token, params: { id } })
    expect((await save('عنوان الكاتب', reporter.token)).status).toBe(200)
    const stale = await save('عنوان المكتب', chief.token)
    expect([stale.status, stale.error.code]).toEqual([409, 'edited-meanwhile'])
    const details = stale.error.details as StaleDetails<WorkingContent>
    expect(details).toMatchObject({
      theirs: { title: 'عنوان الكاتب' },
      savedBy: expect.stringContaining('سامر'),
      lockVersion: lockVersion + 1,
    })
  })

  test('a call that is made again with its key is done once; the key says nothing for another input', async () => {
    const { desk, reporter } = await place(newsroom())
    const create = (title: string, key: string) =>
      desk.send('articles.create', { title }, { token: reporter.token, key })
    const ids = (await Promise.all(['a', 'b', 'c'].map(() => create('مرة', 'one-key-only')))).map(({ body }) => body.id)
    expect(new Set(ids).size).toBe(1)
    expect((await create('مرتان', 'one-key-only')).body.id).not.toBe(ids[0])
    const other = await desk.staff('reporter')
    expect(
      (await desk.send('articles.create', { title: 'مرة' }, { token: other.token, key: 'one-key-only' })).body.id,
    ).not.toBe(ids[0])
  })

  test('a body with anything unknown and fields of the wrong kind are refused by name', async () => {
    const { desk, reporter } = await place(newsroom())
    const { id, lockVersion } = (await desk.send('articles.create', {}, { token: reporter.token })).body
    const { working } = (await desk.send('articles.read', {}, { token: reporter.token, params: { id } })).body
    const save = (content: object) =>
      desk.send(
        'articles.save',
        { content: { ...working, ...content }, lockVersion, auto: true },
        { token: reporter.token, params: { id } },
      )
    expect(
      (await save({ body: { type: 'doc', attrs: { version: 1 }, content: [{ type: 'script' }] } })).error,
    ).toMatchObject({ code: 'bad-body', details: { path: 'content[0]' } })
    const wrong = await save({ title: 'س'.repeat(301), kind: 'poem', seoDescription: 7, lead: { mediaId: 1 } })
    expect(wrong.status).toBe(400)
    expect(wrong.error.fields).toMatchObject({
      'content.title': 'النص أطول من المسموح، وهو 300 حرف.',
      'content.kind': 'اختر قيمة من القيم المتاحة.',
      'content.lead.alt': 'هذا الحقل مطلوب.',
    })
    expect(
      (
        await desk.send(
          'articles.step',
          { to: 'publish', lockVersion },
          { token: (await desk.staff('admin')).token, params: { id } },
        )
      ).error,
    ).toMatchObject({ code: 'not-publishable' })
  })

  test('a contributor sees only their own; a section head acts in their sections', async () => {
    const { desk, sectionId, otherId, chief, reporter } = await place(newsroom())
    const contributor = await desk.staff('contributor')
    const head = await desk.staff('section-head', { sectionIds: [sectionId] })
    const { id } = (await desk.send('articles.create', { title: 'مادة المحرر' }, { token: reporter.token })).body
    const own = (await desk.send('articles.create', { title: 'مادة المتعاون' }, { token: contributor.token })).body
    for (const name of ['articles.read', 'articles.history', 'articles.preview'] as const) {
      const path = { 'articles.read': '', 'articles.history': '/history', 'articles.preview': '/preview' }[name]
      const response = await desk.raw(`/articles/${id}${path}`, {
        headers: { cookie: `warraq-desk=${contributor.token}` },
      })
      expect([name, response.status]).toEqual([name, 403])
    }
    const list = (await desk.send('articles.list', {}, { token: contributor.token })).body.rows
    expect(list.map((row) => row.id)).toEqual([own.id])
    expect((await desk.send('desk.counts', {}, { token: contributor.token })).body).toMatchObject({
      byState: { draft: 1, published: 0 },
      mine: 1,
      awaiting: 0,
      heldComments: null,
      failedJobs: null,
    })

    const stepsIn = async (section: number) => {
      const { working, lockVersion } = (await desk.send('articles.read', {}, { token: chief.token, params: { id } }))
        .body
      await desk.send(
        'articles.save',
        { content: { ...working, sectionId: section }, lockVersion, auto: true },
        { token: chief.token, params: { id } },
      )
      return (await desk.send('articles.read', {}, { token: head.token, params: { id } })).body
    }
    expect(await stepsIn(sectionId)).toMatchObject({ mayEdit: true, steps: expect.arrayContaining(['publish']) })
    expect(await stepsIn(otherId)).toMatchObject({ mayEdit: false, steps: [] })
  })

  test('lists by state, scope and section, searches any spelling, and pages without a gap', async () => {
    const { desk, sectionId, chief, reporter } = await place(newsroom())
    const ids: number[] = []
    for (let i = 0; i < 53; i++) {
      const { id, lockVersion } = (
        await desk.send(
          'articles.create',
          { title: i === 7 ? 'المُستشفى الجديدُ في أسوان' : 'مادة عادية' },
          { token: reporter.token },
        )
      ).body
      newsroom().wait(1)
      const { working } = (await desk.send('articles.read', {}, { token: reporter.token, params: { id } })).body
      await desk.send(
        'articles.save',
        { content: { ...working, sectionId }, lockVersion, auto: false },
        { token: reporter.token, params: { id } },
      )
      ids.push(id)
    }
    const list = (input: object) => desk.send('articles.list', input, { token: chief.token })
    const first = (await list({ section: sectionId })).body
    const second = (await list({ section: sectionId, before: first.next ?? '' })).body
    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 3, null])
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(ids.toReversed())
    await indexEverything(newsroom())
    for (const q of ['مستشفي', 'الجديد اسوان', String(ids[7])]) {
      expect([q, (await list({ section: sectionId, q })).body.rows.map(({ id }) => id)]).toEqual([q, [ids[7]]])
    }
    expect((await list({ section: sectionId, q: 'لا وجود له' })).body).toEqual({ rows: [], next: null })
    for (const before of [
      'x',
      'eyJhIjoxfQ',
      Buffer.from('["a","b"]').toString('base64url'),
      Buffer.from('[1,2]').toString('base64url'),
    ]) {
      expect((await list({ before })).error).toMatchObject({
        code: 'bad-input',
        fields: { before: expect.any(String) },
      })
    }
    const { lockVersion } = (
      await desk.send('articles.read', {}, { token: reporter.token, params: { id: ids[0] ?? 0 } })
    ).body
    await desk.send(
      'articles.step',
      { to: 'submit', lockVersion },
      { token: reporter.token, params: { id: ids[0] ?? 0 } },
    )
    expect((await list({ section: sectionId, scope: 'awaiting' })).body.rows.map(({ id }) => id)).toEqual([ids[0]])
    expect((await list({ section: sectionId, state: 'submitted' })).body.rows[0]).toMatchObject({
      id: ids[0],
      section: { id: sectionId },
      next: { who: 'desk' },
      correctionCount: 0,
      changedSincePublished: false,
      bylines: [expect.stringContaining('سامر')],
    })
    expect(
      (await desk.send('articles.list', { scope: 'mine', section: sectionId }, { token: chief.token })).body.rows,
    ).toEqual([])
    // A byline makes an article somebody's, whoever created it.
    const mine = await desk.staff('reporter')
    const me = (await desk.send('session.read', {}, { token: mine.token })).body.account
    const target = (await desk.send('articles.read', {}, { token: chief.token, params: { id: ids[3] ?? 0 } })).body
    await desk.send(
      'articles.save',
      {
        content: { ...target.working, bylines: [{ personId: me?.personId ?? 0, role: null }] },
        lockVersion: target.lockVersion,
        auto: true,
      },
      { token: chief.token, params: { id: ids[3] ?? 0 } },
    )
    expect(
      (await desk.send('articles.list', { scope: 'mine' }, { token: mine.token })).body.rows.map(({ id }) => id),
    ).toEqual([ids[3]])
  })

  test('the preview opens for whoever may read the article, in a page that can send nothing', async () => {
    const { desk, reporter } = await place(newsroom())
    const { id } = (await desk.send('articles.create', {}, { token: reporter.token })).body
    const response = await desk.raw(`/articles/${id}/preview`, { headers: { cookie: `warraq-desk=${reporter.token}` } })
    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-store',
    ])
    expect(response.headers.get('content-security-policy')).toContain("form-action 'none'")
    expect(response.headers.get('x-robots-tag')).toBe('noindex, nofollow')
    expect(await response.text()).toContain(`<title>${id}`)
  })
})
