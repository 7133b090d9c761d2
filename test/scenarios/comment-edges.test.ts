import { beforeAll, describe, expect, test } from 'vitest'
import { commenter } from '../harness/commenter.ts'
import { eachServer } from '../harness/server.ts'
import { tell } from '../harness/stories.ts'

const operator = { actor: { kind: 'operator' } } as const

eachServer(
  'what comes to the comment form',
  (server) => {
    const state = { id: 0 }
    beforeAll(async () => {
      const { app } = server()
      const section = await app.call('sections/create-section', { name: 'محليات', parentId: null }, operator)
      state.id = (await tell(app.call, { title: 'عودة العبارة', sectionId: section.id })).id
    })
    const rows = (body: string) =>
      server()
        .app.read.selectFrom('comment as c')
        .innerJoin('comment_revision as r', 'r.comment_id', 'c.id')
        .selectAll('c')
        .where('r.body', '=', body)
        .execute()

    describe('sent from elsewhere', () => {
      const origin = () => server().base
      test.each([
        ['same origin by Sec-Fetch-Site', () => ({ 'sec-fetch-site': 'same-origin' }), 303],
        ['typed by hand', () => ({ 'sec-fetch-site': 'none' }), 303],
        ['same origin by Origin', () => ({ origin: origin() }), 303],
        ['another site by Sec-Fetch-Site', () => ({ 'sec-fetch-site': 'cross-site', origin: origin() }), 403],
        ['another port', () => ({ 'sec-fetch-site': 'same-site' }), 403],
        ['another origin', () => ({ origin: 'https://evil.example' }), 403],
        ['an origin that hides', () => ({ origin: 'null' }), 403],
        ['an origin that begins like ours', () => ({ origin: `${origin()}.evil.example` }), 403],
        ['nowhere', () => ({}), 403],
      ] as const)('%s', async (name, from, status) => {
        const body = `من أين؟ ${name}`
        const sent = await commenter(server(), state.id).send(
          { body, email: `${name.replaceAll(/\W/g, '')}@example.org` },
          from(),
        )
        expect(sent.status).toBe(status)
        expect(await rows(body)).toHaveLength(status === 303 ? 1 : 0)
        if (name === 'nowhere') expect(sent.body).toContain(`${body}</textarea>`)
        else if (status === 403) expect(sent.body).not.toContain('من أين؟')
      })
    })

    describe('what a server has to bear', () => {
      const raw = (body: BodyInit, headers: Record<string, string> = {}) =>
        fetch(`${server().base}/comments`, {
          method: 'POST',
          redirect: 'manual',
          body,
          headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded', ...headers },
        }).then(({ status }) => status)

      test('too long, another type, compressed, a field twice, nothing at all', async () => {
        expect(await raw(`body=${'a'.repeat(70_000)}`)).toBe(413)
        expect(await raw('{}', { 'content-type': 'application/json' })).toBe(400)
        expect(await raw('article=1', { 'content-encoding': 'gzip' })).toBe(400)
        expect(await raw(`article=${state.id}&article=2`)).toBe(400)
        expect(await raw('')).toBe(404)
        expect(await raw(`article=${state.id}`)).toBe(422)
        expect(await raw(`article=${state.id}&name=%FF%FE&body=%00%C3%28&email=a%40b.co`)).toBe(422)
        expect(await raw(`article=__proto__&constructor=1`)).toBe(404)
      })

      test('a form without end is not read to its end', async () => {
        let sent = 0
        const endless = new ReadableStream({
          pull(controller) {
            sent += 16_384
            if (sent > 40 * 1024 * 1024) controller.close()
            else controller.enqueue(new TextEncoder().encode('a'.repeat(16_384)))
          },
        })
        const outcome = await fetch(`${server().base}/comments`, {
          method: 'POST',
          body: endless,
          duplex: 'half',
          headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
        } as RequestInit).then(
          ({ status }) => status,
          () => 'cut off',
        )
        expect([413, 'cut off']).toContain(outcome)
        expect(sent).toBeLessThan(20 * 1024 * 1024)
      })

      test('other methods', async () => {
        const reader = commenter(server(), state.id)
        const before = await server().app.read.selectFrom('comment').select('id').execute()
        for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH']) {
          const answer = await reader.ask(`/comments?article=${state.id}&name=a&email=a@b.co&body=x`, { method })
          expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'POST'])
        }
        expect((await reader.ask('/comments/new', { method: 'POST' })).status).toBe(404)
        expect(await server().app.read.selectFrom('comment').select('id').execute()).toEqual(before)
      })
    })
  },
  { WARRAQ_RATE_LIMITS: 'off' },
)

eachServer('limits of commenting', (server) => {
  test('three a minute and twenty an hour from one network, whatever X-Forwarded-For says; nothing typed is lost', async () => {
    const { app } = server()
    const section = await app.call('sections/create-section', { name: 'محليات', parentId: null }, operator)
    const { id } = await tell(app.call, { title: 'خبر', sectionId: section.id })
    let n = 0
    const send = () =>
      commenter(server(), id, { 'x-forwarded-for': `203.0.113.${n}` }).send({
        body: `تعليق ${n++}`,
        email: `r${n}@example.org`,
      })
    for (let minute = 0; minute < 6; minute++) {
      for (let i = 0; i < 3; i++) expect((await send()).status).toBe(303)
      const refused = await send()
      expect(refused.status).toBe(429)
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(refused.body).toContain(`تعليق ${n - 1}</textarea>`)
      server().wait(60)
    }
    expect((await send()).status).toBe(303)
    expect((await send()).status).toBe(303)
    const hourly = await send()
    expect(hourly.status).toBe(429)
    expect(Number(hourly.headers.get('retry-after'))).toBeGreaterThan(60)
  })

  test('a repeated post is answered although the limit is reached', async () => {
    server().wait(3600)
    const { id } = await server().app.read.selectFrom('public_article').select('id').executeTakeFirstOrThrow()
    const answers = []
    for (let n = 0; n < 6; n++) answers.push((await commenter(server(), id).send({ body: 'مرة بعد مرة' })).status)
    expect(answers).toEqual([303, 303, 303, 303, 303, 303])
  })
})
