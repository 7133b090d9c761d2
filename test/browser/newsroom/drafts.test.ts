import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumArguments, chromiumPath } from '../../harness/browsers.ts'
import { enter, newArticle, openDeskBrowser, saved, signIn, type DeskBrowser } from './desk-browser.ts'

const desk = {} as DeskBrowser
beforeAll(async () => void Object.assign(desk, await openDeskBrowser()))
afterAll(async () => {
  expect(desk.complaints).toEqual([])
  await desk.close()
})

const words = (page: Page) => page.locator('.prose').innerText()

describe('two people on one article', () => {
  /** Two pages on the same article; the second saves first. */
  async function collide(): Promise<{ first: Page; second: Page }> {
    const first = await desk.page()
    await newArticle(first)
    await first.locator('.prose').click()
    await first.keyboard.type('أصل النص ')
    await first.keyboard.press('Control+KeyS')
    await saved(first)
    // What the first types now stays on its device until the second has the pen.
    await first.route('**/working', (route) => route.abort())
    await first.keyboard.type('من الأول')
    const second = await desk.page()
    await second.goto(first.url())
    await second.locator('.save-status').waitFor()
    await second.locator('.prose').click()
    await second.keyboard.press('Control+End')
    await second.keyboard.type('من الثاني')
    await second.keyboard.press('Control+KeyS')
    await saved(second)
    await first.getByText('مفتوحة عندك للكتابة في نافذة أخرى', { exact: false }).waitFor()
    await first.unroute('**/working')
    await first.getByRole('button', { name: 'أخذ القلم' }).click()
    await first.getByRole('alertdialog', { name: 'نصّان لمادة واحدة' }).waitFor({ timeout: 15_000 })
    return { first, second }
  }

  it('see both texts side by side, and mine can be written over knowingly', async () => {
    const { first, second } = await collide()
    const sides = await first.locator('.side').allInnerTexts()
    expect(sides).toHaveLength(2)
    expect(sides[0]).toContain('من الأول')
    expect(sides[1]).toContain('من الثاني')
    await first.getByRole('button', { name: 'نصّي في كل الاختلافات' }).click()
    await first.getByRole('button', { name: 'حفظ النص المدموج' }).click()
    await saved(first)
    await second.reload()
    await second.locator('.prose').waitFor()
    expect(await words(second)).toContain('أصل النص من الأول')
  })

  it('can take the saved text', async () => {
    const { first } = await collide()
    await first.getByRole('button', { name: 'المحفوظ في كل الاختلافات' }).click()
    await first.getByRole('button', { name: 'حفظ النص المدموج' }).click()
    await saved(first)
    expect(await words(first)).toContain('أصل النص من الثاني')
  })

  it('can keep both, mine as a new article', async () => {
    const { first } = await collide()
    const before = first.url()
    await first.getByRole('button', { name: 'حفظ نصّي في مادة جديدة' }).click()
    await first.waitForURL((url) => url.href !== before)
    await first.locator('.prose').waitFor()
    expect(await words(first)).toContain('أصل النص من الأول')
    await first.goto(before)
    await first.locator('.prose').waitFor()
    expect(await words(first)).toContain('أصل النص من الثاني')
  })
})

describe('a browser that is killed', () => {
  const folder = {} as { profile: string }
  beforeAll(() => void (folder.profile = mkdtempSync(join(tmpdir(), 'warraq-chromium-'))))
  afterAll(() => rmSync(folder.profile, { recursive: true, force: true, maxRetries: 5 }))

  /** Chromium as a person has it, with a profile that outlives it. */
  async function start(): Promise<{ page: Page; child: ChildProcess }> {
    const port = join(folder.profile, 'DevToolsActivePort')
    rmSync(port, { force: true })
    const args = [...chromiumArguments, '--remote-debugging-port=0', `--user-data-dir=${folder.profile}`, 'about:blank']
    const child = spawn(chromiumPath() ?? '', args, { stdio: 'ignore' })
    for (let tries = 0; tries < 100 && !(existsSync(port) && readFileSync(port, 'utf8').includes('\n')); tries += 1)
      await sleep(100)
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${readFileSync(port, 'utf8').split('\n')[0]}`)
    const [context] = browser.contexts()
    if (!context) throw new Error('no context')
    return { child, page: context.pages()[0] ?? (await context.newPage()) }
  }

  /** A killed browser may or may not have written its session down; the words are the person's in both cases. */
  async function enterIfAsked(page: Page): Promise<void> {
    const door = page.getByRole('button', { name: 'دخول' })
    await door.or(page.locator('.prose')).first().waitFor()
    if (await door.isVisible()) await enter(page)
  }

  async function kill(child: ChildProcess): Promise<void> {
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
    rmSync(join(folder.profile, 'SingletonLock'), { force: true })
  }

  it('has lost nothing that was typed five seconds ago, even with the desk out of reach', async () => {
    const one = await start()
    await signIn(one.page, desk.server.base)
    await newArticle(one.page)
    const address = one.page.url()
    // The desk does not answer saves any more: what is typed from here on is on this device only.
    await one.page.route('**/working', (route) => route.abort())
    await one.page.locator('.prose').click()
    await one.page.keyboard.type('هذه جملة لم تصل إلى الخادم قط')
    await sleep(5000)
    await kill(one.child)

    const two = await start()
    await two.page.goto(address)
    await enterIfAsked(two.page)
    await two.page.getByText('استُعيد ما كتبته', { exact: false }).waitFor()
    expect(await words(two.page)).toContain('هذه جملة لم تصل إلى الخادم قط')
    await saved(two.page)
    await kill(two.child)

    // It reached the desk, so a third start has nothing to bring back.
    const three = await start()
    await three.page.goto(address)
    await enterIfAsked(three.page)
    await three.page.locator('.prose').waitFor()
    expect(await words(three.page)).toContain('هذه جملة لم تصل إلى الخادم قط')
    expect(await three.page.getByText('استُعيد ما كتبته', { exact: false }).count()).toBe(0)
    await kill(three.child)
  })
})

describe('a session that ends', () => {
  it('asks for the password over the text, and goes on', async () => {
    const page = await desk.page()
    await newArticle(page)
    await page.context().clearCookies()
    await page.locator('.prose').click()
    await page.keyboard.type('كتبتها والجلسة منتهية')
    await page.getByRole('dialog', { name: 'انتهت الجلسة' }).waitFor({ timeout: 15_000 })
    await page.getByRole('dialog').locator('input[type=password]').fill('زيتون الساحل 2017 موسم')
    await page.getByRole('dialog').getByRole('button', { name: 'دخول' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await words(page)).toContain('كتبتها والجلسة منتهية')
    await page.keyboard.press('Control+KeyS')
    await saved(page)
  })
})
