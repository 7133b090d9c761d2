import { expect, test } from 'vitest'
import type { WebContext } from '../../packages/server/src/web/context.ts'
import { readingLimit } from '../../packages/server/src/web/limits.ts'
import type { PageStore } from '../../packages/server/src/web/page-store/page-store.ts'
import type { Reader, ReaderResponse } from '../../packages/server/src/web/reader.ts'
import { createReader } from '../../packages/server/src/web/reader.ts'
import { keepSites } from '../../packages/server/src/web/sites.ts'
import type { TestServer } from '../harness/server.ts'
import { eachServer } from '../harness/server.ts'
import { randomOf } from '../harness/random.ts'
import { Newspaper } from './newspaper-changes.ts'
import { readerAddresses } from './reader-addresses.ts'

const CHANGES = 60
const SEED = Number(process.env['WARRAQ_TEST_SEED'] ?? Date.now() % 1_000_000)

/** Draws every page anew from the database, with nothing kept. */
function freshReader(server: TestServer): Reader {
  const bytes = { gzip: new Uint8Array(), br: new Uint8Array() }
  const pages: Pick<PageStore, 'serve'> = {
    async serve(_key, render) {
      const { body, ...facts } = await render()
      return { ...facts, noticeId: 0, etags: {} as never, bytes: { ...bytes, identity: Buffer.from(body) } }
    },
  }
  const context: WebContext = { ...server.web, pages: pages as PageStore, sites: keepSites(server.app.read) }
  return createReader(context, readingLimit())
}

/** An answer in a form that can be compared; what may be some minutes old is taken out and looked at apart. */
function said(answer: ReaderResponse): { status: string; text: string; related: string[] } {
  if (answer.kind === 'redirect') return { status: `to ${answer.to}`, text: '', related: [] }
  const whole = answer.kind === 'stored' ? Buffer.from(answer.page.bytes.identity).toString('utf8') : answer.html
  const status = answer.kind === 'stored' ? '200' : String(answer.status)
  const related = /<section class="band related"[\s\S]*?<\/section>/.exec(whole)?.[0] ?? ''
  return {
    status,
    text: whole.replace(related, ''),
    related: [...related.matchAll(/<h3[^>]*>\s*<a href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g)].map(
      ([, url, title]) => `${url} ${title?.replaceAll(/<[^>]+>/g, '').trim()}`,
    ),
  }
}

eachServer('stored pages tell the truth', (server) => {
  test(`after each of ${CHANGES} changes in random order`, async () => {
    const newspaper = new Newspaper(server(), SEED)
    await newspaper.begin()
    const stored = createReader(server().web, readingLimit())
    const below = randomOf(SEED + 1)
    const order = Array.from(
      { length: CHANGES },
      (_, i) => newspaper.kinds[i < newspaper.kinds.length ? i : below(newspaper.kinds.length)] ?? 'settings',
    ).toSorted(() => below(2) - 0.5)
    const ask = (reader: Reader, path: string) => reader.answer({ path, query: new URLSearchParams(), net: 'test' })
    for (const path of await readerAddresses(server())) await ask(stored, path)

    const known = new Set<string>()
    let hits = 0
    for (const kind of order) {
      await newspaper.change(kind)
      await server().settle()
      const fresh = freshReader(server())
      for (const path of await readerAddresses(server())) known.add(path)
      const current = new Set<string>()
      for (const { id, title } of await server()
        .app.read.selectFrom('public_article')
        .select(['id', 'title'])
        .execute())
        current.add(`${id} ${title}`)
      for (const path of known) {
        const kept = server().web.pages.peek(path)
        if (kept) hits += 1
        const [one, other] = [said(await ask(stored, path)), said(await ask(fresh, path))]
        const where = `${kind} (WARRAQ_TEST_SEED=${SEED}): ${decodeURIComponent(path)}`
        expect([where, one.status]).toEqual([where, other.status])
        if (one.text !== other.text) expect.fail(`${where}\n${firstDifference(one.text, other.text)}`)
        // Which articles are related may be old; what is said of each may not.
        for (const card of one.related) {
          const [url = '', ...title] = card.split(' ')
          const id = /\/(\d+)(?:\/|$)/.exec(url)?.[1]
          expect([where, card, current.has(`${id} ${title.join(' ')}`)]).toEqual([where, card, true])
        }
      }
    }
    // The comparison would be of nothing if every page were drawn each time.
    expect(hits).toBeGreaterThan(CHANGES * 5)
    // The pictures have no bytes, so that nobody can make sizes of them; all else goes without a defect.
    const defects = server().logged.filter((line) => line.includes('"level":"error"'))
    expect(defects.filter((line) => !line.includes('"event":"job make-variants"'))).toEqual([])
  }, 300_000)

  test('a menu that changes while a page is asked for is not kept in its former state', async () => {
    const { web, app } = server()
    const path = '/corrections'
    const settings = async (name: string) => {
      const { facts } = await web.sites.get(null)
      const row = await app.read.selectFrom('setting').select('value').where('name', '=', 'site').executeTakeFirst()
      const { lockVersion } = JSON.parse(row?.value ?? '{"lockVersion":0}') as { lockVersion: number }
      const changed = { ...facts.settings, names: { ar: name, en: 'Name' } }
      await app.call('site/change-settings', { settings: changed, lockVersion }, { actor: { kind: 'operator' } })
    }
    await settings('الاسم القديم')
    const old = await web.sites.get(null)
    // The first question about the newspaper is answered just before the change, all others after it.
    const sites = { first: true }
    const late: WebContext = {
      ...web,
      sites: {
        ...web.sites,
        async get(lang) {
          if (!sites.first) return web.sites.get(lang)
          sites.first = false
          await settings('الاسم الجديد')
          return old
        },
      },
    }
    await createReader(late, readingLimit()).answer({ path, query: new URLSearchParams(), net: 'test' })
    const kept = await createReader(web, readingLimit()).answer({ path, query: new URLSearchParams(), net: 'test' })
    expect(said(kept).text).toContain('الاسم الجديد')
    expect(said(kept).text).not.toContain('الاسم القديم')
  })
})

function firstDifference(stored: string, fresh: string): string {
  const [a, b] = [stored.split('\n'), fresh.split('\n')]
  const at = [...stored].findIndex((letter, i) => letter !== fresh[i])
  const around = (text: string) => text.slice(Math.max(0, at - 120), at + 160)
  return `${a.length}/${b.length} lines\nstored: …${around(stored)}…\nfresh:  …${around(fresh)}…`
}
