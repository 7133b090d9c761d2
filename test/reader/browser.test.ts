import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumArguments, chromiumPath } from '../harness/browsers.ts'
import type { FixtureSite } from './built-site.ts'
import { buildAssets, serveFixtures } from './built-site.ts'
import { fixturePages } from './fixtures/all.ts'

/** One of each layout: the refusals look alike. */
const names = [...fixturePages().keys()].filter((name) => !/^error-(403|410|429|451)$/.test(name))
const PHONE = { width: 360, height: 740 }
const DESK = { width: 1280, height: 900 }
const LARGEST_SHIFT = 0.1

const executablePath = chromiumPath()
const open = {} as { browser: Browser; site: FixtureSite; slow: FixtureSite; removeAssets: () => Promise<void> }

describe.skipIf(executablePath === undefined)('reader pages in Chromium', () => {
  beforeAll(async () => {
    const { assets, remove } = await buildAssets()
    open.removeAssets = remove
    open.site = await serveFixtures(assets)
    open.slow = await serveFixtures(assets, 700)
    open.browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...chromiumArguments] })
  })
  afterAll(async () => {
    await open.browser.close()
    await open.site.close()
    await open.slow.close()
    await open.removeAssets()
  })

  /** A page with everything the browser complains about or asks other hosts for. */
  async function visit<T>(name: string, options: BrowserContextOptions, look: (page: Page) => Promise<T>): Promise<T> {
    const context = await open.browser.newContext(options)
    const complaints: string[] = []
    const page = await context.newPage()
    page.on('console', (message) => void complaints.push(message.text()))
    page.on('pageerror', (error) => void complaints.push(String(error)))
    page.on('request', (request) => void (request.url().startsWith(open.site.base) || complaints.push(request.url())))
    await page.goto(`${open.site.base}/${name}`, { waitUntil: 'load' })
    const seen = await look(page)
    await context.close()
    expect(complaints).toEqual([])
    return seen
  }

  async function seriousFindings(page: Page): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page }).analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    return serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  }

  test.each(names)('%s can be used by all, and fits a phone', async (name) => {
    const found = await visit(name, { viewport: PHONE, colorScheme: 'light' }, async (page) => ({
      serious: await seriousFindings(page),
      wider: await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      spaced: await page.evaluate(
        () =>
          // What is drawn nowhere (the way out inside a player that plays) has no style at all.
          [...document.querySelectorAll('*')].filter((one) => !/^(normal)?$/.test(getComputedStyle(one).letterSpacing))
            .length,
      ),
    }))
    expect(found).toEqual({ serious: [], wider: 0, spaced: 0 })
  })

  test.each(['front', 'article', 'article-english', 'search', 'comment-form'])(
    '%s in the dark on a desk',
    async (name) => {
      const found = await visit(name, { viewport: DESK, colorScheme: 'dark' }, async (page) => ({
        serious: await seriousFindings(page),
        wider: await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        paper: await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
      }))
      expect(found).toEqual({ serious: [], wider: 0, paper: 'rgb(20, 19, 18)' })
    },
  )

  test('an article is whole without scripts', async () => {
    await visit('article', { viewport: PHONE, javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('#short-link').inputValue()).toBe('https://warraq.example/s/k7m2qx')
      expect(await page.locator('form.comment-form button[type=submit]').isVisible()).toBe(true)
      expect(await page.locator('copy-link button').count()).toBe(0)
    })
  })

  test('the copy button copies the short link', async () => {
    await visit('article', { viewport: PHONE, permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
      await page.locator('copy-link button').click()
      await page.getByText('نُسخ', { exact: true }).waitFor()
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('https://warraq.example/s/k7m2qx')
    })
  })

  test('the chosen scheme stays over pages', async () => {
    await visit('article', { viewport: DESK, colorScheme: 'light' }, async (page) => {
      await page.getByRole('button', { name: 'الوضع الداكن' }).click()
      await page.goto(`${open.site.base}/front`)
      await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark')
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
        'rgb(20, 19, 18)',
      )
    })
  })

  test.each([
    ['front', PHONE],
    ['article', PHONE],
    ['article', DESK],
  ])('%s does not jump when the fonts come late', async (name, viewport) => {
    const context = await open.browser.newContext({ viewport })
    const page = await context.newPage()
    await page.addInitScript(() => {
      const shift = { sum: 0 }
      Object.assign(globalThis, { shift })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shift.sum += (entry as PerformanceEntry & { value: number }).value
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(`${open.slow.base}/${name}`, { waitUntil: 'networkidle' })
    await page.evaluate(() => document.fonts.ready)
    const sum = await page.evaluate(() => (globalThis as unknown as { shift: { sum: number } }).shift.sum)
    await context.close()
    expect(sum).toBeLessThan(LARGEST_SHIFT)
  })

  test('foreign names, three sets of digits and punctuation come from our fonts', async () => {
    const sample = `پوتین چاڤيز گوگل ڨفصة ژاله کردی ۆێڕڵە ٠١٢٩ ۰۱۲۹ 0129 12% ١٢٪ «»“”!? ،؛؟ ﷲ ﷺ ﴾آية﴿ مَرْحَبًا بِكُمْ لَا إِلٰه Warraq é`
    const expected = [
      ['h1', 'Markazi Text'],
      ['.body p', 'Noto Naskh Arabic'],
      ['.sections a', 'IBM Plex Sans Arabic'],
    ] as const
    await visit('article', { viewport: DESK }, async (page) => {
      for (const [selector] of expected) {
        await page
          .locator(selector)
          .first()
          .evaluate((element, text) => (element.textContent = text), sample)
      }
      const session = await page.context().newCDPSession(page)
      await session.send('DOM.enable')
      await session.send('CSS.enable')
      const { root } = await session.send('DOM.getDocument')
      for (const [selector, first] of expected) {
        const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector })
        const drawn = async () => (await session.send('CSS.getPlatformFontsForNode', { nodeId })).fonts
        // Letters are drawn with a stand-in until the file is there.
        await expect.poll(async () => (await drawn())[0]?.familyName ?? '', { timeout: 10_000 }).toContain(first)
        expect(
          (await drawn()).filter(({ isCustomFont }) => !isCustomFont),
          selector,
        ).toEqual([])
      }
    })
  })
})
