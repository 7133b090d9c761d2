import { AxeBuilder } from '@axe-core/playwright'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { content } from '../../harness/stories.ts'
import { openDeskBrowser, type DeskBrowser } from './desk-browser.ts'

const desk = {} as DeskBrowser
const made = {} as { article: number }
const operator = { actor: { kind: 'operator' } } as const

beforeAll(async () => {
  Object.assign(desk, await openDeskBrowser())
  const { call } = desk.server.app
  const article = await call('articles/create-article', { title: 'مادة' }, operator)
  await call(
    'articles/save-working',
    { id: article.id, content: content({ sourceLine: 'وكالات' }), lockVersion: article.lockVersion, auto: false },
    operator,
  )
  made.article = article.id
})
afterAll(async () => {
  expect(desk.complaints).toEqual([])
  await desk.close()
})

const SCREENS: readonly [string, () => string][] = [
  ['my desk', () => ''],
  ['articles', () => 'articles'],
  ['articles of a state', () => 'articles?state=draft&q=مادة'],
  ['an article', () => `articles/${made.article}`],
  ['its history', () => `articles/${made.article}/history`],
  ['comments', () => 'comments'],
  ['a search', () => 'search?q=مادة'],
  ['media', () => 'media'],
  ['the front page', () => 'front'],
  ['letters', () => 'letters'],
  ['legal demands', () => 'demands'],
  ['care', () => 'care'],
  ['the log', () => 'audit'],
  ['house style', () => 'house-style'],
  ['imports', () => 'import'],
  ['a new import', () => 'import/new'],
  ['words of the search', () => 'site/search-words'],
  ['moderation', () => 'moderation'],
  ['words of moderation', () => 'moderation/words'],
  ['rules of moderation', () => 'moderation/rules'],
  ['terms of comments', () => 'moderation/clauses'],
  ['people of a name', () => 'persons?q=هالة'],
  ['people', () => 'persons'],
  ['sections', () => 'sections'],
  ['tags', () => 'tags'],
  ['pages', () => 'pages'],
  ['menus', () => 'menus'],
  ['site settings', () => 'site'],
  ['accounts', () => 'accounts'],
  ['failed jobs', () => 'jobs'],
  ['my account', () => 'me'],
  ['an address without a screen', () => 'nowhere'],
]

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)
}

describe.each([
  ['1280 px, light', { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }],
  ['360 px, dark', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }],
] as const)('at %s', (_name, options) => {
  const open = {} as { page: Page }
  beforeAll(async () => void (open.page = await desk.page(options)))

  it.each(SCREENS)('%s has one heading, no serious fault, no sideways scrolling', async (_screen, address) => {
    const { page } = open
    await page.goto(`${desk.server.base}/newsroom/${address()}`)
    await page.waitForLoadState('networkidle')
    await page.locator('h1').waitFor({ state: 'attached' })
    expect(await page.locator('h1').count()).toBe(1)
    expect(await serious(page)).toEqual([])
    const [wide, seen] = await page.evaluate(
      () => [document.documentElement.scrollWidth, document.documentElement.clientWidth] as const,
    )
    expect(wide).toBeLessThanOrEqual(seen)
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
      'ar',
      'rtl',
    ])
  })
})

describe('dialogs', () => {
  it.each([
    ['persons', 'شخص جديد'],
    ['sections', 'قسم جديد'],
    ['accounts', 'دعوة زميل'],
    ['pages', 'صفحة جديدة'],
  ])('of %s open by keyboard, hold the focus and give it back', async (address, name) => {
    const page = await desk.page()
    await page.goto(`${desk.server.base}/newsroom/${address}`)
    const button = page.getByRole('button', { name })
    await button.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    expect(await serious(page)).toEqual([])
    for (let presses = 0; presses < 15; presses += 1) {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null)).toBe(true)
    }
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true)
  })
})

describe('the quick way', () => {
  it('leads by keyboard to a screen, an article of any spelling and an act, and lists keep their filter', async () => {
    const page = await desk.page()
    await page.goto(`${desk.server.base}/newsroom/articles`)
    await page.locator('h1').waitFor()
    await page.keyboard.press('Control+KeyK')
    const field = page.getByRole('combobox', { name: 'شاشة أو مادة' })
    await field.waitFor()
    expect(await serious(page)).toEqual([])
    await field.fill('الاقسام')
    await page.getByRole('option', { name: 'الأقسام شاشة' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'الأقسام' }).waitFor()

    await page.keyboard.press('Control+KeyK')
    await field.fill('مكتبه عامه')
    await page.getByRole('option', { name: 'افتتاح مكتبة عامة في الحي القديم مادة' }).waitFor()
    // The way round from the first choice is the last one: search everything.
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/search\?q=/u)

    await page.keyboard.press('Control+KeyK')
    await field.fill('داكن')
    await page.getByRole('option', { name: 'المظهر: داكن' }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark')
    expect(await page.getByLabel('المظهر').inputValue()).toBe('dark')
    await page.goto(`${desk.server.base}/newsroom/tags?q=ساحل`)
    expect(await page.getByRole('searchbox').inputValue()).toBe('ساحل')
  })
})

describe('the frame', () => {
  it('brings at most 300 KB of compressed script for the first screen, and no editor', async () => {
    const page = await desk.page()
    const scripts: Promise<readonly [string, number]>[] = []
    page.on('response', (answer) => {
      if (answer.request().resourceType() !== 'script') return
      scripts.push(answer.body().then((body) => [answer.url(), gzipSync(body, { level: 6 }).length] as const))
    })
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'مهامي' }).waitFor()
    await page.waitForLoadState('networkidle')
    const brought = await Promise.all(scripts)
    const bytes = brought.reduce((sum, [, size]) => sum + size, 0)
    expect(bytes).toBeGreaterThan(50_000)
    expect(bytes, `${bytes} bytes`).toBeLessThanOrEqual(300 * 1024)
    expect(brought.map(([url]) => url).filter((url) => /\/(article|quick-way)-/u.test(url))).toEqual([])
  })

  it('refuses what a script would write as HTML', async () => {
    const page = await desk.page()
    const refused = await page.evaluate(() => {
      try {
        document.body.innerHTML = '<b>x</b>'
        return false
      } catch (error) {
        return error instanceof TypeError
      }
    })
    expect(refused).toBe(true)
    // The browser reports what this test did on purpose.
    desk.complaints.splice(0)
  })

  // The account remembers its language, so this comes last.
  it('turns to English and to the left, and remembers it', async () => {
    const page = await desk.page()
    await page.getByLabel('لغة الواجهة').selectOption('en')
    await page.getByRole('heading', { level: 1, name: 'My desk' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'My desk' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('ltr')
    expect(await serious(page)).toEqual([])
  })
})
