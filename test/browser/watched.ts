import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'

/** A browser window of one person, with everything it complained about and every foreign address it asked. */
export interface Watched {
  readonly context: BrowserContext
  readonly page: Page
  readonly complaints: string[]
}

/**
 * Opens a window that notes console messages, script errors, broken policies, dialogs, failed or foreign requests and
 * answers >= 400. `expected`: answers that belong to the story, each `404 /path`.
 */
export async function openWatched(
  browser: Browser,
  base: string,
  options: BrowserContextOptions,
  expected: readonly RegExp[] = [],
): Promise<Watched> {
  const context = await browser.newContext({ locale: 'ar', ...options })
  context.setDefaultTimeout(20_000)
  const complaints: string[] = []
  const complain = (text: string): void => {
    if (!expected.some((one) => one.test(text))) complaints.push(text)
  }
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      reportError(new Error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`))
    })
  })
  context.on('console', (message) => complain(`${message.type()}: ${message.text()} ${message.location().url}`))
  context.on('weberror', (error) => complain(`script: ${String(error.error())}`))
  context.on('dialog', (dialog) => complain(`dialog: ${dialog.message()}`))
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${base}/`) && !/^(data|blob|about):/.test(url)) complain(`foreign: ${url}`)
  })
  context.on('requestfailed', (request) => {
    // A navigation away ends what is still on its way.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      complain(`failed: ${request.url()} ${request.failure()?.errorText}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 400) complain(`${response.status()} ${response.url().slice(base.length)}`)
  })
  return { context, page: await context.newPage(), complaints }
}

/**
 * What axe finds serious or critical on the page as it stands. What React Aria announces stays in its region for seconds
 * after the button it names is gone.
 */
export async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).exclude('[data-live-announcer]').analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return serious.flatMap(({ id, nodes }) => nodes.map(({ html, target }) => `${id}: ${String(target)} ${html}`))
}

const SIZES = [
  ['360', { width: 360, height: 740 }],
  ['1280', { width: 1280, height: 900 }],
] as const

export interface Look {
  readonly name: string
  readonly serious: readonly string[]
  /** Pixels by which the page is wider than the window, by width. */
  readonly wider: readonly number[]
}

/** Where pictures of every screen go for people to look at; without it none are taken. */
const PICTURES = process.env['WARRAQ_TEST_PICTURES']

export async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return
  const fullPage = (await page.getByRole('dialog').count()) === 0
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage })
}

/**
 * The page as it stands in two widths, light and dark: what axe says once on a phone in the light and once on a desk in
 * the dark, and a picture of each when pictures are wanted.
 */
export async function lookAt(page: Page, name: string): Promise<Look> {
  const before = page.viewportSize()
  const serious: string[] = []
  const wider: number[] = []
  for (const [width, size] of SIZES) {
    await page.setViewportSize(size)
    wider.push(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      if ((width === '360') === (colorScheme === 'light')) serious.push(...(await seriousFindings(page)))
      await picture(page, `${name}-${width}-${colorScheme}`)
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  if (before) await page.setViewportSize(before)
  return { name, serious, wider }
}
