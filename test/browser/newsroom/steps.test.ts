import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { tell, type Told } from '../../harness/stories.ts'
import { openDeskBrowser, saved, type DeskBrowser } from './desk-browser.ts'

const desk = {} as DeskBrowser
const open = {} as { page: Page; section: number; told: Told }
beforeAll(async () => {
  Object.assign(desk, await openDeskBrowser())
  const { call } = desk.server.app
  open.section = (
    await call('sections/create-section', { name: 'محليات', parentId: null }, { actor: { kind: 'operator' } })
  ).id
  open.page = await desk.page()
})
afterAll(async () => {
  expect(desk.complaints).toEqual([])
  await desk.close()
})

async function article(publish: boolean): Promise<void> {
  open.told = await tell(desk.server.app.call, { title: 'افتتاح مكتبة عامة', sectionId: open.section }, publish)
  await open.page.goto(`${desk.server.base}/newsroom/articles/${open.told.id}`)
  await open.page.locator('.prose').waitFor()
}
const state = () => open.page.locator('.top-state .state').innerText()
const more = async (name: string) => {
  await open.page.getByRole('button', { name: 'إجراءات أخرى' }).click()
  await open.page.getByRole('menuitem', { name, exact: true }).click()
}
const atReader = async () => {
  await desk.server.settle()
  const answer = await fetch(`${desk.server.base}/s/${open.told.shortCode}`)
  return { status: answer.status, text: await answer.text() }
}

beforeEach(() => open.page.goto('about:blank'))

it('an article is withdrawn with a reason that readers see', async () => {
  await article(true)
  expect((await atReader()).status).toBe(200)
  await more('سحب')
  const dialog = open.page.getByRole('dialog', { name: 'سحب' })
  await dialog.getByLabel('سبب السحب *').fill('تبيّن أن الوثيقة غير صحيحة.')
  await dialog.getByRole('button', { name: 'سحب' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await state()).toBe('مسحوبة')
  const seen = await atReader()
  expect(seen.status).toBe(410)
  expect(seen.text).toContain('تبيّن أن الوثيقة غير صحيحة.')
})

it('changes to a published article stay at the desk until they are published', async () => {
  const { page } = open
  await article(true)
  expect(await page.getByRole('button', { name: 'نشر التعديلات' }).count()).toBe(0)
  await page.locator('.paper-title textarea').fill('افتتاح مكتبتين')
  await page.keyboard.press('Control+KeyS')
  await saved(page)
  expect((await atReader()).text).not.toContain('افتتاح مكتبتين')
  await page.getByRole('button', { name: 'نشر التعديلات' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'نشر', exact: true }).click()
  await page.getByRole('heading', { name: 'نُشرت المادة.' }).waitFor()
  expect((await atReader()).text).toContain('افتتاح مكتبتين')
})

it('a correction stands on the article', async () => {
  await article(true)
  await more('إضافة تصويب')
  const dialog = open.page.getByRole('dialog', { name: 'إضافة تصويب' })
  await dialog.getByLabel('نص التصويب *').fill('الافتتاح كان السبت لا الأحد.')
  await dialog.getByRole('button', { name: 'إضافة تصويب' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await open.page.locator('#details').innerText()).toContain('الافتتاح كان السبت لا الأحد.')
  expect((await atReader()).text).toContain('الافتتاح كان السبت لا الأحد.')
})

it('what is missing for publishing is said, and typed words are not lost', async () => {
  const { page } = open
  await article(false)
  await page.locator('.paper-title textarea').fill('')
  await page.getByRole('button', { name: 'نشر', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'نشر' })
  await dialog.getByText('قبل النشر يلزم: العنوان.').waitFor()
  await page.keyboard.press('Escape')
  expect(await state()).toBe('مسودة')
})

it('an article goes out at a time of the site’s zone, whatever zone the writer is in', async () => {
  const page = await desk.page({ timezoneId: 'America/New_York' })
  open.told = await tell(desk.server.app.call, { title: 'مجدولة', sectionId: open.section }, false)
  await page.goto(`${desk.server.base}/newsroom/articles/${open.told.id}`)
  await page.locator('.prose').waitFor()
  await page.getByRole('button', { name: 'إجراءات أخرى' }).click()
  await page.getByRole('menuitem', { name: 'جدولة', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'جدولة' })
  const segments = dialog.getByRole('spinbutton')
  const year = new Date().getFullYear() + 1
  for (const [index, typed] of ['13', '06', String(year), '15', '05'].entries()) {
    await segments.nth(index).focus()
    await page.keyboard.type(typed)
  }
  await dialog.getByRole('button', { name: 'جدولة' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await page.locator('.top-state .state').innerText()).toBe(`مجدولة في 13 يونيو ${year}، 15:05`)
  const { at, zone } = await page.evaluate(async (id) => {
    const view = (await (await fetch(`/api/desk/articles/${id}`)).json()) as { scheduledAt: string }
    const session = (await (await fetch('/api/desk/session')).json()) as { site: { timeZone: string } }
    return { at: view.scheduledAt, zone: session.site.timeZone }
  }, open.told.id)
  const local = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  expect(local.format(new Date(at))).toBe('15:05')
})
