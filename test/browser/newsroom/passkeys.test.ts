import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { enter, openDeskBrowser, type DeskBrowser } from './desk-browser.ts'

const desk = {} as DeskBrowser
const open = {} as { page: Page; cdp: CDPSession; authenticatorId: string; base: string }
beforeAll(async () => {
  Object.assign(desk, await openDeskBrowser())
  // Passkeys live at a name, so the newsroom is opened at that of this machine.
  open.base = desk.server.base.replace('127.0.0.1', 'localhost')
  const context = await desk.browser.newContext({ locale: 'ar', viewport: { width: 1280, height: 800 } })
  open.page = await context.newPage()
  open.page.setDefaultTimeout(50_000)
  open.cdp = await context.newCDPSession(open.page)
  await open.cdp.send('WebAuthn.enable')
  const { authenticatorId } = await open.cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  open.authenticatorId = authenticatorId
})
afterAll(async () => {
  expect(desk.complaints).toEqual([])
  await desk.close()
})

async function home(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'مهامي' }).waitFor()
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'خروج' }).click()
  await page.getByRole('heading', { level: 1, name: 'الدخول إلى غرفة الأخبار' }).waitFor()
}

it('a passkey is registered, with recovery codes, and signs in without a password', async () => {
  const { page, base, cdp, authenticatorId } = open
  await page.goto(`${base}/newsroom/`)
  await enter(page)
  await home(page)
  await page.goto(`${base}/newsroom/me`)
  await page.getByRole('button', { name: 'إضافة مفتاح مرور' }).click()
  await page.getByLabel('اسم المفتاح').fill('حاسوب المكتب')
  await page.getByRole('button', { name: 'متابعة' }).click()
  await page.getByRole('button', { name: 'حفظتُها' }).waitFor()
  expect(await page.locator('.recovery-codes li').count()).toBe(10)
  await page.getByRole('button', { name: 'حفظتُها' }).click()
  await page.getByText('حاسوب المكتب').waitFor()
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId })
  expect(credentials.map(({ isResidentCredential, rpId }) => [isResidentCredential, rpId])).toEqual([
    [true, 'localhost'],
  ])

  await signOut(page)
  await page.getByRole('button', { name: 'استعمال مفتاح مرور' }).click()
  await home(page)
  await signOut(page)
  // The password alone is not enough any more.
  await enter(page)
  await page.getByText('بقي المفتاح الثاني', { exact: false }).waitFor()
  await page.getByRole('button', { name: 'استعمال مفتاح مرور' }).click()
  await home(page)
})

/** Asks the desk, answers in the browser at another origin, and hands the answer in. */
async function signInFrom(address: string): Promise<{ status: number; code: string | undefined }> {
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
  const post = (path: string, body: object) =>
    fetch(`${desk.server.base}/api/desk${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  const { ticket, options } = (await (await post('/passkeys/question', {})).json()) as {
    ticket: string
    options: PublicKeyCredentialRequestOptionsJSON
  }
  const { page } = open
  await page.route(`${address}/**`, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>x' }))
  await page.goto(`${address}/`)
  const answer = await page.evaluate(async (json) => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(json)
    const given = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential
    return given.toJSON()
  }, options)
  const { id, rawId, type, response } = answer
  const entered = await post('/passkeys/answer', { ticket, answer: { id, rawId, type, response } })
  const body = (await entered.json()) as { code?: string }
  return { status: entered.status, code: body.code }
}

it('an answer that was given at another origin is refused, though the authenticator signed it', async () => {
  // Another port of the same name is another origin, and the browser takes the passkey there.
  expect(await signInFrom('http://localhost:8999')).toEqual({ status: 403, code: 'passkey-refused' })
  expect(await signInFrom(`${open.base}/our-own-origin`)).toEqual({ status: 200, code: undefined })
})

it('a copy of the authenticator, which counts from the beginning, is refused', async () => {
  const { cdp, authenticatorId, base } = open
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId })
  const [credential] = credentials
  if (!credential) throw new Error('no passkey')
  expect(credential.signCount).toBeGreaterThan(1)
  await cdp.send('WebAuthn.removeCredential', { authenticatorId, credentialId: credential.credentialId })
  await cdp.send('WebAuthn.addCredential', { authenticatorId, credential: { ...credential, signCount: 0 } })
  expect(await signInFrom(`${base}/copy`)).toEqual({ status: 403, code: 'passkey-refused' })
})
