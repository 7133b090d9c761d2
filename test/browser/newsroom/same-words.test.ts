import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newArticle, openDeskBrowser, saved, type DeskBrowser } from './desk-browser.ts'

/** What an editor meets of one word in several spellings: in the text, in the headline, among tags and persons. */
const desk = {} as DeskBrowser
const open = {} as { page: Page }
beforeAll(async () => {
  Object.assign(desk, await openDeskBrowser())
  open.page = await desk.page()
})
afterAll(async () => {
  expect(desk.complaints).toEqual([])
  await desk.close()
})

async function begin(title: string): Promise<void> {
  const { page } = open
  await page.goto(`${desk.server.base}/newsroom/`)
  await newArticle(page)
  await page.locator('.paper-title textarea').fill(title)
  await page.locator('.prose').click()
}

const paragraphs = () => open.page.locator('.prose > p').allInnerTexts()

it('finds, goes round, replaces, and takes all replacements back at once', async () => {
  const { page } = open
  await begin('أسعار السوق')
  await page.keyboard.insertText('ارتفعت الأسْعار في السوق.')
  await page.keyboard.press('Enter')
  await page.keyboard.insertText('والأسعـــار ثابتة، ولا اسعار أخرى.')
  const before = await paragraphs()
  await page.keyboard.press('Control+KeyF')
  const field = page.getByLabel('ابحث في النص')
  await field.fill('اسعار')
  const count = page.locator('.find-count')
  // A word that the house style marks as well is drawn in several pieces.
  const found = await page.locator('.found').allInnerTexts()
  expect(found.join('').replaceAll(/[^\p{L}]|ـ/gu, '')).toBe('أسعارأسعاراسعار')
  const places = []
  for (let press = 0; press < 4; press += 1) {
    places.push(await count.innerText())
    await field.press('Enter')
  }
  expect(new Set(places)).toEqual(new Set(['1 من 3 نتائج', '2 من 3 نتائج', '3 من 3 نتائج']))
  await page.getByLabel('البديل').fill('أجور')
  await page.getByRole('button', { name: 'استبدال الكل' }).click()
  expect(await paragraphs()).toEqual(['ارتفعت الأجور في السوق.', 'والأجور ثابتة، ولا أجور أخرى.'])
  expect(await count.innerText()).toBe('لا نتائج')
  await field.press('Escape')
  expect(await page.locator('.find-bar').count()).toBe(0)
  await page.keyboard.press('Control+KeyZ')
  expect(await paragraphs()).toEqual(before)
})

it('Esc leaves the selection at what was found', async () => {
  const { page } = open
  await begin('مدينة الساحل')
  await page.keyboard.insertText('في المَدينةِ سوق.')
  await page.keyboard.press('Control+KeyF')
  await page.keyboard.insertText('مدينه')
  await page.keyboard.press('Escape')
  expect(await page.evaluate(() => String(getSelection()))).toBe('مَدينةِ')
  await page.keyboard.insertText('قرية')
  expect(await paragraphs()).toEqual(['في القرية سوق.'])
})

it('a headline that is there already in another spelling is told, with a link', async () => {
  const { page } = open
  await begin('إعادة افتتاح المكتبة الوطنية')
  await page.keyboard.press('Control+KeyS')
  await saved(page)
  await begin('اعاده افتتاح المكتبه الوطنيه')
  const told = page.locator('.paper-alike a')
  await told.waitFor({ timeout: 10_000 })
  expect(await told.innerText()).toBe('إعادة افتتاح المكتبة الوطنية')
  expect(await told.getAttribute('href')).toMatch(/^\/newsroom\/articles\/\d+$/)
})

it('a tag is one tag in every spelling', async () => {
  const { page } = open
  await begin('موسم الزيتون')
  const tags = page.getByRole('combobox', { name: 'الوسوم' })
  for (const name of ['الإعلام', 'الاعلام', 'الإعـــلام']) {
    await tags.pressSequentially(name)
    const create = page.getByRole('option', { name: `إنشاء «${name}»` })
    await create.click({ timeout: 10_000 })
  }
  expect(await page.locator('.tags .chips li bdi').allInnerTexts()).toEqual(['الإعلام'])
  await page.keyboard.press('Control+KeyS')
  await saved(page)
})
