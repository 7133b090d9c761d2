import { createReadStream } from 'node:fs'
import { expect, test } from 'vitest'
import { readWxr } from '../../packages/server/src/import/wordpress/read-wxr.ts'
import type { WxrItem } from '../../packages/server/src/import/wordpress/wxr-records.ts'
import type { WxrRecipe } from './arabic-wxr.ts'
import { WXR_AUTHORS, WXR_CATEGORIES, wpSlug } from './arabic-wxr.ts'
import type { TestServer } from '../harness/server.ts'
import { eachServer } from '../harness/server.ts'
import type { Dump } from './import-site.ts'
import { arabicFile, bringIn, dumpOf, unexplained, visit } from './import-site.ts'

const SITE = 'https://daffa.example'
const FILE = arabicFile({ posts: 300, commentsPerPost: 5 })

async function itemsOf(file: string): Promise<WxrItem[]> {
  const items: WxrItem[] = []
  for await (const record of readWxr(createReadStream(file))) if (record.kind === 'item') items.push(record)
  return items
}

/** Addresses that do not answer one 301 and then 200. */
async function deadOf({ base }: TestServer, links: readonly string[]): Promise<string[]> {
  const dead: string[] = []
  for (const link of links) {
    const { statuses } = await visit(base, link)
    if (statuses.join() !== '301,200') dead.push(`${link} ${statuses.join()}`)
  }
  return dead
}

const state: { before: Dump } = { before: {} }

eachServer('an Arabic newspaper comes in', (server) => {
  test('everything in the file is accounted for', async () => {
    const rehearsal = await bringIn(server(), FILE, { dryRun: true })
    expect((await server().app.read.selectFrom('article').select('id').execute()).length).toBe(0)
    const report = await bringIn(server(), FILE)
    await server().settle()
    expect(unexplained(report)).toEqual([])
    expect(report.counts.posts).toMatchObject({ read: 300, written: 300, 'left-out': 0 })
    expect(report.counts.pages).toMatchObject({ read: 2, written: 2 })
    expect(report.counts.categories).toMatchObject({ read: WXR_CATEGORIES.length, written: WXR_CATEGORIES.length })
    expect(report.counts.authors).toMatchObject({ read: WXR_AUTHORS.length, written: WXR_AUTHORS.length })
    expect(report.counts.tags).toMatchObject({ read: 1, written: 1 })
    expect(report.notes.filter(({ what }) => what.startsWith('address'))).toEqual([])
    expect({ ...rehearsal, dryRun: false }).toEqual(report)
    const run = await server()
      .app.read.selectFrom('import_run')
      .selectAll()
      .where('source', 'like', 'wordpress:%')
      .execute()
    expect(run.map(({ source, state: ended }) => [source, ended])).toEqual([['wordpress:daffa.example', 'done']])
    expect(JSON.parse(run[0]?.report ?? '')).toEqual(report)
  })

  test('every published post answers at its old address and by its number, with one redirect', async () => {
    const published = (await itemsOf(FILE)).filter(({ type, status }) => type === 'post' && status === 'publish')
    expect(published.length).toBeGreaterThan(250)
    expect(
      await deadOf(
        server(),
        published.flatMap(({ link, wpId }) => [link, `${SITE}/?p=${wpId}`]),
      ),
    ).toEqual([])
  })

  test('so do pages, pages of pictures, categories, tags and authors', async () => {
    const items = await itemsOf(FILE)
    const published = new Set(items.filter(({ status }) => status === 'publish').map(({ wpId }) => wpId))
    const pictures = items.filter(({ type, parentWpId }) => type === 'attachment' && published.has(parentWpId))
    const pages = items.filter(({ type }) => type === 'page')
    const links = [
      ...pages.flatMap(({ link, wpId }) => [link, `${SITE}/?page_id=${wpId}`]),
      ...pictures.slice(0, 30).map(({ link }) => link),
      ...WXR_CATEGORIES.map(([slug]) => `${SITE}/category/${wpSlug(slug)}/`),
      `${SITE}/category/${wpSlug('محليات')}/${wpSlug('بلديات')}/${wpSlug('مياه')}/`,
      `${SITE}/?cat=12`,
      `${SITE}/tag/${wpSlug('مدن')}/`,
      `${SITE}/author/karim-n/`,
      `${SITE}/?author=1`,
    ]
    // `/tag/مدن` is this site's own address as well: WordPress's spelling of it redirects once all the same.
    expect(await deadOf(server(), links)).toEqual([])
  })

  test('an article has its title, date, author, sections and words', async () => {
    const post = (await itemsOf(FILE)).find(
      ({ type, status, title }) => type === 'post' && status === 'publish' && title !== '',
    )
    const { body } = await visit(server().base, post!.link)
    expect(body).toContain('<html lang="ar" dir="rtl">')
    expect(body).toContain(`<time datetime="${post!.publishedAt}"`)
    expect(WXR_AUTHORS.some(({ name }) => body.includes(name))).toBe(true)
    const section = await server()
      .app.read.selectFrom('section')
      .selectAll()
      .where('name', '=', 'المياه & الري')
      .executeTakeFirst()
    const parent = await server()
      .app.read.selectFrom('section')
      .selectAll()
      .where('slug', '=', 'بلديات')
      .executeTakeFirst()
    expect(section).toMatchObject({ slug: 'مياه', parent_id: parent?.id })
  })

  test('what was not public is not public', async () => {
    const hidden = (await itemsOf(FILE)).filter(({ type, status }) => type === 'post' && status !== 'publish')
    expect(hidden.length).toBeGreaterThan(15)
    for (const { wpId } of hidden) expect((await visit(server().base, `/?p=${wpId}`)).statuses).toEqual([404])
    const drafts = await server()
      .app.read.selectFrom('article')
      .select('state')
      .where('state', '!=', 'published')
      .execute()
    expect(drafts.map((row) => row.state)).toEqual(hidden.map(() => 'draft'))
  })

  test('discussions keep their threads, states and dates; addresses of commenters are sealed', async () => {
    const { read } = server().app
    const wanted = (await itemsOf(FILE)).flatMap(({ comments }) => comments)
    const kept = wanted.filter(
      ({ state: stand, type }) => type === 'comment' && (stand === 'approved' || stand === 'held'),
    )
    const rows = await read.selectFrom('comment').selectAll().execute()
    expect(rows.length).toBe(kept.length)
    expect(rows.filter(({ state: stand }) => stand === 'held').length).toBe(
      kept.filter((one) => one.state === 'held').length,
    )
    const answers = kept.filter(({ parentWpId }) => parentWpId !== null)
    expect(rows.filter(({ parent_id }) => parent_id !== null).length).toBe(answers.length)
    const stands = new Map(rows.map((row) => [row.id, row.state]))
    expect(rows.filter((row) => row.state === 'published' && stands.get(row.parent_id ?? 0) === 'held')).toEqual([])
    expect(
      rows.every(({ root_id, depth, parent_id }) => (parent_id === null) === (depth === 0) && root_id !== null),
    ).toBe(true)
    const contacts = await read.selectFrom('contact').selectAll().execute()
    expect(contacts.length).toBeGreaterThan(0)
    expect(JSON.stringify([contacts, await read.selectFrom('identity').selectAll().execute()])).not.toContain('@')
    const [post] = (await itemsOf(FILE)).filter(({ type, status }) => type === 'post' && status === 'publish')
    const { body } = await visit(server().base, post!.link)
    expect(body).toContain('قارئ 0')
    expect(body).not.toContain('reader0@example.org')
    const article = await read
      .selectFrom('public_article')
      .select('comment_count')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    expect(article?.comment_count).toBe(4)
  })

  test('search finds what came in', async () => {
    await server().settle()
    const missing = await server()
      .app.read.selectFrom('public_article as a')
      .leftJoin('search_document as d', (join) => join.onRef('d.id', '=', 'a.id').on('d.scope', '=', 0))
      .select('a.id')
      .where('d.id', 'is', null)
      .execute()
    expect(missing).toEqual([])
    expect((await visit(server().base, `/search?q=${encodeURIComponent('القطاف')}`)).body).toContain('القطاف')
  })

  test('a second run changes nothing', async () => {
    state.before = await dumpOf(server().app.read)
    server().wait(3600)
    const report = await bringIn(server(), FILE)
    await server().settle()
    expect(unexplained(report)).toEqual([])
    const changes = Object.values(report.counts).map(
      ({ written, joined, changed, kept }) => written + joined + changed + kept,
    )
    expect(changes.every((count) => count === 0)).toBe(true)
    expect(await dumpOf(server().app.read)).toEqual(state.before)
  })
})

const FORMS: readonly NonNullable<WxrRecipe['permalinks']>[] = ['month', 'number', 'name']
for (const permalinks of FORMS) {
  const file = arabicFile({ posts: 60, commentsPerPost: 0, permalinks, site: `https://${permalinks}.example` })
  eachServer(`permalinks by ${permalinks}`, (server) => {
    test('no post is lost', async () => {
      await bringIn(server(), file)
      const published = (await itemsOf(file)).filter(({ type, status }) => type === 'post' && status === 'publish')
      expect(
        await deadOf(
          server(),
          published.map(({ link }) => link),
        ),
      ).toEqual([])
      for (const { link, title } of published.slice(0, 10))
        expect((await visit(server().base, link)).body).toContain(`>${title}<`)
    })
  })
}
