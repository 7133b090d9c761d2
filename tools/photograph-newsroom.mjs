// Takes a picture of every screen of a running newsroom, at 360 and 1280 px, light and dark, for people to look at.
//
//   WARRAQ_LOOK_PASSWORD=… node tools/photograph-newsroom.mjs OUT --base http://127.0.0.1:8080 --email hala@example.org \
//     [--language ar] [--only comments] [--window 360-dark]
//
// The screens are those of packages/newsroom/src/screens.tsx; where an address holds a number, the first one that the list
// above it leads to is taken, and a screen whose list is empty is named. A page that is wider than its window, an uncut text
// that does not fit and an error of the browser are written down beside the pictures. Ends with 1 when there was one.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { chromiumArguments, chromiumPath } from '../test/harness/browsers.ts'

const WINDOWS = [
  { name: '1280-light', look: { viewport: { width: 1280, height: 800 }, colorScheme: 'light' } },
  { name: '1280-dark', look: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' } },
  { name: '360-light', look: { viewport: { width: 360, height: 740 }, colorScheme: 'light' } },
  { name: '360-dark', look: { viewport: { width: 360, height: 740 }, colorScheme: 'dark' } },
]

function routes() {
  const source = readFileSync(new URL('../packages/newsroom/src/screens.tsx', import.meta.url), 'utf8')
  return [...source.matchAll(/<Route path="([^"]+)"/gu)].map(([, path]) => path)
}

async function signIn(page, { base, email, password }) {
  await page.goto(`${base}/newsroom/`)
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.locator('.shell-main h1').waitFor()
}

async function open(page, base, path) {
  await page.goto(`${base}/newsroom${path}`)
  await page.waitForLoadState('networkidle')
  await page.locator('h1').first().waitFor({ state: 'attached' })
}

/** The addresses to look at: a number in a route becomes the first that its list leads to. */
async function addresses(page, base, only) {
  const found = []
  for (const route of routes()) {
    if (only !== undefined && !route.includes(only)) continue
    const [before, after = ''] = route.split(/\/:id\??/u)
    if (before === route) {
      found.push(route)
      continue
    }
    if (route.includes('?')) found.push(before)
    await open(page, base, before)
    const hrefs = await page
      .locator('main a[href]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    const number = hrefs
      .map((href) => new RegExp(`${before}/(\\d+)`, 'u').exec(href)?.[1])
      .find((one) => one !== undefined)
    if (number === undefined) process.stdout.write(`nothing leads to ${route}\n`)
    else found.push(`${before}/${number}${after}`)
  }
  return found
}

/** What a machine can see of ugliness: sideways scrolling, and words that their box cuts off without saying so. */
function faults(page) {
  return page.evaluate(() => {
    const root = document.documentElement
    const cut = [...document.querySelectorAll('main *, nav *')].filter((one) => {
      const { overflowX, textOverflow } = getComputedStyle(one)
      const said = textOverflow === 'ellipsis' || overflowX === 'auto' || overflowX === 'scroll'
      const unseen = one.clientWidth <= 1 || one.closest('.unseen') !== null
      return !unseen && !said && overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1
    })
    return [
      ...(root.scrollWidth > root.clientWidth ? [`scrolls sideways by ${root.scrollWidth - root.clientWidth} px`] : []),
      ...cut.map((one) => `cut: ${one.tagName.toLowerCase()}.${one.className} «${one.textContent.slice(0, 40)}»`),
    ]
  })
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string', default: 'http://127.0.0.1:8080' },
    email: { type: 'string' },
    language: { type: 'string', default: 'ar' },
    only: { type: 'string' },
    window: { type: 'string' },
  },
})
const [out] = positionals
const password = process.env['WARRAQ_LOOK_PASSWORD']
if (out === undefined || values.email === undefined || password === undefined) {
  throw new Error('needs a folder for the pictures, --email, and WARRAQ_LOOK_PASSWORD')
}
mkdirSync(out, { recursive: true })
const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumArguments] })
let asked
for (const { name, look } of WINDOWS) {
  if (values.window !== undefined && name !== values.window) continue
  const context = await browser.newContext({ locale: values.language, ...look })
  const page = await context.newPage()
  const tell = (path, words) => {
    process.stdout.write(`${name} ${path}: ${words}\n`)
    process.exitCode = 1
  }
  page.on('pageerror', (error) => tell(new URL(page.url()).pathname, String(error)))
  await signIn(page, { base: values.base, email: values.email, password })
  asked ??= await addresses(page, values.base, values.only)
  for (const path of asked) {
    await open(page, values.base, path)
    await page.evaluate(() => document.fonts.ready)
    for (const words of await faults(page)) tell(path, words)
    const file = `${path.slice(1).replaceAll('/', '-') || 'home'}-${name}.png`
    await page.screenshot({ path: join(out, file), fullPage: true })
  }
  await context.close()
}
await browser.close()
