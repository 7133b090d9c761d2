import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newArticle, openDeskBrowser, saved, type DeskBrowser } from './desk-browser.ts'

/** Tables, galleries, recordings, notes and things of other sites, put into a text by hand. */

const desk = {} as DeskBrowser
const open = {} as { page: Page }
const FOLDER = mkdtempSync(join(tmpdir(), 'warraq-blocks-'))
const SOUND = join(FOLDER, 'حديث.mp3')

beforeAll(async () => {
  Object.assign(desk, await openDeskBrowser())
  writeFileSync(SOUND, Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\0'), Buffer.alloc(3000, 1)]))
  open.page = await desk.page()
})
afterAll(async () => {
  expect(desk.complaints).toEqual([])
  await desk.close()
})

/** A picture to look at by a person; only where a folder for them is named. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['WARRAQ_TEST_PICTURES']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

async function stored(page: Page): Promise<{ type: string; content?: unknown[]; attrs?: unknown }[]> {
  await page.keyboard.press('Control+KeyS')
  await saved(page)
  const id = /articles\/(\d+)/u.exec(page.url())?.[1] ?? ''
  return page.evaluate(async (article) => {
    const answer = await fetch(`/api/desk/articles/${article}`)
    const view = (await answer.json()) as { working: { body: { content: [] } } }
    return view.working.body.content
  }, id)
}

async function insert(page: Page, what: string): Promise<void> {
  await page.getByRole('button', { name: 'إدراج', exact: true }).click()
  await page.getByRole('menuitem', { name: what }).click()
}

async function uploadPicture(page: Page, alt: string): Promise<void> {
  const bytes = await sharp({ create: { width: 320, height: 200, channels: 3, background: '#7a9e7e' } })
    .jpeg()
    .toBuffer()
  await page.evaluate(
    async ([data, words]) => {
      const form = new FormData()
      form.set('alt', words)
      form.set('caption', `${words} صباحًا`)
      form.set('credit', 'ورّاق')
      const raw = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))
      form.set('file', new File([raw], 'a.jpg', { type: 'image/jpeg' }))
      await fetch('/api/desk/media', { method: 'POST', body: form })
    },
    [bytes.toString('base64'), alt] as const,
  )
}

describe('blocks', () => {
  it('stand where they were put, are kept, and are there when the article is opened again', async () => {
    const { page } = open
    for (const alt of ['الميناء', 'التلّ', 'المرصد']) await uploadPicture(page, alt)
    await newArticle(page)
    await page.locator('.prose').click()
    await page.keyboard.type('نص')

    await insert(page, 'حاشية')
    await page.getByLabel('نص الحاشية').fill('قيل قبل ذلك.')
    await page.getByRole('button', { name: 'حفظ', exact: true }).click()
    await page.keyboard.type(' بعد الحاشية')

    await insert(page, 'جدول')
    await page.keyboard.type('السنة')
    await page.keyboard.press('Tab')
    await page.keyboard.type('العدد')
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: 'حذف العمود' }).click()
    await page.keyboard.press('Tab')
    await page.keyboard.type('2017')
    await page.keyboard.press('Tab')
    await page.keyboard.type('12')
    await page.getByRole('button', { name: 'حذف الصف' }).waitFor()
    for (let times = 0; times < 3; times += 1) await page.keyboard.press('Tab')
    await page.keyboard.type('2018')
    await look(page, 'table')
    const table = (await stored(page))[1]
    expect(table?.type).toBe('table')
    expect(JSON.stringify(table)).toContain('"rowspan":1')
    expect(await page.locator('.prose table tr').count()).toBe(4)
    expect(await page.locator('.prose table th').count()).toBe(2)

    await page.keyboard.press('ArrowDown')
    await page.locator('.prose > p').last().click()
    await insert(page, 'ألبوم صور')
    await page.getByRole('button', { name: 'المرصد' }).click()
    await page.getByRole('button', { name: 'الميناء' }).click()
    await look(page, 'gallery-dialog')
    await page.getByRole('button', { name: 'إدراج الألبوم' }).click()
    await page.locator('.block-gallery').waitFor()

    await insert(page, 'صوت أو فيديو')
    await page.getByLabel('الملف').setInputFiles(SOUND)
    await page.getByText('رُفع «حديث.mp3».').waitFor()
    await page.getByRole('dialog').getByLabel('العنوان', { exact: true }).fill('حديث المديرة')
    await look(page, 'recording-dialog')
    await page.locator('.dialog-actions').getByRole('button', { name: 'إدراج', exact: true }).click()
    await page.locator('.block-audio').waitFor()

    await insert(page, 'محتوى من موقع آخر')
    await page.getByRole('dialog').getByLabel('الرابط', { exact: true }).fill('https://youtu.be/abcdefghijk?t=90')
    await page.getByLabel('العنوان كما يظهر في المادة').fill('كيف يُقاس المطر؟')
    await look(page, 'embed-dialog')
    await page.getByRole('button', { name: 'حفظ', exact: true }).click()
    await page.locator('.block-embed').waitFor()
    await look(page, 'blocks')

    const body = await stored(page)
    expect(body.map(({ type }) => type)).toEqual(['paragraph', 'table', 'gallery', 'audio', 'embed'])
    expect(body[0]?.content).toMatchObject([
      { text: 'نص' },
      { type: 'footnote', content: [{ text: 'قيل قبل ذلك.' }] },
      { text: ' بعد الحاشية' },
    ])
    expect(body[2]?.content).toMatchObject([{ attrs: { alt: 'المرصد' } }, { attrs: { alt: 'الميناء' } }])
    expect(body[4]?.attrs).toMatchObject({
      provider: 'youtube',
      href: 'https://www.youtube.com/watch?v=abcdefghijk&t=90',
    })

    await page.reload()
    await page.locator('.prose .block-embed').waitFor()
    expect(await page.locator('.prose audio').count()).toBe(1)
    await page.locator('.prose > p').first().click()
    await page.keyboard.press('End')
    await page.keyboard.type('!')
    expect((await stored(page)).slice(1)).toEqual(body.slice(1))
    await page.setViewportSize({ width: 390, height: 800 })
    await look(page, 'blocks-phone')
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  it('are changed and taken out by their own buttons', async () => {
    const { page } = open
    await page.locator('.block-table').getByRole('button', { name: 'تعديل' }).click()
    await page.getByRole('textbox', { name: 'التعليق' }).fill('الأمطار')
    await page.getByRole('button', { name: 'حفظ', exact: true }).click()
    await page.locator('.block-gallery > .block-head').getByRole('button', { name: 'تعديل' }).click()
    await page.getByRole('button', { name: 'حذف', exact: true }).click()
    await page.locator('.note-button').click()
    await page.getByRole('button', { name: 'حذف الحاشية' }).click()
    const body = await stored(page)
    expect(body.map(({ type }) => type)).toEqual(['paragraph', 'table', 'audio', 'embed'])
    expect(body[0]?.content).toEqual([{ type: 'text', text: 'نص بعد الحاشية!' }])
    expect(body[1]?.attrs).toMatchObject({ caption: 'الأمطار' })
  })
})
