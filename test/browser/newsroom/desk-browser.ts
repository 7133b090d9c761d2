import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'
import { chromiumArguments, chromiumPath } from '../../harness/browsers.ts'
import { startTestServer, type TestServer } from '../../harness/server.ts'

/** A newsroom in a real browser: the built app, the whole server, Chromium, and what the browser complained about. */
export interface DeskBrowser {
  readonly server: TestServer
  readonly browser: Browser
  /** Console errors, uncaught errors and answers of 500 and more, of every page that `page` opened. */
  readonly complaints: string[]
  /** A page of somebody who is signed in as the owner. */
  readonly page: (options?: BrowserContextOptions) => Promise<Page>
  readonly close: () => Promise<void>
}

export const OWNER = { name: 'هالة منصور', email: 'hala@example.org', password: 'زيتون الساحل 2017 موسم' } as const
const HOUSE = fileURLToPath(new URL('../../..', import.meta.url))
const DESKTOP = { width: 1280, height: 800 }

/** Makes the app when its sources changed; the launcher's lock keeps two runs apart. */
export function buildNewsroom(): void {
  execFileSync(process.execPath, ['scripts/build.mjs', '--quiet'], { cwd: HOUSE, stdio: 'inherit' })
}

export function launchChromium(): Promise<Browser> {
  const executablePath = chromiumPath()
  if (executablePath === undefined) throw new Error('no Chromium: npm test installs it')
  return chromium.launch({ executablePath, args: [...chromiumArguments] })
}

function listen(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    // A refusal is a normal answer; the browser logs every status of 400 and more.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('response', (answer) => {
    if (answer.status() >= 500) complaints.push(`${answer.status()} ${answer.url()}`)
  })
}

async function makeOwner(server: TestServer): Promise<void> {
  const { token } = await server.app.call('people/make-setup-link', null, { actor: { kind: 'operator' } })
  const answer = await fetch(`${server.base}/api/desk/setup`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      origin: server.base,
      'sec-fetch-site': 'same-origin',
    },
    body: JSON.stringify({ token, siteName: 'صحيفة الساحل', ...OWNER }),
  })
  if (!answer.ok) throw new Error(`no owner: ${answer.status} ${await answer.text()}`)
}

/** Signs the owner in at the door that stands at this address. */
export async function enter(page: Page): Promise<void> {
  await page.getByLabel('البريد الإلكتروني').fill(OWNER.email)
  await page.getByLabel('كلمة المرور', { exact: false }).first().fill(OWNER.password)
  await page.getByRole('button', { name: 'دخول' }).click()
}

export async function signIn(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/newsroom/`)
  await enter(page)
  await page.getByRole('heading', { level: 1, name: 'مهامي' }).waitFor()
}

/** `owner: false` leaves the site as a newcomer finds it. */
export async function openDeskBrowser(choices: { readonly owner?: boolean } = {}): Promise<DeskBrowser> {
  buildNewsroom()
  // People type at the speed of people: the clock of the browser's server is the real one.
  const server = await startTestServer('sqlite', { WARRAQ_RATE_LIMITS: 'off' })
  if (choices.owner !== false) await makeOwner(server)
  const browser = await launchChromium()
  const complaints: string[] = []
  const contexts: BrowserContext[] = []
  return {
    server,
    browser,
    complaints,
    page: async (options = {}) => {
      const context = await browser.newContext({ viewport: DESKTOP, locale: 'ar', ...options })
      contexts.push(context)
      const page = await context.newPage()
      // Two cores may be running two browsers and two databases: slow is not wrong.
      page.setDefaultTimeout(50_000)
      listen(page, complaints)
      if (choices.owner !== false) await signIn(page, server.base)
      return page
    },
    close: async () => {
      await browser.close()
      await server.close()
    },
  }
}

/** Opens a new article and waits for its text field. */
export async function newArticle(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'مادة جديدة' }).click()
  await page.locator('.prose').waitFor()
}

/** Waits until everything that was typed is at the desk. */
export async function saved(page: Page): Promise<void> {
  await page.locator('.save-status[data-kind="clean"]').waitFor({ timeout: 15_000 })
}
