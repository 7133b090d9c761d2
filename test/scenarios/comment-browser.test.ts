import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSiteSettings } from '../../packages/server/src/store/reader/site.ts'
import { HOSTILE_HTML } from '../body/hostile-html.table.ts'
import { chromiumArguments, chromiumPath } from '../harness/browsers.ts'
import { commenter, idOf } from '../harness/commenter.ts'
import type { TestServer } from '../harness/server.ts'
import { startTestServer } from '../harness/server.ts'
import { tell } from '../harness/stories.ts'

const operator = { actor: { kind: 'operator' } } as const
const executablePath = chromiumPath()
const BLNS = fileURLToPath(new URL('../../../shared/data/security/unicode/blns.json', import.meta.url))
const open = {} as { browser: Browser; server: TestServer; articleId: number; path: string }

/** Every payload as a comment and as a name, published; those the form refuses are none. */
async function publish(payloads: readonly string[]): Promise<number> {
  const { server, articleId } = open
  let published = 0
  for (const [n, payload] of payloads.entries()) {
    for (const typed of [
      { name: `قارئ ${n}`, body: payload },
      { name: payload, body: `تعليق ${n}` },
    ]) {
      const id = idOf(
        (await commenter(server, articleId).send({ ...typed, email: `r${n}@example.org` })).headers.get('location'),
      )
      if (id === 0) continue
      const row = await server.app.read
        .selectFrom('comment')
        .select(['latest_revision_id', 'lock_version', 'state'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      if (row.state !== 'published')
        await server.app.call(
          'comments/decide-comment',
          {
            commentId: id,
            revisionId: row.latest_revision_id ?? 0,
            lockVersion: row.lock_version,
            decision: 'approve',
          },
          operator,
        )
      published += 1
    }
  }
  return published
}

describe.skipIf(executablePath === undefined)('comments in Chromium', () => {
  beforeAll(async () => {
    open.server = await startTestServer('sqlite', { WARRAQ_RATE_LIMITS: 'off' })
    const { app } = open.server
    const section = await app.call('sections/create-section', { name: 'محليات', parentId: null }, operator)
    const { settings, lockVersion } = await readSiteSettings(app.read)
    await app.call(
      'site/change-settings',
      { settings: { ...settings, comments: { ...settings.comments, mode: 'post' } }, lockVersion },
      operator,
    )
    open.articleId = (await tell(app.call, { title: 'خبر يُهاجَم', sectionId: section.id })).id
    open.path =
      (await commenter(open.server, open.articleId).send({ body: 'أول تعليق' })).headers
        .get('location')
        ?.split('#')[0] ?? ''
    open.browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...chromiumArguments] })
  })
  afterAll(async () => {
    await open.browser.close()
    await open.server.close()
  })

  /** Opens an address and tells what a reader would rather not have happened. */
  async function visit(
    look: (page: Page, go: (path: string) => Promise<unknown>) => Promise<void>,
    javaScriptEnabled = true,
  ): Promise<string[]> {
    const context = await open.browser.newContext({ javaScriptEnabled, viewport: { width: 360, height: 740 } })
    const complaints: string[] = []
    const page = await context.newPage()
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('console', (message) => void complaints.push(message.text()))
    page.on('pageerror', (error) => void complaints.push(String(error)))
    page.on('request', (request) => {
      if (!request.url().startsWith(open.server.base)) complaints.push(`asked ${request.url()}`)
    })
    await look(page, (path) => page.goto(open.server.base + path))
    await context.close()
    return complaints
  }

  test('hostile names and texts run nothing, ask nobody and stay inside their box', async () => {
    const naughty = existsSync(BLNS)
      ? (JSON.parse(readFileSync(BLNS, 'utf8')) as string[]).filter((_, n) => n % 4 === 0)
      : []
    const published = await publish([
      ...HOSTILE_HTML,
      `Z${'\u0336\u0301'.repeat(40)}`,
      'x'.repeat(300),
      '\u202eمقلوب\u2066',
      ...naughty,
    ])
    expect(published).toBeGreaterThan(HOSTILE_HTML.length)
    const complaints = await visit(async (page, go) => {
      for (let n = 1; n <= Math.ceil((published + 1) / 50); n += 1) {
        await go(`${open.path}${n > 1 ? `?comments=${n}` : ''}`)
        expect(await page.locator('.comment').count()).toBeGreaterThan(0)
        expect([n, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([n, 360])
      }
    })
    expect(complaints).toEqual([])
  }, 180_000)

  test('a reader without scripts comments by the form alone, and by keyboard', async () => {
    const complaints = await visit(async (page, go) => {
      await go(open.path)
      await page.focus('#field-body')
      await page.keyboard.type('كتبته من لوحة المفاتيح.')
      await page.keyboard.press('Tab')
      await page.keyboard.type('سلمى')
      await page.keyboard.press('Tab')
      await page.keyboard.type('salma@example.org')
      await page.keyboard.press('Enter')
      await page.waitForURL(/#c-\d+$/)
      expect(await page.locator(`#${new URL(page.url()).hash.slice(1)}`).textContent()).toContain(
        'كتبته من لوحة المفاتيح.',
      )
    }, false)
    expect(complaints).toEqual([])
  })
})
