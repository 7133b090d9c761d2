import type { Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inHouse } from '../../scripts/launch/house.mjs'
import { chromiumArguments, chromiumPath } from '../harness/browsers.ts'
import type { Product } from './newcomer.ts'
import { startProduct } from './newcomer.ts'
import type { Look, Watched } from './watched.ts'
import { lookAt, openWatched, picture } from './watched.ts'

const executablePath = chromiumPath()
const OWNER = { name: 'ليلى العطّار', email: 'layla@example.org', password: 'قنديل على نافذة الطابق الثالث 9' }
const TITLE = 'سكة الحديد القديمة تصير ممشى للمدينة'
const COMMENT = 'مشيت فيه أمس مع أولادي، ونقصه ظلّ ومقاعد.'
const INSULT = 'كلام فيه إساءة إلى كاتبة المادة.'
const open = {} as { product: Product; browser: Browser; desk: Watched; reader: Watched }
const told = { shortLink: '', publicUrl: '', heldUrl: '', broken: '' }
const looks: Look[] = []

/** A step that cannot be taken without the one before it says so at once. */
function step(name: string, take: () => Promise<void>): void {
  test(name, async () => {
    if (told.broken !== '') throw new Error(`not tried: «${told.broken}» failed`)
    told.broken = name
    await take()
    told.broken = ''
  })
}

/** One paragraph as a story: what a newcomer does on the first evening. Each step needs the one before it. */
describe.skipIf(executablePath === undefined)('a newcomer’s first evening', { timeout: 90_000 }, () => {
  beforeAll(async () => {
    open.product = await startProduct()
    open.browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...chromiumArguments] })
    const { base } = open.product
    open.desk = await openWatched(open.browser, base, { viewport: { width: 1280, height: 900 } })
    open.reader = await openWatched(open.browser, base, {
      viewport: { width: 360, height: 740 },
      javaScriptEnabled: false,
    })
  }, 120_000)
  afterAll(async () => {
    await open.browser?.close()
    await open.product?.stop()
  })

  const look = async (page: Page, name: string): Promise<void> => void looks.push(await lookAt(page, name))
  const desk = (): Page => open.desk.page
  const reader = (): Page => open.reader.page

  step('the front page is a newspaper with sample stories', async () => {
    await desk().goto(`${open.product.base}/`)
    expect(await desk().locator('html').getAttribute('dir')).toBe('rtl')
    expect(await desk().locator('article h2, article h3, article h1').count()).toBeGreaterThan(15)
    await everyPicture(desk())
    await look(desk(), 'front')
  })

  step('the printed link sets the owner up, once', async () => {
    await desk().goto(open.product.setupLink)
    await desk().getByLabel('اسمك كما يظهر لزملائك').fill(OWNER.name)
    await desk().getByLabel('البريد الإلكتروني').fill(OWNER.email)
    await desk()
      .getByRole('textbox', { name: /كلمة المرور/ })
      .fill(OWNER.password)
    await look(desk(), 'setup')
    await desk().getByRole('button', { name: 'بدء العمل' }).click()
    await desk().getByRole('heading', { name: 'مهامي', level: 1 }).waitFor()
    const again = await openWatched(open.browser, open.product.base, {}, [/^error: .*400/, /^400 /])
    await again.page.goto(open.product.setupLink)
    await again.page.getByText('هذا الرابط غير صالح أو استُخدم من قبل').waitFor()
    await again.context.close()
    expect(again.complaints).toEqual([])
  })

  step('the owner signs out and in again', async () => {
    await desk().getByRole('button', { name: 'خروج' }).click()
    await desk().getByRole('button', { name: 'دخول' }).waitFor()
    await look(desk(), 'sign-in')
    await desk().getByLabel('البريد الإلكتروني').fill(OWNER.email)
    await desk()
      .getByRole('textbox', { name: /كلمة المرور/ })
      .fill(OWNER.password)
    await desk().keyboard.press('Enter')
    await desk().getByRole('heading', { name: 'مهامي', level: 1 }).waitFor()
    await look(desk(), 'home')
  })

  step('an article is written: title, standfirst, section, byline', async () => {
    await desk().getByRole('button', { name: 'مادة جديدة' }).click()
    await desk().getByRole('textbox', { name: 'العنوان', exact: true }).fill(TITLE)
    await desk().getByRole('textbox', { name: 'المقدمة' }).fill('أربعة كيلومترات من الأشجار تفتح للمشاة يوم الجمعة.')
    await desk().getByRole('combobox', { name: 'القسم' }).selectOption({ label: 'محليات' })
    await desk()
      .getByRole('button', { name: `حذف ${OWNER.name}` })
      .waitFor()
    await desk().getByRole('combobox', { name: 'الأسماء' }).fill('سعاد الغرّاوي')
    await desk().getByRole('option', { name: 'إنشاء «سعاد الغرّاوي»' }).click()
    await desk().getByRole('button', { name: 'حذف سعاد الغرّاوي' }).waitFor()
    await desk()
      .getByRole('button', { name: `حذف ${OWNER.name}` })
      .click()
    await desk().getByRole('textbox', { name: 'صفة سعاد الغرّاوي' }).fill('مرسى الريحان')
  })

  step('its text, with a quote that has a speaker', async () => {
    const body = desk().getByRole('textbox', { name: 'متن المادة' })
    await body.click()
    await desk().keyboard.type('تفتح البلدية يوم الجمعة ممشى Green Line بطول 4 كيلومترات.')
    await desk().keyboard.press('Enter')
    await desk().keyboard.type('لم يكن أحد يتخيّل أن يعود الناس إلى هذا الطريق.')
    await desk()
      .getByRole('button', { name: /^اقتباس منسوب/ })
      .click()
    const dialog = desk().getByRole('dialog', { name: 'اقتباس منسوب' })
    await dialog.getByLabel('القائل', { exact: true }).fill('مريم الساعاتي')
    await dialog.getByLabel('صفته').fill('مهندسة المشروع')
    await look(desk(), 'quote-dialog')
    await dialog.getByRole('button', { name: 'حفظ' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(await body.locator('figure, blockquote').first().textContent()).toContain('مريم الساعاتي')
  })

  step('and a photograph with alt text, caption and credit', async () => {
    await desk().getByRole('button', { name: 'إضافة صورة رئيسة' }).click()
    const dialog = desk().getByRole('dialog', { name: 'صورة' })
    await dialog.getByLabel('اختيار ملف').setInputFiles(inHouse('packages/server/sample/media/hill-train.jpg'))
    await dialog.getByLabel('الوصف لمن لا يرى الصورة').fill('قطار قديم على سفح أخضر.')
    await dialog.getByLabel('التعليق على الصورة').fill('آخر قطار مرّ من هنا قبل عشرين عامًا.')
    await dialog.getByLabel('مصدر الصورة').fill('أرشيف البلدية')
    await dialog.locator('img.dialog-image').waitFor()
    await look(desk(), 'image-dialog')
    await dialog.getByRole('button', { name: 'إدراج الصورة' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await look(desk(), 'editor')
  })

  step('it is published and its short link copied', async () => {
    await open.desk.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await desk().getByRole('button', { name: 'نشر', exact: true }).click()
    await desk().getByRole('dialog', { name: 'نشر' }).getByRole('button', { name: 'نشر' }).click()
    const dialog = desk().getByRole('dialog', { name: 'نُشرت المادة' })
    told.shortLink = await dialog.getByRole('textbox', { name: 'رابط مختصر' }).inputValue()
    await look(desk(), 'published-dialog')
    await dialog.getByRole('button', { name: 'نسخ الرابط المختصر' }).click()
    expect(await desk().evaluate(() => navigator.clipboard.readText())).toBe(told.shortLink)
    expect(told.shortLink).toMatch(new RegExp(`^${open.product.base}/s/[a-z0-9]{4,7}$`))
    await dialog.getByRole('button', { name: 'إغلاق' }).click()
  })

  step('a reader without scripts, on a phone, opens the short link and finds everything', async () => {
    await reader().goto(told.shortLink)
    told.publicUrl = reader().url()
    expect(await reader().locator('h1').allTextContents()).toEqual([TITLE])
    const text = (await reader().locator('main').textContent()) ?? ''
    const shown = [
      'أربعة كيلومترات من الأشجار',
      'سعاد الغرّاوي',
      'مريم الساعاتي',
      'مهندسة المشروع',
      'أرشيف البلدية',
      'محليات',
    ]
    expect(shown.filter((part) => !text.includes(part))).toEqual([])
    expect(await reader().getByAltText('قطار قديم على سفح أخضر.').count()).toBe(1)
    await everyPicture(reader())
    expect(await reader().locator('#short-link').inputValue()).toBe(told.shortLink)
    await reader().goto(`${open.product.base}/`)
    expect(await reader().locator('h2, h3').first().textContent()).toContain(TITLE)
    await reader().goto(told.publicUrl)
  })

  step('comments, and reads that the comment waits', async () => {
    await comment(reader(), 'هدى', COMMENT)
    expect(await reader().locator('main').textContent()).toContain('تعليقك قيد المراجعة')
    await picture(reader(), 'held-360-plain')
    await reader().goto(told.publicUrl)
    expect(await reader().locator('main').textContent()).not.toContain(COMMENT)
    await comment(reader(), 'عابر', INSULT)
    expect(await reader().locator('main').textContent()).toContain('تعليقك قيد المراجعة')
    told.heldUrl = reader().url()
  })

  step('the newsroom approves the first by keyboard', async () => {
    await desk()
      .getByRole('link', { name: /^التعليقات/ })
      .click()
    await desk().getByRole('list', { name: 'قائمة التعليقات' }).getByText(COMMENT).waitFor()
    await select(desk(), COMMENT)
    await look(desk(), 'comments')
    await desk().keyboard.press('a')
    await desk().getByText('نُشر تعليق هدى.').waitFor()
  })

  step('and the reader sees it on the page', async () => {
    await reader().goto(told.publicUrl)
    expect(await reader().locator('#comments').textContent()).toContain(COMMENT)
    expect(await reader().locator('#comments h2').textContent()).toContain('تعليق واحد')
    await picture(reader(), 'commented-360-plain')
  })

  step('the other is removed by a clause, with facts; its author reads both', async () => {
    await select(desk(), INSULT)
    await desk().keyboard.press('r')
    const dialog = desk().getByRole('dialog', { name: 'إزالة تعليق عابر' })
    await dialog.getByRole('button', { name: 'إزالة' }).click()
    await dialog.getByText('اختر بندًا واحدًا على الأقل.').waitFor()
    await dialog.getByLabel(/^CL1\b/).check()
    await dialog.getByLabel(/^السبب/).fill('وصف الكاتبة بكلمة مهينة.')
    await look(desk(), 'remove-dialog')
    await dialog.getByRole('button', { name: 'إزالة' }).click()
    await desk().getByText('أُزيل تعليق عابر.').waitFor()
    await reader().goto(told.publicUrl)
    expect(await reader().locator('#comments').textContent()).not.toContain(INSULT)
    await reader().goto(told.heldUrl)
    const statement = (await reader().locator('main').textContent()) ?? ''
    expect(statement).toContain('لمخالفته البند 1 من شروط التعليق: الإساءة إلى الكاتب. السبب: وصف الكاتبة بكلمة مهينة.')
    await picture(reader(), 'statement-360-plain')
  })

  step('main screens of the newsroom are there', async () => {
    for (const [name, path] of [
      ['articles', 'articles'],
      ['sections', 'sections'],
      ['persons', 'persons'],
      ['settings', 'site'],
      ['accounts', 'accounts'],
      ['menus', 'menus'],
    ] as const) {
      await desk().goto(`${open.product.base}/newsroom/${path}`)
      await desk().getByRole('heading', { level: 1 }).waitFor()
      await desk().waitForLoadState('networkidle')
      await look(desk(), name)
    }
  })

  step('and the pages of the article for readers', async () => {
    const page = await open.desk.context.newPage()
    for (const [name, url] of [
      ['article', told.publicUrl],
      ['section', `${open.product.base}/${encodeURIComponent('محليات')}`],
      ['search', `${open.product.base}/search?q=${encodeURIComponent('المدينة')}`],
    ] as const) {
      await page.goto(url)
      await everyPicture(page)
      await look(page, name)
    }
  })

  test('nothing was serious for axe, nothing wider than its window', () => {
    expect(looks.flatMap(({ name, serious }) => serious.map((finding) => `${name}: ${finding}`))).toEqual([])
    expect(looks.filter(({ wider }) => wider.some((by) => by > 0)).map(({ name, wider }) => [name, wider])).toEqual([])
  })

  test('no browser complained, no other host was asked, nothing was logged as a defect', () => {
    expect({ desk: open.desk.complaints, reader: open.reader.complaints }).toEqual({ desk: [], reader: [] })
    expect(open.product.said()).not.toMatch(/"level":"(error|warn)"/)
  })
})

/** Pictures further down load when they come into sight. */
async function everyPicture(page: Page): Promise<void> {
  for (const picture of await page.locator('main img').all()) await picture.scrollIntoViewIfNeeded()
  await page.waitForLoadState('networkidle')
}

async function comment(page: Page, name: string, body: string): Promise<void> {
  await page.getByLabel('التعليق').fill(body)
  await page.getByLabel('الاسم').fill(name)
  await page.getByLabel('البريد الإلكتروني').fill('huda@example.org')
  await page.getByRole('button', { name: 'إرسال التعليق' }).click()
}

/** Goes up and down the queue with K and J until the comment with this text is open. */
async function select(page: Page, text: string): Promise<void> {
  const rows = page.getByRole('list', { name: 'قائمة التعليقات' }).getByRole('link')
  await rows.filter({ hasText: text }).waitFor()
  const texts = await rows.allTextContents()
  const wanted = texts.findIndex((one) => one.includes(text))
  const current = await rows.evaluateAll((links) =>
    links.findIndex((link) => link.getAttribute('aria-current') === 'true'),
  )
  for (let at = current; at !== wanted; at += Math.sign(wanted - at)) {
    const next = at + Math.sign(wanted - at)
    await page.keyboard.press(next > at ? 'j' : 'k')
    await page.locator(`:nth-match(.queue-row, ${next + 1})[aria-current=true]`).waitFor()
  }
  await page.locator('.comment-detail .comment-itself').getByText(text).waitFor()
}
