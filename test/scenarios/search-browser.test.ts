import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumArguments, chromiumPath } from '../harness/browsers.ts'
import type { TestServer } from '../harness/server.ts'
import { startTestServer } from '../harness/server.ts'
import { paragraphs, tell } from '../harness/stories.ts'

const operator = { actor: { kind: 'operator' } } as const
const executablePath = chromiumPath()
const PHONE = { width: 360, height: 740 }
const DESK = { width: 1280, height: 900 }
const open = {} as { browser: Browser; server: TestServer }

describe.skipIf(executablePath === undefined)('search in Chromium', () => {
  beforeAll(async () => {
    open.server = await startTestServer('sqlite', { WARRAQ_RATE_LIMITS: 'off' })
    const { call } = open.server.app
    const [local, culture] = await Promise.all(
      ['محليات', 'ثقافة'].map((name) => call('sections/create-section', { name, parentId: null }, operator)),
    )
    for (let n = 1; n <= 24; n += 1)
      await tell(call, {
        title: n === 1 ? 'المِينـــاء القديم يفتح أبوابه' : `خبر الميناء ${n}`,
        sectionId: (n % 2 === 0 ? local : culture)?.id ?? null,
        tagNames: ['الموانئ'],
        body: paragraphs('عادت السفن إلى الميناء القديم صباح اليوم، وقال أهل الحي إنهم انتظروا طويلًا.'),
      })
    await open.server.settle()
    open.browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...chromiumArguments] })
  })
  afterAll(async () => {
    await open.browser.close()
    await open.server.close()
  })

  /** A page on which the browser may complain about nothing and ask no other host. */
  async function visit<T>(path: string, options: BrowserContextOptions, look: (page: Page) => Promise<T>): Promise<T> {
    const context = await open.browser.newContext(options)
    const complaints: string[] = []
    const page = await context.newPage()
    page.on('console', (message) => void complaints.push(message.text()))
    page.on('pageerror', (error) => void complaints.push(String(error)))
    page.on('request', (request) => void (request.url().startsWith(open.server.base) || complaints.push(request.url())))
    await page.goto(open.server.base + path, { waitUntil: 'load' })
    const seen = await look(page)
    await context.close()
    expect(complaints).toEqual([])
    return seen
  }

  async function faults(page: Page): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page }).analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    return [...serious.map(({ id }) => id), ...(wider > 0 ? [`${wider} px too wide`] : [])]
  }

  const address = (query: Readonly<Record<string, string>>) => `/search?${new URLSearchParams(query).toString()}`

  test.each([
    ['results, phone, light', address({ q: 'الميناء' }), { viewport: PHONE, colorScheme: 'light' }],
    ['results, desk, dark', address({ q: 'الميناء', from: '1438' }), { viewport: DESK, colorScheme: 'dark' }],
    ['a form with faults', address({ q: 'الميناء', from: 'غدا', tag: 'لا' }), { viewport: PHONE, colorScheme: 'dark' }],
    ['nothing found', address({ q: 'كلمةغريبة', section: '1' }), { viewport: DESK, colorScheme: 'light' }],
    ['nothing typed', '/search', { viewport: PHONE, colorScheme: 'dark' }],
  ] as const)('%s: can be used by all, and fits', async (_, path, options) => {
    expect(await visit(path, options, faults)).toEqual([])
  })

  test('without scripts: search, narrow, go on, come back', async () => {
    await visit('/search', { viewport: PHONE, javaScriptEnabled: false }, async (page) => {
      await page.locator('#search-page').fill('ميناء')
      await page.getByRole('button', { name: 'ابحث' }).click()
      expect(await page.locator('.search-count').textContent()).toContain('24 نتيجةً')
      expect(await page.locator('.result').count()).toBe(20)
      await page.getByRole('link', { name: 'التالي' }).click()
      expect(await page.locator('.result').count()).toBe(4)
      await page.getByRole('link', { name: 'أول النتائج' }).click()
      await page.locator('.facets').getByRole('link', { name: 'محليات' }).click()
      expect(await page.locator('.search-count').textContent()).toContain('12 نتيجةً')
      await page.locator('.chips a').first().click()
      expect(await page.locator('.search-count').textContent()).toContain('24 نتيجةً')
      await page.locator('.search-more summary').click()
      await page.locator('#search-from').fill('١ شوال ١٤٣٨')
      await page.getByRole('button', { name: 'ابحث' }).click()
      expect(await page.locator('.search-none').textContent()).toContain('لا نتائج')
      expect(await page.locator('.chips').textContent()).toContain('من 25 يونيو 2017 (1 شوال 1438')
    })
  })

  test.each([
    ['on the page', '/search', '#search-page', PHONE],
    ['in the masthead', '/', '#mast-search', DESK],
  ] as const)(
    'suggestions %s: a combobox for the keyboard and for those who listen',
    async (_, path, field, viewport) => {
      await visit(path, { viewport }, async (page) => {
        const input = page.locator(field)
        await input.pressSequentially('المين')
        const options = page.locator('[role=option]:visible')
        await options.first().waitFor()
        expect(await input.getAttribute('aria-expanded')).toBe('true')
        expect(await page.locator('search-suggest [role=status]').textContent()).toMatch(/اقتراح/)
        await input.press('ArrowDown')
        expect(await input.getAttribute('aria-activedescendant')).toBe(await options.first().getAttribute('id'))
        expect(await options.first().getAttribute('aria-selected')).toBe('true')
        await input.press('ArrowUp')
        expect(await input.getAttribute('aria-activedescendant')).toBeNull()
        await input.press('ArrowUp')
        expect(await options.last().getAttribute('aria-selected')).toBe('true')
        expect(await faults(page)).toEqual([])
        await input.press('Escape')
        expect(await options.count()).toBe(0)
        expect(await input.inputValue()).toBe('المين')
        await input.press('ArrowDown')
        await options.first().waitFor()
        await input.press('ArrowDown')
        await Promise.all([page.waitForURL(/\/search\?q=/), input.press('Enter')])
        expect(await page.locator('.result').count()).toBe(20)
      })
    },
  )

  test('keys of an input method choose letters, not suggestions', async () => {
    await visit('/search', { viewport: DESK }, async (page) => {
      const input = page.locator('#search-page')
      await input.pressSequentially('المين')
      await page.locator('[role=option]').first().waitFor()
      await input.dispatchEvent('keydown', { key: 'ArrowDown', isComposing: true })
      expect(await input.getAttribute('aria-activedescendant')).toBeNull()
    })
  })
})
