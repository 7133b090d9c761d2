import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { START_OF_TESTS } from '../../harness/newsroom.ts'
import { openDeskBrowser, saved, type DeskBrowser } from '../newsroom/desk-browser.ts'
import { colleague, pointAt, shot } from './people.ts'

const open = {} as { desk: DeskBrowser }
beforeAll(async () => {
  open.desk = await openDeskBrowser()
  const { call } = open.desk.server.app
  await call('sections/create-section', { name: 'محليات', parentId: null }, { actor: { kind: 'operator' } })
})
afterAll(async () => {
  expect(open.desk.complaints).toEqual([])
  await open.desk.close()
})

const TITLE = 'جسر جديد يصل ضفتي النهر'
const state = (page: Page, word: string) => page.locator('.top-state .state', { hasText: word }).waitFor()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const row = (page: Page, part: string) =>
  page.getByRole('region', { name: part }).getByRole('link', { name: TITLE, exact: true })
const tasks = (page: Page) => page.goto(`${open.desk.server.base}/newsroom/`)
const asReader = (path: string) => fetch(new URL(path, open.desk.server.base))

it('a writer submits, a reviewer sends back with a comment, the writer finds it among the tasks and fixes it, the chief schedules, it is out within five seconds of its minute, and its correction is listed', async () => {
  const { desk } = open
  const writer = (await colleague(desk, { name: 'سامر الحلبي', role: 'reporter', gender: 'm' })).page
  const reviewer = (await colleague(desk, { name: 'ليلى الحدّاد', role: 'reviewer', gender: 'f' })).page
  const chief = await desk.page()

  await tasks(writer)
  await press(writer, 'مادة جديدة')
  await writer.locator('.paper-title textarea').fill(TITLE)
  await writer.locator('.prose').click()
  await writer.keyboard.type('حضر الافتتاح عشرات من سكان الضفتين.')
  await writer.getByLabel('القسم').selectOption({ label: 'محليات' })
  await press(writer, 'إرسال للمراجعة')
  await state(writer, 'مُرسَلة')
  const address = writer.url()

  await tasks(reviewer)
  await row(reviewer, 'بانتظار مراجعتي').click()
  await press(reviewer, 'بدء المراجعة')
  await state(reviewer, 'قيد المراجعة')
  // The writer, who has it open, sees the turn pass without doing anything.
  await state(writer, 'قيد المراجعة')
  await pointAt(reviewer, 'عشرات')
  await press(reviewer, 'ملاحظة')
  await reviewer.getByLabel('ما تقوله').fill('كم عددهم؟ @سامر')
  await reviewer.locator('.say-field').getByRole('button', { name: 'سامر الحلبي' }).click()
  await press(reviewer, 'إضافة')
  await reviewer.locator('.note').waitFor()
  await press(reviewer, 'إعادة إلى الكاتب')
  const back = reviewer.getByRole('dialog')
  await back.getByLabel('ما الذي يحتاج إلى تعديل؟ *').fill('اذكر العدد ومصدره.')
  await back.getByRole('button', { name: 'إعادة إلى الكاتب' }).click()
  await state(reviewer, 'مسودة')
  // Whoever goes away from an article lays its pen down.
  await tasks(reviewer)

  await tasks(writer)
  await row(writer, 'أُعيدت إليّ').waitFor()
  await shot(writer, 'tasks-returned')
  await row(writer, 'أُعيدت إليّ').click()
  await writer.getByText('اذكر العدد ومصدره.', { exact: false }).waitFor()
  expect(await writer.locator('.note-mark').innerText()).toBe('عشرات')
  await pointAt(writer, 'عشرات')
  await writer.keyboard.type('مئتان وعشرون')
  await writer.keyboard.press('Control+KeyS')
  await saved(writer)
  await press(writer, 'إرسال للمراجعة')
  await state(writer, 'مُرسَلة')

  // The chief's machine has the time of the test's server.
  await chief.clock.setFixedTime(new Date(START_OF_TESTS))
  await tasks(chief)
  await row(chief, 'بانتظار مراجعتي').click()
  await press(chief, 'جاهزة للنشر')
  await state(chief, 'جاهزة')
  await tasks(chief)
  await row(chief, 'جاهزة تنتظر النشر').waitFor()
  await shot(chief, 'tasks-ready')
  await row(chief, 'جاهزة تنتظر النشر').click()
  await press(chief, 'جدولة')
  await chief.getByRole('dialog').getByRole('button', { name: 'جدولة' }).click()
  await state(chief, 'مجدولة')
  const id = Number(/\d+$/.exec(address)?.[0])
  const view = await chief.evaluate(
    async (article) => (await (await fetch(`/api/desk/articles/${String(article)}`)).json()) as { scheduledAt: string },
    id,
  )
  const untilThen = (Date.parse(view.scheduledAt) - Date.parse(START_OF_TESTS)) / 1000
  const published = async () => (await (await asReader('/')).text()).includes(TITLE)
  desk.server.wait(untilThen - 1)
  // Longer than the clock of the server sleeps between two looks.
  await chief.waitForTimeout(2500)
  expect(await published()).toBe(false)
  desk.server.wait(1)
  const since = performance.now()
  await expect.poll(published, { timeout: 5000, interval: 100 }).toBe(true)
  expect(performance.now() - since).toBeLessThan(5000)

  await chief.goto(address)
  await state(chief, 'منشورة')
  await press(chief, 'إجراءات أخرى')
  await chief.getByRole('menuitem', { name: 'إضافة تصويب' }).click()
  const dialog = chief.getByRole('dialog')
  await dialog.getByLabel('نص التصويب *').fill('حضر مئتان وثلاثون، لا مئتان وعشرون.')
  await dialog.getByRole('button', { name: 'إضافة تصويب' }).click()
  await dialog.waitFor({ state: 'detached' })
  await desk.server.settle()
  const corrections = await (await asReader('/corrections')).text()
  expect(corrections).toContain('حضر مئتان وثلاثون، لا مئتان وعشرون.')
  expect(corrections).toContain(TITLE)
})
