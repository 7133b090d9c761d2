import { afterAll, beforeAll, expect, it } from 'vitest'
import { newArticle, openDeskBrowser, OWNER, saved, type DeskBrowser } from './desk-browser.ts'

const desk = {} as DeskBrowser
beforeAll(async () => void Object.assign(desk, await openDeskBrowser({ owner: false })))
afterAll(() => desk.close())

it('a newcomer sets the site up, publishes an article with a quote and copies its short link', async () => {
  const { server } = desk
  const page = await desk.page({ permissions: ['clipboard-read', 'clipboard-write'] })
  const { token } = await server.app.call('people/make-setup-link', null, { actor: { kind: 'operator' } })

  await page.goto(`${server.base}/newsroom/setup?token=${token}`)
  await page.getByLabel('اسم الموقع').fill('صحيفة الساحل')
  await page.getByLabel('اسمك كما يظهر لزملائك').fill(OWNER.name)
  await page.getByLabel('البريد الإلكتروني').fill(OWNER.email)
  await page.getByLabel('كلمة المرور *').fill(OWNER.password)
  await page.getByRole('button', { name: 'بدء العمل' }).click()
  await page.getByRole('heading', { level: 1, name: 'مهامي' }).waitFor()
  expect(await page.getByRole('navigation', { name: 'أقسام غرفة الأخبار' }).innerText()).toContain('الحسابات')

  await page.getByRole('link', { name: 'الأقسام' }).click()
  await page.getByRole('button', { name: 'قسم جديد' }).click()
  await page.getByLabel('اسم القسم').fill('محليات')
  await page.getByRole('button', { name: 'حفظ', exact: true }).click()
  await page.getByText('محليات').first().waitFor()

  await page.getByRole('link', { name: 'مهامي' }).click()
  await newArticle(page)
  await page.locator('.paper-title textarea').focus()
  await page.keyboard.type('انطلاق موسم الزيتون')
  await page.keyboard.press('Enter')
  await page.keyboard.type('التعاونيات تتوقع محصولًا أوفر.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('بدأ القطاف, وقالت التعاونية: "الحمل جيد".')
  await page.keyboard.press('Enter')
  await page.keyboard.type('أجور القطاف ارتفعت هذا العام')
  await page.keyboard.press('Control+Shift+Digit9')
  await page.getByRole('button', { name: 'تعديل' }).click()
  await page.getByLabel('القائل', { exact: true }).fill('سعاد النجار')
  await page.getByRole('button', { name: 'حفظ', exact: true }).click()
  await page.getByRole('combobox', { name: 'القسم' }).selectOption({ label: 'محليات' })
  await saved(page)

  await page.getByRole('button', { name: 'نشر', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'نشر', exact: true }).click()
  await page.getByRole('heading', { name: 'نُشرت المادة.' }).waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'نسخ الرابط المختصر' }).click()
  const short = await page.evaluate(() => navigator.clipboard.readText())
  expect(short).toMatch(/\/s\/[0-9A-Za-z]{1,7}$/u)

  await server.settle()
  const answer = await fetch(short)
  const html = await answer.text()
  expect(answer.status).toBe(200)
  expect(html).toContain('انطلاق موسم الزيتون')
  expect(html).toContain('بدأ القطاف، وقالت التعاونية: «الحمل جيد».')
  expect(html).toContain('سعاد النجار')
  expect(desk.complaints).toEqual([])
})

it('the set-up link works once', async () => {
  const page = await desk.page()
  await page.goto(`${desk.server.base}/newsroom/setup?token=${'x'.repeat(43)}`)
  await page.getByText('هذا الرابط غير صالح أو استُخدم من قبل', { exact: false }).waitFor()
})
