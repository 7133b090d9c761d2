import type { Role } from '@warraq/core/people/roles'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDeskBrowser, saved, type DeskBrowser } from './desk-browser.ts'

const desk = {} as DeskBrowser
const open = {} as { owner: Page }
beforeAll(async () => {
  Object.assign(desk, await openDeskBrowser())
  open.owner = await desk.page()
  const { call } = desk.server.app
  await call('sections/create-section', { name: 'محليات', parentId: null }, { actor: { kind: 'operator' } })
})
afterAll(async () => {
  expect(desk.complaints).toEqual([])
  await desk.close()
})

/** Invites a colleague in the newsroom, as an owner without mail does, and accepts as the colleague. */
async function join(role: Role, label: string): Promise<{ page: Page; refused: string[] }> {
  const { owner } = open
  await owner.goto(`${desk.server.base}/newsroom/accounts`)
  await owner.getByRole('button', { name: 'دعوة زميل' }).click()
  const dialog = owner.getByRole('dialog', { name: 'دعوة إلى غرفة الأخبار' })
  await dialog.getByLabel('الاسم *').fill(`زميل ${role}`)
  await dialog.getByLabel('البريد الإلكتروني *').fill(`${role}@example.org`)
  await dialog.getByLabel('الدور').selectOption({ label })
  await dialog.getByRole('button', { name: 'إرسال الدعوة' }).click()
  const link = await owner.getByRole('textbox', { name: 'رابط يعمل مرة واحدة' }).inputValue()
  await owner.keyboard.press('Escape')

  const context = await desk.browser.newContext({ locale: 'ar' })
  const page = await context.newPage()
  const refused: string[] = []
  page.on('response', (answer) => {
    if (answer.status() >= 400) refused.push(`${answer.status()} ${answer.request().method()} ${answer.url()}`)
  })
  await page.goto(link)
  await page.getByText(`دُعيت للعمل بصفة: ${label}`, { exact: false }).waitFor()
  await page.getByLabel('كلمة المرور *').fill(`سرّ طويل لزميل ${role}`)
  await page.getByRole('button', { name: 'قبول الدعوة' }).click()
  await page.getByRole('heading', { level: 1, name: 'مهامي' }).waitFor()
  await page.waitForLoadState('networkidle')
  return { page, refused }
}
const places = async (page: Page) =>
  (await page.getByRole('navigation', { name: 'أقسام غرفة الأخبار' }).getByRole('link').allInnerTexts()).map((name) =>
    name.trim(),
  )

it.each([
  ['contributor', 'متعاون', ['مهامي', 'المواد', 'الوسائط', 'بحث']],
  ['reporter', 'محرّر', ['مهامي', 'المواد', 'الوسائط', 'بحث']],
  ['reviewer', 'مراجع', ['مهامي', 'المواد', 'الوسائط', 'بحث', 'رسائل القرّاء', 'الوسوم', 'أسلوب الصحيفة']],
  [
    'section-head',
    'رئيس قسم',
    ['مهامي', 'المواد', 'الوسائط', 'بحث', 'رسائل القرّاء', 'الأشخاص', 'الوسوم', 'أسلوب الصحيفة'],
  ],
] as const)('a %s is shown what they may do, writes and sends', async (role, label, wanted) => {
  const { page, refused } = await join(role, label)
  expect(await places(page)).toEqual(wanted)
  await page.getByRole('button', { name: 'مادة جديدة' }).click()
  await page.locator('.prose').waitFor()
  await page.locator('.paper-title textarea').fill(`مادة ${label}`)
  await page.getByRole('combobox', { name: 'القسم' }).selectOption({ label: 'محليات' })
  await page.keyboard.press('Control+KeyS')
  await saved(page)
  await page.waitForLoadState('networkidle')
  if (role === 'contributor' || role === 'reporter') {
    await page.getByRole('button', { name: 'إرسال للمراجعة' }).click()
    await page.getByText('صارت المادة: مُرسَلة.').waitFor()
    expect(await page.getByRole('button', { name: 'نشر', exact: true }).count()).toBe(0)
  }
  expect(refused).toEqual([])
})

it('a moderator has the queue and no articles', async () => {
  const { page, refused } = await join('moderator', 'مشرف التعليقات')
  expect(await places(page)).toEqual(['مهامي', 'بحث', 'التعليقات', 'الإشراف'])
  expect(await page.getByRole('button', { name: 'مادة جديدة' }).count()).toBe(0)
  await page.getByRole('link', { name: 'التعليقات' }).click()
  await page.getByText('لا تعليقات تنتظر', { exact: false }).waitFor()
  expect(refused).toEqual([])
})
