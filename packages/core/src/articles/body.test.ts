import { describe, expect, it } from 'vitest'
import { BODY_MARKS, BODY_NODES, RESERVED_NODES } from './body-schema.table.ts'
import { checkBody, EMPTY_BODY } from './body.ts'

const text = (value: string, ...marks: unknown[]) => ({ type: 'text', text: value, ...(marks.length > 0 && { marks }) })
const paragraph = (...content: unknown[]) => ({
  type: 'paragraph',
  attrs: { dir: null },
  ...(content.length > 0 && { content }),
})
const cell = (value: string, attrs: Record<string, unknown> = {}) => ({
  type: 'table_cell',
  attrs: { header: false, colspan: 1, rowspan: 1, ...attrs },
  content: [paragraph(text(value))],
})
const row = (...content: unknown[]) => ({ type: 'table_row', ...(content.length > 0 && { content }) })
const table = (...content: unknown[]) => ({ type: 'table', attrs: { caption: '', dir: null }, content })
const embed = (provider: string, href: string) => ({ type: 'embed', attrs: { provider, href } })
const doc = (...content: unknown[]) => ({ type: 'doc', attrs: { version: 1 }, content })

function problemOf(value: unknown) {
  const check = checkBody(value)
  return check.ok ? null : check.problem
}

function nested(depth: number): unknown {
  let inner: unknown = paragraph(text('قاع'))
  for (let level = 0; level < depth; level += 1) {
    inner = { type: 'bullet_list', content: [{ type: 'list_item', content: [paragraph(), inner] }] }
  }
  return doc(inner)
}

describe('checkBody accepts', () => {
  it('the empty body, unchanged', () => {
    expect(checkBody(EMPTY_BODY)).toEqual({ ok: true, body: EMPTY_BODY })
  })

  it('every node and mark of the schema, unchanged', () => {
    const body = doc(
      { type: 'heading', attrs: { level: 3, dir: 'rtl' }, content: [text('عنوان فرعي')] },
      paragraph(
        text('نص '),
        text('مهم', { type: 'link', attrs: { href: 'https://example.org/a' } }, { type: 'strong' }),
      ),
      paragraph(text('سطر'), { type: 'hard_break' }, text('آخر', { type: 'emphasis' })),
      {
        type: 'quote',
        attrs: { speaker: 'سعاد', role: 'مديرة المرصد', source: null, designated: { by: 'الأمم المتحدة' } },
        content: [paragraph(text('قلنا ذلك'))],
      },
      { type: 'pull_quote', attrs: { dir: 'ltr' }, content: [text('A line', { type: 'strike' })] },
      { type: 'image', attrs: { mediaId: 7, alt: 'ميناء', caption: 'الميناء صباحًا', credit: 'أرشيف' } },
      { type: 'rule' },
      { type: 'code_block', content: [text('a\n\tb')] },
      { type: 'related', attrs: { articleId: 12 } },
      {
        type: 'ordered_list',
        attrs: { start: 3, dir: null },
        content: [{ type: 'list_item', content: [paragraph(text('H'), text('2', { type: 'subscript' }))] }],
      },
      {
        type: 'bullet_list',
        attrs: { dir: null },
        content: [{ type: 'list_item', content: [paragraph(), { type: 'rule' }] }],
      },
      paragraph(text('x', { type: 'superscript' }, { type: 'code' })),
      paragraph(text('نص'), { type: 'footnote', content: [text('حاشية', { type: 'strong' })] }),
      {
        type: 'gallery',
        attrs: { caption: 'الميناء' },
        content: [{ type: 'image', attrs: { mediaId: 8, alt: '', caption: '', credit: '' } }],
      },
      { type: 'audio', attrs: { mediaId: 9, title: 'حديث', caption: '', credit: '' } },
      { type: 'video', attrs: { mediaId: 10, posterId: 7, title: '', caption: 'مقطع', credit: 'أرشيف' } },
      {
        type: 'embed',
        attrs: {
          provider: 'youtube',
          href: 'https://www.youtube.com/watch?v=abcdefghijk',
          title: 'مقطع',
          caption: '',
        },
      },
      {
        type: 'table',
        attrs: { caption: 'أعداد', dir: 'rtl' },
        content: [row(cell('السنة', { header: true }), cell('العدد', { header: true })), row(cell('2017'), cell('12'))],
      },
    )
    const seen = JSON.stringify(body)
    for (const name of [...Object.keys(BODY_NODES), ...Object.keys(BODY_MARKS)]) expect(seen).toContain(`"${name}"`)
    expect(checkBody(body)).toEqual({ ok: true, body: JSON.parse(seen) })
  })

  it('missing attributes, filled with their defaults', () => {
    expect(checkBody({ type: 'doc', content: [{ type: 'image', attrs: { mediaId: 1 } }] })).toEqual({
      ok: true,
      body: doc({ type: 'image', attrs: { mediaId: 1, alt: '', caption: '', credit: '' } }),
    })
  })

  it('marks in any order, put into the order of the schema', () => {
    const marked = text('x', { type: 'code' }, { type: 'link', attrs: { href: '/a' } }, { type: 'strong' })
    const check = checkBody(doc(paragraph(marked)))
    expect(JSON.stringify(check)).toMatch(/"link".*"strong".*"code"/u)
  })

  it('text in any normal form, stored as NFC', () => {
    expect(JSON.stringify(checkBody(doc(paragraph(text('ا\u0653ن')))))).toContain('آن')
  })

  it('spans that fill their table', () => {
    const spanned = table(
      row(cell('أ', { rowspan: 2, header: true }), cell('ب', { colspan: 2 })),
      row(cell('ج'), cell('د')),
      row(cell('هـ', { colspan: 3, rowspan: 2 })),
      row(),
    )
    expect(problemOf(doc(spanned))).toBeNull()
  })

  it('a tree of depth 31', () => {
    // doc, 14 lists with their items, a paragraph and its text: 1 + 28 + 2
    expect(problemOf(nested(14))).toBeNull()
  })
})

describe('a statement of a designated group', () => {
  const statement = (attrs: Record<string, unknown>, ...content: unknown[]) =>
    doc({ type: 'quote', attrs: { designated: { by: 'مجلس المدينة' }, ...attrs }, content: [paragraph(...content)] })
  const linked = text('هنا', { type: 'link', attrs: { href: 'https://example.org/' } })

  it('holds no link, not in its notes either, and no address in the words around it', () => {
    expect(problemOf(statement({ speaker: 'جماعة', source: 'بيان مكتوب' }, text('قالت')))).toBeNull()
    expect(problemOf(statement({}, linked))).toMatchObject({ code: 'linked-statement', path: 'content[0]' })
    expect(problemOf(statement({}, text('قالت'), { type: 'footnote', content: [linked] }))?.code).toBe(
      'linked-statement',
    )
    for (const source of ['https://example.org/a', 'قناة t.me/x', 'www.example.org', '(@channel_x)', 'example.info'])
      expect(problemOf(statement({ source }, text('قالت')))?.code).toBe('linked-statement')
  })

  it('is told by who designates the group', () => {
    expect(problemOf(statement({ designated: { by: ' ' } }, text('قالت')))?.code).toBe('bad-attribute')
    expect(problemOf(statement({ designated: {} }, text('قالت')))?.code).toBe('bad-text')
  })

  it('says nothing of other quotes, which may link', () => {
    expect(problemOf(statement({ designated: null, source: 'example.org' }, linked))).toBeNull()
  })
})

describe('checkBody refuses', () => {
  const cases: [string, unknown, string, string][] = [
    ['null', null, 'not-a-node', ''],
    ['an array', [], 'not-a-node', ''],
    ['another root', paragraph(), 'bad-content', ''],
    ['no content', { type: 'doc', attrs: { version: 1 } }, 'bad-content', ''],
    [
      'another version',
      { type: 'doc', attrs: { version: 2 }, content: [paragraph()] },
      'bad-attribute',
      'attrs.version',
    ],
    ['a node of another schema', doc({ type: 'iframe' }), 'unknown-node', 'content[0]'],
    ['a property name of objects as type', doc({ type: 'constructor' }), 'unknown-node', 'content[0]'],
    ['an unknown mark', doc(paragraph(text('x', { type: 'blink' }))), 'unknown-mark', 'content[0].content[0].marks[0]'],
    [
      'a mark twice',
      doc(paragraph(text('x', { type: 'code' }, { type: 'code' }))),
      'bad-marks',
      'content[0].content[0].marks',
    ],
    [
      'a mark in code',
      doc({ type: 'code_block', content: [text('x', { type: 'code' })] }),
      'bad-marks',
      'content[0].content[0].marks',
    ],
    ['an unknown attribute', doc({ type: 'rule', attrs: { onclick: 'x' } }), 'unknown-attribute', 'content[0].attrs'],
    ['an unknown key', doc({ type: 'rule', style: 'x' }), 'unknown-key', 'content[0]'],
    [
      '__proto__',
      JSON.parse('{"type":"doc","content":[{"type":"rule","__proto__":{"x":1}}]}'),
      'unknown-key',
      'content[0]',
    ],
    [
      '__proto__ in attrs',
      JSON.parse('{"type":"doc","content":[{"type":"rule","attrs":{"__proto__":{}}}]}'),
      'unknown-attribute',
      'content[0].attrs',
    ],
    [
      'constructor in attrs',
      doc({ type: 'paragraph', attrs: { constructor: 1 } }),
      'unknown-attribute',
      'content[0].attrs',
    ],
    ['text as block', doc(text('x')), 'bad-content', 'content[0]'],
    ['a block inside text', doc(paragraph(paragraph())), 'bad-content', 'content[0].content[0]'],
    [
      'a list item that does not begin with a paragraph',
      doc({ type: 'bullet_list', content: [{ type: 'list_item', content: [{ type: 'rule' }] }] }),
      'bad-content',
      'content[0].content[0].content[0]',
    ],
    [
      'a heading in a quote',
      doc({ type: 'quote', content: [paragraph(), { type: 'heading' }] }),
      'bad-content',
      'content[0].content[1]',
    ],
    ['an empty list', doc({ type: 'bullet_list', content: [] }), 'bad-content', 'content[0]'],
    ['empty text', doc(paragraph(text(''))), 'bad-text', 'content[0].content[0].text'],
    [
      'text that is no string',
      doc(paragraph({ type: 'text', text: { toString: 'x' } })),
      'bad-text',
      'content[0].content[0].text',
    ],
    ['a control', doc(paragraph(text('a\u0007b'))), 'bad-text', 'content[0].content[0].text'],
    ['a null character', doc(paragraph(text('\u0000'))), 'bad-text', 'content[0].content[0].text'],
    ['half of a pair', doc(paragraph(text('a\ud800b'))), 'bad-text', 'content[0].content[0].text'],
    [
      'a level outside the scale',
      doc({ type: 'heading', attrs: { level: 1 } }),
      'bad-attribute',
      'content[0].attrs.level',
    ],
    [
      'a direction that is none',
      doc({ type: 'paragraph', attrs: { dir: 'auto' } }),
      'bad-attribute',
      'content[0].attrs.dir',
    ],
    ['an image without a picture', doc({ type: 'image' }), 'bad-attribute', 'content[0].attrs.mediaId'],
    [
      'a picture number as text',
      doc({ type: 'image', attrs: { mediaId: '1' } }),
      'bad-attribute',
      'content[0].attrs.mediaId',
    ],
    [
      'a caption of two lines',
      doc({ type: 'image', attrs: { mediaId: 1, caption: 'a\nb' } }),
      'bad-attribute',
      'content[0].attrs.caption',
    ],
    [
      'a speaker of spaces',
      doc({ type: 'quote', attrs: { speaker: ' ' }, content: [paragraph()] }),
      'bad-attribute',
      'content[0].attrs.speaker',
    ],
    [
      'a designation without authority',
      doc({ type: 'quote', attrs: { designated: {} }, content: [paragraph()] }),
      'bad-text',
      'content[0].attrs.designated.by',
    ],
    [
      'a script link',
      doc(paragraph(text('x', { type: 'link', attrs: { href: 'javascript:alert(1)' } }))),
      'bad-link',
      'content[0].content[0].marks[0].attrs.href',
    ],
    ['a table that is no rectangle', doc(table(row(cell('أ'), cell('ب')), row(cell('ج')))), 'bad-table', 'content[0]'],
    ['a cell that reaches below its table', doc(table(row(cell('أ', { rowspan: 2 })))), 'bad-table', 'content[0]'],
    [
      'cells that lie over each other',
      doc(table(row(cell('أ'), cell('ب', { rowspan: 2 })), row(cell('ج', { colspan: 2 })))),
      'bad-table',
      'content[0]',
    ],
    ['a table of 51 columns', doc(table(row(cell('أ', { colspan: 50 }), cell('ب')))), 'bad-table', 'content[0]'],
    ['a table without rows', doc({ type: 'table' }), 'bad-content', 'content[0]'],
    [
      'a list in a cell',
      doc(table(row({ type: 'table_cell', content: [{ type: 'rule' }] }))),
      'bad-content',
      'content[0].content[0].content[0].content[0]',
    ],
    ['a gallery without pictures', doc({ type: 'gallery' }), 'bad-content', 'content[0]'],
    [
      'a site that is none of ours',
      doc(embed('youtube', 'https://evil.example/watch?v=abcdefghijk')),
      'bad-embed',
      'content[0]',
    ],
    [
      'another spelling of an address',
      doc(embed('youtube', 'https://youtu.be/abcdefghijk')),
      'bad-embed',
      'content[0]',
    ],
    [
      'the address of another site',
      doc(embed('vimeo', 'https://www.youtube.com/watch?v=abcdefghijk')),
      'bad-embed',
      'content[0]',
    ],
    [
      'a provider that is none',
      doc(embed('iframe', 'https://a.example')),
      'bad-attribute',
      'content[0].attrs.provider',
    ],
    [
      'a note in a note',
      doc(paragraph({ type: 'footnote', content: [{ type: 'footnote' }] })),
      'bad-content',
      'content[0].content[0].content[0]',
    ],
    [
      'depth 33',
      nested(15),
      'too-deep',
      `content[0].${'content[0].content[1].'.repeat(14)}content[0].content[0].content[0]`,
    ],
  ]
  it.each(cases)('%s', (_name, value, code, path) => {
    const problem = problemOf(value)
    expect(problem?.code).toBe(code)
    if (code !== 'too-deep') expect(problem?.path).toBe(path)
    else expect(problem?.path).toMatch(/^content\[0\]\.content\[0\]\.content\[1\]/u)
  })

  it.each([...RESERVED_NODES])('the reserved node %s, by its own code', (type) => {
    expect(problemOf(doc(paragraph(), { type, attrs: { any: 1 } }))).toEqual({
      code: 'reserved-node',
      path: 'content[1]',
      name: type,
    })
  })

  it('more than 1 MB of JSON, counted in UTF-8', () => {
    const arabic = 'ورق '.repeat(160_000)
    expect(arabic.length).toBeLessThan(1_048_576)
    expect(problemOf(doc(paragraph(text(arabic))))?.code).toBe('too-large')
    expect(problemOf(doc(paragraph(text('a'.repeat(1_048_400)))))).toBeNull()
    expect(problemOf(doc(paragraph(text('a'.repeat(1_048_576)))))?.code).toBe('too-large')
    expect(problemOf(doc(...Array.from({ length: 70_000 }, () => ({ type: 'rule' }))))?.code).toBe('too-large')
  })

  it('a tree of a hundred thousand levels, without overflowing', () => {
    expect(problemOf(nested(100_000))?.code).toBe('too-deep')
  })
})
