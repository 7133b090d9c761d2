import { checkBody } from '@warraq/core/articles/body'
import { renderHtml } from '@warraq/core/articles/render-html'
import { renderText } from '@warraq/core/articles/render-text'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlToBody } from '../../packages/server/src/convert/html-to-body.ts'
import { htmlViolations } from './html-violations.ts'
import { PAGE } from './page-options.ts'

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  "' onfocus='alert(1)' autofocus='",
  '</p></article><iframe src=//evil.example>',
  '<!--',
  ']]>',
  '&#60;img src=x onerror=alert(1)&#62;',
  '\u202Egnp.exe',
  '\u0000',
  '\ud800',
  'كلمة عربية مشكولة كَلِمَة',
  'ا\u0653',
  '{speaker}{by}{credit}',
  '',
]
const HREFS = [
  'https://a.example/x?y=1&z="',
  'javascript:alert(1)',
  '/a/1/b',
  '#x',
  '//evil.example',
  'data:text/html,x',
  'mailto:a@b.example',
]
const anyText = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 20 }), fc.constant('نص'))
const safeText = fc.constantFrom('نص', 'Text & <b>', '"quoted"', "l'eau", '12%')
const anyValue = fc.oneof(anyText, fc.integer(), fc.constant(null), fc.boolean(), fc.constant({}), fc.constant([]))

const dir = fc.constantFrom(null, 'rtl', 'ltr')
const href = fc.constantFrom('https://a.example/x?y=1&z=%22', '/a/1/b', '#x', 'mailto:a@b.example')
const mark = fc.oneof(
  fc.constantFrom('strong', 'emphasis', 'code', 'strike', 'superscript', 'subscript').map((type) => ({ type })),
  href.map((value) => ({ type: 'link', attrs: { href: value } })),
)
const marks = fc.uniqueArray(mark, { maxLength: 3, selector: (held) => held.type })
const line = (marked: typeof marks) => {
  const text = fc.record({ type: fc.constant('text'), text: safeText, marks: marked })
  const footnote = fc.record({
    type: fc.constant('footnote'),
    content: fc.array(text, { maxLength: 2 }),
    marks: marked,
  })
  return fc.array(
    fc.oneof(
      { weight: 4, arbitrary: text },
      { weight: 2, arbitrary: fc.constant({ type: 'hard_break' }) },
      { weight: 1, arbitrary: footnote },
    ),
    { maxLength: 4 },
  )
}
const inline = line(marks)
const unlinked = line(marks.map((held) => held.filter(({ type }) => type !== 'link')))
const paragraph = fc.record({ type: fc.constant('paragraph'), attrs: fc.record({ dir }), content: inline })
const name = fc.oneof(fc.constant(null), safeText)

const sound = { title: safeText, caption: safeText, credit: safeText }
const image = fc.record({
  type: fc.constant('image'),
  attrs: fc.record({ mediaId: fc.integer({ min: 1, max: 4 }), alt: safeText, caption: safeText, credit: safeText }),
})
const embedded = fc.constantFrom(
  { provider: 'youtube', href: 'https://www.youtube.com/watch?v=abcdefghijk' },
  { provider: 'google-maps', href: 'https://www.google.com/maps?q=%D9%85%D9%8A%D9%86%D8%A7%D8%A1' },
)
/** Rows of equal length, the last cell of the first row reaching down where it may. */
const table = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 1, max: 3 }),
    fc.boolean(),
    fc.boolean(),
    paragraph,
    safeText,
  )
  .map(([rows, columns, reaches, header, content, caption]) => {
    const cell = (rowspan: number) => ({
      type: 'table_cell',
      attrs: { header, colspan: 1, rowspan },
      content: [content],
    })
    const row = (index: number) => {
      const tall = reaches && index === 0 ? rows : 1
      const count = reaches && index > 0 ? columns - 1 : columns
      return {
        type: 'table_row',
        content: Array.from({ length: count }, (_, at) => cell(at === columns - 1 ? tall : 1)),
      }
    }
    return { type: 'table', attrs: { caption, dir: null }, content: Array.from({ length: rows }, (_, at) => row(at)) }
  })

/** Of whom nothing is designated a quote may hold links; a statement of a designated group holds none. */
const quote = (designated: fc.Arbitrary<object | null>, content: fc.Arbitrary<object>) =>
  fc.record({
    type: fc.constant('quote'),
    attrs: fc.record({ speaker: name, role: name, source: name, designated }),
    content: fc.array(content, { minLength: 1, maxLength: 2 }),
  })

const good = fc.letrec<{ block: object; item: object }>((tie) => ({
  item: fc
    .tuple(paragraph, fc.array(tie('block'), { maxLength: 1 }))
    .map(([first, rest]) => ({ type: 'list_item', content: [first, ...rest] })),
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    paragraph,
    fc.record({
      type: fc.constant('heading'),
      attrs: fc.record({ level: fc.constantFrom(2, 3, 4), dir }),
      content: inline,
    }),
    quote(fc.constant(null), paragraph),
    quote(
      safeText.map((by) => ({ by })),
      fc.record({ type: fc.constant('paragraph'), attrs: fc.record({ dir }), content: unlinked }),
    ),
    fc.record({ type: fc.constant('pull_quote'), attrs: fc.record({ dir }), content: inline }),
    image,
    fc.record({
      type: fc.constant('gallery'),
      attrs: fc.record({ caption: safeText }),
      content: fc.array(image, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant('audio'),
      attrs: fc.record({ mediaId: fc.integer({ min: 4, max: 7 }), ...sound }),
    }),
    fc.record({
      type: fc.constant('video'),
      attrs: fc.record({
        mediaId: fc.integer({ min: 4, max: 7 }),
        posterId: fc.constantFrom(null, 1, 9),
        ...sound,
      }),
    }),
    fc
      .tuple(embedded, safeText, safeText)
      .map(([where, title, caption]) => ({ type: 'embed', attrs: { ...where, title, caption } })),
    table,
    fc.constant({ type: 'rule' }),
    safeText.map((text) => ({ type: 'code_block', content: [{ type: 'text', text }] })),
    fc.constantFrom(1, 2).map((articleId) => ({ type: 'related', attrs: { articleId } })),
    fc.record({
      type: fc.constant('bullet_list'),
      attrs: fc.record({ dir }),
      content: fc.array(tie('item'), { minLength: 1, maxLength: 2 }),
    }),
    fc.record({
      type: fc.constant('ordered_list'),
      attrs: fc.record({ start: fc.nat(9), dir }),
      content: fc.array(tie('item'), { minLength: 1, maxLength: 2 }),
    }),
  ),
}))
const goodDoc = fc
  .array(good.block, { minLength: 1, maxLength: 3 })
  .map((content) => ({ type: 'doc', attrs: { version: 1 }, content }))

/** Trees that were right and had one thing put into them at one place. */
type Spoil = (node: Record<string, unknown>) => void
const spoil: fc.Arbitrary<Spoil> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('type', 'text', 'content', 'marks', 'attrs', 'onclick', 'style', '__proto__', 'constructor'),
      anyValue,
    )
    .map(
      ([key, value]): Spoil =>
        (node) =>
          Object.defineProperty(node, key, { value, enumerable: true, configurable: true, writable: true }),
    ),
  fc.constantFrom(...HREFS).map((value): Spoil => (node) => {
    node['marks'] = [{ type: 'link', attrs: { href: value } }]
  }),
  fc
    .tuple(
      fc.constantFrom(
        'dir',
        'level',
        'speaker',
        'alt',
        'mediaId',
        'posterId',
        'provider',
        'rowspan',
        'header',
        'onerror',
        'href',
        '__proto__',
      ),
      anyValue,
    )
    .map(([key, value]): Spoil => (node) => {
      const attrs = typeof node['attrs'] === 'object' && node['attrs'] !== null ? node['attrs'] : {}
      node['attrs'] = Object.defineProperty({ ...attrs }, key, {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      })
    }),
  fc
    .tuple(fc.constantFrom('iframe', 'script', 'embed', 'table', 'toString', 'text', 'doc'), anyText)
    .map(([type, text]): Spoil => (node) => {
      node['content'] = [{ type, text }]
    }),
  anyText.map((text): Spoil => (node) => {
    node['text'] = text
  }),
)

function nodesOf(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf)
  if (typeof value !== 'object' || value === null) return []
  const node = value as Record<string, unknown>
  return [node, ...nodesOf(node['content'])]
}

const hostileDoc = fc.tuple(goodDoc, fc.nat(), spoil).map(([doc, at, change]) => {
  const copy: unknown = structuredClone(doc)
  const nodes = nodesOf(copy)
  const node = nodes.at(at % nodes.length)
  if (node !== undefined) change(node)
  return copy
})

function holds(value: unknown): void {
  const check = checkBody(value)
  if (!check.ok) return
  const again = checkBody(JSON.parse(JSON.stringify(check.body)))
  expect(again).toEqual(check)
  expect(htmlViolations(renderHtml(check.body, PAGE))).toEqual([])
}

describe('20,000 trees', () => {
  it('10,000 right ones are accepted, stay the same when checked again, and give only what is allowed', () => {
    fc.assert(
      fc.property(goodDoc, (value) => {
        expect(checkBody(value).ok).toBe(true)
        holds(value)
      }),
      { numRuns: 10_000 },
    )
  })

  it('10,000 hostile ones are refused or give only what is allowed', () => {
    let refused = 0
    fc.assert(
      fc.property(hostileDoc, (value) => {
        if (!checkBody(value).ok) refused += 1
        holds(value)
      }),
      { numRuns: 10_000 },
    )
    expect(refused).toBeGreaterThan(3000)
  })
})

const tag = fc.constantFrom(
  'p',
  'b',
  'a',
  'div',
  'ul',
  'li',
  'blockquote',
  'table',
  'tr',
  'td',
  'svg',
  'math',
  'mi',
  'style',
  'script',
  'template',
  'figure',
  'img',
  'h1',
  'pre',
  'select',
  'title',
  'noscript',
  'br',
  'x-y',
  'form',
  'iframe',
  'textarea',
  'cite',
  'foreignObject',
)
const attr = fc.constantFrom(
  '',
  ' href="javascript:alert(1)"',
  ' onclick=alert(1)',
  ' src=x onerror=alert(1)',
  ' style="display:none"',
  ' dir=rtl',
  ' href="/a"',
  ' class="pull-quote"',
  ' src="https://e.example/a.jpg" alt=\'"><script>\'',
)
const piece = fc.oneof(
  fc.tuple(tag, attr).map(([element, attributes]) => `<${element}${attributes}>`),
  tag.map((element) => `</${element}>`),
  anyText,
  fc.constantFrom('<!--', '-->', '<![CDATA[', ']]>', '&lt;script&gt;', '\n\n', ' '),
)

describe('HTML made of pieces', () => {
  it('always gives a body the schema accepts and pages that hold only what is allowed', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 25 }),
        fc.constantFrom('space', 'paragraphs', 'breaks'),
        (pieces, lineEnds) => {
          const { body } = htmlToBody(pieces.join(''), {
            lineEnds,
            resolveImage: (src) => (src.includes('e.example') ? 1 : null),
          })
          expect(checkBody(body).ok).toBe(true)
          expect(htmlViolations(renderHtml(body, PAGE))).toEqual([])
          expect(renderText(body)).not.toMatch(/[\u0000\u202D\u202E]/u)
        },
      ),
      { numRuns: 3000 },
    )
  })
})
