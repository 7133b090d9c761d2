import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commenter, idOf } from '../harness/commenter.ts'
import type { Story } from './own-story.ts'
import { decide, form, openStory, postOffice } from './own-story.ts'

function filesBelow(path: string): string[] {
  const facts = lstatSync(path)
  if (facts.isDirectory()) return readdirSync(path).flatMap((name) => filesBelow(join(path, name)))
  return facts.isFile() ? [path] : []
}

for (const kind of ['sqlite', 'postgres'] as const)
  describe.skipIf(kind === 'postgres' && !process.env['WARRAQ_TEST_POSTGRES_URL'])(
    `the way in by letter, and out with everything (${kind})`,
    () => {
      const state = {} as { story: Story; mail: Awaited<ReturnType<typeof postOffice>> }
      beforeAll(async () => {
        state.mail = await postOffice()
        state.story = await openStory(kind, { WARRAQ_SMTP_URL: state.mail.url, WARRAQ_MAIL_FROM: 'desk@news.example' })
      })
      afterAll(async () => {
        await state.story.server.close()
        await state.mail.close()
      })
      const visitor = () => commenter(state.story.server, state.story.articleId)
      const write = async (body: string, more: { name?: string; email?: string } = {}) => {
        const reader = visitor()
        const sent = await reader.send({ body, ...more })
        expect(sent.status).toBe(303)
        return { reader, id: idOf(sent.headers.get('location')) }
      }

      test('the way in by letter: the same answer for everybody, a link that opening does not use, a cookie by its button', async () => {
        const { story, mail } = state
        const { id } = await write('تعليق من متصفح آخر', { email: 'traveller@example.org' })
        const device = visitor()
        const known = await device.ask('/comments/mine/enter', form({ email: 'traveller@example.org' }))
        const unknown = await device.ask('/comments/mine/enter', form({ email: 'stranger@example.org' }))
        expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
        const wrong = await device.ask('/comments/mine/enter', form({ email: 'ليس عنوانًا' }))
        expect([wrong.status, wrong.body.includes('ليس عنوانًا')]).toEqual([422, true])
        await story.server.settle()
        const letters = mail.texts.filter((text) => text.includes('/comments/mine/enter?token='))
        expect(letters).toHaveLength(1)
        expect(letters[0]).toMatch(/^traveller@example\.org\nالدخول إلى تعليقاتك/)
        const token = /token=([\w-]{43})/.exec(letters[0] ?? '')?.[1] ?? ''
        for (let n = 0; n < 2; n += 1) {
          const opened = await device.ask(`/comments/mine/enter?token=${token}`)
          expect([opened.status, opened.headers.getSetCookie()]).toEqual([200, []])
        }
        const entered = await device.ask('/comments/mine/enter/use', form({ token }))
        expect(entered.headers.get('location')).toBe('/comments/mine?done=entered')
        expect(entered.headers.get('set-cookie')).toMatch(/HttpOnly/)
        const own = await device.ask('/comments/mine')
        expect(own.body).toContain('تعليق من متصفح آخر')
        expect(own.body).toContain('دخلت ببريدك')
        expect(own.body).not.toContain('traveller@')
        expect((await device.ask(`/comments/mine/${id}/edit`)).status).toBe(200)
        expect((await visitor().ask('/comments/mine/enter/use', form({ token }))).status).toBe(410)
        expect((await visitor().ask(`/comments/mine/enter?token=${token}`)).status).toBe(410)
        const left = await device.ask('/comments/mine/leave', form({}))
        expect(left.headers.get('set-cookie')).toMatch(/Max-Age=0/)
      })

      test('whoever left an address with a notice is told what came of it, once, and not before the decision can no longer be taken back', async () => {
        const { story, mail } = state
        const { server } = story
        const notice = async (id: number, email: string) => {
          const revision = /name="revision" value="(\d+)"/.exec(
            (await visitor().ask(`/comments/${id}/report`)).body,
          )?.[1]
          const fields = {
            kind: 'illegal',
            clause: 'CL10',
            note: 'شرح البلاغ',
            law: 'قانون النشر',
            name: 'صاحب البلاغ',
            email,
            goodFaith: 'yes',
            revision: revision ?? '',
          }
          expect((await visitor().ask(`/comments/${id}/report`, form(fields))).status).toBe(303)
        }
        const wrong = await write('كلام يُزال بعد بلاغ')
        const fine = await write('كلام يبقى بعد بلاغ')
        await notice(wrong.id, 'told@example.org')
        await notice(fine.id, 'stays@example.org')
        await decide(story, wrong.id, { decision: 'remove', clauses: ['CL10'], facts: 'محتوى غير قانوني' })
        await decide(story, fine.id, { decision: 'keep' })
        await server.settle()
        const letters = () => mail.texts.filter((text) => /^(told|stays)@example\.org/.test(text))
        expect(letters()).toEqual([])
        server.wait(601)
        await server.settle()
        server.wait(3600)
        await server.settle()
        expect(letters()).toHaveLength(2)
        const [told, stays] = ['told', 'stays'].map((who) => letters().find((text) => text.startsWith(who)) ?? '')
        expect(told).toContain('وأُخذ به')
        expect(stays).toContain('فبقي منشورًا')
        expect(letters().join()).not.toMatch(/كلام يُزال|كلام يبقى|شرح البلاغ/)
        const rows = await server.app.read
          .selectFrom('report')
          .select(['told_at', 'outcome'])
          .where('comment_id', 'in', [wrong.id, fine.id])
          .orderBy('comment_id')
          .execute()
        expect(rows.map((row) => [row.outcome, row.told_at !== null])).toEqual([
          ['upheld', true],
          ['dismissed', true],
        ])
      })

      test('item 27: by the letter’s link a reader takes their data away and has it erased everywhere', async () => {
        const { story, mail } = state
        const { server } = story
        const name = 'زينبالأزهري'
        const words = 'كلماتقصيرةنادرةللمحو'
        const { id } = await write(`${words} هنا`, { email: 'leaving@secret.test', name })
        await visitor().send({ parent: id, body: 'رد يبقى على من رحل' })
        expect((await visitor().ask(story.path)).body).toContain(words)
        const device = visitor()
        await device.ask('/comments/mine/enter', form({ email: 'leaving@secret.test' }))
        await server.settle()
        const token =
          /token=([\w-]{43})/.exec(mail.texts.findLast((text) => text.startsWith('leaving@')) ?? '')?.[1] ?? ''
        await device.ask('/comments/mine/enter/use', form({ token }))

        const file = await device.ask('/comments/mine/export')
        expect(file.headers.get('content-disposition')).toBe('attachment; filename="my-comments.json"')
        const data = JSON.parse(file.body) as { comments: { id: number }[]; readers: { email: string | null }[] }
        expect(data.comments.map((comment) => comment.id)).toEqual([id])
        expect(data.readers.map(({ email }) => email)).toContain('leaving@secret.test')

        expect((await device.ask('/comments/mine/erase')).body).toContain('يشمل ذلك تعليقًا واحدًا.')
        const unconfirmed = await device.ask('/comments/mine/erase', form({}))
        expect([unconfirmed.status, unconfirmed.body.includes('ضع العلامة لتأكيد المحو.')]).toEqual([422, true])
        expect((await visitor().ask(story.path)).body).toContain(words)
        const erased = await device.ask('/comments/mine/erase', form({ confirm: 'yes' }))
        expect([erased.status, erased.headers.get('location')]).toEqual([303, '/comments/mine?done=erased'])
        await server.settle()

        const article = await visitor().ask(story.path)
        expect(article.body).toContain('رد يبقى على من رحل')
        for (const path of [
          story.path,
          '/',
          '/feed.xml',
          `/comments/${id}`,
          '/comments/mine',
          `/search?q=%D8%B2%D9%8A%D9%86%D8%A8`,
        ]) {
          const { body } = await device.ask(path)
          expect([path, [words, name, 'secret.test'].filter((word) => body.includes(word))]).toEqual([path, []])
        }
        // The store of pages on the disk: what was dropped is not left there either.
        await server.web.pages.settle()
        const pages = join(server.dataDir, 'pages')
        for (const path of filesBelow(pages)) {
          const found = [words, name].filter((word) => readFileSync(path).includes(word))
          expect([path, found]).toEqual([path, []])
        }
        expect(server.logged.join('\n')).not.toMatch(/secret\.test|زينبالأزهري/)
      })
    },
  )

test('without a mail server the page says that there are no letters, and asks for no address', async () => {
  const story = await openStory('sqlite', {})
  const page = await commenter(story.server, story.articleId).ask('/comments/mine/enter')
  expect(page.body).toContain('لا يرسل هذا الموقع رسائل')
  expect(page.body).not.toContain('type="email"')
  const asked = await commenter(story.server, story.articleId).ask(
    '/comments/mine/enter',
    form({ email: 'a@example.org' }),
  )
  expect(asked.body).toContain('لا يرسل هذا الموقع رسائل')
  await story.server.close()
})
