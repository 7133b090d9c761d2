import { createHash } from 'node:crypto'
import type { Riddle } from '@warraq/core/comments/riddle'
import { riddleAnswer } from '@warraq/core/comments/riddle'
import type { ModerationSettings } from '@warraq/core/contract/moderation-settings'
import { beforeAll, describe, expect, test } from 'vitest'
import { readModeration } from '../../packages/server/src/store/reader/moderation.ts'
import { readSiteSettings } from '../../packages/server/src/store/reader/site.ts'
import { commenter, idOf } from '../harness/commenter.ts'
import { eachServer } from '../harness/server.ts'
import { tell } from '../harness/stories.ts'

const operator = { actor: { kind: 'operator' } } as const

eachServer(
  'the thread under an article',
  (server) => {
    const state = { id: 0, other: 0, path: '', ids: [] as number[] }
    const moderate = async (change: Partial<ModerationSettings>) => {
      const { app } = server()
      const { settings, lockVersion } = await readModeration(app.read)
      await app.call('comments/save-moderation', { settings: { ...settings, ...change }, lockVersion }, operator)
    }
    const mode = async (way: 'pre' | 'open') => {
      const { app } = server()
      const { settings, lockVersion } = await readSiteSettings(app.read)
      const comments = { ...settings.comments, mode: way }
      await app.call('site/change-settings', { settings: { ...settings, comments }, lockVersion }, operator)
    }
    const reader = (n: number) => commenter(server(), state.id, { 'user-agent': `Reader ${n}` })
    const words = (n: number) => ({ name: `قارئ ${n}`, email: `r${n}@example.org`, body: `رأي مختلف رقم ${n}` })
    const post = async (n: number, more = {}) => {
      const sent = await reader(n).send({ ...words(n), ...more })
      return { ...sent, id: idOf(sent.headers.get('location')) }
    }
    const page = async (query = '') => (await reader(0).ask(state.path + query)).body
    const shown = (html: string) => [...html.matchAll(/id="c-(\d+)"/g)].map(([, id]) => Number(id))
    const stateOf = async (id: number) =>
      (await server().app.read.selectFrom('comment').select('state').where('id', '=', id).executeTakeFirstOrThrow())
        .state

    beforeAll(async () => {
      const { app } = server()
      const section = await app.call('sections/create-section', { name: 'محليات', parentId: null }, operator)
      state.id = (await tell(app.call, { title: 'عودة العبارة', sectionId: section.id })).id
      state.other = (await tell(app.call, { title: 'مادة أخرى', sectionId: section.id })).id
      state.path = `/${encodeURIComponent('محليات')}/${state.id}/${encodeURIComponent('عودة-العبارة')}`
      await mode('open')
      await moderate({ burst: null })
      for (let n = 1; n <= 56; n += 1) state.ids.push((await post(n)).id)
      // The seventh has most answers.
      for (let n = 57; n <= 59; n += 1) state.ids.push((await post(n, { parent: state.ids[6] })).id)
    }, 240_000)

    describe('in each order', () => {
      test('has an address; its pages lead to one another; the article stays the one canonical page', async () => {
        const { ids } = state
        const thread = [ids[6], ...ids.slice(56)]
        const oldest = [...ids.slice(0, 6), ...thread, ...ids.slice(7, 56)]
        const orders = {
          '': oldest,
          newest: [...ids.slice(7, 56).toReversed(), ...thread, ...ids.slice(0, 6).toReversed()],
          answered: [...thread, ...ids.slice(0, 6), ...ids.slice(7, 56)],
        }
        for (const [order, whole] of Object.entries(orders)) {
          const first = order === '' ? '' : `?order=${order}`
          const second = order === '' ? '?comments=2' : `?comments=2&order=${order}`
          const html = await page(first)
          expect([order, shown(html)]).toEqual([order, whole.slice(0, 50)])
          expect(html).toContain(`href="${state.path}${second.replace('&', '&amp;')}#comments" rel="next"`)
          expect(html).toContain(`<link rel="canonical" href="${server().base}${state.path}"/>`)
          const next = await page(second)
          expect([order, shown(next)]).toEqual([order, whole.slice(50)])
          expect(next).toContain('صفحة 2 من 2')
        }
        expect(await page('?order=newest')).toContain(
          `<a href="${state.path}?order=newest#comments" rel="nofollow" aria-current="true">الأحدث</a>`,
        )
      })

      test('a page that is not there leads to the article, an order that nobody knows is the usual one', async () => {
        const { status, headers } = await reader(0).ask(`${state.path}?comments=3&order=newest`)
        expect([status, headers.get('location')]).toEqual([302, state.path])
        expect((await reader(0).ask(`${state.path}?order=liked`)).headers.get('location')).toBe(state.path)
        expect(shown(await page('?order=best'))).toEqual(shown(await page()))
        expect(shown(await page('?utm_source=x&comments=1'))).toEqual(shown(await page()))
      })

      test('only spellings that make another page are kept', async () => {
        const { web } = server()
        const kept = (query: string) => web.pages.peek(state.path + query) !== null
        for (const query of ['?comments=2', '?order=newest', '?comments=2&order=newest'])
          expect([query, kept(query)]).toEqual([query, true])
        for (const query of ['?order=best', '?comments=1', '?order=oldest', '?comments=3&order=newest', '?order=liked'])
          expect([query, kept(query)]).toEqual([query, false])
      })

      test('a permalink leads to the page its comment stands on', async () => {
        const last = state.ids[55] ?? 0
        const { headers } = await reader(0).ask(`/comments/${last}`)
        expect(headers.get('location')).toBe(`${state.path}?comments=2#c-${last}`)
        expect((await reader(0).ask(`/comments/${state.ids[58]}`)).headers.get('location')).toBe(
          `${state.path}#c-${state.ids[58]}`,
        )
      })
    })

    test('what stood before an answer and is not shown says one thing, whether it waits or was removed', async () => {
      const [waiting, removed] = [await post(60), await post(61)]
      const answers = [await post(62, { parent: waiting.id }), await post(63, { parent: removed.id })]
      expect(await Promise.all(answers.map(({ id }) => stateOf(id)))).toEqual(['published', 'published'])
      const { app } = server()
      // As reports do it, and as a moderator does it.
      await app.call(
        'comments/decide-comment',
        await decisionOn(waiting.id, { decision: 'remove', clauses: ['CL8'], facts: 'س' }),
        operator,
      )
      const place = (html: string, id: number) =>
        new RegExp(`<article class="comment" id="c-${id}".*?</article>`, 's')
          .exec(html)?.[0]
          .replaceAll(String(id), 'ID')
      const one = place(await page('?comments=2'), waiting.id)
      await moderate({ hideAtWeight: 50 })
      const known = reader(101)
      await known.send({ ...words(101), body: 'قارئ معروف هنا' })
      const form = await known.ask(`/comments/${removed.id}/report`)
      const revision = /name="revision" value="(\d+)"/.exec(form.body)?.[1] ?? ''
      await report(known, removed.id, { clause: 'CL8', revision })
      expect(await stateOf(removed.id)).toBe('hidden')
      const other = place(await page('?comments=2'), removed.id)
      expect(one).toContain('هذا التعليق غير معروض.')
      expect(other).toBe(one)
      await moderate({ hideAtWeight: 300 })
    })

    const decisionOn = async (commentId: number, more: object) => {
      const row = await server()
        .app.read.selectFrom('comment')
        .select(['latest_revision_id', 'lock_version'])
        .where('id', '=', commentId)
        .executeTakeFirstOrThrow()
      return {
        commentId,
        revisionId: row.latest_revision_id ?? 0,
        lockVersion: row.lock_version,
        decision: 'approve' as const,
        ...more,
      }
    }
    const report = (who: ReturnType<typeof commenter>, id: number, fields: Record<string, string>) =>
      who.ask(`/comments/${id}/report`, {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams(fields),
      })
    const like = (who: ReturnType<typeof commenter>, id: number, fields: Record<string, string> = {}) =>
      who.ask(`/comments/${id}/like`, {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams(fields),
      })

    describe('likes', () => {
      test('are off until the newspaper wants them', async () => {
        const id = state.ids[2] ?? 0
        expect(await page()).not.toContain(`/comments/${id}/like`)
        expect((await like(reader(70), id)).status).toBe(404)
        await moderate({ likes: true })
        expect(await page()).toContain(`action="/comments/${id}/like"`)
      })

      test('count once, with a cookie that has come back, and order the discussion; without a script', async () => {
        const id = state.ids[2] ?? 0
        const likes = async () =>
          Number(
            /<span>(\d+)<\/span><\/button>/.exec(
              (await page()).split(`/comments/${id}/like`)[1]?.split('</form>')[0] + '</button>',
            )?.[1] ?? 0,
          )
        const fan = reader(71)
        const first = await like(fan, id)
        expect([first.status, first.headers.get('location')]).toEqual([303, `/comments/${id}/like`])
        expect(await likes()).toBe(0)
        expect((await fan.ask(`/comments/${id}/like`)).body).toContain('اضغط الزر مرة أخرى ليُحتسب إعجابك.')
        const second = await like(fan, id)
        expect(second.headers.get('location')).toContain(`#c-${id}`)
        await like(fan, id)
        expect(await likes()).toBe(1)
        expect(shown(await page('?order=liked'))[0]).toBe(id)
        expect((await fan.ask(`/comments/${id}/like`)).body).toContain('سحب الإعجاب')
        await like(fan, id, { withdraw: 'yes' })
        expect(await likes()).toBe(0)
        await like(fan, id)
      })

      test('of one’s own comment do not count, and of one network only five do', async () => {
        const own = reader(72)
        const mine = idOf((await own.send({ ...words(72), body: 'تعليقي أنا' })).headers.get('location'))
        expect((await like(own, mine)).headers.get('location')).toBe(`/comments/${mine}/like`)
        for (let n = 80; n < 92; n += 1) {
          const program = reader(n)
          await like(program, mine)
          await like(program, mine)
        }
        const row = await server()
          .app.read.selectFrom('comment')
          .select('likes')
          .where('id', '=', mine)
          .executeTakeFirstOrThrow()
        expect(row.likes).toBe(5)
      })

      test('sent from another site are not taken', async () => {
        const id = state.ids[2] ?? 0
        const answer = await reader(73).ask(`/comments/${id}/like`, {
          method: 'POST',
          headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' },
          body: '',
        })
        expect(answer.status).toBe(403)
      })
    })

    describe('a report', () => {
      const formOf = async (who: ReturnType<typeof commenter>, id: number) => {
        const { body, status } = await who.ask(`/comments/${id}/report`)
        return { body, status, revision: /name="revision" value="(\d+)"/.exec(body)?.[1] ?? '' }
      }

      test('needs a clause; the form shows the comment and every clause, and comes back filled', async () => {
        const id = state.ids[3] ?? 0
        const who = reader(110)
        const { body, revision } = await formOf(who, id)
        expect(body).toContain('رأي مختلف رقم 4')
        expect(body.match(/type="radio"/g)).toHaveLength(15)
        const refused = await report(who, id, { note: 'السطر "الأول"', revision })
        expect(refused.status).toBe(422)
        expect(refused.body).toContain('اختر البند الذي يخالفه التعليق في رأيك.')
        expect(refused.body).toContain('السطر &quot;الأول&quot;</textarea>')
        expect(refused.headers.get('cache-control')).toBe('no-store')
      })

      test('is thanked for, opens a case, and its author reads later what came of it; nobody else does', async () => {
        const id = state.ids[3] ?? 0
        const who = reader(111)
        const { revision } = await formOf(who, id)
        const sent = await report(who, id, { clause: 'CL2', note: 'عبارة جارحة', revision })
        const to = sent.headers.get('location') ?? ''
        expect([sent.status, to]).toEqual([303, expect.stringMatching(/^\/comments\/reports\/\d+\?key=/) as string])
        const thanks = await who.ask(to)
        expect(thanks.body).toContain('وصل بلاغك، شكرًا لك')
        expect(thanks.body).toContain('عبارة جارحة')
        const again = await report(who, id, { clause: 'CL8', revision })
        expect(again.headers.get('location')?.split('?')[0]).toBe(to.split('?')[0])
        const { app } = server()
        const cases = await app.read
          .selectFrom('comment_case')
          .select(['queue', 'state'])
          .where('comment_id', '=', id)
          .execute()
        expect(cases).toEqual([{ queue: 'reported', state: 'open' }])

        const stranger = await reader(112).ask(to)
        expect(stranger.body).toContain('وصل بلاغك')
        expect(stranger.body).not.toContain('عبارة جارحة')
        const absent = await reader(112).ask('/comments/reports/99999')
        const bare = await reader(112).ask(to.split('?')[0] ?? '')
        expect([bare.status, bare.body]).toEqual([404, absent.body])
        expect((await who.ask('/comments/reports')).body).toContain('البند 2')
      })

      test('of a comment that waits is as impossible as of one that is not there', async () => {
        await mode('pre')
        const held = await post(113)
        await mode('open')
        const absent = await reader(0).ask('/comments/999999/report')
        const waiting = await reader(0).ask(`/comments/${held.id}/report`)
        expect([waiting.status, waiting.body]).toEqual([404, absent.body])
      })

      test('of words that were changed meanwhile comes back with the new ones', async () => {
        const id = state.ids[4] ?? 0
        const refused = await report(reader(114), id, { clause: 'CL2', revision: '999999' })
        expect(refused.status).toBe(409)
        expect(refused.body).toContain('غيّر صاحب التعليق نصه')
      })

      test('as a notice of unlawful content seals who sent it', async () => {
        const id = state.ids[5] ?? 0
        const who = reader(115)
        const form = await who.ask(`/comments/${id}/report?kind=illegal`)
        for (const name of ['law', 'note', 'name', 'email', 'goodFaith']) expect(form.body).toContain(`name="${name}"`)
        const revision = /name="revision" value="(\d+)"/.exec(form.body)?.[1] ?? ''
        const notice = {
          kind: 'illegal',
          law: 'قانون الخصوصية',
          note: 'يكشف عنوانًا.',
          name: 'هاني المبلّغ',
          email: 'notice@example.org',
          revision,
        }
        const refused = await report(who, id, notice)
        expect(refused.status).toBe(422)
        expect(refused.body).toContain('أكِّد أن ما كتبته صحيح في علمك.')
        expect((await report(who, id, { ...notice, goodFaith: 'yes' })).status).toBe(303)
        const row = await server()
          .app.read.selectFrom('report')
          .selectAll()
          .where('comment_id', '=', id)
          .executeTakeFirstOrThrow()
        expect(row).toMatchObject({ kind: 'illegal', clause_code: 'CL10', law: 'قانون الخصوصية' })
        expect(row.contact_enc).not.toContain('notice')
        expect(JSON.parse(server().app.keys.unseal(row.contact_enc ?? ''))).toEqual({
          name: 'هاني المبلّغ',
          email: 'notice@example.org',
        })
      })

      test('fifty from one network do not hide a comment; words that a moderator approved stay whatever is reported', async () => {
        const id = state.ids[7] ?? 0
        for (let n = 0; n < 50; n += 1) {
          const who = reader(200 + n)
          const { revision } = await formOf(who, id)
          expect((await report(who, id, { clause: 'CL6', revision, note: `${n}` })).status).toBe(303)
        }
        expect(await stateOf(id)).toBe('published')

        await mode('pre')
        const approved = await post(300)
        await mode('open')
        await server().app.call('comments/decide-comment', await decisionOn(approved.id, {}), operator)
        await moderate({ hideAtWeight: 50 })
        for (let n = 0; n < 3; n += 1) {
          const who = reader(260 + n)
          await who.send({ ...words(260 + n), body: `قارئ معروف آخر ${n}` })
          const { revision } = await formOf(who, approved.id)
          await report(who, approved.id, { clause: 'CL6', revision })
          server().wait(120)
        }
        expect(await stateOf(approved.id)).toBe('published')
        await moderate({ hideAtWeight: 300 })
      }, 60_000)

      test('of incitement by a reader who is taken at their word hides the comment with that one request', async () => {
        const { app } = server()
        const target = await post(301)
        const who = reader(302)
        await who.send({ ...words(302), body: 'أنا قارئ دائم هنا' })
        const readerId = Number(who.jar.cookie.split('=')[1]?.split('.')[0])
        // Ten reports of theirs that moderators agreed with.
        for (const id of state.ids.slice(20, 30)) {
          const { revision } = await formOf(who, id)
          await report(who, id, { clause: 'CL8', revision })
          const decision = await decisionOn(id, { decision: 'remove', clauses: ['CL8'], facts: 'شتيمة' })
          await app.call('comments/decide-comment', decision, operator)
          server().wait(70)
        }
        const upheld = await app.read
          .selectFrom('report')
          .select('id')
          .where('identity_id', '=', readerId)
          .where('outcome', '=', 'upheld')
          .execute()
        expect(upheld).toHaveLength(10)
        const { revision } = await formOf(who, target.id)
        await report(who, target.id, { clause: 'CL6', revision })
        expect(await stateOf(target.id)).toBe('hidden')
        expect(await page('?order=newest')).not.toContain(`id="c-${target.id}"`)
        expect((await who.ask('/comments/reports')).body).toContain('وافقك المشرفون')
      }, 60_000)
    })

    describe('proof of work', () => {
      const solve = async (articleId: number) => {
        const { body } = await reader(0).ask(`/comments/riddle?article=${articleId}`)
        const riddle = JSON.parse(body) as Riddle
        for (let n = 0; n <= riddle.most; n += 1)
          if (
            createHash('sha256')
              .update(riddle.salt + n)
              .digest('hex') === riddle.digest
          )
            return riddleAnswer(riddle, n)
        throw new Error('no number')
      }
      const sendWith = async (n: number, proof: string) => {
        const sent = await reader(n).ask('/comments', {
          method: 'POST',
          headers: { 'sec-fetch-site': 'same-origin' },
          body: new URLSearchParams({ article: String(state.id), ...words(n), proof }),
        })
        return stateOf(idOf(sent.headers.get('location')))
      }

      test('is asked for only where the newspaper wants it', async () => {
        expect(await page()).not.toContain('solve-riddle')
        expect(await sendWith(400, '')).toBe('published')
        await moderate({ proofOfWork: true })
        expect(await page()).toContain(`<solve-riddle data-url="/comments/riddle?article=${state.id}">`)
      })

      test('lets one comment pass; used twice, for another article or not at all, the comment waits and is not refused', async () => {
        const proof = await solve(state.id)
        expect(await sendWith(401, proof)).toBe('published')
        expect(await sendWith(402, proof)).toBe('held')
        expect(await sendWith(403, await solve(state.other))).toBe('held')
        expect(await sendWith(404, '')).toBe('held')
        expect(await sendWith(405, 'comment.1.2.3')).toBe('held')
        await moderate({ proofOfWork: false })
      })
    })

    describe('the form', () => {
      test('asks for an address, leaves it open or does without, as the newspaper wants', async () => {
        expect(await page()).toMatch(/id="field-email"[^>]*required/)
        await moderate({ email: 'optional' })
        const optional = await page()
        expect(optional).toContain('ولك أن تتركه فارغًا')
        expect(optional).not.toMatch(/id="field-email"[^>]*required/)
        const without = await reader(410).send({ ...words(410), email: '' })
        expect(without.status).toBe(303)
        expect((await reader(411).send({ ...words(411), email: 'x@' })).status).toBe(422)
        await moderate({ email: 'none' })
        expect(await page()).not.toContain('field-email')
        await moderate({ email: 'required' })
      })

      test('says how slowly comments are taken, and how long to wait', async () => {
        await moderate({ slowSeconds: 120 })
        expect(await page()).toContain('بين كل تعليقين لك هنا دقيقتين على الأقل.')
        const who = reader(412)
        await who.send(words(412))
        server().wait(30)
        const soon = await who.send({ ...words(412), body: 'وتعليق آخر على عجل' })
        expect(soon.status).toBe(429)
        expect(soon.headers.get('retry-after')).toBe('90')
        expect(soon.body).toContain('أعد الإرسال بعد 90 ثانيةً. ما كتبته محفوظ في النموذج.')
        expect(soon.body).toContain('وتعليق آخر على عجل</textarea>')
        await moderate({ slowSeconds: 0 })
      })

      test('says when the discussion closes', async () => {
        const { app } = server()
        await app.call(
          'comments/set-mode',
          {
            scope: 'article',
            id: state.id,
            mode: null,
            closeAfterDays: 30,
            slowSeconds: null,
            hours: null,
            release: false,
            why: '',
          },
          operator,
        )
        expect(await page()).toMatch(/يُغلق التعليق على هذه المادة في \d+ \S+ 2017/)
        await app.call(
          'comments/set-mode',
          {
            scope: 'article',
            id: state.id,
            mode: 'closed',
            closeAfterDays: null,
            slowSeconds: null,
            hours: null,
            release: false,
            why: '',
          },
          operator,
        )
        const closed = await page()
        expect(closed).toContain('التعليق مغلق على هذه المادة.')
        expect(closed).not.toContain('<form class="comment-form"')
        expect((await reader(0).ask(`/comments/new?article=${state.id}`)).status).toBe(403)
        await app.call(
          'comments/set-mode',
          {
            scope: 'article',
            id: state.id,
            mode: null,
            closeAfterDays: null,
            slowSeconds: null,
            hours: null,
            release: false,
            why: '',
          },
          operator,
        )
      })
    })
  },
  { WARRAQ_RATE_LIMITS: 'off' },
)
