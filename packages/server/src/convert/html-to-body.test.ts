import type { BlockNode } from '@warraq/core/articles/body'
import { EMBED_PROVIDERS, type EmbedProvider } from '@warraq/core/articles/embed-providers.table'
import { renderHtml } from '@warraq/core/articles/render-html'
import { renderText } from '@warraq/core/articles/render-text'
import { describe, expect, it } from 'vitest'
import { htmlToBody } from './html-to-body.ts'
import type { HtmlOptions } from './html-walk.ts'

const NO_VIEWS = {
  media: new Map(),
  related: new Map(),
  labels: {
    photoCredit: '{credit}',
    related: '',
    speakerRole: '{speaker}، {role}',
    quoteSource: '{source}',
    designated: '{by}',
    embed: Object.fromEntries(EMBED_PROVIDERS.map((name) => [name, name])) as Record<EmbedProvider, string>,
    download: { audio: 'audio', video: 'video' },
    table: 'table',
    openPicture: 'picture',
    notes: 'notes',
    note: '{number}',
    noteBack: '{number}',
  },
  files: new Map(),
  digits: 'latn' as const,
  origin: 'https://site.example',
  imageSizes: '100vw',
  gallerySizes: '50vw',
}

/** The body as page HTML, which is shorter to read than the tree. */
function through(html: string, options: HtmlOptions = {}): string {
  return renderHtml(htmlToBody(html, options).body, NO_VIEWS)
}
function leftOf(html: string, options: HtmlOptions = {}): Record<string, number> {
  return Object.fromEntries(htmlToBody(html, options).left.map(({ what, count }) => [what, count]))
}
function blocks(html: string, options: HtmlOptions = {}): readonly BlockNode[] {
  return htmlToBody(html, options).body.content
}

describe('running text', () => {
  it.each([
    ['collapses white space as HTML does', '<p>  أ \n\t ب <b> ج</b> د </p>', '<p>أ ب <strong>ج</strong> د</p>'],
    ['makes paragraphs of text that has none', 'أ<div>ب</div>ج', '<p>أ</p>\n<p>ب</p>\n<p>ج</p>'],
    ['drops empty paragraphs', '<p>&nbsp;</p><p></p><p>أ</p><p><br></p>', '<p>أ</p>'],
    ['reads two breaks as the end of a paragraph', 'أ<br>\n<br>ب<br>ج', '<p>أ</p>\n<p>ب<br>ج</p>'],
    ['keeps no-break spaces inside', '<p>12&nbsp;%</p>', '<p>12\u00A0%</p>'],
    ['joins a letter and its mark that came apart', '<p>ا<span>\u0653</span>ن</p>', '<p>آن</p>'],
    [
      'knows old names of marks',
      '<strike>أ</strike><tt>b</tt><sup>2</sup>',
      '<p><s>أ</s><code dir="ltr">b</code><sup>2</sup></p>',
    ],
    [
      'reads weight and slant from styles',
      '<span style="font-weight:700;font-style:italic">أ</span>',
      '<p><strong><em>أ</em></strong></p>',
    ],
    ['takes back weight where a style does', '<b style="font-weight:normal"><p>أ</p></b>', '<p>أ</p>'],
    ['writes the marks that <q> draws', '<p><q>أ</q></p>', '<p>«أ»</p>'],
    [
      'keeps the direction of a block',
      '<div dir="rtl"><p>أ</p><p dir="LTR">b</p><p dir="auto">ج</p></div>',
      '<p dir="rtl">أ</p>\n<p dir="ltr">b</p>\n<p>ج</p>',
    ],
    ['carries marks through blocks', '<b>أ<p>ب</p></b>', '<p><strong>أ</strong></p>\n<p><strong>ب</strong></p>'],
    [
      'brings headings to the scale below the headline',
      '<h1>أ</h1><h2>ب</h2><h3>ج</h3><h6>د</h6>',
      '<h2>أ</h2>\n<h2>ب</h2>\n<h3>ج</h3>\n<h4>د</h4>',
    ],
  ])('%s', (_name, html, expected) => expect(through(html)).toBe(expected))

  it('drops the overrides of direction and says so', () => {
    expect(through('<p>a\u202Eb\u202Cc</p>')).not.toContain('\u202E')
    expect(leftOf('<p>a\u202Eb\u202Cc</p>')).toEqual({ 'bidi-override': 1 })
  })
})

describe('line ends of the classic editor', () => {
  const breaks = { lineEnds: 'breaks' } as const
  it.each([
    ['a blank line parts paragraphs', 'أ\n\nب\n \nج', '<p>أ</p>\n<p>ب</p>\n<p>ج</p>'],
    ['a single one breaks the line', 'أ\nب', '<p>أ<br>ب</p>'],
    ['also before a mark', 'أ\n<b>ب</b>\n\n<i>ج</i>', '<p>أ<br><strong>ب</strong></p>\n<p><em>ج</em></p>'],
    ['a written break and a line end are one', 'أ<br />\nب', '<p>أ<br>ب</p>'],
    [
      'not beside blocks',
      '<h2>أ</h2>\nب\n<ul>\n<li>ج</li>\n</ul>\nد',
      '<h2>أ</h2>\n<p>ب</p>\n<ul><li>ج</li></ul>\n<p>د</p>',
    ],
    ['spaces do not matter', 'أ   \r\n   ب', '<p>أ<br>ب</p>'],
    ['inside one mark too', '<b>أ\n\nب</b>', '<p><strong>أ</strong></p>\n<p><strong>ب</strong></p>'],
  ])('%s', (_name, html, expected) => expect(through(html, breaks)).toBe(expected))

  it('"paragraphs" knows blank lines only', () => {
    expect(through('أ\nب\n\nج', { lineEnds: 'paragraphs' })).toBe('<p>أ ب</p>\n<p>ج</p>')
  })
})

describe('links', () => {
  it.each([
    ['keeps them', '<a href="https://a.example/x">أ</a>', '<p><a href="https://a.example/x" rel="noopener">أ</a></p>'],
    [
      'writes them as the URL standard does',
      '<a href=" https://A.example/خبر ">أ</a>',
      '<p><a href="https://a.example/%D8%AE%D8%A8%D8%B1" rel="noopener">أ</a></p>',
    ],
    [
      'takes the inner one of two',
      '<a href="/a">أ<b><a href="/b">ب</a></b></a>',
      '<p><a href="/a">أ</a><a href="/b"><strong>ب</strong></a></p>',
    ],
    ['keeps a path of this site', '<a href="/a?b#c">أ</a>', '<p><a href="/a?b#c">أ</a></p>'],
    [
      'keeps the text of one that is none',
      '<a href="javascript:x">أ</a> <a href="page.html">ب</a> <a name=c>ج</a>',
      '<p>أ ب ج</p>',
    ],
  ])('%s', (_name, html, expected) => expect(through(html)).toBe(expected))

  it('resolves relative ones against the base', () => {
    expect(through('<a href="../x">أ</a>', { base: 'https://old.example/a/b/' })).toContain('"https://old.example/a/x"')
    expect(through('<a href="//cdn.example/x">أ</a>', { base: 'https://old.example/' })).toContain(
      '"https://cdn.example/x"',
    )
  })

  it('says which were dropped', () => {
    expect(leftOf('<a href="javascript:x">أ</a><a href="#fn1">1</a>')).toEqual({ 'a[href]': 1, 'a[href^="#"]': 1 })
  })
})

describe('lists', () => {
  it.each([
    [
      'keeps nesting',
      '<ul><li>أ<ol start="3"><li>ب</li></ol></li></ul>',
      '<ul><li>أ\n<ol start="3"><li>ب</li></ol></li></ul>',
    ],
    [
      'puts a misplaced list into the item before',
      '<ul><li>أ</li><ul><li>ب</li></ul></ul>',
      '<ul><li>أ\n<ul><li>ب</li></ul></li></ul>',
    ],
    ['drops empty items', '<ul><li></li><li>أ</li> </ul><ul></ul>', '<ul><li>أ</li></ul>'],
    ['keeps an item outside a list', '<li>أ</li>', '<p>أ</p>'],
  ])('%s', (_name, html, expected) => expect(through(html)).toBe(expected))

  it('goes no deeper than the schema does and keeps the text', () => {
    const html = '<ul><li>'.repeat(40) + 'قاع'
    expect(renderText(htmlToBody(html).body)).toContain('قاع')
    expect(leftOf(html)).toEqual({ 'ul[deeper than 12]': 28 })
  })
})

describe('quotes', () => {
  it.each([
    ['speaker from <cite>', '<blockquote><p>نص</p><cite>— سعاد</cite></blockquote>'],
    ['speaker from a paragraph that is only <cite>', '<blockquote><p>نص</p><p><cite>سعاد</cite></p></blockquote>'],
    ['speaker from <footer>', '<blockquote><p>نص</p><footer>– <cite>سعاد</cite></footer></blockquote>'],
    [
      'speaker from the caption around',
      '<figure><blockquote><p>نص</p></blockquote><figcaption>سعاد</figcaption></figure>',
    ],
  ])('%s', (_name, html) => {
    expect(blocks(html)).toMatchObject([
      { type: 'quote', attrs: { speaker: 'سعاد' }, content: [{ type: 'paragraph' }] },
    ])
    expect(renderText(htmlToBody(html).body)).toBe('سعاد\nنص')
  })

  it('leaves a work that is named in a sentence where it is', () => {
    expect(through('<blockquote>قرأتُ <cite>الكتاب</cite> أمس</blockquote>')).toContain(
      '<p>قرأتُ <em>الكتاب</em> أمس</p>',
    )
  })

  it('makes paragraphs of what a quote cannot hold and puts pictures after it', () => {
    const html =
      '<blockquote><h3>أ</h3><ul><li>ب</li></ul><blockquote><p>ج</p><cite>د</cite></blockquote><img src="https://a.example/x.jpg" alt="هـ"></blockquote>'
    expect(through(html, { resolveImage: () => 9 })).toBe(
      '<figure class="quote"><blockquote><p>أ</p>\n<p>ب</p>\n<p>د</p>\n<p>ج</p></blockquote></figure>',
    )
    expect(blocks(html, { resolveImage: () => 9 }).at(-1)).toMatchObject({
      type: 'image',
      attrs: { mediaId: 9, alt: 'هـ' },
    })
  })

  it('knows pulled-out sentences', () => {
    expect(through('<figure class="wp-block-pullquote"><blockquote><p>أ</p><p>ب</p></blockquote></figure>')).toBe(
      '<aside class="pull-quote"><p>أ<br>ب</p></aside>',
    )
    expect(
      blocks('<figure class="wp-block-pullquote"><blockquote><p>أ</p><cite>سعاد</cite></blockquote></figure>'),
    ).toMatchObject([{ type: 'quote', attrs: { speaker: 'سعاد' } }])
  })

  it('keeps what stands beside the quote in its figure', () => {
    expect(renderText(htmlToBody('<figure>قبل<blockquote>نص</blockquote><p>بعد</p></figure>').body)).toBe(
      'نص\n\nقبل\n\nبعد',
    )
  })
})

describe('pictures', () => {
  it('asks for the picture with its absolute address, words and caption', () => {
    const asked: unknown[] = []
    const resolveImage = (...args: unknown[]): number => asked.push(args)
    const html =
      '<figure><a href="x"><img class="size-full wp-image-12" src="../p/a.jpg" alt=" ميناء "></a><figcaption>الميناء <b>اليوم</b></figcaption></figure>'
    expect(blocks(html, { resolveImage, base: 'https://old.example/a/' })).toEqual([
      { type: 'image', attrs: { mediaId: 1, alt: 'ميناء', caption: 'الميناء اليوم', credit: '' } },
    ])
    expect(asked).toEqual([['https://old.example/p/a.jpg', 'ميناء', 'الميناء اليوم', 12]])
  })

  it('links to a picture that is not here', () => {
    expect(through('<p>أ<img src="https://a.example/%D8%A8.jpg">ج</p>')).toBe(
      '<p>أ</p>\n<p><a href="https://a.example/%D8%A8.jpg" rel="noopener">ب.jpg</a></p>\n<p>ج</p>',
    )
    expect(through('<img src="data:image/png;base64,AA" alt="وصف">')).toBe('<p>وصف</p>')
    expect(leftOf('<img src="x"><img src="y">')).toEqual({ img: 2 })
  })

  it('finds late ones once', () => {
    const html =
      '<img src="data:x" data-src="https://a.example/a.jpg"><noscript><img src="https://a.example/a.jpg"></noscript>'
    expect(blocks(html, { resolveImage: () => 4 })).toHaveLength(1)
    expect(
      blocks('<p>أ</p><noscript><img src="https://a.example/a.jpg"></noscript>', { resolveImage: () => 4 }),
    ).toHaveLength(2)
  })

  it('reads faces as characters and drops counting pixels', () => {
    expect(through('<p>أ <img class="emoji" alt="🙂" src="https://s.example/x.png"></p>')).toBe('<p>أ 🙂</p>')
    expect(leftOf('<img width="1" height="1" src="https://t.example/">')).toEqual({ 'img[1x1]': 1 })
  })

  it('keeps all that a figure holds besides', () => {
    expect(
      renderText(htmlToBody('<figure><img src="/a" alt="ص"><p>نص</p><figcaption>شرح</figcaption></figure>').body),
    ).toBe('ص\n\nنص\n\nشرح')
  })
})

describe('what has no form', () => {
  it('links to what plays', () => {
    expect(through('<iframe src="//play.example/v/1" title="مقطع"></iframe>', { base: 'https://a.example' })).toBe(
      '<p><a href="https://play.example/v/1" rel="noopener">مقطع</a></p>',
    )
    expect(through('<video><source src="https://a.example/a.mp4">لا يدعم</video>')).toContain('https://a.example/a.mp4')
    expect(leftOf('<iframe></iframe><audio src="/a.mp3"></audio>')).toEqual({ iframe: 1, audio: 1 })
  })

  it('counts unknown elements by name and keeps their text', () => {
    expect(through('<p>أ <blink>ب</blink> <x-y>ج</x-y></p><x-y></x-y>')).toBe('<p>أ ب ج</p>')
    expect(leftOf('<p>أ <blink>ب</blink> <x-y>ج</x-y></p><x-y></x-y>')).toEqual({ blink: 1, 'x-y': 2 })
  })

  it('drops what is no text for readers, and counts it', () => {
    const html =
      '<script>a</script><style>b</style><template>c</template><svg><text>d</text></svg><!-- e --><p style="display:none">f</p><p hidden>g</p>ح'
    expect(through(html)).toBe('<p>ح</p>')
    expect(leftOf(html)).toEqual({ script: 1, style: 1, template: 1, svg: 1, comment: 1, hidden: 2 })
  })

  it('names no more than 200 things', () => {
    const many = Array.from({ length: 500 }, (_, index) => `<x-${index}></x-${index}>`).join('')
    const { left } = htmlToBody(many)
    expect(left).toHaveLength(201)
    expect(left.at(-1)).toEqual({ what: 'other', count: 300 })
  })
})

describe('preformatted text', () => {
  it('is code, or a poem where WordPress says so', () => {
    expect(through('<pre>\n a <b>b</b>\n  c\n</pre>')).toBe('<pre dir="ltr"><code> a b\n  c</code></pre>')
    expect(through('<pre class="wp-block-verse">شطر\n<em>شطر</em></pre>')).toBe('<p>شطر<br>شطر</p>')
  })
})

describe('limits', () => {
  const bombs: [string, string][] = [
    ['100,000 open boxes', '<div>'.repeat(100_000) + 'قاع'],
    [
      'formatting opened again in every paragraph',
      Array.from({ length: 40_000 }, (_, index) => `<p><b id=${index}>ق`).join(''),
    ],
    ['100,000 attributes', `<a ${Array.from({ length: 100_000 }, (_, index) => `a${index}`).join(' ')}>قاع</a>`],
    ['text driven out of a table', `<table>${'ق<i></i>'.repeat(60_000)}`],
    ['a long link cut in 100,000 pieces', `<a href="/${'a'.repeat(1900)}">${'ق<b>ق</b>'.repeat(50_000)}</a>`],
    ['400 quotes around 50,000 paragraphs', '<blockquote>'.repeat(400) + '<p>ق'.repeat(50_000)],
    ['60,000 names in one quote', `<blockquote>${'ق<cite>ق</cite>'.repeat(60_000)}`],
    ['a table row of 150,000 pieces', `<table><tr><td>${'ق<b>ق</b>'.repeat(75_000)}<td>ق`],
    ['a table of 400,000 cells', `<table><tr>${'<td>'.repeat(200_000)}<tr>${'<td>'.repeat(150_000)}`],
    ['spans of everything', `<table>${'<tr><td rowspan=1000 colspan=50><td rowspan=1000 colspan=50>'.repeat(20_000)}`],
    ['100,000 marks of one note', `${'<a href=#n id=m>1</a>'.repeat(100_000)}<p id=n><a href=#m>^</a>`],
    ['a million spaces', `ق${' '.repeat(1_000_000)}ق`],
    ['a million line ends', `ق${'\n'.repeat(1_000_000)}ق`],
    ['nothing but the start of tags', '<'.repeat(1_000_000)],
  ]
  it.each(bombs)('%s do not hang', (_name, html) => {
    const start = performance.now()
    for (const lineEnds of ['space', 'breaks'] as const) htmlToBody(html, { lineEnds })
    // A guard against work that grows with the square of the text, not a measurement.
    expect(performance.now() - start).toBeLessThan(60_000)
  })

  it('text beyond the limits is kept as text', () => {
    const { body, left } = htmlToBody(`${'<div>'.repeat(600)}<p>أول</p><script>alert(1)</script><p>ثانٍ &amp; ثالث</p>`)
    expect(renderText(body)).toBe('أول\n\nثانٍ & ثالث')
    expect(left).toEqual([{ what: 'html-beyond-limits', count: 1 }])
  })

  it('a body of more than 1 MB loses its last blocks and says how many', () => {
    const { body, left } = htmlToBody('<p>' + `${'ورق '.repeat(5000)}</p><p>`.repeat(60))
    expect(body.content.length).toBeGreaterThan(25)
    expect(left).toEqual([{ what: 'too-large', count: 60 - body.content.length }])
  })
})
