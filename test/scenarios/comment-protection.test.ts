import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { emailKey } from '@warraq/core/people/email'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { netPrefix } from '../../packages/server/src/config/client-address.ts'
import { readModeration } from '../../packages/server/src/store/reader/moderation.ts'
import { readSiteSettings } from '../../packages/server/src/store/reader/site.ts'
import { commenter, idOf } from '../harness/commenter.ts'
import { everyRow } from '../harness/every-row.ts'
import { networkDigest, networkKeysLeft } from '../harness/network-digests.ts'
import type { TestServer } from '../harness/server.ts'
import { eachServer } from '../harness/server.ts'
import { tell } from '../harness/stories.ts'

const operator = { actor: { kind: 'operator' } } as const
const ADDRESS = '203.0.113.77'
const WIDE = '203.0.113.0'
const EMAIL = 'canary+5@secret.test'
const AGENT = 'Mozilla/5.0 CanaryBrowser/9.87'

/** What would give the reader away: in clear, or as a digest that somebody with the site's keys could make again. */
async function telltales(server: TestServer): Promise<string[]> {
  const { keys } = server.app
  const net = keys.hmac('rate', netPrefix(ADDRESS))
  const windows = ['post', 'comment', 'report', 'edit', 'appeal', 'entry', 'like'].flatMap((what) =>
    [60, 600, 3600, 24 * 3600].map((seconds) => keys.hmac('rate', `${what}:net:${net}:${seconds}`)),
  )
  return [
    ADDRESS,
    EMAIL,
    AGENT,
    'CanaryBrowser',
    net,
    ...(await networkKeysLeft(server)).flatMap((key) => [WIDE, ADDRESS].map((net) => networkDigest(server, key, net))),
    keys.hmac('net-prefix', WIDE),
    keys.hmac('net-prefix', ADDRESS),
    keys.hmac('email', emailKey(EMAIL)),
    ...windows,
  ]
}

function filesBelow(path: string): string[] {
  const facts = lstatSync(path)
  if (facts.isDirectory()) return readdirSync(path).flatMap((name) => filesBelow(join(path, name)))
  return facts.isFile() ? [path] : []
}

async function protect({ app }: TestServer, protection: boolean): Promise<void> {
  const { settings, lockVersion } = await readModeration(app.read)
  await app.call(
    'comments/save-moderation',
    { settings: { ...settings, protection, burst: null }, lockVersion },
    operator,
  )
}

eachServer(
  'in «وضع الحماية»',
  (server) => {
    const state = { articleId: 0, path: '' }

    beforeAll(async () => {
      const { app } = server()
      const section = await app.call('sections/create-section', { name: 'محليات', parentId: null }, operator)
      const { settings, lockVersion } = await readSiteSettings(app.read)
      const comments = { ...settings.comments, mode: 'post' as const, closeAfterDays: null }
      await app.call('site/change-settings', { settings: { ...settings, comments }, lockVersion }, operator)
      state.articleId = (await tell(app.call, { title: 'خبر عليه تعليقات', sectionId: section.id })).id
      await protect(server(), true)
    })
    afterAll(() => protect(server(), false))

    const stranger = () => commenter(server(), state.articleId, { 'user-agent': AGENT, 'x-forwarded-for': ADDRESS })

    test('many who come through one door of Tor comment and report, and none is refused for the address', async () => {
      const statuses: number[] = []
      for (let n = 0; n < 8; n += 1) {
        const { status } = await stranger().send({
          name: `قارئ ${n}`,
          email: EMAIL,
          body: `رأي مستقل رقم ${n} في الخبر`,
        })
        statuses.push(status)
      }
      expect(statuses).toEqual(Array.from({ length: 8 }, () => 303))
      const [comment] = await server()
        .app.read.selectFrom('comment')
        .select(['id', 'published_revision_id as revision'])
        .where('state', '=', 'published')
        .limit(1)
        .execute()
      for (let n = 0; n < 7; n += 1) {
        const form = new URLSearchParams({
          kind: 'terms',
          clause: 'CL2',
          note: `بلاغ ${n}`,
          email: EMAIL,
          revision: String(comment?.revision),
        })
        const { status } = await stranger().ask(`/comments/${comment?.id}/report`, {
          method: 'POST',
          headers: { 'sec-fetch-site': 'same-origin' },
          body: form,
        })
        expect(status).toBe(303)
      }
    })

    test('one who keeps the cookie still has limits of their own', async () => {
      const reader = stranger()
      const statuses: number[] = []
      for (let n = 0; n < 4; n += 1)
        statuses.push((await reader.send({ email: '', body: `الرأي ${n} من قارئ واحد معروف` })).status)
      // The first came without the cookie.
      for (let n = 4; n < 6; n += 1)
        statuses.push((await reader.send({ email: '', body: `الرأي ${n} من قارئ واحد معروف` })).status)
      expect(statuses).toContain(429)
    })

    test('a comment sent twice is one comment, and nobody else is given its cookie', async () => {
      const typed = { name: 'ليلى', email: '', body: 'أُرسل مرتين عند انقطاع الشبكة' }
      const [first, again] = [await stranger().send(typed), await stranger().send(typed)]
      expect(idOf(again.headers.get('location'))).toBe(idOf(first.headers.get('location')))
      const elsewhere = await commenter(server(), state.articleId, {
        'user-agent': 'Other/1',
        'x-forwarded-for': '198.51.100.9',
      }).send(typed)
      expect(idOf(elsewhere.headers.get('location'))).not.toBe(idOf(first.headers.get('location')))
    })

    test('the form asks for no address, the cookie ends with the session, times are days', async () => {
      const { body } = await stranger().ask(`/comments/new?article=${state.articleId}`)
      expect(body).not.toContain('type="email"')
      expect(body).not.toContain('name="email"')
      const { headers } = await stranger().send({ email: '', body: 'رأي لا ينسب إلى أحد' })
      const [cookie = ''] = headers.getSetCookie()
      expect(cookie).toMatch(/^warraq-reader=/)
      expect(cookie).not.toMatch(/max-age|expires/i)
      const page = await stranger().ask((headers.get('location') ?? '').replace(/#.*/, ''))
      const all = [...page.body.matchAll(/id="c-\d+"[\s\S]{0,600}?datetime="([^"]+)"/g)].map(([, at]) => at ?? '')
      expect(all.length).toBeGreaterThan(0)
      expect(all.every((at) => /^\d{4}-\d\d-\d\d$/.test(at))).toBe(true)
    })

    test('address, browser and e-mail stand in no table, no file and no line of the log, neither do digests of them', async () => {
      await server().settle()
      const wanted = await telltales(server())
      const places = new Map([
        ['tables', await everyRow(server())],
        ['log', server().logged.join('\n')],
        ...filesBelow(server().dataDir)
          .filter((file) => !file.endsWith('keys.json'))
          .map((file): [string, string] => [file, readFileSync(file, 'latin1')]),
      ])
      for (const [place, text] of places)
        expect([place, wanted.filter((one) => text.includes(one))]).toEqual([place, []])
    })

    test('the same looking finds them where the mode is off', async () => {
      await protect(server(), false)
      expect((await stranger().send({ email: EMAIL, body: 'رأي خارج وضع الحماية' })).status).toBe(303)
      const rows = await everyRow(server())
      const seen = (await telltales(server())).filter((one) => rows.includes(one))
      const [key = ''] = await networkKeysLeft(server())
      expect(seen).toContain(networkDigest(server(), key, WIDE))
      expect(seen.length).toBeGreaterThanOrEqual(4)
      await protect(server(), true)
    })
  },
  { WARRAQ_TRUSTED_PROXY: '127.0.0.1' },
)
