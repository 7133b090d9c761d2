import { createHash } from 'node:crypto'
import type { Riddle } from '@warraq/core/comments/riddle'
import { riddleAnswer } from '@warraq/core/comments/riddle'
import { beforeAll, describe, expect, test } from 'vitest'
import { idOf } from '../harness/commenter.ts'
import { discussionOf } from '../harness/discussion.ts'
import { eachServer } from '../harness/server.ts'

const operator = { actor: { kind: 'operator' } } as const

eachServer(
  'reporting and writing under an article',
  (server) => {
    const talk = discussionOf(server)
    const { state, reader, words, moderate, mode, post, page, stateOf, decide, report, reportNow, revisionOf } = talk
    beforeAll(() => talk.open(32), 240_000)

    describe('a report', () => {
      test('needs a clause; the form shows the comment and every clause, and comes back filled', async () => {
        const id = state.ids[3] ?? 0
        const who = reader(110)
        const { body } = await who.ask(`/comments/${id}/report`)
        const revision = await revisionOf(who, id)
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
        const revision = await revisionOf(who, id)
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
          expect((await reportNow(who, id, { clause: 'CL6', note: `${n}` })).status).toBe(303)
        }
        expect(await stateOf(id)).toBe('published')

        await mode('pre')
        const approved = await post(300)
        await mode('open')
        await decide(approved.id, {})
        await moderate({ hideAtWeight: 50 })
        for (let n = 0; n < 3; n += 1) {
          const who = reader(260 + n)
          await who.send({ ...words(260 + n), body: `قارئ معروف آخر ${n}` })
          await reportNow(who, approved.id, { clause: 'CL6' })
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
          await reportNow(who, id, { clause: 'CL8' })
          await decide(id, { decision: 'remove', clauses: ['CL8'], facts: 'شتيمة' })
          server().wait(70)
        }
        const upheld = await app.read
          .selectFrom('report')
          .select('id')
          .where('identity_id', '=', readerId)
          .where('outcome', '=', 'upheld')
          .execute()
        expect(upheld).toHaveLength(10)
        await reportNow(who, target.id, { clause: 'CL6' })
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
