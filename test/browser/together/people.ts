import type { Role } from '@warraq/core/people/roles'
import type { Page } from 'playwright-core'
import type { DeskBrowser } from '../newsroom/desk-browser.ts'

interface Colleague {
  readonly page: Page
  readonly accountId: number
}

/** A page of somebody else of the newsroom, signed in and nowhere yet. */
export async function colleague(
  { server, browser }: DeskBrowser,
  person: { readonly name: string; readonly role: Role; readonly gender?: 'f' | 'm' },
): Promise<Colleague> {
  const { app, base } = server
  const account = { passwordHash: 'no hash', ...person, email: `c${String(app.keys.below(2 ** 30))}@example.org` }
  const { accountId } = await app.call('people/add-account', account, { actor: { kind: 'operator' } })
  const token = app.keys.token()
  const session = {
    accountId,
    passwordHash: 'no hash',
    tokenHash: app.keys.tokenHash(token),
    agent: 'Chrome|Linux',
    giveBack: [],
  }
  await app.call('people/start-session', session, { actor: { kind: 'guest' } })
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'ar' })
  await context.addCookies([{ name: 'warraq-desk', value: token, url: base }])
  const page = await context.newPage()
  page.setDefaultTimeout(50_000)
  return { page, accountId }
}

/** Selects a word of the text with the mouse, as a reader does. */
export async function pointAt(page: Page, word: string): Promise<void> {
  const place = await page.locator('.prose').evaluate((prose, wanted) => {
    const walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const at = walker.currentNode.nodeValue?.indexOf(wanted) ?? -1
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(walker.currentNode, at)
      range.setEnd(walker.currentNode, at + wanted.length)
      range.startContainer.parentElement?.scrollIntoView({ block: 'center' })
      const { x, y, width, height } = range.getBoundingClientRect()
      return { x: x + width / 2, y: y + height / 2 }
    }
    return null
  }, word)
  if (place === null) throw new Error(`no ${word} in the text`)
  await page.mouse.dblclick(place.x, place.y)
}

/** Kept for looking at when a folder is named, wide and narrow. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['WARRAQ_SCREENSHOTS']
  if (folder === undefined) return
  await page.screenshot({ path: `${folder}/${name}-1280.png`, fullPage: true })
  await page.setViewportSize({ width: 360, height: 740 })
  await page.screenshot({ path: `${folder}/${name}-360.png`, fullPage: true })
  await page.setViewportSize({ width: 1280, height: 900 })
}
