import { expect, test } from 'vitest'
import { eachServer } from '../harness/server.ts'
import { bringIn, visit, writtenFile } from './import-site.ts'
import { handWxr } from './wxr-text.ts'

const OLD = 'https://old.example'
const at = (...parts: string[]): string => parts.map((part) => `/${encodeURIComponent(part)}`).join('')

eachServer('feeds of sections, authors and tags', (server) => {
  test('old ones lead to ours by one redirect, and each has its own articles only', async () => {
    const items = [
      { id: 11, title: 'خبر من الميناء', categories: ['محليات'], tags: ['بحر'], creator: 'salma' },
      { id: 12, title: 'عرض مسرحي', categories: ['ثقافة'], tags: ['مسرح'], creator: 'karim' },
      { id: 13, title: 'لم يُنشر بعد', categories: ['محليات'], tags: ['بحر'], creator: 'salma', status: 'draft' },
    ]
    await bringIn(server(), writtenFile(handWxr({ items })))
    const olds = {
      [at('category', 'محليات', 'feed')]: /^\/[%0-9A-F]+\/feed\.xml$/u,
      [`${at('tag', 'بحر')}/feed/atom/`]: /^\/tag\/[%0-9A-F]+\/feed\.xml$/u,
      '/author/salma/feed/': /^\/author\/\d+\/salma\/feed\.xml$/u,
    }
    for (const [old, ours] of Object.entries(olds)) {
      const { statuses, path, body } = await visit(server().base, OLD + old)
      expect([old, statuses]).toEqual([old, [301, 200]])
      expect(path).toMatch(ours)
      expect(body).toContain('خبر من الميناء')
      expect(body).not.toContain('عرض مسرحي')
      expect(body).not.toContain('لم يُنشر بعد')
      const page = await visit(server().base, path.replace('/feed.xml', ''))
      expect(page.statuses).toEqual([200])
      expect(page.body).toMatch(new RegExp(`type="application/rss\\+xml" title="[^"]+" href="${path}"`, 'u'))
    }
  })

  test('other spellings lead to the one address, and what there is not is not found', async () => {
    const feed = at('محليات', 'feed.xml')
    for (const path of [feed.toLowerCase(), `${feed}/`])
      expect([path, await visit(server().base, path)]).toMatchObject([path, { statuses: [301, 200], path: feed }])
    for (const path of ['/none/feed.xml', '/tag/none/feed.xml', '/author/999999/feed.xml'])
      expect([path, (await visit(server().base, path)).statuses]).toEqual([path, [404]])
  })

  test('what is withdrawn is in none of them from then on', async () => {
    const { app, base } = server()
    const { id, lock_version: lockVersion } = await app.read
      .selectFrom('article')
      .select(['id', 'lock_version'])
      .where('title', '=', 'خبر من الميناء')
      .executeTakeFirstOrThrow()
    const step = { id, step: 'withdraw', lockVersion, reason: 'سُحبت' } as const
    await app.call('articles/take-step', step, { actor: { kind: 'operator' } })
    await server().settle()
    for (const path of [at('محليات', 'feed.xml'), at('tag', 'بحر', 'feed.xml')]) {
      const { statuses, body } = await visit(base, path)
      expect([path, statuses.at(-1) === 200 && body.includes('خبر من الميناء')]).toEqual([path, false])
    }
  })
})
