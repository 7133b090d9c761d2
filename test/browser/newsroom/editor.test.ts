import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newArticle, openDeskBrowser, saved, type DeskBrowser } from './desk-browser.ts'

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
beforeEach(async () => {
  await open.page.goto(`${desk.server.base}/newsroom/`)
  await newArticle(open.page)
  await open.page.locator('.prose').click()
})

/** The stored body of the article on the screen, as the desk has it. */
async function stored(page: Page): Promise<unknown[]> {
  await page.keyboard.press('Control+KeyS')
  await saved(page)
  const id = /articles\/(\d+)/u.exec(page.url())?.[1] ?? ''
  return page.evaluate(async (article) => {
    const answer = await fetch(`/api/desk/articles/${article}`)
    const view = (await answer.json()) as { working: { body: { content: unknown[] } } }
    return view.working.body.content
  }, id)
}

/** Pastes as the browser would: an event with these kinds of data on the focused field. */
async function paste(page: Page, data: Record<string, string>): Promise<void> {
  await page.evaluate((kinds) => {
    const transfer = new DataTransfer()
    for (const [kind, text] of Object.entries(kinds)) transfer.setData(kind, text)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
    )
  }, data)
}
const text = (content: unknown[]) => JSON.stringify(content)

describe('writing', () => {
  it('turns dashes and hashes into lists and headings, by keys of the same places on an Arabic layout', async () => {
    const { page } = open
    await page.keyboard.type('## عنوان فرعي')
    await page.keyboard.press('Enter')
    await page.keyboard.type('- أول')
    await page.keyboard.press('Enter')
    await page.keyboard.type('ثان')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.keyboard.type('نص ')
    // The key of B on an Arabic layout: the letter is another, the place is the same.
    await page.evaluate(() => {
      const press = { code: 'KeyB', key: 'لا', ctrlKey: true, bubbles: true, cancelable: true }
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', press))
    })
    await page.keyboard.type('مهم')
    expect(await stored(page)).toEqual([
      { type: 'heading', attrs: { level: 2, dir: null }, content: [{ type: 'text', text: 'عنوان فرعي' }] },
      {
        type: 'bullet_list',
        attrs: { dir: null },
        content: ['أول', 'ثان'].map((word) => ({
          type: 'list_item',
          content: [{ type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text: word }] }],
        })),
      },
      {
        type: 'paragraph',
        attrs: { dir: null },
        content: [
          { type: 'text', text: 'نص ' },
          { type: 'text', text: 'مهم', marks: [{ type: 'strong' }] },
        ],
      },
    ])
  })

  it('takes one vowel sign away at a time', async () => {
    const { page } = open
    await page.keyboard.type('مُحَمَّدٌ')
    await page.keyboard.press('Backspace')
    expect(text(await stored(page))).toContain('"مُحَمَّد"')
  })

  it('links the selection from the keyboard and refuses a script', async () => {
    const { page } = open
    await page.keyboard.type('الموقع')
    await page.keyboard.press('Control+Shift+ArrowRight')
    await page.keyboard.press('Control+KeyK')
    const address = page.getByRole('dialog').getByLabel('العنوان', { exact: true })
    await address.fill('javascript:alert(1)')
    await page.keyboard.press('Enter')
    await page.getByText('هذا العنوان غير مقبول.').waitFor()
    await address.fill('example.org/a')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(text(await stored(page))).toContain('"href":"https://example.org/a"')
  })

  it('walks with the arrow keys over a rule, left forward and right back', async () => {
    const { page } = open
    await page.keyboard.type('قبل')
    await page.keyboard.press('Enter')
    await page.keyboard.type('---')
    await page.keyboard.type('بعد')
    const where = () =>
      page.evaluate(() => {
        if (document.querySelector('.ProseMirror-selectednode')) return 'rule'
        const selection = getSelection()
        return `${selection?.anchorNode?.textContent ?? ''}${selection?.anchorOffset ?? ''}`
      })
    await page.keyboard.press('Home')
    const seen: string[] = []
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) {
      await page.keyboard.press(key)
      seen.push(await where())
    }
    expect(seen).toEqual(['rule', 'قبل3', 'rule', 'بعد0', 'بعد1'])
  })

  it('stands at the start of a right-to-left page, a Latin paragraph at its own, turned by its key', async () => {
    const { page } = open
    await page.keyboard.type('نص')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Latin')
    const dirs = () =>
      page.locator('.prose > p').evaluateAll((all) => all.map((one) => getComputedStyle(one).direction))
    expect(await dirs()).toEqual(['rtl', 'ltr'])
    await page.keyboard.press('Control+Shift+KeyD')
    expect(await dirs()).toEqual(['rtl', 'rtl'])
    await page.keyboard.press('Control+Shift+KeyD')
    expect(await dirs()).toEqual(['rtl', 'ltr'])
    expect(text(await stored(page))).toContain('{"dir":"ltr"}')
  })
})

describe('pasting', () => {
  it('keeps the structure of a Word page and drops its styles', async () => {
    const { page } = open
    const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{color:red}</style></head><body dir=RTL>
<!--StartFragment--><p class=MsoNormal dir=RTL style='text-align:right;font-family:Arial'><b><span lang=AR-SA style='font-size:18pt'>عنوان عريض</span></b><o:p></o:p></p>
<p class=MsoListParagraph dir=RTL style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span><![endif]><span>بند&nbsp;أول</span></p>
<p class=MsoListParagraph dir=RTL style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.</span><span>بند ثان</span></p>
<script>alert(1)</script><img src=x onerror=alert(1)><!--EndFragment--></body></html>`
    await paste(page, { 'text/html': html, 'text/plain': 'عنوان عريض' })
    await page.getByText('لم تُلصق صورة واحدة', { exact: false }).waitFor()
    expect(await stored(page)).toEqual([
      {
        type: 'paragraph',
        attrs: { dir: null },
        content: [{ type: 'text', text: 'عنوان عريض', marks: [{ type: 'strong' }] }],
      },
      {
        type: 'ordered_list',
        attrs: { start: 1, dir: null },
        content: ['بند أول', 'بند ثان'].map((word) => ({
          type: 'list_item',
          content: [{ type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text: word }] }],
        })),
      },
    ])
  })

  it('joins a pasted line to the text around it, and makes paragraphs of plain lines', async () => {
    const { page } = open
    await page.keyboard.type('قبل ')
    await paste(page, { 'text/html': '<meta charset=utf-8><span style="color:red">كلمة</span>', 'text/plain': 'كلمة' })
    await page.keyboard.press('Enter')
    await paste(page, { 'text/plain': 'سطر\r\n\r\nآخر' })
    const paragraphs = (await stored(page)) as { content: { text: string }[] }[]
    expect(paragraphs.map((one) => one.content.map((node) => node.text).join(''))).toEqual(['قبل كلمة', 'سطر', 'آخر'])
  })

  it('copies and pastes its own quote with its speaker', async () => {
    const { page } = open
    await page.keyboard.type('قول مهم')
    await page.keyboard.press('Control+Shift+Digit9')
    await page.getByRole('button', { name: 'تعديل' }).click()
    await page.getByLabel('القائل', { exact: true }).fill('سعاد')
    await page.getByRole('button', { name: 'حفظ', exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+KeyA')
    const copied = await page.evaluate(() => {
      const transfer = new DataTransfer()
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('copy', { clipboardData: transfer, bubbles: true, cancelable: true }),
      )
      return transfer.getData('text/html')
    })
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Control+End')
    // Enter on an empty line leaves the quote.
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await paste(page, { 'text/html': copied, 'text/plain': 'قول مهم' })
    expect(text(await stored(page)).match(/"speaker":"سعاد"/gu)).toHaveLength(2)
  })
})

describe('beside the text', () => {
  it('leads by the outline to a heading, counts words, and shows every key on a sheet', async () => {
    const { page } = open
    await page.keyboard.type('## عنوان أول')
    await page.keyboard.press('Enter')
    await page.keyboard.type('خمس كلمات في هذه الفقرة')
    await page.keyboard.press('Enter')
    await page.keyboard.type('### عنوان ثانٍ')
    await page.getByText('9 كلمات · دقيقة للقراءة').waitFor()
    await page.keyboard.press('Control+Alt+KeyO')
    const outline = page.getByRole('navigation', { name: 'مخطط النص' })
    await outline.getByRole('button', { name: 'عنوان أول' }).click()
    await page.keyboard.type('هنا ')
    await page.keyboard.press('Control+Slash')
    const sheet = page.getByRole('dialog', { name: 'مفاتيح المحرّر' })
    await sheet.getByText('Ctrl+Alt+O').waitFor()
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await page.keyboard.press('?')
    await sheet.waitFor()
    await page.keyboard.press('Escape')
    expect(text(await stored(page))).toContain('"هنا عنوان أول"')
  })

  it('asks who designates a group before its statement is kept, and keeps no link or channel of it', async () => {
    const { page } = open
    await page.keyboard.type('قالت الجماعة')
    await page.keyboard.press('Control+Shift+ArrowRight')
    await page.keyboard.press('Control+KeyK')
    await page.getByRole('dialog').getByLabel('العنوان', { exact: true }).fill('https://example.org/x')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Shift+Digit9')
    await page.getByRole('button', { name: 'تعديل' }).click()
    await page.getByLabel('المصدر', { exact: true }).fill('قناة t.me/x')
    await page.getByText('بيان جهة مصنّفة').click()
    const save = page.getByRole('dialog').getByRole('button', { name: 'حفظ', exact: true })
    await save.click()
    await page.getByText('اكتب اسم الجهة التي تصنّفها.').waitFor()
    await page.getByText('لا يُكتب هنا عنوان ولا قناة لجهة مصنّفة.').waitFor()
    await page.getByRole('dialog').getByLabel('المصدر', { exact: true }).fill('بيان مكتوب')
    await page.getByLabel('الجهة التي تصنّفها', { exact: false }).fill('مجلس المدينة')
    await save.click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const kept = text(await stored(page))
    expect(kept).toContain('"designated":{"by":"مجلس المدينة"}')
    expect(kept).toContain('قالت الجماعة')
    expect(kept).not.toContain('href')
  })
})

describe('pictures', () => {
  /** A picture of one colour, made by the browser itself. */
  const png = (page: Page) =>
    page.evaluate(async () => {
      const canvas = document.createElement('canvas')
      canvas.width = 640
      canvas.height = 400
      canvas.getContext('2d')?.fillRect(0, 0, 640, 400)
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
      return Array.from(new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0)))
    })

  it('are uploaded and stand in the text only with their words', async () => {
    const { page } = open
    await page.keyboard.type('قبل الصورة')
    const bytes = Buffer.from(await png(page))
    await page.keyboard.press('Control+Alt+KeyG')
    await page.getByLabel('اختيار ملف').setInputFiles({ name: 'ميناء.png', mimeType: 'image/png', buffer: bytes })
    await page.locator('.dialog-image').waitFor()
    const insert = page.getByRole('button', { name: 'إدراج الصورة' })
    await page.getByLabel('الوصف لمن لا يرى الصورة').fill('ميناء في الصباح')
    expect(await insert.isDisabled()).toBe(true)
    await page.getByLabel('التعليق على الصورة').fill('الميناء القديم')
    await page.getByLabel('مصدر الصورة').fill('أرشيف')
    await insert.click()
    await page.locator('.block-image img').waitFor()
    const content = (await stored(page)) as { type: string; attrs: Record<string, unknown> }[]
    expect(content.map((one) => one.type)).toEqual(['paragraph', 'image'])
    expect(content[1]?.attrs).toMatchObject({ alt: 'ميناء في الصباح', caption: 'الميناء القديم', credit: 'أرشيف' })
  })

  it('open the same dialog when they are pasted', async () => {
    const { page } = open
    const bytes = await png(page)
    await page.evaluate((data) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([new Uint8Array(data)], 'لقطة.png', { type: 'image/png' }))
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
      )
    }, bytes)
    await page.locator('.dialog-image').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })
})
