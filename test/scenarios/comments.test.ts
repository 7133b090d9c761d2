import { beforeAll, describe, expect, test } from 'vitest'
import { readSiteSettings } from '../../packages/server/src/store/reader/site.ts'
import { commenter, idOf } from '../harness/commenter.ts'
import { eachServer } from '../harness/server.ts'
import { tell } from '../harness/stories.ts'

const operator = { actor: { kind: 'operator' } } as const

eachServer(
  'commenting',
  (server) => {
    const state = { id: 0, path: '', sectionId: 0 }
    beforeAll(async () => {
      const { app } = server()
      state.sectionId = (await app.call('sections/create-section', { name: 'محليات', parentId: null }, operator)).id
      state.id = (await tell(app.call, { title: 'عودة العبارة', sectionId: state.sectionId })).id
      state.path = `/${encodeURIComponent('محليات')}/${state.id}/${encodeURIComponent('عودة-العبارة')}`
    })
    const rows = (body: string) =>
      server()
        .app.read.selectFrom('comment as c')
        .innerJoin('comment_revision as r', 'r.comment_id', 'c.id')
        .selectAll('c')
        .where('r.body', '=', body)
        .execute()
    const approve = async (commentId: number) => {
      const row = await server()
        .app.read.selectFrom('comment')
        .select(['latest_revision_id', 'lock_version'])
        .where('id', '=', commentId)
        .executeTakeFirstOrThrow()
      await server().app.call(
        'comments/decide-comment',
        { commentId, revisionId: row.latest_revision_id ?? 0, lockVersion: row.lock_version, decision: 'approve' },
        operator,
      )
    }

    test('the article carries a form that needs no script, the promise and the fifteen clauses', async () => {
      const { body } = await commenter(server(), state.id).ask(state.path)
      expect(body).toContain('<form class="comment-form" method="post" action="/comments">')
      expect(body).toContain('لن يُنشر عنوان بريدك الإلكتروني. الحقول المشار إليها بعلامة * إلزامية.')
      expect(body).toContain('لا تعليقات بعد')
      for (const title of ['الإساءة إلى الكاتب', 'التحريض الطائفي', 'التكفير والتخوين']) expect(body).toContain(title)
      expect(body.match(/<li value="\d+">/g)).toHaveLength(15)
    })

    test('a comment waits, its author sees so, nobody else does; approved, it stands under the article', async () => {
      const reader = commenter(server(), state.id)
      const sent = await reader.send({ body: 'خبر مفرح.\nشكرًا، والتفاصيل في https://example.org/ferry.' })
      expect([sent.status, sent.body]).toEqual([303, ''])
      expect(sent.headers.get('set-cookie')).toMatch(
        /^warraq-reader=\d+\.[0-9a-f]{64}; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/,
      )
      const id = idOf(sent.headers.get('location'))
      const held = await reader.ask(sent.headers.get('location') ?? '')
      expect(held.status).toBe(200)
      expect(held.headers.get('cache-control')).toBe('no-store')
      expect(held.body).toContain('تعليقك قيد المراجعة')
      expect(held.body).toContain('خبر مفرح.<br/>شكرًا')

      const stranger = commenter(server(), state.id)
      const absent = await stranger.ask('/comments/999999/held')
      expect(absent.status).toBe(404)
      for (const path of [
        `/comments/${id}/held`,
        `/comments/${id}`,
        '/comments/999999',
        '/comments/x',
        `/comments/${id}/held?key=1.2.3`,
      ]) {
        const other = await stranger.ask(path)
        expect([path, other.status, other.body]).toEqual([path, 404, absent.body])
      }
      expect((await stranger.ask(state.path)).body).not.toContain('خبر مفرح')

      await approve(id)
      const page = await stranger.ask(state.path)
      expect(page.body).toContain('تعليق واحد')
      expect(page.body).toContain(`id="c-${id}"`)
      expect(page.body).toContain(
        '<a href="https://example.org/ferry" rel="ugc nofollow noopener noreferrer"><bdi>https://example.org/ferry</bdi></a>.',
      )
      const permalink = await stranger.ask(`/comments/${id}`)
      expect([permalink.status, permalink.headers.get('location')]).toEqual([302, `${state.path}#c-${id}`])
      expect((await reader.ask(`/comments/${id}/held`)).headers.get('location')).toBe(`${state.path}#c-${id}`)
    })

    test('a reader who keeps no cookies sees that the comment arrived, and a link to it shows nobody its text', async () => {
      const reader = commenter(server(), state.id)
      const location = (await reader.send({ body: 'بلا كعكات.' })).headers.get('location') ?? ''
      const arrived = await commenter(server(), state.id).ask(location)
      expect(arrived.status).toBe(200)
      expect(arrived.body).toContain('تعليقك قيد المراجعة')
      expect(arrived.body).not.toContain('بلا كعكات')
      expect(
        (await commenter(server(), state.id).ask(location.replace(/\d+/, (id) => String(Number(id) + 1)))).status,
      ).toBe(404)
      server().wait(601)
      expect((await commenter(server(), state.id).ask(location)).status).toBe(404)
    })

    test('what is wrong is said in Arabic beside its field, and what was typed is still there', async () => {
      const refused = await commenter(server(), state.id).send({
        name: '',
        email: 'ليس بريدًا',
        body: 'نص "طويل" <b>لا يضيع</b>',
      })
      expect(refused.status).toBe(422)
      expect(refused.headers.get('cache-control')).toBe('no-store')
      expect(refused.body).toContain('اكتب اسمًا يظهر مع تعليقك.')
      expect(refused.body).toContain('اكتب عنوان بريد إلكتروني صحيحًا')
      expect(refused.body).toContain('نص &quot;طويل&quot; &lt;b&gt;لا يضيع&lt;/b&gt;</textarea>')
      expect(refused.body).toContain('value="ليس بريدًا"')
      expect(refused.body).toMatch(/<input type="hidden" name="nonce" value="[\w.-]+"\/>/)
      expect(refused.body).toMatch(
        /aria-invalid="true"[^>]*aria-describedby="field-name-error"|aria-describedby="field-name-error"[^>]*aria-invalid="true"/,
      )
    })

    describe('answers', () => {
      test('have their own form page, stand under what they answer and lead there', async () => {
        const reader = commenter(server(), state.id)
        const parent = idOf((await reader.send({ body: 'سؤال: متى الموعد؟' })).headers.get('location'))
        const early = await reader.send({ body: 'رد مبكر', parent })
        expect(early.status).toBe(422)
        expect(early.body).toContain('التعليق الذي تردّ عليه لم يعد منشورًا')
        await approve(parent)
        const form = await reader.ask(`/comments/new?article=${state.id}&parent=${parent}`)
        expect(form.status).toBe(200)
        expect(form.headers.get('cache-control')).toBe('no-store')
        expect(form.body).toContain('سؤال: متى الموعد؟')
        expect(form.body).toContain(`<input type="hidden" name="parent" value="${parent}"/>`)
        const nonce = /name="nonce" value="([^"]+)"/.exec(form.body)?.[1] ?? ''
        server().wait(20)
        const sent = await reader.send({ body: 'يوم السبت.', parent, nonce })
        const reply = idOf(sent.headers.get('location'))
        await approve(reply)
        const page = (await reader.ask(state.path)).body
        expect(page.indexOf(`id="c-${parent}"`)).toBeLessThan(page.indexOf(`id="c-${reply}"`))
        expect(page).toMatch(
          new RegExp(`id="c-${parent}".*?</article><ol><li><article class="comment" id="c-${reply}"`, 's'),
        )
      })

      test('to nothing, to other articles and on absent ones are not there', async () => {
        const reader = commenter(server(), state.id)
        for (const query of ['', '?article=999999', '?article=x', '?article=-1', `?article=${state.id}9999`])
          expect((await reader.ask(`/comments/new${query}`)).status).toBe(404)
        expect((await commenter(server(), 999_999).send({ body: 'هل من أحد؟' })).status).toBe(404)
      })
    })

    describe('sent twice', () => {
      test('two readers post the same words from one stored page: two comments; one reader posts twice: one', async () => {
        const body = 'الكلام نفسه من قارئين.'
        const first = commenter(server(), state.id)
        const a = await first.send({ body })
        const again = await commenter(server(), state.id).send({ body })
        const withCookie = await first.send({ body })
        expect([idOf(again.headers.get('location')), idOf(withCookie.headers.get('location'))]).toEqual([
          idOf(a.headers.get('location')),
          idOf(a.headers.get('location')),
        ])
        expect(again.headers.get('set-cookie')).toBe(a.headers.get('set-cookie'))
        await commenter(server(), state.id).send({ body, name: 'هاني', email: 'hani@example.org' })
        expect(await rows(body)).toHaveLength(2)
      })

      test('a form that comes back with its nonce after the network and the cookie have changed is one comment', async () => {
        const body = 'من القطار.'
        const page = (await commenter(server(), state.id).ask(`/comments/new?article=${state.id}`)).body
        const nonce = /name="nonce" value="([^"]+)"/.exec(page)?.[1] ?? ''
        await commenter(server(), state.id).send({ body, nonce })
        await commenter(server(), state.id, { 'user-agent': 'Another/1.0' }).send({ body, nonce })
        expect(await rows(body)).toHaveLength(1)
      })

      test('twenty at once are one', async () => {
        const body = 'ضغطات كثيرة.'
        const answers = await Promise.all(
          Array.from({ length: 20 }, () => commenter(server(), state.id).send({ body })),
        )
        expect(new Set(answers.map(({ headers }) => headers.get('location')))).toHaveLength(1)
        expect(await rows(body)).toHaveLength(1)
      })
    })

    test('a machine that fills every field is answered like a person, and set aside', async () => {
      const sent = await commenter(server(), state.id).send({ body: 'اشترِ الآن', website: 'https://spam.example' })
      expect(sent.status).toBe(303)
      expect(sent.headers.get('location')).toMatch(/^\/comments\/\d+\/held/)
      expect(await rows('اشترِ الآن')).toMatchObject([{ state: 'quarantined' }])
    })

    test('its author reads why a comment was removed', async () => {
      const reader = commenter(server(), state.id)
      const id = idOf((await reader.send({ body: 'كلام قاسٍ' })).headers.get('location'))
      const row = await server()
        .app.read.selectFrom('comment')
        .select('latest_revision_id')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      await server().app.call(
        'comments/decide-comment',
        {
          commentId: id,
          revisionId: row.latest_revision_id ?? 0,
          lockVersion: 1,
          decision: 'remove',
          clauses: ['CL8'],
          facts: 'في السطر الأول شتيمة',
        },
        operator,
      )
      const led = await reader.ask(`/comments/${id}/held`)
      expect([led.status, led.headers.get('location')]).toEqual([
        302,
        expect.stringMatching(/^\/comments\/mine\/decision\/\d+$/) as string,
      ])
      const page = await reader.ask(led.headers.get('location') ?? '')
      expect(page.status).toBe(200)
      expect(page.body).toContain('لم يُنشر تعليقك المرسل في')
      expect(page.body).toContain('السبب: في السطر الأول شتيمة.')
      expect(page.body).not.toContain('{link}')
      expect((await commenter(server(), state.id).ask(`/comments/${id}/held`)).status).toBe(404)
    })

    test('where discussions are closed there is no form, and what is sent comes back', async () => {
      const { app } = server()
      const closed = await tell(app.call, { title: 'خبر مغلق', sectionId: state.sectionId, commentsOpen: false })
      const reader = commenter(server(), closed.id)
      const page = (await reader.ask(`/x/${closed.id}`)).headers.get('location') ?? ''
      expect((await reader.ask(page)).body).not.toContain('<form class="comment-form"')
      expect((await reader.ask(`/comments/new?article=${closed.id}`)).status).toBe(403)
      const sent = await reader.send({ body: 'هل ضاع كلامي؟' })
      expect(sent.status).toBe(403)
      expect(sent.body).toContain('هل ضاع كلامي؟</textarea>')
      expect(sent.body).toContain('التعليق مغلق على هذه المادة.')
    })

    describe('where comments appear at once', () => {
      test('the reader is led to the comment, on its page of the discussion', async () => {
        const { app } = server()
        const { settings, lockVersion } = await readSiteSettings(app.read)
        await app.call(
          'site/change-settings',
          { settings: { ...settings, comments: { ...settings.comments, mode: 'post' } }, lockVersion },
          operator,
        )
        const story = await tell(app.call, { title: 'نقاش طويل', sectionId: state.sectionId })
        let last = ''
        for (let n = 0; n < 52; n++)
          last =
            (await commenter(server(), story.id).send({ body: `رأي ${n}`, email: `r${n}@example.org` })).headers.get(
              'location',
            ) ?? ''
        expect(last).toMatch(/\?comments=2#c-\d+$/)
        const reader = commenter(server(), story.id)
        const path = last.replace(/\?.*/, '')
        const first = await reader.ask(path)
        expect(first.body.match(/<article class="comment"/g)).toHaveLength(50)
        expect(first.body).toContain('52 تعليقًا')
        expect(first.body).toContain(`href="${path}?comments=2#comments"`)
        const second = await reader.ask(`${path}?comments=2`)
        expect(second.body.match(/<article class="comment"/g)).toHaveLength(2)
        expect(second.body).toContain(`href="${path}#comments"`)
        expect((await reader.ask(`${path}?comments=3`)).headers.get('location')).toBe(path)
      }, 120_000)
    })
  },
  { WARRAQ_RATE_LIMITS: 'off' },
)
