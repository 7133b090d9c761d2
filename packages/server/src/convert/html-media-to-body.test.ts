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

describe('tables', () => {
  const textsOf = (html: string): unknown =>
    blocks(html).map((block) =>
      block.type === 'table'
        ? block.content.map(({ content = [] }) =>
            content.map(({ attrs, content: [first] }) => {
              const text = first?.content?.map((node) => (node.type === 'text' ? node.text : '')).join('') ?? ''
              const spans = `${attrs.colspan}x${attrs.rowspan}`
              return `${attrs.header ? '#' : ''}${text}${spans === '1x1' ? '' : ` ${spans}`}`
            }),
          )
        : block.type,
    )

  it('keeps cells, headers, caption and words marked in them', () => {
    const html =
      '<table dir="rtl"><caption>ت <b>أ</b></caption><thead><tr><td>س</td><th>ع</th></tr></thead><tr><th>أ</th><td><b>1</b></td></tr></table>'
    expect(textsOf(html)).toEqual([
      [
        ['#س', '#ع'],
        ['#أ', '1'],
      ],
    ])
    expect(blocks(html)[0]).toMatchObject({ attrs: { caption: 'ت أ', dir: 'rtl' } })
    expect(through(html)).toContain('<td><strong>1</strong></td>')
    expect(leftOf(html)).toEqual({})
  })

  it('takes the caption of the figure around it', () => {
    expect(
      blocks('<figure class="wp-block-table"><table><tr><td>أ<td>ب</table><figcaption>شرح</figcaption></figure>'),
    ).toMatchObject([{ type: 'table', attrs: { caption: 'شرح' } }])
  })

  it('makes a rectangle of whatever the rows ask for', () => {
    expect(
      textsOf(
        '<table><tr><td rowspan="9">أ<td>ب<tr><td colspan="2">ج<tr></tr><tr><td>د<td rowspan=0>هـ<tr><td></table>',
      ),
    ).toEqual([[['أ 1x4', 'ب', ''], ['ج 2x1'], ['د', 'هـ 1x2'], ['']]])
  })

  it('puts what is no text after the table and keeps lists as paragraphs', () => {
    const html = '<table><tr><td>أ<td><ul><li>ب<li>ج</ul><img src="https://a.example/x.jpg" alt="ص"></tr></table>'
    expect(blocks(html, { resolveImage: () => 4 }).map(({ type }) => type)).toEqual(['table', 'image'])
    expect(renderText(htmlToBody(html, { resolveImage: () => 4 }).body)).toBe('أ | ب ج')
    expect(leftOf(html, { resolveImage: () => 4 })).toEqual({ 'table list': 1 })
  })

  it('opens a box of one column, and reads as lines what is inside another or too large', () => {
    expect(through('<table><tr><td><p>أ</p><p>ب</p></td></tr></table>')).toBe('<p>أ</p>\n<p>ب</p>')
    const inner = '<table><tr><td>أ<td><table><tr><td>ب<td>ج</table></table>'
    expect(renderText(htmlToBody(inner).body)).toBe('أ | ب | ج')
    expect(leftOf(inner)).toEqual({ table: 1 })
    const wide = `<table><tr>${'<td>أ'.repeat(60)}</table>`
    expect(blocks(wide)[0]?.type).toBe('paragraph')
    expect(leftOf(wide)).toEqual({ table: 1 })
    expect(blocks('<table><tr><td></td><td> </td></tr></table>')).toEqual([{ type: 'paragraph', attrs: { dir: null } }])
  })
})

describe('galleries', () => {
  const options = { resolveImage: (src: string) => Number(/(\d)\.jpg$/u.exec(src)?.[1] ?? 0) || null }
  const img = (n: number, alt = '') => `<img src="https://a.example/${n}.jpg" alt="${alt}">`

  it('gathers pictures of a figure, each with its caption, and what it says of all', () => {
    expect(
      blocks(
        `<figure class="wp-block-gallery"><figure>${img(1, 'أ')}<figcaption>أول</figcaption></figure><figure>${img(2)}</figure><figcaption>الكل</figcaption></figure>`,
        options,
      ),
    ).toEqual([
      {
        type: 'gallery',
        attrs: { caption: 'الكل' },
        content: [
          { type: 'image', attrs: { mediaId: 1, alt: 'أ', caption: 'أول', credit: '' } },
          { type: 'image', attrs: { mediaId: 2, alt: '', caption: '', credit: '' } },
        ],
      },
    ])
  })

  it('knows lists of pictures and those that WordPress and Ghost draw', () => {
    const lists = [
      `<ul><li>${img(1)}</li><li>${img(2)}</li></ul>`,
      `<div id="gallery-1" class="gallery galleryid-5"><dl class="gallery-item"><dt><a href="/x">${img(1)}</a></dt><dd class="wp-caption-text">أول</dd></dl><dl class="gallery-item"><dt>${img(2)}</dt></dl></div>`,
      `<figure class="kg-card kg-gallery-card"><div class="kg-gallery-container"><div>${img(1)}${img(2)}</div></div></figure>`,
    ]
    for (const html of lists)
      expect(blocks(html, options)).toMatchObject([
        { type: 'gallery', content: [{ attrs: { mediaId: 1 } }, { attrs: { mediaId: 2 } }] },
      ])
    expect(blocks(lists[1] ?? '', options)).toMatchObject([{ content: [{ attrs: { caption: 'أول' } }, {}] }])
  })

  it('is one picture where only one is here, the others being links', () => {
    const html = `<figure><figure>${img(1)}</figure><figure><img src="https://a.example/x.png" alt="ص"></figure><figcaption>الكل</figcaption></figure>`
    expect(blocks(html, options)).toMatchObject([{ type: 'image', attrs: { caption: 'الكل' } }, { type: 'paragraph' }])
  })
})

describe('recordings and other sites', () => {
  const options = {
    base: 'https://old.example/a/',
    resolveFile: (src: string) =>
      src.endsWith('/a.mp3')
        ? ({ mediaId: 5, kind: 'audio' } as const)
        : src.endsWith('/a.mp4')
          ? ({ mediaId: 6, kind: 'video' } as const)
          : null,
    resolveImage: () => 7,
  }

  it('plays what is here, with caption and poster', () => {
    expect(blocks('<audio controls src="/up/a.mp3"></audio>', options)).toEqual([
      { type: 'audio', attrs: { mediaId: 5, title: '', caption: '', credit: '' } },
    ])
    expect(
      blocks(
        '<figure class="wp-block-video"><video poster="/p.jpg"><source src="../up/a.mp4">قديم</video><figcaption>شرح</figcaption></figure>',
        options,
      ),
    ).toEqual([{ type: 'video', attrs: { mediaId: 6, posterId: 7, title: '', caption: 'شرح', credit: '' } }])
  })

  it.each([
    ['a frame', '<iframe src="https://www.youtube.com/embed/abcdefghijk?rel=0" title="كيف؟"></iframe>', 'كيف؟', ''],
    [
      'a late frame',
      '<iframe src="about:blank" data-src="//youtube.com/embed/abcdefghijk" title="YouTube video player"></iframe>',
      '',
      '',
    ],
    [
      'an embed block',
      '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://youtu.be/abcdefghijk\n</div><figcaption>شرح</figcaption></figure>',
      '',
      'شرح',
    ],
    [
      'a Ghost card',
      '<figure class="kg-card kg-embed-card"><iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe></figure>',
      '',
      '',
    ],
  ])('shows %s as what it is', (_name, html, title, caption) => {
    expect(blocks(html)).toEqual([
      {
        type: 'embed',
        attrs: { provider: 'youtube', href: 'https://www.youtube.com/watch?v=abcdefghijk', title, caption },
      },
    ])
    expect(leftOf(html)).toEqual({})
  })

  it('keeps the words of a post on X, and leads to those of others', () => {
    const x =
      '<blockquote class="twitter-tweet"><p>نص المنشور</p>— اسم (@name) <a href="https://twitter.com/name/status/123?ref=x">يوم</a></blockquote><script src="https://platform.twitter.com/widgets.js"></script>'
    expect(blocks(x)).toMatchObject([
      { type: 'quote' },
      { type: 'embed', attrs: { href: 'https://x.com/name/status/123' } },
    ])
    expect(
      blocks(
        '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/AbCdE1/?x"><p>View</p></blockquote>',
      ),
    ).toMatchObject([{ type: 'embed', attrs: { provider: 'instagram' } }])
    expect(blocks('<div class="fb-post" data-href="https://www.facebook.com/paper/posts/12"></div>')).toMatchObject([
      { type: 'embed', attrs: { provider: 'facebook' } },
    ])
    expect(
      blocks('<script async src="https://telegram.org/js/telegram-widget.js" data-telegram-post="paper/12"></script>'),
    ).toMatchObject([{ type: 'embed', attrs: { href: 'https://t.me/paper/12' } }])
  })

  it('takes the recording out of the player of a Ghost card', () => {
    const html =
      '<figure class="kg-card kg-video-card"><div><video src="https://old.example/a.mp4"></video><div class="kg-video-player"><button>1×</button><span>0:34</span></div></div><figcaption>شرح</figcaption></figure>'
    expect(blocks(html, options)).toMatchObject([{ type: 'video', attrs: { mediaId: 6, caption: 'شرح' } }])
  })
})

describe('notes', () => {
  const wordpress = '<p>نص<sup data-fn="u-1" class="fn"><a href="#u-1" id="u-1-link">1</a></sup>.</p>'

  it('stand where their marks are', () => {
    const html = `<p>نص <a href="#_ftn1" name="_ftnref1">[1]</a> تتمة</p><hr><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> قال <a href="https://a.example/">ذلك</a></p></div>`
    expect(blocks(html)).toMatchObject([
      {
        content: [
          { text: 'نص' },
          { type: 'footnote', content: [{ text: 'قال ' }, { text: 'ذلك', marks: [{ type: 'link' }] }] },
          { text: ' تتمة' },
        ],
      },
      { type: 'rule' },
    ])
    expect(
      blocks(`${wordpress}<ol class="wp-block-footnotes"><li id="u-1">حاشية <a href="#u-1-link">↩︎</a></li></ol>`),
    ).toMatchObject([{ content: [{ text: 'نص' }, { type: 'footnote', content: [{ text: 'حاشية' }] }, { text: '.' }] }])
  })

  it('come from beside the text where the source keeps them there', () => {
    const notes = new Map([['u-1', '<strong>حاشية</strong> أولى']])
    expect(blocks(wordpress, { notes })).toMatchObject([
      {
        content: [{ text: 'نص' }, { type: 'footnote', content: [{ marks: [{ type: 'strong' }] }, {}] }, { text: '.' }],
      },
    ])
  })

  it('are not links to places of the page', () => {
    const html = '<p><a href="#one">أول</a></p><h2 id="one">أول</h2><p id="two">نص <a href="#one">فوق</a></p>'
    expect(through(html)).not.toContain('note')
    expect(leftOf(html)).toEqual({ 'a[href^="#"]': 2 })
  })
})
