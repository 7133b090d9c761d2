import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSiteSettings } from '../../packages/server/src/store/reader/site.ts'
import { commenter, idOf } from '../harness/commenter.ts'
import type { TestServer } from '../harness/server.ts'
import { eachServer } from '../harness/server.ts'
import { tell } from '../harness/stories.ts'

const operator = { actor: { kind: 'operator' } } as const
const EMAIL = 'canary+7@secret.test'
const AGENT = 'CanaryBrowser/9.87'

/** Everything that would give the address away: itself, its parts, encodings of it, digests that could be looked up. */
const TELLTALES = [
  EMAIL,
  'canary+7',
  'secret.test',
  'canary%2B7',
  'canary&#43;7',
  Buffer.from(EMAIL).toString('base64').slice(0, 20),
  Buffer.from(EMAIL).toString('hex'),
  ...['md5', 'sha1', 'sha256'].flatMap((name) => {
    const digest = createHash(name).update(EMAIL)
    return [digest.copy().digest('hex'), digest.copy().digest('base64url')]
  }),
  AGENT,
  'CanaryBrowser',
]

/** Every address that can be reached from the front page, and some that are not linked; what each said, headers too. */
async function crawl(server: TestServer, more: readonly string[]): Promise<Map<string, string>> {
  const seen = new Map<string, string>()
  const waiting = [
    '/',
    '/feed.xml',
    '/robots.txt',
    '/sitemap.xml',
    '/search?q=canary',
    '/search?q=%D8%B3%D9%84%D9%85%D9%89',
    '/corrections',
    '/comments',
    '/healthz',
    '/nowhere',
    ...more,
  ]
  for (let path = waiting.shift(); path !== undefined && seen.size < 400; path = waiting.shift()) {
    if (seen.has(path)) continue
    const response = await fetch(server.base + path, { redirect: 'manual' })
    const body = await response.text()
    seen.set(path, `${response.status} ${JSON.stringify([...response.headers])}\n${body}`)
    for (const [, link = ''] of body.matchAll(/(?:href|src|action|content)="([^"]+)"/g)) {
      const url = new URL(link.replaceAll('&amp;', '&'), server.base)
      if (url.origin === server.base) waiting.push(url.pathname + url.search)
    }
  }
  return seen
}

function filesBelow(path: string): string[] {
  const facts = lstatSync(path)
  if (facts.isDirectory()) return readdirSync(path).flatMap((name) => filesBelow(join(path, name)))
  return facts.isFile() ? [path] : []
}

eachServer(
  'what a commenter’s address is promised',
  (server) => {
    test('it appears in no page, feed, header or log, nor readable in any file', async () => {
      const { app } = server()
      const section = await app.call('sections/create-section', { name: 'محليات', parentId: null }, operator)
      const { settings, lockVersion } = await readSiteSettings(app.read)
      await app.call(
        'site/change-settings',
        { settings: { ...settings, comments: { ...settings.comments, mode: 'post' } }, lockVersion },
        operator,
      )
      const { id } = await tell(app.call, { title: 'خبر عليه تعليقات', sectionId: section.id })
      const reader = commenter(server(), id, { 'user-agent': AGENT })

      const published = await reader.send({ email: EMAIL, body: 'تعليق منشور' })
      const held = await reader.send({ email: EMAIL, body: 'a\u202eb تعليق محجوز' })
      const removed = await reader.send({ email: EMAIL, body: 'تعليق يُزال' })
      const row = await app.read
        .selectFrom('comment')
        .select(['latest_revision_id', 'lock_version'])
        .where('id', '=', idOf(removed.headers.get('location')))
        .executeTakeFirstOrThrow()
      await app.call(
        'comments/decide-comment',
        {
          commentId: idOf(removed.headers.get('location')),
          revisionId: row.latest_revision_id ?? 0,
          lockVersion: row.lock_version,
          decision: 'remove',
          clauses: ['CL8'],
          facts: 'شتيمة',
        },
        operator,
      )
      expect([published, held, removed].map(({ status }) => status)).toEqual([303, 303, 303])

      const own = await Promise.all(
        [held, removed].map(({ headers }) => reader.ask(`/comments/${idOf(headers.get('location'))}/held`)),
      )
      const pages = await crawl(
        server(),
        [published, held, removed].map(({ headers }) => headers.get('location') ?? ''),
      )
      expect([...pages.keys()].filter((path) => path.includes(`/${id}/`)).length).toBeGreaterThan(0)
      expect([...pages.values()].some((page) => page.includes('تعليق منشور'))).toBe(true)
      await server().settle()

      const contacts = await app.read.selectFrom('contact').select(['email_enc', 'email_hmac']).execute()
      const secrets = [...TELLTALES, ...contacts.flatMap(({ email_enc, email_hmac }) => [email_enc, email_hmac])]
      const said = new Map([
        ...pages,
        ...own.map(({ body, headers }, n): [string, string] => [`own ${n}`, JSON.stringify([...headers]) + body]),
        ['log', server().logged.join('\n')],
      ])
      for (const [place, text] of said) {
        const found = secrets.filter((secret) => text.toLowerCase().includes(secret.toLowerCase()))
        expect([place, found]).toEqual([place, []])
      }
      for (const file of filesBelow(server().dataDir)) {
        const bytes = readFileSync(file)
        expect([file, bytes.includes(EMAIL) || bytes.includes('secret.test') || bytes.includes(AGENT)]).toEqual([
          file,
          false,
        ])
      }
    }, 120_000)

    test('the test would see it', async () => {
      const body = JSON.stringify(await (await fetch(`${server().base}/search?q=${encodeURIComponent(EMAIL)}`)).text())
      expect(TELLTALES.some((secret) => body.includes(secret))).toBe(true)
    })
  },
  { WARRAQ_RATE_LIMITS: 'off' },
)
