import { renderText } from '@warraq/core/articles/render-text'
import { describe, expect, it } from 'vitest'
import { contentPieces } from './block-comments.ts'
import { notesOfItem } from './item-notes.ts'
import type { WpContentOptions } from './wp-content.ts'
import { wpContentToBody } from './wp-content.ts'

function shape(content: string, options?: WpContentOptions): string[] {
  return wpContentToBody(content, options).body.content.map((node) => node.type)
}
function leftOf(content: string): Record<string, number> {
  return Object.fromEntries(wpContentToBody(content).left.map(({ what, count }) => [what, count]))
}
function textOf(content: string): string {
  return renderText(wpContentToBody(content).body)
}

describe('block comments', () => {
  it('cuts the content at them and knows what is inside', () => {
    const pieces = [
      ...contentPieces(
        'قبل<!-- wp:group {"a":{"b":"\\u002d\\u002d>"}} --><!-- note -->في<!-- wp:x/y /--><!-- /wp:group -->بعد',
      ),
    ]
    expect(pieces).toEqual([
      { kind: 'html', html: 'قبل', inBlock: false },
      { kind: 'block', block: { name: 'group', form: 'open', attributes: { a: { b: '-->' } } } },
      { kind: 'html', html: '<!-- note -->في', inBlock: true },
      { kind: 'block', block: { name: 'x/y', form: 'alone', attributes: {} } },
      { kind: 'block', block: { name: 'group', form: 'close', attributes: {} } },
      { kind: 'html', html: 'بعد', inBlock: false },
    ])
  })

  it('reads attributes that are no JSON as none', () => {
    expect([...contentPieces('<!-- wp:a {x} -->')]).toEqual([
      { kind: 'block', block: { name: 'a', form: 'open', attributes: {} } },
    ])
    expect([...contentPieces('<!-- wp:a [1] -->')]).toEqual([
      { kind: 'html', html: '<!-- wp:a [1] -->', inBlock: false },
    ])
  })

  it.each([
    ['<!--'.repeat(250_000)],
    ['<!-- wp:a -->'.repeat(80_000)],
    [`<!-- wp:a ${'{}'.repeat(400_000)} -->`],
    [`<!-- wp:a${' '.repeat(900_000)}x-->`],
  ])('is linear (%#)', (text) => {
    const start = performance.now()
    expect([...contentPieces(text)].length).toBeGreaterThan(0)
    expect(performance.now() - start).toBeLessThan(3000)
  })
})

describe('content of the block editor', () => {
  it('keeps blocks and unwraps boxes', () => {
    const content =
      '<!-- wp:columns --><div class="wp-block-columns"><!-- wp:column --><div><!-- wp:paragraph --><p>أ</p><!-- /wp:paragraph --></div><!-- /wp:column -->' +
      '<!-- wp:column --><div><!-- wp:heading {"level":3} --><h3>ب</h3><!-- /wp:heading --></div><!-- /wp:column --></div><!-- /wp:columns -->\n\n' +
      '<!-- wp:separator --><hr class="wp-block-separator"/><!-- /wp:separator --><!-- wp:verse --><pre class="wp-block-verse">شطر\nشطر</pre><!-- /wp:verse -->' +
      '<!-- wp:code --><pre class="wp-block-code"><code>x</code></pre><!-- /wp:code -->'
    expect(shape(content)).toEqual(['paragraph', 'heading', 'rule', 'paragraph', 'code_block'])
    expect(leftOf(content)).toEqual({})
  })

  it('links to what was embedded, with its caption after it', () => {
    const content =
      '<!-- wp:embed {"url":"https://v.example/1"} --><figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://v.example/1?a=b&amp;c\n</div><figcaption>شرح</figcaption></figure><!-- /wp:embed --><!-- wp:core-embed/x {"url":"https://v.example/2"} /-->'
    const { body } = wpContentToBody(content)
    expect(body.content[0]).toMatchObject({
      content: [{ text: 'https://v.example/1?a=b&c', marks: [{ attrs: { href: 'https://v.example/1?a=b&c' } }] }],
    })
    expect(textOf(content)).toBe('https://v.example/1?a=b&c\n\nشرح\n\nhttps://v.example/2')
    expect(leftOf(content)).toEqual({ embed: 2 })
  })

  it('puts notes where their marks are', () => {
    const content =
      '<!-- wp:paragraph --><p>نص<sup data-fn="u" class="fn"><a href="#u" id="u-link">1</a></sup></p><!-- /wp:paragraph -->\n\n<!-- wp:footnotes /-->'
    const notes = notesOfItem({ meta: new Map([['footnotes', ['[{"content":"حاشية","id":"u"}]']]]) })
    expect(wpContentToBody(content, { notes })).toMatchObject({
      body: { content: [{ content: [{ text: 'نص' }, { type: 'footnote', content: [{ text: 'حاشية' }] }] }] },
      left: [],
    })
    expect(notesOfItem({ meta: new Map([['footnotes', ['[{"cut']]]) }).size).toBe(0)
  })

  it('names blocks that have no HTML, or are not known', () => {
    expect(
      leftOf(
        '<!-- wp:latest-posts /--><!-- wp:block {"ref":4} /--><!-- wp:acme/poll --><p>أ</p><!-- /wp:acme/poll --><!-- wp:more --><!--more--><!-- /wp:more --><!-- wp:nextpage --><!--nextpage--><!-- /wp:nextpage -->',
      ),
    ).toEqual({
      'wp:latest-posts': 1,
      'wp:block': 1,
      'wp:acme/poll': 1,
      nextpage: 1,
    })
  })

  it('reads what stands between blocks by its blank lines', () => {
    expect(textOf('<!-- wp:paragraph --><p>أ</p><!-- /wp:paragraph -->\n\nب\nج\n\nد')).toBe('أ\n\nب ج\n\nد')
  })

  it('knows galleries, old and new', () => {
    const options = { resolveImage: (): number => 3 }
    expect(
      shape(
        '<!-- wp:gallery --><figure class="wp-block-gallery"><ul class="blocks-gallery-grid"><li><figure><img src="/a"></figure></li><li><figure><img src="/b"></figure></li></ul></figure><!-- /wp:gallery -->',
        options,
      ),
    ).toEqual(['gallery'])
    expect(
      shape(
        '<!-- wp:gallery --><figure class="wp-block-gallery"><!-- wp:image --><figure><img src="/a"></figure><!-- /wp:image --><!-- wp:image --><figure><img src="/b"></figure><!-- /wp:image --></figure><!-- /wp:gallery -->',
        options,
      ),
    ).toEqual(['gallery'])
  })
})

describe('content of the classic editor', () => {
  it('reads line ends as that editor showed them', () => {
    const content =
      'فقرة أولى\r\nسطر ثانٍ\r\n\r\nفقرة <strong>ثانية</strong>\r\n<!--more-->\r\n<ul>\r\n<li>بند</li>\r\n</ul>'
    expect(textOf(content)).toBe('فقرة أولى\nسطر ثانٍ\n\nفقرة ثانية\n\nبند')
    expect(leftOf(content)).toEqual({})
  })

  it('asks for pictures by their number, with the words of the caption', () => {
    const asked: unknown[] = []
    const content =
      'أ\n\n[caption id="attachment_5" width="3"]<a href="/x"><img class="size-full wp-image-5" src="https://a.example/x.jpg" alt="ب" /></a> شرح <em>الصورة</em>[/caption]\n\nج [gallery ids="6"]'
    const resolveImage = (...args: unknown[]): number => asked.push(args)
    expect(shape(content, { resolveImage })).toEqual(['paragraph', 'image', 'paragraph', 'image'])
    expect(asked).toEqual([
      ['https://a.example/x.jpg', 'ب', 'شرح الصورة', 5],
      ['', '', '', 6],
    ])
    expect(leftOf(content)).toEqual({ img: 2 })
  })

  it('links to an address that stands alone', () => {
    expect(leftOf('أ\n\nhttps://v.example/1\n\n[embed]https://v.example/2[/embed]')).toEqual({ embed: 2 })
  })

  it('shows what an address on its own line is of, where the site is known', () => {
    const content =
      'قبل\nhttps://youtu.be/abcdefghijk\nبعد\n\nhttps://vimeo.com/12345678\n\n[youtube https://www.youtube.com/watch?v=abcdefghijk]\n\nانظر https://youtu.be/abcdefghijk'
    expect(shape(content)).toEqual(['paragraph', 'embed', 'paragraph', 'embed', 'embed', 'paragraph'])
    expect(leftOf(content)).toEqual({})
  })

  it('shows galleries and playlists by the numbers of their files, and the post’s own pictures where none are named', () => {
    const options: WpContentOptions = {
      resolveImage: (_src, _alt, _caption, id) => id,
      resolveFile: (_src, id) => (id === null ? null : { mediaId: id, kind: 'audio' }),
      attached: [3, 4],
    }
    expect(
      wpContentToBody('[gallery ids="8,9"]\n\n[gallery]\n\n[playlist ids="5,6"]', options).body.content,
    ).toMatchObject([
      { type: 'gallery', content: [{ attrs: { mediaId: 8 } }, { attrs: { mediaId: 9 } }] },
      { type: 'gallery', content: [{ attrs: { mediaId: 3 } }, { attrs: { mediaId: 4 } }] },
      { type: 'audio', attrs: { mediaId: 5 } },
      { type: 'audio', attrs: { mediaId: 6 } },
    ])
  })
})
