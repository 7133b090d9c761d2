import { beforeAll, describe, expect, test } from 'vitest'
import { idOf } from '../harness/commenter.ts'
import { discussionOf } from '../harness/discussion.ts'
import { eachServer } from '../harness/server.ts'

eachServer(
  'the thread under an article',
  (server) => {
    const talk = discussionOf(server)
    const { state, reader, words, moderate, post, page, shown, stateOf, decide, reportNow, like } = talk

    beforeAll(async () => {
      await talk.open(56)
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
      // As reports do it, and as a moderator does it.
      await decide(waiting.id, { decision: 'remove', clauses: ['CL8'], facts: 'س' })
      const place = (html: string, id: number) =>
        new RegExp(`<article class="comment" id="c-${id}".*?</article>`, 's')
          .exec(html)?.[0]
          .replaceAll(String(id), 'ID')
      const one = place(await page('?comments=2'), waiting.id)
      await moderate({ hideAtWeight: 50 })
      const known = reader(101)
      await known.send({ ...words(101), body: 'قارئ معروف هنا' })
      await reportNow(known, removed.id, { clause: 'CL8' })
      expect(await stateOf(removed.id)).toBe('hidden')
      const other = place(await page('?comments=2'), removed.id)
      expect(one).toContain('هذا التعليق غير معروض.')
      expect(other).toBe(one)
      await moderate({ hideAtWeight: 300 })
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
  },
  { WARRAQ_RATE_LIMITS: 'off' },
)
