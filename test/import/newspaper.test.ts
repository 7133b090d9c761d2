import { expect, test } from 'vitest'
import type { ImportReport } from '../../packages/server/src/import/wordpress/import-report.ts'
import { eachServer } from '../harness/server.ts'
import { arabicFile, bringIn, dumpOf, unexplained } from './import-site.ts'
import { addressesOfLists, addressesOfPost, isPublic, itemsOf } from './newspaper-addresses.ts'

const FILE = arabicFile({ posts: 150, commentsPerPost: 2, traps: true })

interface Fate {
  readonly address: string
  readonly redirects: number
  readonly status: number
}

async function fateOf(base: string, address: string): Promise<Fate> {
  let at = `${base}${address}`
  for (let redirects = 0; ; redirects += 1) {
    const response = await fetch(at, { redirect: 'manual' })
    await response.arrayBuffer()
    const to = response.headers.get('location')
    if (to === null || redirects > 4) return { address, redirects, status: response.status }
    at = new URL(to, at).href
  }
}

const state: { report: ImportReport | null } = { report: null }

eachServer('a newspaper with everything that such files have been seen to hold', (server) => {
  test('comes in; all of it is accounted for', async () => {
    state.report = await bringIn(server(), FILE)
    await server().settle()
    expect(unexplained(state.report)).toEqual([])
    expect(state.report.counts.posts).toMatchObject({ read: 151, written: 151 })
    expect(state.report.counts['menu-items']).toMatchObject({ read: 5, written: 3, 'left-out': 2 })
    const left = state.report.leftOut.filter(({ bucket }) => bucket === 'others').map(({ what, name }) => [what, name])
    expect(left).toEqual([
      ['machinery', 'wp_block'],
      ['other-type', 'product'],
      ['machinery', 'wp_template'],
    ])
  })

  test('text that was stored wrongly is readable, and the report shows before and after', async () => {
    const { read } = server().app
    const repaired = state.report?.repairs.map(({ what }) => what) ?? []
    for (const what of ['mojibake-1256', 'mojibake-1252', 'presentation-forms', 'control-character'])
      expect(repaired).toContain(what)
    expect(state.report?.repairs.find(({ what }) => what === 'mojibake-1256')?.examples[0]?.after).toMatch(/للمرة \d+/u)
    const rows = await read.selectFrom('article').select(['title', 'content']).execute()
    const wrong = rows.filter(({ title, content }) =>
      /[طظ][§„¹±]|[ØÙ][\u0080-¿]|[ﺀ-ﻼ]|\u0008/u.test(`${title}${content}`),
    )
    expect(wrong.map(({ title }) => title)).toEqual([])
    const stretched = rows.filter(({ title }) => title.includes('ـ'))
    expect(stretched.length).toBeGreaterThan(0)
    const slugs = await read.selectFrom('public_article').select('slug').execute()
    expect(slugs.filter(({ slug }) => /[ـ\u064B-\u0652]/u.test(slug))).toEqual([])
  })

  test('tags in the letters of two keyboards are one; those that may be one are named', async () => {
    const tags = await server().app.read.selectFrom('tag').select('name').execute()
    expect(tags.filter(({ name }) => /^[کك]تب$/u.test(name))).toHaveLength(1)
    expect(state.report?.likeTags).toContainEqual(['الاقتصاد', 'اقتصاد'])
  })

  test('the main menu, a type of a plug-in and a block used by its number are here', async () => {
    const { read } = server().app
    const menu = await read.selectFrom('menu').select('items').where('place', '=', 'main').executeTakeFirst()
    const kinds = (JSON.parse(menu?.items ?? '[]') as { target: { kind: string } }[]).map(({ target }) => target.kind)
    expect(kinds).toEqual(['front', 'section', 'page'])
    const special = await read.selectFrom('public_article').select('kind').where('title', '=', 'تحقيق خاص').execute()
    expect(special).toEqual([{ kind: 'investigation' }])
    const bodies = await read.selectFrom('public_article').select('body').execute()
    expect(bodies.some(({ body }) => body.includes('تنويه يتكرر في المواد.'))).toBe(true)
  })

  test('links to the old site lead to where things are', async () => {
    const rows = await server().app.read.selectFrom('public_article').select('body').execute()
    const linked = rows.filter(({ body }) => body.includes('اقرأ أيضًا'))
    expect(linked.length).toBeGreaterThan(5)
    const stale = linked.filter(({ body }) => body.includes('daffa.example/?p='))
    // Those that lead to a draft lead nowhere, here as there.
    expect(stale.length).toBeLessThan(linked.length / 4)
  })

  test('every address of every kind leads on by one redirect at the most', { timeout: 240_000 }, async () => {
    const posts = (await itemsOf(FILE)).filter(isPublic)
    const days = posts.slice(0, 12).map(({ publishedAt }) => (publishedAt ?? '').slice(0, 10).replaceAll('-', '/'))
    const addresses = [...posts.flatMap(addressesOfPost), ...addressesOfLists([...new Set(days)])]
    expect(addresses.length).toBeGreaterThan(2000)
    const fates: Fate[] = []
    for (let from = 0; from < addresses.length; from += 8)
      fates.push(...(await Promise.all(addresses.slice(from, from + 8).map((one) => fateOf(server().base, one)))))
    expect(fates.filter(({ status, redirects }) => status !== 200 || redirects > 1)).toEqual([])
  })

  test('a second run changes nothing', async () => {
    const before = await dumpOf(server().app.read)
    server().wait(3600)
    const report = await bringIn(server(), FILE)
    await server().settle()
    expect(unexplained(report)).toEqual([])
    expect(await dumpOf(server().app.read)).toEqual(before)
  })
})

eachServer('addresses that are kept', (server) => {
  test('show the article themselves, and name the new address as its own', async () => {
    const file = arabicFile({ posts: 10, commentsPerPost: 0 })
    await bringIn(server(), file, { choices: { keepAddresses: true } })
    const [post] = (await itemsOf(file)).filter(isPublic)
    const path = new URL(post!.link).pathname
    const response = await fetch(server().base + path, { redirect: 'manual' })
    expect(response.status).toBe(200)
    expect(response.headers.get('link')).toMatch(/rel=canonical/u)
    expect(await response.text()).toContain(post!.title)
    expect(await fateOf(server().base, `/?p=${post!.wpId}`)).toMatchObject({ redirects: 1, status: 200 })
  })
})
