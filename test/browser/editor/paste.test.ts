import { readFileSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromiumArguments, chromiumPath } from '../../harness/browsers.ts'
import { servePaper, type PaperSite } from './build-paper.ts'
import { page as tree, paragraph } from './caret-pages.ts'

/** What becomes of texts as Word, Google Docs, LibreOffice and web pages put them on the clipboard; all written by us. */

const open = {} as { site: PaperSite; browser: Browser; page: Page }
const complaints: string[] = []
beforeAll(async () => {
  const executablePath = chromiumPath()
  if (executablePath === undefined) throw new Error('no Chromium: npm test installs it')
  open.site = await servePaper()
  open.browser = await chromium.launch({ executablePath, args: [...chromiumArguments] })
  open.page = await open.browser.newPage()
  open.page.on('console', (message) => complaints.push(message.text()))
  open.page.on('pageerror', (error) => complaints.push(String(error)))
  await open.page.goto(open.site.url)
})
afterAll(async () => {
  await open.browser.close()
  await open.site.close()
  expect(complaints).toEqual([])
})

interface Read {
  readonly type: string
  readonly text?: string
  readonly content?: readonly Read[]
  readonly marks?: readonly { readonly type: string; readonly attrs?: { readonly href: string } }[]
  readonly attrs?: Readonly<Record<string, unknown>>
}

/** The tree in a short form: marks as `*strong:…*`, notes as `^…^`, directions and spans only where they are said. */
function short(node: Read): string {
  const inner = (node.content ?? []).map(short)
  const dir = typeof node.attrs?.['dir'] === 'string' ? `.${node.attrs['dir']}` : ''
  switch (node.type) {
    case 'text':
      return (node.marks ?? []).reduce(
        (text, { type, attrs }) => `<${type}${attrs ? `=${attrs.href}` : ''}:${text}>`,
        node.text ?? '',
      )
    case 'footnote':
      return `^${inner.join('')}^`
    case 'paragraph':
      return `p${dir}[${inner.join('')}]`
    case 'heading':
      return `h${String(node.attrs?.['level'])}${dir}[${inner.join('')}]`
    case 'bullet_list':
      return `ul(${inner.join(', ')})`
    case 'ordered_list':
      return `ol${node.attrs?.['start'] === 1 ? '' : String(node.attrs?.['start'])}(${inner.join(', ')})`
    case 'table_row':
      return inner.join(' | ')
    case 'table_cell': {
      const { header, colspan, rowspan } = node.attrs ?? {}
      const reach = colspan === 1 && rowspan === 1 ? '' : `${String(colspan)}×${String(rowspan)}`
      return `${header === true ? 'th' : 'td'}${reach}${inner.join('')}`
    }
    case 'table':
      return `table(${inner.join(' / ')})`
    case 'quote':
      return `quote(${inner.join(' ')})`
    default:
      return inner.join(' ') || node.type
  }
}

const clip = (name: string) => readFileSync(new URL(`clips/${name}.html`, import.meta.url), 'utf8')

async function paste(html: string): Promise<string> {
  await open.page.evaluate((body) => window.paper.open(body), tree(paragraph()))
  await open.page.evaluate((text) => window.paper.paste({ 'text/html': text, 'text/plain': 'نص' }), html)
  const body = await open.page.evaluate(() => window.paper.body())
  return (body.content as unknown as readonly Read[]).map(short).join(' ')
}

const CASES: readonly (readonly [string, string])[] = [
  [
    'word-report',
    'h2[موسم الزيتون] p[<strong:قالت المديرة> إن <emphasis:الموسم> بدأ مبكرًا.] h2[الأرقام] p.ltr[Harvest report 2017]',
  ],
  ['word-lists', 'ol(p[الغرس] ol(p[في الخريف], p[في الربيع]), p[القطاف]) ul(p[يدوي]) p[بعد القائمة]'],
  ['word-footnotes', 'p[قال التقرير^تقرير المرصد، الصفحة 12.^ إن المطر زاد.^بحسب القياس اليومي.^]'],
  ['word-table', 'table(thp[<strong:المدينة>] | thp[<strong:العدد>] / td1×2p[حلب] | tdp[12] / tdp[15])'],
  ['word-picture', 'p[قبل الصورة] p[بعد الصورة]'],
  [
    'docs-article',
    'h2[الافتتاح] p[وصل <strong:الوفد> إلى <link=https://example.org/port:الميناء>.] p[<emphasis:مائل><strike:مشطوب>]',
  ],
  ['docs-lists', 'ul(p[خبز], p[] ul(p[قمح]), p[<strong:زيت>]) ol3(p[ثالثًا])'],
  ['docs-footnotes', 'p[زاد الإنتاج^إحصاء الوزارة.^ هذا العام.]'],
  ['docs-table', 'table(td2×1p[المجموع] / tdp[أ] | tdp[7])'],
  [
    'web-page',
    'h2[العنوان] p[سوق المدينة] p[نص <link=https://example.org/a?utm_source=x:رابط> وخطر.] quote(p[قول من الصفحة]) p[جانبي]',
  ],
  ['web-notes', 'p[نُشر الكتاب^فهرس المكتبة.^ في دمشق^طبعة ثانية.^.] p[انظر أعلى.]'],
  ['libreoffice', 'p[جاء في البيان^صدر صباحًا.^ أن <strong:العمل> مستمر.] ul(p[بند])'],
  ['own-data-picture', 'p[قبل] p[بعد]'],
]

test.each(CASES)('%s keeps its structure, its notes and its words, and loses its styles', async (name, expected) => {
  expect(await paste(clip(name))).toBe(expected)
})

test('pictures of a pasted text leave a place each where they were, which is filled by an upload or left', async () => {
  await paste(clip('word-picture'))
  const place = open.page.locator('.wanted-picture')
  expect(await place.count()).toBe(1)
  expect(await place.locator('bdi').innerText()).toBe('ميناء في الصباح')
  const order = await open.page
    .locator('.prose > *')
    .evaluateAll((all) => all.map((one) => one.className || one.textContent))
  expect(order).toEqual(['قبل الصورة', 'wanted-picture ProseMirror-widget', 'بعد الصورة'])
  await place.getByRole('button', { name: 'لا حاجة إليها' }).click()
  expect(await place.count()).toBe(0)

  await paste(clip('own-data-picture'))
  await place.getByRole('button', { name: 'رفع الصورة' }).click()
  expect(await open.page.evaluate(() => window.paper.opened)).toContain('wanted:شعار.png')
})

test('a link pasted into the statement of a designated group leaves its words only', async () => {
  const quote = {
    type: 'quote',
    attrs: { speaker: 'جماعة', role: null, source: null, designated: { by: 'مجلس المدينة' } },
    content: [paragraph('قالت ')],
  }
  await open.page.evaluate((body) => window.paper.open(body), tree(quote))
  await open.page.evaluate(() => window.paper.put(7))
  await open.page.evaluate(() => window.paper.paste({ 'text/html': '<a href="https://example.org/x">هنا</a>' }))
  const body = await open.page.evaluate(() => window.paper.body())
  expect(JSON.stringify(body)).toContain('قالت هنا')
  expect(JSON.stringify(body)).not.toContain('href')
  expect(await open.page.evaluate(() => window.paper.opened)).toContain('links-taken')
})
