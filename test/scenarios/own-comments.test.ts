import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readTerms } from '../../packages/server/src/actions/comments/terms-file.ts'
import { commenter, idOf } from '../harness/commenter.ts'
import type { Story } from './own-story.ts'
import { decide, form, openStory, operator, REMOVAL } from './own-story.ts'

for (const kind of ['sqlite', 'postgres'] as const)
  describe.skipIf(kind === 'postgres' && !process.env['WARRAQ_TEST_POSTGRES_URL'])(
    `a commenter’s own pages (${kind})`,
    () => {
      const state = {} as { story: Story }
      beforeAll(async () => {
        state.story = await openStory(kind, {})
      })
      afterAll(async () => {
        await state.story.server.close()
      })
      const visitor = () => commenter(state.story.server, state.story.articleId)
      const write = async (body: string, more: { name?: string; email?: string } = {}) => {
        const reader = visitor()
        const sent = await reader.send({ body, ...more })
        expect(sent.status).toBe(303)
        return { reader, id: idOf(sent.headers.get('location')) }
      }

      test('a stored page has a plain link to it that says nothing about its reader', async () => {
        const { reader } = await write('أول تعليق في النقاش')
        const known = await reader.ask(state.story.path)
        const unknown = await visitor().ask(state.story.path)
        expect(known.body).toBe(unknown.body)
        expect(known.body).toContain('href="/comments/mine"')
      })

      test('without a cookie it says how to get in; with one it has the comments, and is kept by nobody', async () => {
        const nobody = await visitor().ask('/comments/mine')
        expect([nobody.status, nobody.headers.get('cache-control')]).toEqual([200, 'no-store'])
        expect(nobody.headers.get('x-robots-tag')).toBe('noindex')
        expect(nobody.body).toContain('لا يعرف هذا المتصفح تعليقات لك.')
        const { reader, id } = await write('تعليق يظهر في صفحتي')
        const own = await reader.ask('/comments/mine')
        expect(own.headers.get('cache-control')).toBe('no-store')
        expect(own.body).toContain('تعليق يظهر في صفحتي')
        expect(own.body).toContain('<strong>منشور</strong>')
        expect(own.body).toContain(`/comments/mine/${id}/edit`)
        expect(own.body).toContain('يمكن تعديله حتى')
        for (const path of ['export', 'erase', `${id}/edit`, `${id}/withdraw`])
          expect([path, (await visitor().ask(`/comments/mine/${path}`)).status]).toEqual([path, 404])
      })

      test('pages of twenty, newest first, by plain links', async () => {
        const { reader } = await write('تعليق رقم 1 في الصفحات')
        const { app } = state.story.server
        const token = reader.jar.cookie.slice(reader.jar.cookie.indexOf('=') + 1)
        for (let n = 2; n <= 25; n += 1)
          await app.call(
            'comments/post-comment',
            {
              articleId: state.story.articleId,
              parentId: null,
              name: 'سلمى',
              email: 'salma@example.org',
              body: `تعليق رقم ${n} في الصفحات`,
              identityToken: token,
              net: 'n',
              agentFamily: 'x',
              nonce: null,
              trapFilled: false,
              rates: [],
            },
            { actor: { kind: 'guest' } },
          )
        const first = await reader.ask('/comments/mine')
        expect(first.body.match(/<li id="own-/g)).toHaveLength(20)
        expect(first.body.indexOf('رقم 25 ')).toBeLessThan(first.body.indexOf('رقم 6 '))
        const older = /href="(\/comments\/mine\?before=\d+)"/.exec(first.body)?.[1] ?? ''
        const second = await reader.ask(older)
        expect(second.body.match(/<li id="own-/g)).toHaveLength(5)
        expect(second.body).toContain('تعليق رقم 1 في الصفحات')
      })

      test('item 9: an edit that passes is on the article at once; one that has to be read leaves the old text there', async () => {
        const { reader, id } = await write('نص قبل التعديل بقليل')
        const page = await reader.ask(`/comments/mine/${id}/edit`)
        expect(page.body).toContain('نص قبل التعديل بقليل</textarea>')
        const empty = await reader.ask(`/comments/mine/${id}/edit`, form({ body: '  ' }))
        expect([empty.status, empty.body.includes('اكتب تعليقك.')]).toEqual([422, true])
        const done = await reader.ask(`/comments/mine/${id}/edit`, form({ body: 'نص بعد التعديل بقليل' }))
        expect([done.status, done.headers.get('location')]).toEqual([303, '/comments/mine?done=edited'])
        const article = await visitor().ask(state.story.path)
        expect(article.body).toContain('نص بعد التعديل بقليل')
        expect(article.body).not.toContain('نص قبل التعديل بقليل')
        const waits = await reader.ask(`/comments/mine/${id}/edit`, form({ body: 'نص a\u202eb يُقرأ أولًا' }))
        expect(waits.headers.get('location')).toBe('/comments/mine?done=waits')
        expect((await visitor().ask(state.story.path)).body).toContain('نص بعد التعديل بقليل')
        expect((await reader.ask('/comments/mine')).body).toContain('منشور، وتعديله قيد المراجعة')
        const elsewhere = await reader.ask(`/comments/mine/${id}/edit`, {
          ...form({ body: 'من موقع آخر' }),
          headers: { 'sec-fetch-site': 'cross-site' },
        })
        expect(elsewhere.status).toBe(403)
      })

      test('withdrawing asks once more, then the text is gone from the article', async () => {
        const { reader, id } = await write('تعليق يُسحب بعد قليل')
        expect((await visitor().ask(state.story.path)).body).toContain('تعليق يُسحب بعد قليل')
        expect((await reader.ask(`/comments/mine/${id}/withdraw`)).body).toContain('سحب التعليق')
        const done = await reader.ask(`/comments/mine/${id}/withdraw`, form({}))
        expect(done.headers.get('location')).toBe('/comments/mine?done=withdrawn')
        expect((await visitor().ask(state.story.path)).body).not.toContain('تعليق يُسحب بعد قليل')
        expect((await reader.ask('/comments/mine')).body).toContain('<strong>سحبته</strong>')
        expect((await reader.ask(`/comments/${id}`)).status).toBe(404)
      })

      test('items 17 and 18: a removal is read with the terms of its day, appealed once, and answered', async () => {
        const { story } = state
        const { reader, id } = await write('تعليق يُزال ثم يُعترض عليه')
        const decisionId = await decide(story, id, REMOVAL)
        const address = `/comments/mine/decision/${decisionId}`
        const list = await reader.ask('/comments/mine')
        expect(list.body).toContain('<strong>مُزال</strong>')
        expect(list.body).toContain('البند 2: الإساءة إلى الأشخاص')
        expect(list.body).toContain(`href="${address}"`)

        const absent = await visitor().ask('/comments/mine/decision/999999')
        for (const path of [address, `${address}?key=x`, `${address}?key=`]) {
          const other = await visitor().ask(path)
          expect([path, other.status, other.body]).toEqual([path, 404, absent.body])
        }
        const definition = readTerms().find(({ code }) => code === 'CL2')?.definition.ar ?? ''
        const changed = readTerms().map((clause) =>
          clause.code === 'CL2' ? { ...clause, definition: { ar: 'نص جديد للبند الثاني', en: 'New words' } } : clause,
        )
        await story.server.app.call('comments/publish-terms', { clauses: changed }, operator)
        const page = await reader.ask(address)
        expect(page.status).toBe(200)
        expect(page.body).toContain('السبب: وصف موظف الميناء بلفظ مهين.')
        expect(page.body).toContain('13 ديسمبر 2017')
        expect(page.body).toContain(definition)
        expect(page.body).not.toContain('نص جديد للبند الثاني')
        expect(page.body).not.toMatch(/مها|\{link\}/)

        const long = 'ن'.repeat(2001)
        const refused = await reader.ask(address, form({ text: long }))
        expect([refused.status, refused.body.includes(long), refused.body.includes('أطول من 2000 حرف')]).toEqual([
          422,
          true,
          true,
        ])
        const filed = await reader.ask(address, form({ text: 'نقلت كلام المادة <b>كما هو</b>.' }))
        expect([filed.status, filed.headers.get('location')]).toEqual([303, `${address}#appeal`])
        const waiting = await reader.ask(address)
        expect(waiting.body).toContain('قيد النظر. يُنتظر جوابه قبل 20 يونيو 2017.')
        expect(waiting.body).toContain('كلام المادة &lt;b&gt;كما هو&lt;/b&gt;.')
        expect(waiting.body).not.toContain('<textarea')
        const again = await reader.ask(address, form({ text: 'مرة ثانية' }))
        expect([again.status, again.headers.get('location')]).toEqual([303, address])

        const appeal = await story.server.app.read
          .selectFrom('appeal')
          .select('id')
          .where('decision_id', '=', decisionId)
          .executeTakeFirstOrThrow()
        await story.server.app.call(
          'comments/decide-appeal',
          { appealId: appeal.id, decision: 'overturn', answer: 'السياق يوضح القصد.' },
          { actor: { kind: 'account', accountId: story.second } },
        )
        const answered = await reader.ask(address)
        for (const part of ['قُبل الاعتراض، وأُلغي القرار.', 'عاد تعليقك إلى النقاش.', 'السياق يوضح القصد.'])
          expect(answered.body).toContain(part)
        expect(answered.body).not.toContain('رنا')
        expect((await visitor().ask(story.path)).body).toContain('تعليق يُزال ثم يُعترض عليه')
        expect((await reader.ask('/comments/mine')).body).toContain('قُبل اعتراضك')
      })

      test('about the sacred, religions and God the author’s pages say the number and nothing else', async () => {
        const { reader, id } = await write('تعليق يُزال بالبند الرابع')
        const decisionId = await decide(state.story, id, { ...REMOVAL, clauses: ['CL4'], facts: 'وصف أتباع دين كلهم' })
        const clause = readTerms().find(({ code }) => code === 'CL4')
        for (const path of ['/comments/mine', `/comments/mine/decision/${decisionId}`]) {
          const { body } = await reader.ask(path)
          expect(body).toContain('البند 4')
          expect(body).not.toContain(clause?.title.ar)
          expect(body).not.toContain('أتباع دين')
        }
      })

      test('where one moderator is, somebody outside decides by the link, and it decides once', async () => {
        const { story } = state
        const { app } = story.server
        await app.call('people/change-account', { accountId: story.second, status: 'disabled' }, operator)
        const { reader, id } = await write('تعليق يحكم فيه غريب')
        const decisionId = await decide(story, id, REMOVAL)
        await reader.ask(`/comments/mine/decision/${decisionId}`, form({ text: 'لم أصف أحدًا.' }))
        const { id: appealId } = await app.read
          .selectFrom('appeal')
          .select('id')
          .where('decision_id', '=', decisionId)
          .executeTakeFirstOrThrow()
        const { token } = await app.call('comments/make-outside-link', { appealId }, operator)
        const address = `/comments/appeal/${token}`
        const arbiter = visitor()
        const page = await arbiter.ask(address)
        for (const part of ['تعليق يحكم فيه غريب', 'لم أصف أحدًا.', 'وصف موظف الميناء بلفظ مهين', 'عودة العبارة'])
          expect(page.body).toContain(part)
        expect([page.headers.get('cache-control'), page.headers.get('referrer-policy')]).toEqual([
          'no-store',
          'same-origin',
        ])
        const empty = await arbiter.ask(address, form({ decision: 'overturn', answer: '' }))
        expect([empty.status, empty.body.includes('اكتب جوابك.')]).toEqual([422, true])
        const unchosen = await arbiter.ask(address, form({ answer: 'جواب محفوظ' }))
        expect([unchosen.status, unchosen.body.includes('جواب محفوظ</textarea>')]).toEqual([422, true])
        const done = await arbiter.ask(address, form({ decision: 'overturn', answer: 'لا إساءة فيه.' }))
        expect(done.body).toContain('صدر القرار. شكرًا لك.')
        expect((await arbiter.ask(address)).body).toContain('صدر القرار. شكرًا لك.')
        expect((await arbiter.ask('/comments/appeal/nothing')).status).toBe(404)
        expect((await visitor().ask(story.path)).body).toContain('تعليق يحكم فيه غريب')
        expect((await reader.ask(`/comments/mine/decision/${decisionId}`)).body).toContain('محكّم القراء')
        await app.call('people/change-account', { accountId: story.second, status: 'active' }, operator)
      })
    },
  )
