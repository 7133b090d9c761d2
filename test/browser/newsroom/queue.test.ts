import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { commenter, idOf } from '../../harness/commenter.ts'
import { tell } from '../../harness/stories.ts'
import { openDeskBrowser, type DeskBrowser } from './desk-browser.ts'

const desk = {} as DeskBrowser
const open = {} as { page: Page; article: number }
beforeAll(async () => {
  Object.assign(desk, await openDeskBrowser())
  const { call } = desk.server.app
  const section = await call(
    'sections/create-section',
    { name: 'محليات', parentId: null },
    { actor: { kind: 'operator' } },
  )
  open.article = (await tell(call, { title: 'افتتاح مكتبة عامة', sectionId: section.id })).id
  open.page = await desk.page()
})
afterAll(async () => {
  expect(desk.complaints).toEqual([])
  await desk.close()
})

async function post(body: string): Promise<number> {
  const answer = await commenter(desk.server, open.article).send({ body })
  expect(answer.status).toBe(303)
  return idOf(answer.headers.get('location'))
}
const stateOf = async (id: number) =>
  open.page.evaluate(
    async (comment) => ((await (await fetch(`/api/desk/comments/${comment}`)).json()) as { state: string }).state,
    id,
  )

beforeEach(async () => {
  await open.page.goto(`${desk.server.base}/newsroom/`)
})

it('a moderator walks the queue by keyboard: next, publish, remove with clause and facts', async () => {
  const { page } = open
  const texts = new Map<number, string>()
  for (const text of ['شكرًا على الخبر، نزوركم غدًا.', 'كلام فيه شتيمة']) texts.set(await post(text), text)
  await page.getByRole('link', { name: 'التعليقات' }).click()
  await page.getByRole('heading', { level: 1, name: 'التعليقات' }).waitFor()
  await page.locator('.queue-row').nth(1).waitFor()
  const links = await page.locator('.queue-row').evaluateAll((rows) => rows.map((row) => row.getAttribute('href')))
  const [first = 0, second = 0] = links.map((href) => Number(/comments\/(\d+)/u.exec(href ?? '')?.[1]))
  // The keys count by their place: on an Arabic layout the key of J gives «ت».
  const press = (code: string) =>
    page.evaluate(
      (where) =>
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { code: where, key: 'ت', bubbles: true, cancelable: true }),
        ),
      code,
    )
  await press('KeyJ')
  await page.locator('.comment-detail').waitFor()
  expect(page.url()).toContain(`/comments/${first}`)
  await press('KeyA')
  await page.getByText('نُشر تعليق سلمى.').waitFor()
  expect(await stateOf(first)).toBe('public')

  // The next one is open already.
  await page.waitForURL(`**/comments/${second}**`)
  await page
    .locator('.comment-itself')
    .getByText(texts.get(second) ?? '')
    .waitFor()
  await press('KeyR')
  const dialog = page.getByRole('dialog', { name: 'إزالة تعليق سلمى' })
  await dialog.getByRole('button', { name: 'إزالة' }).click()
  await dialog.getByText('اختر بندًا واحدًا على الأقل.').waitFor()
  await dialog.getByLabel('CL8', { exact: false }).check()
  await dialog.getByLabel('السبب: ما الذي في التعليق؟ *').fill('شتيمة صريحة')
  await dialog.getByRole('button', { name: 'إزالة' }).click()
  await page.getByText('أُزيل تعليق سلمى.').waitFor()
  expect(await stateOf(second)).toBe('removed')
  await page.getByText('لا تعليقات تنتظر', { exact: false }).waitFor()
})

it('letters typed into a field are letters, not commands', async () => {
  const { page } = open
  const id = await post('تعليق يبقى')
  await page.goto(`${desk.server.base}/newsroom/comments/${id}`)
  await page.locator('.comment-detail').waitFor()
  await page.keyboard.press('KeyR')
  await page.getByRole('dialog').getByLabel('السبب: ما الذي في التعليق؟ *').focus()
  await page.keyboard.type('aaa')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await stateOf(id)).toBe('held')
})

it('another moderator’s decision is told, not overwritten', async () => {
  const { page } = open
  const id = await post('تعليق لمشرفين')
  await page.goto(`${desk.server.base}/newsroom/comments/${id}`)
  await page.locator('.comment-detail').waitFor()
  const other = await desk.page()
  await other.goto(`${desk.server.base}/newsroom/comments/${id}`)
  await other.getByRole('button', { name: 'نشر', exact: true }).click()
  await other.getByText('نُشر تعليق سلمى.').waitFor()
  await page.getByRole('button', { name: 'نشر', exact: true }).click()
  await page.getByText('سبقك هالة منصور: التعليق الآن منشور.').waitFor()
})
