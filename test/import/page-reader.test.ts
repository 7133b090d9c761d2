import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decodeHtml } from '../../packages/server/src/import/page/decode-html.ts'
import { parseLoose } from '../../packages/server/src/import/page/json-ld.ts'
import { quotesIn } from '../../packages/server/src/import/page/page-quotes.ts'
import { readPage } from '../../packages/server/src/import/page/read-page.ts'
import { CLOCK, expectedForm, fixtureNames, PAGES, readFixture } from './page-readings.ts'

const NO_ARTICLES: Readonly<Record<string, string>> = { 'not-found': 'page-not-found', front: 'page-front' }
const articles = fixtureNames().filter((name) => !(name in NO_ARTICLES))

test('there are twenty-eight layouts and two pages that are no articles', () => {
  expect(articles).toHaveLength(28)
})

test.each(articles)('the page %s is read whole: facts, text as a tree, comments, terms', (name) => {
  const expected: unknown = JSON.parse(readFileSync(join(PAGES, `${name}.json`), 'utf8'))
  expect(expectedForm(readFixture(name))).toEqual(expected)
})

test.each(Object.entries(NO_ARTICLES))('the page %s is refused: %s', (name, code) => {
  expect(() => readFixture(name)).toThrow(expect.objectContaining({ code }))
})

test('the page the project started from: everything on it is recognised', () => {
  const reading = readFixture('original')
  expect(reading).toMatchObject({
    title: 'بلدية الميناء تعيد فتح سوق الوراقين بعد ترميمه',
    authors: [{ name: 'ليان الحداد', addresses: ['http://marfa.example/author/layan'] }],
    section: { name: 'محليات', addresses: ['http://marfa.example/category/محليات'] },
    publishedAt: '2017-06-13T09:00:00.000Z',
    shortLink: 'http://marfa.example/?p=4821',
    quotes: ['عاد السوق إلى أهله كما كان، وسيبقى مفتوحًا للجميع', 'لم نغيّر شيئًا من شكل السوق، بل أعدنا إليه ما فقده'],
    commentForm: { heading: 'اترك تعليقًا', starred: true },
    terms: [
      'عدم الإساءة للكاتب أو للأشخاص أو للمقدسات',
      'عدم مهاجمة الأديان أو الذات الإلهية',
      'الابتعاد عن التحريض الطائفي والعنصري',
      'الابتعاد عن الشتائم',
    ],
  })
})

test('statements between typewriters’ marks are read where nothing else can be meant', () => {
  expect(quotesIn('<p>قالت: "نبدأ غدًا"، وأضافت و"الباب مفتوح".</p>')).toEqual(['نبدأ غدًا', 'الباب مفتوح'])
  expect(quotesIn('<p>شاشة 32" وأخرى 40" في القاعة.</p>')).toEqual([])
  expect(quotesIn('<p>قال "نعم ثم سكت.</p>')).toEqual([])
})

function html(body: string, head = '<title>عنوان الصفحة</title>'): Uint8Array {
  return Buffer.from(`<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`)
}

const TEXT = '<p>نص قصير يكفي لأن يكون مادة، وفيه جملتان أو ثلاث، تقول كلٌّ منها شيئًا عن الحديقة وأهلها في الصباح.</p>'

describe('what is no article', () => {
  test.each([
    ['file-empty', Buffer.alloc(0)],
    ['page-not-html', Buffer.from('كلام بلا صفحة')],
    ['page-without-text', html('<h1>عنوان</h1><p>قصير</p>')],
    ['page-without-title', html(TEXT, '')],
    ['encoding-unknown', Buffer.from('<html><meta charset="x-none-such"><p>x</p></html>')],
    [
      'encoding',
      Buffer.concat([
        Buffer.from('<html><meta charset=utf-8>\n<p>'),
        Buffer.from([0xd8, 0x41]),
        Buffer.from('</p></html>'),
      ]),
    ],
    ['page-too-large', html('<div>'.repeat(600))],
  ])('is refused as %s', (code, bytes) => {
    expect(() => readPage({ bytes, charset: null, address: null, clock: CLOCK })).toThrow(
      expect.objectContaining({ code }),
    )
  })

  test('a byte that is no text is named by line and column', () => {
    const bytes = Buffer.concat([Buffer.from('<html>\n<meta charset=utf-8>\nab'), Buffer.from([0xff])])
    expect(() => decodeHtml(bytes, null)).toThrow(
      expect.objectContaining({ place: { line: 3, column: 2, detail: 'utf-8' } }),
    )
  })
})

describe('charsets', () => {
  const arabic = 'خبر قصير عن سوق المدينة القديمة وأهلها'
  // Letters of windows-1256 in the order of the code page.
  const windows1256 = (text: string): Buffer => {
    const table = new TextDecoder('windows-1256').decode(Uint8Array.from({ length: 256 }, (_, index) => index))
    return Buffer.from(Uint8Array.from(text, (letter) => table.indexOf(letter)))
  }

  test.each([
    ['utf-8', Buffer.from(`\uFEFF<p>${arabic}`), null],
    ['utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`<p>${arabic}`, 'utf16le')]), null],
    ['windows-1256', windows1256(`<p>${arabic}`), 'windows-1256'],
    ['windows-1256', windows1256(`<p>${arabic}`), null],
    ['windows-1256', windows1256(`<meta charset="iso-8859-1"><p>${arabic}`), null],
    ['utf-8', Buffer.from(`<meta charset="windows-1256"><p>${arabic}`), null],
  ])('%s is found', (encoding, bytes, declared) => {
    const decoded = decodeHtml(bytes, declared)
    expect(decoded.encoding).toBe(encoding)
    expect(decoded.text.endsWith(arabic)).toBe(true)
  })
})

test('JSON-LD with line ends in strings, commas too many and comments around it is read', () => {
  expect(parseLoose('<!-- {"a": "سطر\nثان", "b": [1, 2,],} -->')).toEqual({ a: 'سطر\nثان', b: [1, 2] })
  expect(parseLoose('{"a":')).toBeNull()
})

test('quotes are the outer ones; one that is not closed is none', () => {
  expect(quotesIn('<p>قال «إنه “قريب”» ثم “بعيد” و«مفتوح</p>')).toEqual(['إنه “قريب”', 'بعيد'])
})
