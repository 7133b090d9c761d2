import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { commenter, idOf } from '../../harness/commenter.ts'
import { tell } from '../../harness/stories.ts'
import { seriousFindings } from '../watched.ts'
import { openDeskBrowser, type DeskBrowser } from './desk-browser.ts'

/** The moderators' screens in a browser: by keyboard alone, many at once, in two sizes, light and dark. */

const desk = {} as DeskBrowser
const open = {} as { page: Page; article: number }
const operator = { actor: { kind: 'operator' } } as const

beforeAll(async () => {
  Object.assign(desk, await openDeskBrowser())
  const { call } = desk.server.app
  const section = await call('sections/create-section', { name: 'محليات', parentId: null }, operator)
  const title = 'افتتاح مكتبة عامة في الحيّ القديم بعد ترميم دام ثلاث سنوات'
  open.article = (await tell(call, { title, sectionId: section.id })).id
  open.page = await desk.page()
})
afterAll(async () => {
  expect(desk.complaints).toEqual([])
  await desk.close()
})

async function post(body: string, name = 'سلمى'): Promise<number> {
  const answer = await commenter(desk.server, open.article).send({ body, name })
  expect(answer.status).toBe(303)
  return idOf(answer.headers.get('location'))
}

const states = (ids: readonly number[]) =>
  desk.server.app.read
    .selectFrom('comment')
    .select(['id', 'state'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute()
    .then((rows) => rows.map(({ state }) => state))

/** A picture to look at by a person; only where a folder for them is named. */
async function look(name: string): Promise<void> {
  const folder = process.env['WARRAQ_TEST_PICTURES']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await open.page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

async function openQueue(query = ''): Promise<void> {
  await open.page.goto(`${desk.server.base}/newsroom/comments${query}`)
  await open.page.getByRole('heading', { level: 1, name: 'التعليقات' }).waitFor()
}

/** Numbers of the comments in the list, in its order. */
async function listed(): Promise<number[]> {
  const rows = await open.page
    .locator('.queue-row')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  return rows.map((href) => Number(/comments\/(\d+)/u.exec(href ?? '')?.[1] ?? 0))
}

/** A page as wide as its window: nothing leads sideways. */
async function sideways(): Promise<number> {
  return open.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

it('item 24: thirty decisions and more a minute by keyboard alone, each removal with its clause and facts', async () => {
  const { page } = open
  for (let n = 0; n < 20; n++) await post(`تعليق للقراءة السريعة رقم ${n}`)
  await openQueue()
  await page.locator('.queue-row').nth(19).waitFor()
  const ids = await listed()
  await page.keyboard.press('KeyJ')
  const began = performance.now()
  for (const [n, id] of ids.entries()) {
    await page.waitForURL(`**/comments/${id}?**`)
    await page.locator(`.queue-item[data-current="true"]`).waitFor()
    if (n % 2 === 0) await page.keyboard.press('KeyA')
    else {
      await page.locator('.comment-actions').getByRole('button', { name: 'إزالة…' }).waitFor()
      await page.keyboard.press('KeyR')
      await page.getByRole('dialog').getByText('CL8').waitFor()
      await page.keyboard.press('Digit8')
      await page.keyboard.press('Enter')
    }
  }
  await page.getByText('لا تعليقات تنتظر', { exact: false }).waitFor()
  const perMinute = (ids.length * 60_000) / (performance.now() - began)
  expect(perMinute).toBeGreaterThanOrEqual(30)
  process.stdout.write(`decisions a minute by keyboard: ${Math.round(perMinute)}\n`)
  expect(await states(ids)).toEqual(ids.map((_, n) => (n % 2 === 0 ? 'published' : 'removed')))
  const { read } = desk.server.app
  const statements = await read
    .selectFrom('statement as s')
    .innerJoin('decision as d', 'd.id', 's.decision_id')
    .select('s.text_ar')
    .where('d.comment_id', 'in', ids)
    .execute()
  expect(statements).toHaveLength(10)
  for (const { text_ar } of statements) expect(text_ar).toContain('البند 8 من شروط التعليق: الشتائم')
})

it('the last decision is undone by one key, and the comment is open again', async () => {
  const { page } = open
  const id = await post('تعليق يُنشر خطأ')
  await openQueue()
  await page.locator('.queue-row').first().waitFor()
  await page.keyboard.press('KeyJ')
  await page.locator('.comment-actions').waitFor()
  await page.keyboard.press('KeyA')
  await page.getByText('نُشر تعليق سلمى.').first().waitFor()
  expect(await states([id])).toEqual(['published'])
  await page.keyboard.press('KeyU')
  await page.getByText('تُراجع عن القرار.').first().waitFor()
  expect(await states([id])).toEqual(['held'])
  await page.waitForURL(`**/comments/${id}?**`)
  await page.locator('.queue-row').first().waitFor()
  await page.keyboard.press('KeyA')
  await page.getByText('لا تعليقات تنتظر', { exact: false }).waitFor()
})

it('several are decided with one stroke and undone with one', async () => {
  const { page } = open
  const ids: number[] = []
  for (let n = 0; n < 4; n++) ids.push(await post(`إعلان مكرر رقم ${n}`))
  await openQueue()
  await page.locator('.queue-row').nth(3).waitFor()
  for (let n = 0; n < 3; n++)
    await page
      .locator('.queue-item', { hasText: `إعلان مكرر رقم ${n}` })
      .getByRole('checkbox')
      .check()
  await page.getByText('3 تعليقات مختارة').waitFor()
  await look('queue-bulk')
  await page.locator('.bulk-bar').getByRole('button', { name: 'إزالة…' }).click()
  const dialog = page.getByRole('dialog', { name: 'إزالة 3 تعليقات' })
  await dialog.getByLabel('CL9', { exact: false }).check()
  await dialog.getByLabel('السبب: ما الذي في التعليق؟ *').fill('إعلان لا صلة له بالمادة')
  await look('queue-bulk-remove')
  await dialog.getByRole('button', { name: 'إزالة', exact: true }).click()
  await page.getByText('بُتّ في 3 تعليقات.').first().waitFor()
  expect(await states(ids)).toEqual(['removed', 'removed', 'removed', 'held'])
  await page.locator('.undo-bar').getByRole('button').click()
  await page.getByText('تُراجع عن القرار.').first().waitFor()
  expect(await states(ids)).toEqual(['held', 'held', 'held', 'held'])
  await page.getByText('إعلان مكرر رقم 0').first().waitFor()
})

it('a place in the queue is an address, and news does not move it', async () => {
  const { page } = open
  await openQueue('?queue=pending&section=1')
  await page.getByText('إعلان مكرر رقم 3').first().waitFor()
  await page.keyboard.press('KeyJ')
  await page.waitForURL(/\/comments\/\d+\?queue=pending&section=1/)
  const before = page.url()
  const rows = await page.locator('.queue-row').count()
  await post('وصل وأنت تقرأ')
  await page.getByRole('button', { name: 'تغيّرت القائمة. أظهر الجديد' }).waitFor()
  expect(await page.locator('.queue-row').count()).toBe(rows)
  expect(page.url()).toBe(before)
  await page.getByRole('button', { name: 'تغيّرت القائمة. أظهر الجديد' }).click()
  await page.getByText('وصل وأنت تقرأ').first().waitFor()
  expect(page.url()).toBe(before)
})

it('who has a comment in front of them is told to others, who may take it over', async () => {
  const { page } = open
  const { call } = desk.server.app
  const [{ id }] = (await desk.server.app.read
    .selectFrom('comment')
    .select('id')
    .where('state', '=', 'held')
    .orderBy('id')
    .limit(1)
    .execute()) as [{ id: number }]
  const { accountId } = await call(
    'people/add-account',
    { email: 'maha@example.org', name: 'مها', role: 'moderator', passwordHash: 'x' },
    operator,
  )
  await openQueue('?queue=spam')
  await page.goto('about:blank')
  await call('comments/open-case', { commentId: id, takeOver: true }, { actor: { kind: 'account', accountId } })
  await page.goto(`${desk.server.base}/newsroom/comments/${id}?queue=pending`)
  await page.locator('.lease').getByText('يراجعه الآن مها').waitFor()
  expect(await page.locator('.comment-actions').getByRole('button', { name: 'نشر' }).isDisabled()).toBe(true)
  await page.keyboard.press('KeyA')
  expect(await states([id])).toEqual(['held'])
  await look('queue-lease')
  await page.getByRole('button', { name: 'تولَّ مراجعته' }).click()
  await page.locator('.lease').waitFor({ state: 'detached' })
  await page.locator('.comment-actions button:not([disabled])', { hasText: 'نشر' }).waitFor()
  await page.keyboard.press('KeyA')
  await page.getByText('نُشر تعليق سلمى.').first().waitFor()
  expect(await states([id])).toEqual(['published'])
})

it('item 2: axe finds nothing serious on the queue, the reasons, a reader and the terms; texts can be blurred', async () => {
  const { page } = open
  const found: string[] = []
  const check = async (name: string) => {
    if ((await sideways()) > 0) found.push(`${name}: leads sideways`)
    found.push(...(await seriousFindings(page)).map((finding) => `${name}: ${finding}`))
    await look(name)
  }
  for (const [theme, width] of [
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await page.evaluate((next) => localStorage.setItem('warraq.theme', next), theme)
    const name = (screen: string) => `${screen}-${theme}-${width}`
    await openQueue()
    await page.locator('.queue-row').first().waitFor()
    await check(name('queue'))
    await page.locator('.queue-row').first().click()
    await page.locator('.comment-actions').waitFor()
    await check(name('case'))
    await page.getByRole('button', { name: 'إزالة…' }).click()
    await page.getByRole('dialog').getByText('CL15').waitFor()
    await page.keyboard.press('Digit2')
    await page.getByText('لا يشمله البند').waitFor()
    await check(name('reasons'))
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'صفحة القارئ' }).first().click()
    await page.getByRole('heading', { name: 'ما كتبه' }).waitFor()
    await check(name('reader'))
    await page.goto(`${desk.server.base}/newsroom/moderation/clauses`)
    await page.getByText('CL15').waitFor()
    await check(name('clauses'))
    await openQueue('?queue=spam')
    await page.getByText('لا رسائل مزعجة محجوزة.').waitFor()
    await check(name('empty'))
  }
  expect(found).toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })
  await openQueue()
  await page.getByText('راحة القارئ المشرف').click()
  await page.getByLabel('تمويه النصوص حتى أطلبها').check()
  await page.locator('.queue-row[data-blur="true"]').first().click()
  await page.getByRole('button', { name: 'أظهر النص' }).click()
  await page.locator('.comment-text[data-blur="false"]').first().waitFor()
}, 240_000)
