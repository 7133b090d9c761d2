import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isRefusalCode, Refusal } from '@warraq/core/errors'
import { expect, test } from 'vitest'
import { readWxr } from '../../packages/server/src/import/wordpress/read-wxr.ts'
import type { WxrItem } from '../../packages/server/src/import/wordpress/wxr-records.ts'
import { eachServer } from '../harness/server.ts'
import { bringIn, dumpOf, unexplained, visit } from './import-site.ts'

const SHARED = fileURLToPath(new URL('../../../shared/data', import.meta.url))
const THEME = join(SHARED, 'cms/wxr/themeunittestdata.wordpress.xml')
const BLOCKS = join(SHARED, 'cms/wxr/64-block-test-data.xml')
const HOSTILE = [
  'security/own/wxr-attacks',
  'security/wxr/wordpress-importer',
  'security/xml',
  'cms/wxr-importer',
  'cms/migrate-wp',
]

async function publishedOf(file: string, type: WxrItem['type']): Promise<WxrItem[]> {
  const items: WxrItem[] = []
  for await (const record of readWxr(createReadStream(file)))
    if (record.kind === 'item' && record.type === type && record.status === 'publish' && record.password === '')
      items.push(record)
  return items
}

/** One page of the file has its address with two slashes, which no browser would ask for. */
function singleSlashes(link: string): string {
  return link.replace(/(?<=[a-z])\/{2,}/u, '/')
}

if (existsSync(SHARED)) {
  eachServer('the theme unit test comes in', (server) => {
    test('each published post answers at its old address: one redirect, then the post', async () => {
      const report = await bringIn(server(), THEME)
      await server().settle()
      expect(unexplained(report)).toEqual([])
      expect(report.counts.posts).toMatchObject({ read: 58, written: 58 })
      const posts = await publishedOf(THEME, 'post')
      expect(posts.length).toBe(55)
      for (const { link, title } of posts) {
        const { statuses, body } = await visit(server().base, link)
        expect([link, statuses]).toEqual([link, [301, 200]])
        expect(
          title === '' || body.includes(title.replaceAll('&', '&amp;').slice(0, 40).replaceAll('"', '&quot;')),
        ).toBe(true)
      }
    })

    test('so do its pages; the page behind a password and what is to come do not', async () => {
      for (const { link } of await publishedOf(THEME, 'page')) {
        const front = new URL(link).pathname === '/'
        expect([link, (await visit(server().base, singleSlashes(link))).statuses]).toEqual([
          link,
          front ? [200] : [301, 200],
        ])
      }
      for (const { state } of await server().app.read.selectFrom('article').select('state').execute())
        expect(['published', 'draft', 'scheduled', 'ready']).toContain(state)
      const hidden = await server()
        .app.read.selectFrom('article')
        .select('id')
        .where('state', '!=', 'published')
        .execute()
      expect(hidden.length).toBe(58 - 55)
    })

    test('the second run changes nothing', async () => {
      const before = await dumpOf(server().app.read)
      server().wait(3600)
      const report = await bringIn(server(), THEME)
      await server().settle()
      expect(unexplained(report)).toEqual([])
      expect(report.counts.posts).toMatchObject({ read: 58, unchanged: 58 })
      expect(await dumpOf(server().app.read)).toEqual(before)
    })

    test('another file of the same kind beside it', async () => {
      const report = await bringIn(server(), BLOCKS)
      await server().settle()
      expect(unexplained(report)).toEqual([])
    })
  })

  eachServer('the block test data come in', (server) => {
    test('posts answer at their old addresses but for those that are pages of this site; the report names these', async () => {
      const report = await bringIn(server(), BLOCKS)
      const own = report.notes.filter(({ what }) => what === 'address-of-the-site').flatMap(({ examples }) => examples)
      expect(own).toEqual(['/search', '/comments'])
      expect(report.notes.filter(({ what }) => what === 'address-of-another')).toEqual([])
      for (const { link } of await publishedOf(BLOCKS, 'post')) {
        if (own.includes(new URL(link).pathname.slice(0, -1))) continue
        expect([link, (await visit(server().base, link)).statuses]).toEqual([link, [301, 200]])
      }
      await server().settle()
      const before = await dumpOf(server().app.read)
      await bringIn(server(), BLOCKS)
      await server().settle()
      expect(await dumpOf(server().app.read)).toEqual(before)
    })
  })

  eachServer('hostile and broken exports', (server) => {
    const files = HOSTILE.flatMap((folder) =>
      readdirSync(join(SHARED, folder))
        .filter((name) => name.endsWith('.xml'))
        .map((name) => join(folder, name)),
    )
    test.each(files)('%s comes in or is refused with a reason, and nothing of it is written then', async (file) => {
      const { read } = server().app
      // What came in with the file before is still being put into the index.
      await server().settle()
      const before = await dumpOf(read)
      const started = performance.now()
      // A guard against hanging, not a measurement: the machine may have other work.
      const limit = 20_000
      try {
        const report = await bringIn(server(), join(SHARED, file))
        expect(performance.now() - started).toBeLessThan(limit)
        expect(unexplained(report)).toEqual([])
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        expect(performance.now() - started).toBeLessThan(limit)
        expect(isRefusalCode(error.code) && error.details['reason']).toMatch(/^wxr-[a-z-]+$/)
        expect(await dumpOf(read)).toEqual(before)
      }
    })

    test('nobody got an account, nothing secret is public, and pages show only what is allowed', async () => {
      const { read } = server().app
      await server().settle()
      expect(await read.selectFrom('account').select('id').execute()).toEqual([])
      const articles = await read.selectFrom('public_article').select(['id', 'title', 'slug']).execute()
      expect(articles.length).toBeGreaterThan(20)
      for (const { id, title, slug } of articles) {
        expect(`${title}${slug}`).not.toMatch(/[\u202A-\u202E\u2066-\u2069<>/]/u)
        const { body, statuses } = await visit(server().base, `/article/${id}/`)
        expect(statuses.at(-1)).toBe(200)
        const shown = body.slice(body.indexOf('<main'), body.indexOf('</main>'))
        expect(shown).not.toMatch(/<script|javascript:|\son\w+=|root:x:0/iu)
      }
      const states = await read
        .selectFrom('article')
        .select(['state', 'import_key'])
        .where('import_key', 'like', 'wp:example.test:%')
        .execute()
      expect(states.length).toBeGreaterThan(0)
    })
  })
}
