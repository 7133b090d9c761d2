import { PROVED_SECONDS } from '@warraq/core/people/second-key'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tell } from '../../harness/stories.ts'
import { openDeskBrowser, OWNER, type DeskBrowser } from './desk-browser.ts'

const desk = {} as DeskBrowser
const open = {} as { page: Page }
const operator = { actor: { kind: 'operator' } } as const
beforeAll(async () => {
  Object.assign(desk, await openDeskBrowser())
  open.page = await desk.page()
})
afterAll(async () => {
  expect(desk.complaints).toEqual([])
  await desk.close()
})

const go = async (path: string) => {
  await open.page.goto(`${desk.server.base}/newsroom/${path}`)
  await open.page.locator('h1').waitFor()
}
const careNow = async () => {
  const row = await desk.server.app.read
    .selectFrom('setting')
    .select('value')
    .where('name', '=', 'care')
    .executeTakeFirst()
  return row === undefined
    ? null
    : (JSON.parse(row.value) as { settings: { silences: object[]; hosts: string[]; errorDays: number } }).settings
}

/** Proves who sits there in the dialog that must come. */
async function prove(): Promise<void> {
  const dialog = open.page.getByRole('dialog', { name: 'إثبات الهوية' })
  await dialog.getByLabel('كلمة المرور', { exact: false }).first().fill(OWNER.password)
  await dialog.getByRole('button', { name: 'إثبات' }).click()
  await dialog.waitFor({ state: 'detached' })
  // The next act is to ask again.
  desk.server.wait(PROVED_SECONDS + 1)
}

it('an owner sets a silence, hosts and days on the screen «العناية», and takes the silence away again', async () => {
  const { page } = open
  await page.getByRole('link', { name: 'العناية' }).click()
  await page.getByRole('heading', { level: 1, name: 'العناية' }).waitFor()
  await page.getByRole('button', { name: 'إضافة المدة' }).click()
  await page.getByText('هنا ما لم يُحفظ بعد.').waitFor()
  await page.getByLabel('مواقع قنواتها، موقع في كل سطر').fill('https://Channel.example/x\nليس موقعًا')
  await page.getByText('ليس اسم موقع: ليس موقعًا').waitFor()
  await page.getByRole('button', { name: 'حفظ', exact: true }).click()
  expect(await careNow()).toBeNull()
  await page.getByLabel('مواقع قنواتها، موقع في كل سطر').fill('https://Channel.example/x')
  await page.getByLabel('أيام الجواب عن «أبلغ عن خطأ»', { exact: false }).fill('٣')
  await page.getByRole('button', { name: 'حفظ', exact: true }).click()
  await page.getByText('حُفظت إعدادات العناية.').waitFor()
  expect(await careNow()).toMatchObject({
    hosts: ['channel.example'],
    errorDays: 3,
    // Midnight to midnight of the site's zone.
    silences: [{ from: expect.stringMatching(/T2[12]:00:00\.000Z$/u) as string, comments: 'flagged' }],
  })
  desk.server.wait(PROVED_SECONDS + 1)
  await page.getByRole('button', { name: /^حذف المدة التي تبدأ/u }).click()
  await page.getByRole('button', { name: 'حفظ', exact: true }).click()
  await prove()
  await page.getByText('لا مُدد صمت.').waitFor()
  await expect.poll(async () => (await careNow())?.silences).toEqual([])
})

it('every dangerous act brings the dialog that asks who is there, and is done after it', async () => {
  const { page } = open
  const { call } = desk.server.app
  const { id: sectionId } = await call('sections/create-section', { name: 'محليات', parentId: null }, operator)
  const article = await tell(call, { title: 'مادة تُسحب', sectionId })
  const demand = { authority: 'محكمة المدينة', receivedOn: '2017-06-12', dueOn: null, demanded: 'سحب' }
  for (const reference of ['1', '2'])
    await call('legal/save-demand', { ...demand, reference, public: true, articleIds: [article.id] }, operator)

  await go('demands')
  await page.getByRole('button', { name: 'القرار' }).first().click()
  await page.getByRole('dialog').getByLabel('القرار').selectOption({ label: 'سحب' })
  await page.getByRole('dialog').getByLabel('السبب', { exact: false }).fill('قرار نافذ')
  await page.getByRole('button', { name: 'تنفيذ القرار' }).click()
  await prove()
  await page.locator('.state').filter({ hasText: 'سحب' }).waitFor()
  expect((await fetch(`${desk.server.base}/article/${article.id}`)).status).toBe(451)
  await page.getByRole('button', { name: 'رجعت الجهة عنه' }).click()
  await page.getByRole('dialog').getByLabel('السبب', { exact: false }).fill('كتاب من المحكمة')
  await page.getByRole('button', { name: 'إغلاق الطلب' }).click()
  await prove()
  await page.locator('.state').filter({ hasText: 'رجعت الجهة عنه' }).waitFor()

  await go('site')
  await page.getByLabel('الاسم بالعربية', { exact: false }).fill('صحيفة المرفأ')
  await page.getByRole('button', { name: 'حفظ', exact: true }).click()
  await prove()
  await page.getByText('صحيفة المرفأ').first().waitFor()

  await go('moderation/words')
  const [, download] = await Promise.all([
    page.getByRole('button', { name: 'تنزيل القائمة' }).click().then(prove),
    page.waitForEvent('download'),
  ])
  expect(download.suggestedFilename()).toBe('words.csv')

  await go('audit')
  const [, log] = await Promise.all([
    page.getByRole('button', { name: 'تنزيل CSV' }).click().then(prove),
    page.waitForEvent('download'),
  ])
  expect(log.suggestedFilename()).toBe('warraq-audit.csv')

  // The emergency lock: everybody else is out at once, whoever pressed it stays.
  const other = await desk.page()
  desk.server.wait(PROVED_SECONDS + 1)
  await go('accounts')
  await page.getByRole('button', { name: 'إخراج الجميع' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'إخراج الجميع' }).click()
  await prove()
  await page.waitForLoadState('networkidle')
  expect((await other.request.get(`${desk.server.base}/api/desk/counts`)).status()).toBe(401)
  expect((await page.request.get(`${desk.server.base}/api/desk/counts`)).status()).toBe(200)
})
