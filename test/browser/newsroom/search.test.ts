import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inHouse } from '../../../scripts/launch/house.mjs'
import { commenter } from '../../harness/commenter.ts'
import { paragraphs, picture, tell } from '../../harness/stories.ts'
import { openDeskBrowser, type DeskBrowser } from './desk-browser.ts'

const desk = {} as DeskBrowser
const operator = { actor: { kind: 'operator' } } as const
const SEARCH = 'كلمات البحث'

beforeAll(async () => {
  Object.assign(desk, await openDeskBrowser())
  const { call } = desk.server.app
  const section = await call('sections/create-section', { name: 'محليات', parentId: null }, operator)
  const story = { sectionId: section.id, body: paragraphs('سقطت رافِعة المينـــاء صباحًا ولم يُصب أحد.') }
  await tell(call, { ...story, title: 'تحقيق في سقوط الرافعة' }, false)
  const published = await tell(call, { ...story, title: 'الميناء يعود إلى العمل', tagNames: ['الموانئ'] })
  await commenter(desk.server, published.id).send({ email: 'r1@example.org', body: 'متى تصلح الرافعة القديمة؟' })
  const key = `${'3'.repeat(64)}.jpg`
  const variants = [{ format: 'jpeg', width: 960, height: 640, key, bytes: 10 } as const]
  await call('media/add-media', { ...picture(3), variants, alt: 'رافعةُ الميناء قبل سقوطها' }, operator)
  const bytes = readFileSync(inHouse('packages/server/sample/media/rain-city.jpg'))
  await desk.server.web.blobs.put(key, bytes)
  await desk.server.settle()
})
afterAll(async () => {
  expect(desk.complaints).toEqual([])
  await desk.close()
})

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  return [
    ...serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
    ...(wider > 0 ? [`${wider} px too wide`] : []),
  ]
}

describe.each([
  ['1280 px, light', { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }],
  ['360 px, dark', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }],
] as const)('search at %s', (_name, options) => {
  it('is one key away, finds drafts, comments, pictures and names, and its address can be sent on', async () => {
    const page = await desk.page(options)
    await page.goto(`${desk.server.base}/newsroom/articles`)
    await page.locator('h1').waitFor()
    await page.keyboard.press('/')
    const field = page.getByLabel(SEARCH)
    await field.fill('رافعه')
    await page.locator('.found').first().waitFor()
    expect(await page.locator('.found').count()).toBe(2)
    expect(await page.locator('.found mark').allTextContents()).toEqual(expect.arrayContaining(['الرافعة', 'رافِعة']))
    expect(await faults(page)).toEqual([])
    expect(decodeURIComponent(page.url())).toContain('q=رافعه')
    await page.getByLabel('الحالة').selectOption('draft')
    await page.waitForFunction(() => document.querySelectorAll('.found').length === 1)
    await page.getByRole('link', { name: 'تعليقات', exact: true }).click()
    await page.getByText('متى تصلح').waitFor()
    expect(await page.locator('.found mark').allTextContents()).toEqual(['الرافعة'])
    await page.getByRole('link', { name: 'وسائط', exact: true }).click()
    await page.locator('.found-media').waitFor()
    expect(await faults(page)).toEqual([])
    await page.reload()
    await page.locator('.found-media').waitFor()
    await field.fill('الموانيء')
    await page.getByRole('link', { name: 'أشخاص ووسوم' }).click()
    await page.getByText('الموانئ').waitFor()
    await page.context().close()
  })
})

describe('lists', () => {
  it('articles and comments are searched where they are listed', async () => {
    const page = await desk.page()
    await page.goto(`${desk.server.base}/newsroom/articles?q=${encodeURIComponent('سقوط رافعه')}`)
    await page.getByRole('link', { name: 'تحقيق في سقوط الرافعة' }).waitFor()
    await page.goto(`${desk.server.base}/newsroom/comments`)
    await page.getByLabel('البحث في التعليقات').fill('قديمه')
    await page.waitForURL(/q=/)
    await page.getByText('متى تصلح الرافعة القديمة؟').waitFor()
    await page.getByLabel('البحث في التعليقات').fill('كلمة غائبة')
    await page.getByText('لا تعليقات بهذه الكلمات').waitFor()
    await page.context().close()
  })

  it('in a field / is a letter; elsewhere it leads to search', async () => {
    const page = await desk.page()
    await page.goto(`${desk.server.base}/newsroom/articles`)
    const field = page.getByLabel('البحث في المواد')
    await field.fill('')
    await field.press('/')
    expect(page.url()).toContain('/articles')
    await page.locator('h1').click()
    await page.keyboard.press('/')
    await page.waitForURL(/\/newsroom\/search/)
    await page.getByLabel(SEARCH).waitFor()
    await page.context().close()
  })
})
