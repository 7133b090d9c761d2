import { AxeBuilder } from '@axe-core/playwright'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../../packages/server/src/config/config.ts'
import { openContext } from '../../../packages/server/src/context.ts'
import { createPasswordHasher } from '../../../packages/server/src/ports/passwords/argon2.ts'
import type { KillableServer } from '../../crash/killable-server.ts'
import { startKillable } from '../../crash/killable-server.ts'
import { freePort } from '../../harness/server.ts'
import { arabicFile } from '../../import/import-site.ts'
import { buildNewsroom, launchChromium, OWNER, signIn } from './desk-browser.ts'

const POSTS = 450
const world = {} as { server: KillableServer; browser: Browser; page: Page; port: number; folder: string; run: number }
const complaints: string[] = []

const env = (): Record<string, string> => ({ WARRAQ_DATA_DIR: world.folder })

/** Where somebody wants to look at what the screens look like. */
const SHOTS = process.env['WARRAQ_SHOTS']

async function shoot(name: string, page: Page = world.page): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true })
}

async function owner(): Promise<void> {
  const config = readConfig({ ...env(), PORT: String(world.port), WARRAQ_SAMPLE: 'off' }, world.folder)
  const app = await openContext(config, { writeLog: () => undefined })
  const passwordHash = await createPasswordHasher().hash(OWNER.password)
  const account = { email: OWNER.email, name: OWNER.name, role: 'editor-in-chief', passwordHash } as const
  await app.call('people/add-account', account, { actor: { kind: 'operator' } })
  await app.close()
  world.server = await startKillable(env(), world.port)
}

async function openPage(options: BrowserContextOptions): Promise<Page> {
  const context = await world.browser.newContext({ locale: 'ar', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.on('pageerror', (error) => complaints.push(String(error)))
  await signIn(page, world.server.base)
  return page
}

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').exclude('[data-live-announcer]').analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

async function ask<Answer>(path: string): Promise<Answer> {
  const answer = await world.page.request.get(`${world.server.base}/api/desk${path}`, { maxRetries: 5 })
  return (await answer.json()) as Answer
}

interface Seen {
  readonly state: string
  readonly phase: string
  readonly done: number
  readonly madeCounts: Readonly<Record<string, number>>
}

/** Looks until the run is as wanted. */
async function until(wanted: (run: Seen) => boolean): Promise<Seen> {
  for (const limit = Date.now() + 50_000; Date.now() < limit; await sleep(20)) {
    const run = await ask<Seen>(`/imports/${world.run}`)
    if (wanted(run)) return run
  }
  throw new Error('the import does not get there')
}

const idInAddress = (page: Page): number => Number(/\/import\/(\d+)$/u.exec(page.url())?.[1])

beforeAll(async () => {
  buildNewsroom()
  world.folder = mkdtempSync(join(tmpdir(), 'warraq-wizard-'))
  world.port = await freePort()
  await owner()
  world.browser = await launchChromium()
  world.page = await openPage({ viewport: { width: 1280, height: 800 } })
})
afterAll(async () => {
  await world.browser.close()
  await world.server.stop()
  rmSync(world.folder, { recursive: true, force: true })
  expect(complaints).toEqual([])
})

test('the empty screen says what moving in is, and in which order it happens', async () => {
  const { page } = world
  await page.getByRole('link', { name: 'الاستيراد' }).click()
  await page.getByText('جرّب أولًا').waitFor()
  expect(await faults(page)).toEqual([])
  await shoot('1-empty')
})

test('an export is uploaded and rehearsed; counts, reasons and samples are there and nothing is written', async () => {
  const { page } = world
  await page.getByRole('link', { name: 'استيراد جديد' }).click()
  await page.getByRole('heading', { level: 1, name: 'استيراد جديد' }).waitFor()
  await page.getByLabel('الملف', { exact: true }).setInputFiles(arabicFile({ posts: POSTS, commentsPerPost: 2 }))
  await page.getByText('وصل الملف').waitFor()
  expect(await faults(page)).toEqual([])
  await shoot('2-source')
  await page.getByRole('button', { name: 'بدء التجربة' }).click()
  await page.getByText('لم يُكتب شيء في موقعك بعد').waitFor()
  const posts = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'المواد', exact: true }) })
  expect((await posts.getByRole('cell').allTextContents())[0]).toBe(String(POSTS))
  await page.getByText('العيّنة 1 من 10').waitFor()
  const frame = page.frameLocator('iframe')
  const theirs = await page.locator('.import-theirs-title').textContent()
  expect(await frame.locator('h1').textContent()).toContain((theirs ?? '').slice(0, 12))
  expect(await frame.locator('script').count()).toBeLessThanOrEqual(3)
  await page.getByRole('button', { name: 'التالية' }).click()
  await page.getByText('العيّنة 2 من 10').waitFor()
  expect(await faults(page)).toEqual([])
  await shoot('3-rehearsed')
  expect((await ask<{ rows: unknown[] }>('/articles')).rows).toEqual([])
})

test('the server dies in the middle of the run, comes back, and the run goes on by itself to its end', async () => {
  const { page } = world
  const rehearsal = idInAddress(page)
  await page.getByRole('button', { name: 'بدء الاستيراد' }).click()
  await page.waitForURL((url) => /\/import\/\d+$/u.test(url.pathname) && !url.pathname.endsWith(`/${rehearsal}`))
  world.run = idInAddress(page)
  await until(({ state, madeCounts }) => state === 'running' && (madeCounts['article'] ?? 0) > 0)
  await shoot('4-running')
  await world.server.kill()
  world.server = await startKillable(env(), world.port)
  const atStart = await ask<Seen>(`/imports/${world.run}`)
  expect(['running', 'waiting']).toContain(atStart.state)
  const done = await until(({ state }) => state === 'done')
  expect(done.madeCounts['article']).toBe(POSTS)
  await page.getByText('أضاف هذا الاستيراد').waitFor()
  expect(await faults(page)).toEqual([])
  await shoot('5-done')
})

test('what came in is read, old addresses lead to it, and the report is a file', async () => {
  const { page } = world
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'التقرير جدولًا (CSV)' }).click(),
  ])
  expect(saved.suggestedFilename()).toBe(`import-${world.run}.csv`)
  const link = await page.locator('.import-links a[target="_blank"]').first().getAttribute('href')
  const reader = await world.browser.newPage()
  await reader.goto(link ?? '')
  const title = await reader.locator('h1').textContent()
  expect(title).toMatch(/\p{Script=Arabic}/u)
  // Whatever stands first: its number of the old site leads to it in one step.
  const published = await reader.request.get(`${world.server.base}/?p=102`, { maxRedirects: 0 })
  expect(published.status()).toBe(301)
  expect((await reader.request.get(`${world.server.base}/?p=102`)).status()).toBe(200)
  await reader.close()
})

test('the whole import is taken back, after saying what goes and what stays', async () => {
  const { page } = world
  await page.getByRole('button', { name: 'التراجع عن الاستيراد' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByText('فلا يبقى منه شيء').waitFor()
  await shoot('6-undo')
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'التراجع عن الاستيراد' }).click()
  await until(({ state }) => state === 'undone')
  await page.getByText('تُرُوجع عن هذا الاستيراد').waitFor()
  await shoot('7-undone')
  expect((await ask<{ rows: unknown[] }>('/articles')).rows).toEqual([])
  expect((await page.request.get(`${world.server.base}/?p=102`)).status()).toBe(404)
})

test('a refused file says where and why; on a phone in the dark nothing is cut off', async () => {
  const page = await openPage({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' })
  await page.goto(`${world.server.base}/newsroom/import/new`)
  const broken = '<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY a "b">]>\n<rss/>'
  const upload = { name: 'تصدير.xml', mimeType: 'text/xml', buffer: Buffer.from(broken) }
  await page.getByLabel('الملف', { exact: true }).setInputFiles(upload)
  await page.getByText('وصل الملف').waitFor()
  await shoot('8-phone-source', page)
  await page.getByRole('button', { name: 'بدء التجربة' }).click()
  await page.getByText('لا يمكن استيراد هذا المصدر').waitFor()
  await shoot('9-phone-refused', page)
  const rehearsal = world.run - 1
  for (const [name, address] of [
    ['list', 'import'],
    ['new', 'import/new'],
    ['rehearsed', `import/${rehearsal}`],
    ['undone', `import/${world.run}`],
  ] as const) {
    await page.goto(`${world.server.base}/newsroom/${address}`)
    await page.waitForLoadState('networkidle')
    expect([name, await faults(page)]).toEqual([name, []])
    const [wide, seen] = await page.evaluate(
      () => [document.documentElement.scrollWidth, document.documentElement.clientWidth] as const,
    )
    expect([name, wide <= seen]).toEqual([name, true])
    await shoot(`10-phone-${name}`, page)
  }
})
