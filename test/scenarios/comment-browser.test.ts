import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AxeBuilder } from '@axe-core/playwright'
import type { ModerationSettings } from '@warraq/core/contract/moderation-settings'
import { readModeration } from '../../packages/server/src/store/reader/moderation.ts'
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

async function moderate(change: Partial<ModerationSettings>): Promise<void> {
  const { app } = open.server
  const { settings, lockVersion } = await readModeration(app.read)
  await app.call('comments/save-moderation', { settings: { ...settings, ...change }, lockVersion }, operator)
}

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
    await moderate({ burst: null })
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

  /** Widths and heights of a page's comments against the page's own: what sticks out of its box. */
  const sticksOut = (page: Page): Promise<string[]> =>
    page.evaluate(() => {
      const found: string[] = []
      const { clientWidth } = document.documentElement
      for (const comment of document.querySelectorAll<HTMLElement>('.comment')) {
        const box = comment.getBoundingClientRect()
        for (const part of comment.querySelectorAll<HTMLElement>('bdi, p, a, time, .badge')) {
          const own = part.getBoundingClientRect()
          if (own.left < box.left - 1 || own.right > box.right + 1 || own.right > clientWidth + 1)
            found.push(`${comment.id}: ${part.tagName} ${part.textContent?.slice(0, 20) ?? ''}`)
        }
      }
      return found
    })

  test('names and words that would run out of their line or turn it around stay where they belong, small and large', async () => {
    const letters = (length: number) => 'كلمةطويلة'.repeat(40).slice(0, length)
    await publish([
      letters(300),
      `a${'b'.repeat(299)}`,
      `${'\u0300'.repeat(60)}Z${'\u064b'.repeat(30)}ن`,
      '\u202eRLO ثم كلام',
      'Mixed مختلط 12% و50',
    ])
    const complaints = await visit(async (page, go) => {
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        for (const scheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme: scheme })
          await go(`${open.path}?order=newest`)
          expect([width, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([width, width])
          expect([width, await sticksOut(page)]).toEqual([width, []])
        }
      }
      expect(
        await page
          .locator('.comments bdi, .comments .comment-text')
          .filter({ hasText: /[\u202a-\u202e\u2066-\u2069]/u })
          .count(),
      ).toBe(0)
    })
    expect(complaints).toEqual([])
  }, 120_000)

  describe('with the newspaper’s settings', () => {
    test('thread, form, report and notice have nothing that stands in anybody’s way', async () => {
      await moderate({ likes: true, slowSeconds: 30 })
      const complaints = await visit(async (page, go) => {
        await go(open.path)
        const id = await page.locator('.comment').first().getAttribute('id')
        const at = `/comments/${id?.slice(2) ?? ''}`
        for (const path of [
          `${open.path}?order=answered`,
          `${at}/report`,
          `${at}/report?kind=illegal`,
          `${at}/like`,
          '/comments/reports',
        ]) {
          await go(path)
          const { violations } = await new AxeBuilder({ page }).analyze()
          const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
          expect([path, grave.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html ?? ''}`)]).toEqual([path, []])
        }
      })
      expect(complaints).toEqual([])
      await moderate({ likes: false, slowSeconds: 0 })
    }, 120_000)

    test('by keyboard a reader reports, and reads the thanks', async () => {
      const complaints = await visit(async (page, go) => {
        await go(open.path)
        await page.locator('.comment .report').first().focus()
        await page.keyboard.press('Enter')
        await page.waitForURL(/\/report$/)
        await page.locator('#clause-1').focus()
        await page.keyboard.press('Space')
        await page.keyboard.press('ArrowDown')
        await page.keyboard.press('Tab')
        await page.keyboard.type('السطر الأول.')
        await page.keyboard.press('Tab')
        await page.keyboard.press('Enter')
        await page.waitForURL(/\/comments\/reports\//)
        expect(await page.locator('h1').textContent()).toBe('وصل بلاغك، شكرًا لك')
        expect(await page.locator('main').textContent()).toContain('البند 2')
      }, false)
      expect(complaints).toEqual([])
    })

    test('an open page hears of new comments and shows them; switched off it asks nothing', async () => {
      const asked: string[] = []
      const count = (page: Page) =>
        page.on('request', (request) => {
          if (request.url().includes('/comments/')) asked.push(request.url())
        })
      const complaints = await visit(async (page, go) => {
        count(page)
        await go(open.path)
        await page.locator('#comments').scrollIntoViewIfNeeded()
        await expect.poll(() => asked.length).toBe(1)
        for (const n of [1, 2])
          await commenter(open.server, open.articleId).send({
            name: `قارئ جديد ${n}`,
            email: `live${n}@example.org`,
            body: `خبر طازج رقم ${n}`,
          })
        await page.getByRole('link', { name: 'تعليقان جديدان، أظهرهما' }).click()
        await page.waitForURL(/order=newest/)
        expect(await page.locator('.comment').first().textContent()).toContain('خبر طازج رقم 2')
      })
      expect(complaints).toEqual([])
      await moderate({ live: false })
      asked.length = 0
      await visit(async (page, go) => {
        count(page)
        await go(open.path)
        await page.locator('#comments').scrollIntoViewIfNeeded()
        await page.waitForTimeout(700)
      })
      expect(asked).toEqual([])
      await moderate({ live: true })
    }, 60_000)

    test('a browser does its proof of work while its reader writes, and the comment passes; without scripts it waits', async () => {
      await moderate({ proofOfWork: true })
      const send = async (page: Page, go: (path: string) => Promise<unknown>, body: string) => {
        await go(open.path)
        await page.fill('#field-body', body)
        await page.fill('#field-name', 'هاني')
        await page.fill('#field-email', 'hani@example.org')
        await page.click('.comment-form button')
        await page.waitForURL(/#c-\d+$|\/held/)
        return page.url()
      }
      const complaints = await visit(async (page, go) => {
        expect(await send(page, go, 'كتبته والمتصفح يحسب')).toMatch(/#c-\d+$/)
      })
      await visit(async (page, go) => {
        expect(await send(page, go, 'كتبته بلا برامج')).toContain('/held')
      }, false)
      expect(complaints).toEqual([])
      await moderate({ proofOfWork: false })
    }, 60_000)
  })

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
