import { STARTING_TERMS } from '@warraq/core/comments/match/starting-terms.table'
import { beforeAll, expect, test } from 'vitest'
import { lettersToken } from '../../packages/server/src/actions/comments/letters-token.ts'
import { databaseAddress } from '../../packages/server/src/config/config.ts'
import { openDatabase } from '../../packages/server/src/store/database.ts'
import { discussionOf } from '../harness/discussion.ts'
import { eachServer } from '../harness/server.ts'

const operator = { actor: { kind: 'operator' } } as const
const here = { 'sec-fetch-site': 'same-origin' }

eachServer(
  'readers who try what they may not',
  (server) => {
    const talk = discussionOf(server)
    const state = { hidden: 0, removed: 0, decisionId: 0, held: 0 }
    beforeAll(async () => {
      await talk.open(3)
      const [, hidden = 0, removed = 0] = talk.state.ids
      await talk.decide(hidden, { decision: 'hide' })
      await talk.decide(removed, { decision: 'remove', clauses: ['CL2'], facts: 'وصف شخصًا بلفظ مهين' })
      Object.assign(state, { hidden, removed })
      const row = server().app.read.selectFrom('decision').select('id').where('effect', '=', 'remove')
      state.decisionId = (await row.executeTakeFirstOrThrow()).id
      await talk.mode('pre')
      state.held = (await talk.post(9, { body: 'سر لا يراه أحد قبل أن يُقرأ' })).id
      await talk.mode('open')
    })
    const bare = (path: string, init: RequestInit = {}) => talk.reader(70).ask(path, init)
    const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = here) =>
      bare(path, { method: 'POST', headers, body: new URLSearchParams(fields) })
    const NOBODY = 999_999

    test('what is hidden, removed or waits is answered as what was never there, on every address of a comment', async () => {
      const ids = [state.hidden, state.removed, state.held]
      const fields = { clause: 'CL2', note: 'x', revision: '1', kind: 'terms' }
      const paths: ((id: number) => Promise<{ status: number; body: string }>)[] = [
        (id) => bare(`/comments/${id}`),
        (id) => bare(`/comments/${id}/report`),
        (id) => bare(`/comments/${id}/held`),
        (id) => bare(`/comments/${id}/held?key=abc`),
        (id) => post(`/comments/${id}/report`, fields),
        (id) => post(`/comments/${id}/like`, {}),
        (id) => bare(`/comments/mine/${id}/edit`),
        (id) => post(`/comments/mine/${id}/edit`, { body: 'نص آخر' }),
        (id) => post(`/comments/mine/${id}/withdraw`, {}),
      ]
      for (const [n, ask] of paths.entries()) {
        const absent = await ask(NOBODY)
        expect(absent.status, `path ${n}`).toBe(404)
        for (const id of ids) {
          const { status, body } = await ask(id)
          expect([status, body === absent.body], `path ${n}`).toEqual([404, true])
        }
      }
    })

    test('another reader’s comment is nobody’s to change or read, with a cookie of one’s own or a forged one', async () => {
      const mallory = talk.reader(71)
      await mallory.send({ ...talk.words(71), body: 'تعليق من يحاول' })
      const [, value = ''] = mallory.jar.cookie.split('=')
      const [, digest = ''] = decodeURIComponent(value).split('.')
      const owner = await server()
        .app.read.selectFrom('comment')
        .select(['id', 'identity_id'])
        .where('id', '=', talk.state.ids[0] ?? 0)
        .executeTakeFirstOrThrow()
      const [name = ''] = mallory.jar.cookie.split('=')
      const cookies = [
        mallory.jar.cookie,
        `${name}=${owner.identity_id}.${digest}`,
        `${name}=${owner.identity_id}.${'0'.repeat(64)}`,
        `${name}=${owner.identity_id}`,
        `${name}=${owner.identity_id}.${digest}.${digest}`,
      ]
      for (const cookie of cookies) {
        for (const what of ['edit', 'withdraw']) {
          const sent = await post(`/comments/mine/${owner.id}/${what}`, { body: 'نص غيري' }, { ...here, cookie })
          expect(sent.status).toBe(404)
        }
        const seen = await bare(`/comments/mine/decision/${state.decisionId}`, { headers: { cookie } })
        expect(seen.status).toBe(404)
      }
      expect(await talk.stateOf(owner.id)).toBe('published')
    })

    test('a statement, an appeal and the link of who hears it are not guessed', async () => {
      const guesses = ['', '0', 'a'.repeat(64), '0'.repeat(64), 'null', '../../', '%00', "' OR 1=1 --"]
      for (const key of guesses) {
        const address = `/comments/mine/decision/${state.decisionId}`
        expect((await bare(`${address}?key=${encodeURIComponent(key)}`)).status).toBe(404)
        expect((await post(address, { key, text: 'أعترض على القرار' })).status).toBe(404)
        const link = `/comments/appeal/${encodeURIComponent(key === '' ? 'x' : key)}`
        expect((await bare(link)).status).toBeGreaterThanOrEqual(400)
        expect((await post(link, { decision: 'overturn', answer: 'نعم' })).status).toBeGreaterThanOrEqual(400)
      }
      expect(await server().app.read.selectFrom('appeal').select('id').execute()).toEqual([])
    })

    test('no form of a reader takes anything from another site', async () => {
      const forms = [
        '/comments',
        `/comments/${talk.state.ids[0]}/report`,
        `/comments/${talk.state.ids[0]}/like`,
        `/comments/mine/${talk.state.ids[0]}/edit`,
        `/comments/mine/${talk.state.ids[0]}/withdraw`,
        '/comments/mine/erase',
        '/comments/mine/leave',
        '/comments/mine/letters',
        '/comments/mine/enter',
        '/comments/mine/enter/use',
        `/comments/mine/decision/${state.decisionId}`,
        '/comments/appeal/token',
      ]
      for (const path of forms)
        for (const headers of [
          { 'sec-fetch-site': 'cross-site' },
          { 'sec-fetch-site': 'same-site' },
          { origin: 'https://evil.example' },
          { origin: 'null' },
        ])
          expect(
            (await post(path, { confirm: 'yes', body: 'x' }, headers as Record<string, string>)).status,
            path,
          ).toBe(403)
    })

    test('no address of where to go next is taken from who asks', async () => {
      for (const field of ['next', 'return', 'redirect', 'to', 'url', 'done']) {
        const { headers } = await post('/comments/mine/leave', { [field]: 'https://evil.example/' })
        expect(headers.get('location') ?? '').not.toContain('evil')
        const page = await bare(`/comments/mine?${field}=${encodeURIComponent('https://evil.example/')}`)
        expect(page.body).not.toContain('evil.example')
      }
    })

    test('item 29: letters stop by one click of a mail program, which sends no cookie and no origin; opening stops nothing', async () => {
      const { app } = server()
      const reader = talk.reader(72)
      await reader.send({ ...talk.words(72), body: 'من يريد رسائل' })
      const identityId = Number(/=(\d+)\./.exec(decodeURIComponent(reader.jar.cookie))?.[1])
      const often = async () =>
        (
          await app.read
            .selectFrom('answer_letters')
            .select('often')
            .where('identity_id', '=', identityId)
            .executeTakeFirst()
        )?.often
      // As the link of a letter leaves it: the address is proved.
      const open = openDatabase(databaseAddress(app.config), 'write')
      await open.db
        .updateTable('contact')
        .set({ verified_at: app.now() })
        .where('identity_id', '=', identityId)
        .execute()
      await open.close()
      await reader.ask('/comments/mine/letters', {
        method: 'POST',
        headers: here,
        body: new URLSearchParams({ often: 'daily' }),
      })
      expect(await often()).toBe('daily')
      const key = lettersToken(app.keys, identityId)
      const click = (address: string) =>
        fetch(server().base + address, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: 'List-Unsubscribe=One-Click',
        })
      const address = `/comments/mine/letters/stop?reader=${identityId}&key=${key}`
      expect((await bare(address)).status).toBe(200)
      expect(await often()).toBe('daily')
      const forged = await click(`/comments/mine/letters/stop?reader=${identityId}&key=${'0'.repeat(64)}`)
      expect([forged.status, await often()]).toEqual([200, 'daily'])
      const clicked = await click(address)
      expect([clicked.status, clicked.headers.getSetCookie()]).toEqual([200, []])
      expect(await often()).toBe('none')
      expect((await click(address)).status).toBe(200)
    })

    test('CL8: words obscene in every dialect come back marked with what was typed; nothing is stored, and a clean text passes', async () => {
      const certain = STARTING_TERMS.find(({ tier, clause }) => tier === 'unambiguous' && clause === 'CL8')
      if (certain === undefined) throw new Error('the list has such a word')
      await server().app.call('comments/refresh-terms', null, operator)
      const reader = talk.reader(73)
      const sent = await reader.send({ ...talk.words(73), body: `رأيي أن هذا ${certain.text} كله` })
      expect(sent.status).toBe(422)
      expect(sent.body).toContain(`<mark>${certain.text}</mark>`)
      const clean = await reader.send({ ...talk.words(73), body: 'رأيي أن هذا خطأ كله' })
      expect(clean.status).toBe(303)
    })

    test('64 KB of marks, bidi controls, a name of line ends: refused or drawn harmless, never a fault', async () => {
      for (const body of [
        `ا${'\u0651'.repeat(30_000)}`,
        '\u202e'.repeat(5000),
        '\u0000\u0001',
        '\ud800',
        '﷽'.repeat(4000),
      ]) {
        const { status } = await talk.reader(74).send({ ...talk.words(74), body })
        expect([303, 413, 422]).toContain(status)
      }
      const sent = await talk
        .reader(75)
        .send({ ...talk.words(75), name: 'سعاد\r\nBcc: all@example.org\u202e', body: 'اسم بسطرين' })
      if (sent.status === 303) {
        const row = server().app.read.selectFrom('comment').select('display_name').orderBy('id', 'desc').limit(1)
        expect((await row.executeTakeFirstOrThrow()).display_name).not.toMatch(/[\r\n\u202a-\u202e]/)
      } else expect(sent.status).toBe(422)
    })
  },
  { WARRAQ_RATE_LIMITS: 'off' },
)
