import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readTerms } from '../../packages/server/src/actions/comments/terms-file.ts'
import { readSiteSettings } from '../../packages/server/src/store/reader/site.ts'
import { commenter, idOf } from '../harness/commenter.ts'
import type { DatabaseKind } from '../harness/newsroom.ts'
import type { TestServer } from '../harness/server.ts'
import { freePort, startTestServer } from '../harness/server.ts'
import { tell } from '../harness/stories.ts'

const operator = { actor: { kind: 'operator' } } as const
const here = { 'sec-fetch-site': 'same-origin' }

/** A mail server that keeps what it is given. */
async function postOffice(): Promise<{ url: string; texts: string[]; close: () => Promise<void> }> {
  const port = await freePort()
  const texts: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      void simpleParser(stream).then((mail) => {
        texts.push(
          `${session.envelope.rcptTo.map(({ address }) => address).join()}\n${mail.subject ?? ''}\n${mail.text ?? ''}`,
        )
        done()
      })
    },
  })
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${port}`,
    texts,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}

function filesBelow(path: string): string[] {
  const facts = lstatSync(path)
  if (facts.isDirectory()) return readdirSync(path).flatMap((name) => filesBelow(join(path, name)))
  return facts.isFile() ? [path] : []
}

interface Story {
  readonly server: TestServer
  readonly articleId: number
  readonly path: string
  readonly first: number
  readonly second: number
}

async function open(kind: DatabaseKind, env: Record<string, string>): Promise<Story> {
  const server = await startTestServer(kind, { WARRAQ_RATE_LIMITS: 'off', ...env })
  const { call, read } = server.app
  const section = await call('sections/create-section', { name: 'محليات', parentId: null }, operator)
  const { settings, lockVersion } = await readSiteSettings(read)
  await call(
    'site/change-settings',
    { settings: { ...settings, comments: { ...settings.comments, mode: 'open' } }, lockVersion },
    operator,
  )
  const { id } = await tell(call, { title: 'عودة العبارة', sectionId: section.id })
  const account = async (name: string) =>
    (
      await call(
        'people/add-account',
        { email: `${name.length}.${kind}@example.org`, name, role: 'moderator', passwordHash: 'x' },
        operator,
      )
    ).accountId
  return {
    server,
    articleId: id,
    path: `/${encodeURIComponent('محليات')}/${id}/${encodeURIComponent('عودة-العبارة')}`,
    first: await account('مها'),
    second: await account('رنا سالم'),
  }
}

async function decide(
  { server, first }: Story,
  commentId: number,
  words: { decision: 'approve' | 'remove'; clauses?: string[]; facts?: string },
): Promise<number> {
  const { read, call } = server.app
  const row = await read
    .selectFrom('comment')
    .select(['latest_revision_id', 'lock_version'])
    .where('id', '=', commentId)
    .executeTakeFirstOrThrow()
  await call(
    'comments/decide-comment',
    { commentId, revisionId: row.latest_revision_id ?? 0, lockVersion: row.lock_version, ...words },
    { actor: { kind: 'account', accountId: first } },
  )
  const decision = await read
    .selectFrom('decision')
    .select('id')
    .where('comment_id', '=', commentId)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return decision.id
}

const form = (fields: Record<string, string>) => ({ method: 'POST', headers: here, body: new URLSearchParams(fields) })
const REMOVAL = { decision: 'remove' as const, clauses: ['CL2'], facts: 'وصف موظف الميناء بلفظ مهين' }

for (const kind of ['sqlite', 'postgres'] as const)
  describe.skipIf(kind === 'postgres' && !process.env['WARRAQ_TEST_POSTGRES_URL'])(
    `a commenter’s own pages (${kind})`,
    () => {
      const state = {} as { story: Story; mail: Awaited<ReturnType<typeof postOffice>> }
      beforeAll(async () => {
        state.mail = await postOffice()
        state.story = await open(kind, { WARRAQ_SMTP_URL: state.mail.url, WARRAQ_MAIL_FROM: 'desk@news.example' })
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
  const story = await open('sqlite', {})
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
