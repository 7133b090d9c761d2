import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDeskBrowser, saved, type DeskBrowser } from '../newsroom/desk-browser.ts'
import { colleague as colleagueAt, pointAt, shot } from './people.ts'

const open = {} as { desk: DeskBrowser }
beforeAll(async () => void (open.desk = await openDeskBrowser()))
afterAll(() => open.desk.close())

const colleague = async (name: string) => (await colleagueAt(open.desk, { name, role: 'editor-in-chief' })).page

async function begun(text: string): Promise<Page> {
  const page = await open.desk.page()
  await page.getByRole('button', { name: 'مادة جديدة' }).first().click()
  await page.locator('.prose').click()
  await page.keyboard.type(text)
  await page.keyboard.press('Control+KeyS')
  await saved(page)
  return page
}

describe('two people at one article', () => {
  it('the second sees the name and takes the pen; the first is told within five seconds, and both texts are merged change by change', async () => {
    const first = await begun('افتُتح الجسر أمس.')
    await first.keyboard.press('Enter')
    await first.keyboard.type('حضر الافتتاح مئة شخص.')
    await first.keyboard.press('Control+KeyS')
    await saved(first)
    const second = await colleague('سلمى الخطيب')
    await second.goto(first.url())
    await second.getByRole('alert').getByText('في هذه المادة الآن', { exact: false }).waitFor()
    expect(await second.locator('.people-here').innerText()).toContain('هالة منصور')
    expect(await second.locator('.prose').getAttribute('contenteditable')).toBe('false')
    await shot(second, 'pen')

    // What the first types now does not reach the desk before the pen is gone.
    await first.route('**/working', (route) => route.abort())
    await first.locator('.prose p').first().click()
    await first.keyboard.press('End')
    await first.keyboard.type(' في الصباح')
    await second.getByRole('button', { name: 'أخذ القلم' }).click()
    const since = performance.now()
    await first.getByText('سلمى الخطيب', { exact: false }).first().waitFor()
    await first.getByText('باقٍ على هذا الجهاز', { exact: false }).waitFor()
    expect(performance.now() - since).toBeLessThan(5000)
    await shot(first, 'told')
    await first.unroute('**/working')

    await second.locator('.prose p').last().click()
    await second.keyboard.press('End')
    await second.keyboard.type(' ورئيس البلدية.')
    await second.keyboard.press('Control+KeyS')
    await saved(second)
    await first.getByRole('button', { name: 'أخذ القلم' }).click()
    const dialog = first.getByRole('alertdialog', { name: 'نصّان لمادة واحدة' })
    await dialog.waitFor({ timeout: 15_000 })
    expect(await dialog.locator('.merge-part').count()).toBe(2)
    await shot(first, 'merge')
    await dialog.getByRole('button', { name: 'حفظ النص المدموج' }).click()
    await saved(first)
    const words = await first.locator('.prose').innerText()
    expect(words).toContain('في الصباح')
    expect(words).toContain('ورئيس البلدية')
    await second.getByRole('alert').waitFor()
    await second.locator('.prose', { hasText: 'في الصباح' }).waitFor({ timeout: 10_000 })
    await first.goto(`${first.url()}/history`)
    await first.locator('.comparison').waitFor()
    await shot(first, 'history')
  })

  it('a note names a colleague, a suggestion is taken up with one key, and a slip of style is put right with one key', async () => {
    const first = await begun('زار الوفد الى المدينة القديمة.')
    const second = await colleague('ليلى الحدّاد')
    await second.goto(first.url())
    await second.getByRole('alert').getByText('في هذه المادة الآن', { exact: false }).waitFor()
    // What a reader selected stays selected while the writer goes on writing.
    await pointAt(second, 'زار')
    await first.locator('.prose p').first().click()
    await first.keyboard.press('Control+End')
    await first.keyboard.type(' وعاد مساءً.')
    await first.keyboard.press('Control+KeyS')
    await second.locator('.prose', { hasText: 'وعاد مساءً' }).waitFor({ timeout: 10_000 })
    await second.getByRole('button', { name: 'اقتراح', exact: true }).click()
    expect(await second.locator('.new-note .note-quote').innerText()).toBe('زار')
    await second.getByLabel('يُكتب بدلًا منه').fill('استقبلت')
    await second.getByLabel('ما تقوله').fill('أدق @هاله')
    await second.locator('.say-field').getByRole('button', { name: 'هالة منصور' }).click()
    await second.getByRole('button', { name: 'إضافة', exact: true }).click()
    await second.locator('.note[data-kind=suggestion]').waitFor()
    await second.locator('.house-spot', { hasText: 'الى' }).waitFor()
    await shot(second, 'notes')

    // The first hears of it without doing anything, and takes it up.
    const mark = first.locator('.note-mark-suggestion')
    await mark.waitFor({ timeout: 10_000 })
    expect(await mark.innerText()).toBe('زار')
    await mark.click()
    await first.keyboard.press('Alt+Enter')
    await first.getByText('واحدة محسومة').waitFor()
    expect(await first.locator('.prose').innerText()).toContain('استقبلت')
    await first.keyboard.press('F7')
    await first.keyboard.press('Alt+Enter')
    await first.getByText('النص على أسلوب الصحيفة').waitFor()
    expect(await first.locator('.prose').innerText()).toContain(' إلى ')
    await saved(first)
    await first.goto(`${open.desk.server.base}/newsroom/house-style`)
    await first.getByRole('button', { name: 'إضافة مصطلح' }).click()
    await first.getByRole('dialog').locator('input').nth(0).fill('بيروت العاصمة')
    await first.getByRole('dialog').locator('input').nth(1).fill('العاصمة بيروت')
    await first.getByRole('button', { name: 'حفظ' }).click()
    await first.getByText('العاصمة بيروت').waitFor()
    await shot(first, 'house')
    expect(open.desk.complaints).toEqual([])
  })
})
