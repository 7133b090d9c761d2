import { checkBody, type BlockNode } from '@warraq/core/articles/body'
import { renderText } from '@warraq/core/articles/render-text'
import { describe, expect, it } from 'vitest'
import type { Pasted } from './pasted.ts'
import { pastedBlocks, pastedLines } from './pasted-blocks.ts'

const el = (name: string, attrs: Record<string, string>, ...children: (Pasted | string)[]): Pasted => ({
  name,
  attrs,
  children,
})
const tag = (name: string, ...children: (Pasted | string)[]) => el(name, {}, ...children)
const styled = (name: string, style: string, ...children: (Pasted | string)[]) => el(name, { style }, ...children)

/** What core makes of pasted blocks; fails when core refuses them. */
function paste(...children: (Pasted | string)[]): readonly BlockNode[] {
  const { blocks } = pastedBlocks(tag('body', ...children), 'rtl')
  const check = checkBody({ type: 'doc', attrs: { version: 1 }, content: blocks })
  expect(check.ok ? null : check.problem).toBeNull()
  return check.ok ? check.body.content : []
}

/** A short form for comparing: `p[text]`, marks as `*strong*`. */
function short(block: BlockNode): string {
  const inline = 'content' in block && block.content ? block.content : []
  switch (block.type) {
    case 'bullet_list':
    case 'ordered_list':
      return `${block.type === 'bullet_list' ? 'ul' : 'ol'}(${block.content.map((item) => item.content.map(short).join(' ')).join(', ')})`
    case 'quote':
      return `quote:${block.attrs.speaker ?? ''}(${block.content.map(short).join(' ')})`
    case 'image':
      return `image(${block.attrs.mediaId})`
    case 'rule':
    case 'related':
      return block.type
    default: {
      const words = inline.map((node) => {
        if (node.type !== 'text') return node.type === 'hard_break' ? '⏎' : '?'
        return (node.marks ?? []).reduce((text, mark) => `<${mark.type}:${text}>`, node.text)
      })
      const dir = 'attrs' in block && 'dir' in block.attrs && block.attrs.dir ? `.${block.attrs.dir}` : ''
      return `${block.type === 'paragraph' ? 'p' : block.type}${dir}[${words.join('')}]`
    }
  }
}
const shorts = (...children: (Pasted | string)[]) => paste(...children).map(short)

describe('structure', () => {
  it('keeps paragraphs, headings, rules and line breaks', () => {
    expect(
      shorts(tag('h1', 'عنوان'), tag('p', 'نص ', tag('br'), 'تابع'), tag('hr'), tag('h3', tag('b', 'فرعي'))),
    ).toEqual(['heading[عنوان]', 'p[نص⏎تابع]', 'rule', 'heading[فرعي]'])
  })

  it('makes paragraphs of bare text, divisions and double line breaks', () => {
    expect(shorts('أول', tag('br'), tag('br'), 'ثان', tag('div', tag('div', 'ثالث'), 'رابع'))).toEqual([
      'p[أول]',
      'p[ثان]',
      'p[ثالث]',
      'p[رابع]',
    ])
  })

  it('collapses spaces as a page does, across elements too', () => {
    expect(shorts(tag('p', '\n  كلمة \u00A0', tag('b', ' أخرى '), ' \n'))).toEqual(['p[كلمة <strong:أخرى>]'])
  })

  it('keeps nested lists, also where the inner one is a child of the outer', () => {
    const inner = tag('ul', tag('li', 'فرع'))
    expect(shorts(tag('ol', tag('li', tag('p', 'أصل'), inner), inner, tag('li')))).toEqual([
      'ol(p[أصل] ul(p[فرع]), p[] ul(p[فرع]))',
    ])
  })

  it('flattens what a quote cannot hold', () => {
    expect(shorts(tag('blockquote', tag('h2', 'عنوان'), tag('ul', tag('li', 'بند')), 'قول'))).toEqual([
      'quote:(p[عنوان] p[بند] p[قول])',
    ])
  })

  it('makes a table of a table, whatever its rows ask for', () => {
    const cell = (name: string, text: string, attrs: Record<string, string> = {}) => ({
      ...tag(name, tag('p', text)),
      attrs,
    })
    const source = tag(
      'table',
      tag('thead', tag('tr', cell('td', 'المدينة'), cell('td', 'العدد'))),
      tag('tbody', tag('tr', cell('td', 'حلب', { rowspan: '2' }), cell('td', '12')), tag('tr')),
      tag('tr', cell('th', 'حمص')),
    )
    const { blocks } = pastedBlocks(tag('body', source), 'rtl')
    const check = checkBody({ type: 'doc', content: blocks })
    expect(check.ok && renderText(check.body)).toBe('المدينة | العدد\nحلب | 12\nحمص')
    expect(blocks).toMatchObject([
      {
        type: 'table',
        content: [
          { content: [{ attrs: { header: true } }, { attrs: { header: true } }] },
          { content: [{ attrs: { rowspan: 2 } }, {}] },
          { content: [{ attrs: { header: true } }] },
        ],
      },
    ])
  })

  it('opens a box of one column and reads an inner table as lines', () => {
    const row = (...cells: (Pasted | string)[]) => tag('tr', ...cells.map((cell) => tag('td', cell)))
    expect(shorts(tag('table', row('أول'), row('ثانٍ')))).toEqual(['p[أول]', 'p[ثانٍ]'])
    const inner = tag('table', row('ب', 'ج'))
    const { blocks } = pastedBlocks(tag('body', tag('table', row('أ', inner))), 'rtl')
    const check = checkBody({ type: 'doc', content: blocks })
    expect(check.ok && renderText(check.body)).toBe('أ | ب | ج')
  })

  it('keeps line ends in code and nothing else of it', () => {
    expect(shorts(tag('pre', tag('code', 'a\n\tb\n')))).toEqual(['code_block[a\n\tb]'])
  })
})

describe('looks', () => {
  it('drops styles, classes and unknown elements, keeps their words', () => {
    expect(
      shorts(
        el(
          'p',
          { style: 'color:red;font-size:40px', class: 'MsoNormal', onclick: 'x()' },
          el('font', { face: 'Arial' }, 'نص'),
          tag('custom-thing', ' آخر'),
        ),
      ),
    ).toEqual(['p[نص آخر]'])
  })

  it('drops scripts, styles, hidden text and comments’ remains', () => {
    expect(
      shorts(
        tag('style', 'p{}'),
        tag('script', 'alert(1)'),
        styled('span', 'display:none', 'خفي'),
        tag('svg', tag('script', 'x')),
        tag('p', 'ظاهر'),
      ),
    ).toEqual(['p[ظاهر]'])
  })

  it('reads bold, italic, strike and positions from elements and from styles', () => {
    const p = tag(
      'p',
      tag('b', 'أ'),
      styled('span', 'font-weight:700', 'ب'),
      styled('span', 'font-style: italic', 'ج'),
      styled('span', 'text-decoration:line-through', 'د'),
      styled('span', 'vertical-align:super', '2'),
      styled('b', 'font-weight:normal', 'ه'),
    )
    expect(shorts(p)).toEqual(['p[<strong:أب><emphasis:ج><strike:د><superscript:2>ه]'])
  })

  it('unwraps the thin bold around everything from Google Docs', () => {
    const docs = el(
      'b',
      { style: 'font-weight:normal;', id: 'docs-internal-guid-1' },
      el('p', { dir: 'rtl' }, styled('span', 'font-weight:400', 'نص عادي')),
      el('p', { dir: 'rtl' }, styled('span', 'font-weight:700', 'مهم')),
    )
    expect(shorts(docs)).toEqual(['p[نص عادي]', 'p[<strong:مهم>]'])
  })
})

describe('links', () => {
  it('keeps safe ones, unwraps redirects, and leaves only the words of others', () => {
    const a = (href: string, text: string) => el('a', { href }, text)
    expect(
      paste(
        tag(
          'p',
          a('https://example.org/a', 'أ'),
          a('javascript:alert(1)', 'ب'),
          a('https://www.google.com/url?q=https://example.org/b&sa=D', 'ج'),
          a('#top', 'د'),
        ),
      ),
    ).toEqual([
      {
        type: 'paragraph',
        attrs: { dir: null },
        content: [
          { type: 'text', text: 'أ', marks: [{ type: 'link', attrs: { href: 'https://example.org/a' } }] },
          { type: 'text', text: 'ب' },
          { type: 'text', text: 'ج', marks: [{ type: 'link', attrs: { href: 'https://example.org/b' } }] },
          { type: 'text', text: 'د' },
        ],
      },
    ])
  })
})

describe('direction', () => {
  it('believes the letters, not the attribute', () => {
    expect(
      shorts(
        el('p', { dir: 'ltr' }, 'نص عربي'),
        el('p', { dir: 'rtl' }, 'All Latin'),
        tag('p', 'NATO أعلن'),
        tag('p', '12'),
      ),
    ).toEqual(['p[نص عربي]', 'p.ltr[All Latin]', 'p[NATO أعلن]', 'p[12]'])
  })
})

describe('Word', () => {
  const item = (level: number, marker: string, text: string) =>
    styled(
      'p',
      `margin:0;mso-list:l0 level${level} lfo1`,
      tag('span', styled('span', 'mso-list:Ignore', marker, tag('span', ' '))),
      text,
      tag('o:p'),
    )

  it('makes lists of its list paragraphs, by level and marker', () => {
    expect(
      shorts(item(1, '1.', 'أول'), item(2, '·', 'فرع'), item(1, '2.', 'ثان'), item(1, '·', 'نقطة'), tag('p', 'بعدها')),
    ).toEqual(['ol(p[أول] ul(p[فرع]), p[ثان])', 'ul(p[نقطة])', 'p[بعدها]'])
  })
})

describe('blocks of this editor', () => {
  it('come back with their attributes', () => {
    const quote = el(
      'blockquote',
      { 'data-warraq': 'quote', 'data-attrs': '{"speaker":"سعاد","role":null,"source":null,"designated":null}' },
      tag('p', 'قول'),
    )
    const image = el('figure', {
      'data-warraq': 'image',
      'data-attrs': '{"mediaId":4,"alt":"أ","caption":"","credit":""}',
    })
    expect(shorts(quote, image)).toEqual(['quote:سعاد(p[قول])', 'image(4)'])
  })

  it('are refused by core when somebody forged them', () => {
    const forged = el('figure', { 'data-warraq': 'image', 'data-attrs': '{"mediaId":"<img>","onerror":"x"}' })
    const { blocks } = pastedBlocks(tag('body', forged), 'rtl')
    expect(checkBody({ type: 'doc', attrs: { version: 1 }, content: blocks }).ok).toBe(false)
  })
})

describe('notes', () => {
  const mark = (to: string, id: string) => el('a', { href: `#${to}`, id }, '[1]')

  it('are only what leads back to its mark; a list of contents stays a list', () => {
    const contents = tag('ul', tag('li', el('a', { href: '#c1' }, '1')), tag('li', el('a', { href: '#c2' }, '2')))
    expect(shorts(contents, el('h2', { id: 'c1' }, 'أول'), el('h2', { id: 'c2' }, 'ثانٍ'))).toEqual([
      'ul(p[1], p[2])',
      'heading[أول]',
      'heading[ثانٍ]',
    ])
    expect(shorts(tag('p', 'نص', mark('n', 'm')), el('p', { id: 'n' }, 'بلا عودة'))).toEqual(['p[نص[1]]', 'p[بلا عودة]'])
    expect(shorts(tag('p', 'نص', mark('n', 'm')), tag('hr'), tag('p', mark('m', 'n'), ' حاشية'))).toEqual(['p[نص?]'])
  })

  it('of ten thousand marks are read in no time to speak of', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => mark(`n${index}`, `m${index}`))
    expect(paste(tag('p', ...many, 'نص'), ...many).length).toBeGreaterThan(0)
  })
})

it('keeps the places of pictures after the text that they stood in, and not of those that only count readers', () => {
  const { blocks, pictures } = pastedBlocks(
    tag(
      'body',
      tag('p', el('img', { alt: 'ميناء', src: 'https://example.org/a.jpg' }), 'نص'),
      el('img', { width: '1', height: '1' }),
      tag('ul', tag('li', el('img', { src: 'data:image/png;base64,AA==' }))),
    ),
    'rtl',
  )
  expect(pictures).toEqual([
    { alt: 'ميناء', data: '' },
    { alt: '', data: 'data:image/png;base64,AA==' },
  ])
  expect(blocks.map(short)).toEqual(['p[نص]', 'p[\uE0000\uE001]', 'ul(p[\uE0001\uE001])'])
})

it('makes a paragraph of every line of plain text', () => {
  expect(pastedLines('أول\r\n\r\n  ثان \u0007\nLatin line\n', 'rtl').map(short)).toEqual([
    'p[أول]',
    'p[ثان]',
    'p.ltr[Latin line]',
  ])
})
