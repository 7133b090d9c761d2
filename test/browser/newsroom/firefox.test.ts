import puppeteer, { type Browser, type KeyInput, type Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { firefoxPath } from '../../harness/browsers.ts'
import { openDeskBrowser, OWNER, type DeskBrowser } from './desk-browser.ts'

/** Firefox moves the caret by sight where Chromium moves it by order: what holds there is tried here again. */

const desk = {} as DeskBrowser
const open = {} as { firefox: Browser; page: Page }
const complaints: string[] = []

beforeAll(async () => {
  Object.assign(desk, await openDeskBrowser())
  const executablePath = firefoxPath()
  if (executablePath === undefined) throw new Error('no Firefox: npm test installs it')
  open.firefox = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true })
  open.page = await open.firefox.newPage()
  open.page.on('pageerror', (error) => complaints.push(String(error)))
  open.page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await open.page.goto(`${desk.server.base}/newsroom/`)
  await open.page.waitForSelector('input[type=email]')
  await open.page.type('input[type=email]', OWNER.email)
  await open.page.type('input[type=password]', OWNER.password)
  await open.page.keyboard.press('Enter')
  await open.page.waitForSelector('.screen-actions .button-primary')
})
afterAll(async () => {
  await open.firefox.close()
  await desk.close()
  expect(complaints).toEqual([])
})
beforeEach(async () => {
  await open.page.goto(`${desk.server.base}/newsroom/`)
  await open.page.waitForSelector('.screen-actions .button-primary')
  await open.page.click('.screen-actions .button-primary')
  await open.page.waitForSelector('.prose')
  await open.page.click('.prose')
})

/** Where the caret is: the block without text that is chosen, or text and offset. */
const caret = () =>
  open.page.evaluate(() => {
    if (document.querySelector('.prose .ProseMirror-selectednode')) return 'rule'
    const selection = getSelection()
    return `${selection?.anchorNode?.textContent ?? ''}${selection?.anchorOffset ?? ''}`
  })
async function walk(keys: readonly KeyInput[]): Promise<string[]> {
  const seen: string[] = []
  for (const key of keys) {
    await open.page.keyboard.press(key)
    seen.push(await caret())
  }
  return seen
}

it('walks over a rule to the left and back to the right', async () => {
  const { keyboard } = open.page
  await keyboard.type('قبل')
  await keyboard.press('Enter')
  await keyboard.type('---')
  await keyboard.type('بعد')
  await keyboard.press('Home')
  const seen = await walk(['ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft'])
  expect(seen).toEqual(['rule', 'قبل3', 'rule', 'بعد0', 'بعد1'])
})

it('never stands still in Arabic with bold and Latin words, in either direction', async () => {
  const { keyboard } = open.page
  await keyboard.type('أعلن ')
  const bold = async () => {
    await keyboard.down('Control')
    await keyboard.press('KeyB')
    await keyboard.up('Control')
  }
  await bold()
  await keyboard.type('جو NATO بايدن')
  await bold()
  await keyboard.type(' في 13 يونيو')
  await keyboard.press('Home')
  const letters = 'أعلن جو NATO بايدن في 13 يونيو'.length
  for (const key of ['ArrowLeft', 'ArrowRight'] as const) {
    const seen = [await caret(), ...(await walk(Array.from({ length: letters - 1 }, () => key)))]
    const still = seen.filter((place, index) => index > 0 && place === seen[index - 1])
    expect(still).toEqual([])
  }
})

it('copies and pastes with marks, and without a word to the console', async () => {
  const { keyboard } = open.page
  const held = async (key: KeyInput) => {
    await keyboard.down('Control')
    await keyboard.press(key)
    await keyboard.up('Control')
  }
  await keyboard.type('نص ')
  await held('KeyB')
  await keyboard.type('مهم')
  await held('KeyA')
  await held('KeyC')
  await keyboard.press('End')
  await keyboard.press('Enter')
  await held('KeyV')
  const html = await open.page.$eval('.prose', (prose) => prose.innerHTML)
  expect(html).toBe('<p>نص <strong>مهم</strong></p><p>نص <strong>مهم</strong></p>')
})
