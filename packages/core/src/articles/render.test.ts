import { describe, expect, it } from 'vitest'
import type { Body } from './body.ts'
import { checkBody } from './body.ts'
import { renderFeed } from './render-feed.ts'
import { renderHtml } from './render-html.ts'
import { renderLite } from './render-lite.ts'
import { renderMail } from './render-mail.ts'
import { escapeHtml, fillHtml } from './render-markup.ts'
import type { BodyViews, MediaView } from './render-options.ts'
import { countWords, describeBody, readMinutes, renderText } from './render-text.ts'

const harbour: MediaView = {
  id: 7,
  width: 1280,
  height: 720,
  sources: [{ type: 'image/avif', srcset: '/media/7/a.avif 640w, /media/7/b.avif 1280w' }],
  src: '/media/7/b.jpg',
  alt: 'ميناء عند الفجر',
  caption: '',
  credit: 'هدى منصور',
}
const views: BodyViews = {
  media: new Map([[7, harbour]]),
  related: new Map([[12, { title: 'كيف يُقاس المطر؟', href: '/science/12/%D9%85%D8%B7%D8%B1' }]]),
  labels: {
    photoCredit: 'مصدر الصورة: {credit}',
    related: 'اقرأ أيضًا',
    speakerRole: '{speaker}، {role}',
    quoteSource: 'المصدر: {source}',
    designated: 'تصنّفه {by} منظمة إرهابية',
  },
  origin: 'https://news.example',
}
const page = { ...views, imageSizes: '100vw' }
const abroad = { ...views, articleUrl: 'https://news.example/a/1/x', lang: 'ar', dir: 'rtl' as const }

function body(...content: unknown[]): Body {
  const check = checkBody({ type: 'doc', attrs: { version: 1 }, content })
  if (!check.ok) throw new Error(JSON.stringify(check.problem))
  return check.body
}
const text = (value: string, ...marks: unknown[]) => ({ type: 'text', text: value, marks })
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })
const link = (href: string) => ({ type: 'link', attrs: { href } })
const strong = { type: 'strong' }
const html = (...content: unknown[]) => renderHtml(body(...content), page)

describe('page HTML', () => {
  it('writes paragraphs and headings with the direction they were given', () => {
    expect(html(paragraph(text('أول')), { type: 'paragraph', attrs: { dir: 'ltr' }, content: [text('Two')] })).toBe(
      '<p>أول</p>\n<p dir="ltr">Two</p>',
    )
    expect(html({ type: 'heading', attrs: { level: 3, dir: 'rtl' }, content: [text('عنوان')] })).toBe(
      '<h3 dir="rtl">عنوان</h3>',
    )
  })

  it('leaves out what is empty', () => {
    expect(
      html(paragraph(), { type: 'heading' }, { type: 'code_block' }, { type: 'quote', content: [paragraph()] }),
    ).toBe('')
  })

  it('escapes text and attributes and drops the overrides of direction', () => {
    expect(html(paragraph(text(`<img src=x onerror="a('&')">`)))).toBe(
      '<p>&lt;img src=x onerror=&quot;a(&#39;&amp;&#39;)&quot;&gt;</p>',
    )
    expect(html(paragraph(text('a\u202Eb\u202Dc')))).toBe('<p>abc</p>')
    expect(html(paragraph(text('x', link('https://e.example/?a=1&b=2'))))).toContain('?a=1&amp;b=2"')
  })

  it('keeps one link around words of different weight', () => {
    expect(
      html(paragraph(text('قبل '), text('رابط ', link('/a')), text('مهم', link('/a'), strong), text(' بعد'))),
    ).toBe('<p>قبل <a href="/a">رابط <strong>مهم</strong></a> بعد</p>')
  })

  it('tells links that lead out', () => {
    expect(html(paragraph(text('x', link('https://other.example/'))))).toBe(
      '<p><a href="https://other.example/" rel="noopener">x</a></p>',
    )
    expect(html(paragraph(text('x', link('https://news.example/a'))))).toBe(
      '<p><a href="https://news.example/a">x</a></p>',
    )
  })

  it('does not write a link that the check would have refused', () => {
    const forged = {
      type: 'doc',
      attrs: { version: 1 },
      content: [{ ...paragraph(text('x', link('javascript:alert(1)'))), attrs: { dir: null } }],
    } as unknown as Body
    expect(renderHtml(forged, page)).toBe('<p>x</p>')
  })

  it('names the speaker before the statement', () => {
    const attrs = { speaker: 'سعاد الخطيب', role: 'مديرة المرصد', source: 'بيان مكتوب', designated: null }
    expect(html({ type: 'quote', attrs, content: [paragraph(text('لم يتوقف القياس يومًا.'))] })).toBe(
      '<figure class="quote"><figcaption class="quote-who"><b class="quote-speaker"><bdi>سعاد الخطيب</bdi></b>، ' +
        '<span class="quote-role"><bdi>مديرة المرصد</bdi></span></figcaption>' +
        '<blockquote><p>لم يتوقف القياس يومًا.</p></blockquote>' +
        '<p class="quote-source">المصدر: <bdi>بيان مكتوب</bdi></p></figure>',
    )
  })

  it('says who designates a speaking group', () => {
    const attrs = { speaker: 'جماعة', designated: { by: 'جهة {speaker}' } }
    const out = html({ type: 'quote', attrs, content: [paragraph(text('نص'))] })
    expect(out).toContain(
      '</b> <span class="quote-designation">تصنّفه <bdi>جهة {speaker}</bdi> منظمة إرهابية</span></figcaption>',
    )
  })

  it('has no caption for a quote without attribution', () => {
    expect(html({ type: 'quote', content: [paragraph(text('نص'))] })).toBe(
      '<figure class="quote"><blockquote><p>نص</p></blockquote></figure>',
    )
  })

  it('shows a picture with its sizes, its own words first, and the credit of the file', () => {
    expect(html({ type: 'image', attrs: { mediaId: 7, caption: 'الميناء "القديم"' } })).toBe(
      '<figure class="figure"><picture>' +
        '<source type="image/avif" srcset="/media/7/a.avif 640w, /media/7/b.avif 1280w" sizes="100vw">' +
        '<img src="/media/7/b.jpg" alt="ميناء عند الفجر" width="1280" height="720" loading="lazy" decoding="async"></picture>' +
        '<figcaption class="figure-caption">الميناء &quot;القديم&quot; ' +
        '<span class="figure-credit">مصدر الصورة: <bdi>هدى منصور</bdi></span></figcaption></figure>',
    )
    expect(html({ type: 'image', attrs: { mediaId: 8 } }, paragraph(text('x')))).toBe('<p>x</p>')
  })

  it('writes lists, tight where an item is one paragraph', () => {
    const item = (...content: unknown[]) => ({ type: 'list_item', content })
    expect(
      html({
        type: 'ordered_list',
        attrs: { start: 4 },
        content: [
          item(paragraph(text('أ'))),
          item(paragraph(text('ب')), { type: 'bullet_list', content: [item(paragraph(text('ج')))] }),
        ],
      }),
    ).toBe('<ol start="4"><li>أ</li><li>ب\n<ul><li>ج</li></ul></li></ol>')
  })

  it('writes rule, code, pull quote, line break and related article', () => {
    expect(
      html(
        { type: 'rule' },
        { type: 'code_block', content: [text('a < b\n  c')] },
        { type: 'pull_quote', content: [text('جملة')] },
        paragraph(text('أ'), { type: 'hard_break' }, text('ب', { type: 'code' })),
        { type: 'related', attrs: { articleId: 12 } },
        { type: 'related', attrs: { articleId: 13 } },
      ),
    ).toBe(
      [
        '<hr>',
        '<pre dir="ltr"><code>a &lt; b\n  c</code></pre>',
        '<aside class="pull-quote"><p>جملة</p></aside>',
        '<p>أ<br><code dir="ltr">ب</code></p>',
        '<p class="read-also"><span class="read-also-label">اقرأ أيضًا</span> <a href="/science/12/%D9%85%D8%B7%D8%B1">كيف يُقاس المطر؟</a></p>',
      ].join('\n'),
    )
  })
})

describe('other forms', () => {
  const sample = body(
    { type: 'heading', content: [text('مقدمة')] },
    paragraph(text('نص '), text('هنا', link('/a/1/b')), text(' و'), text('هناك', link('#end'))),
    { type: 'image', attrs: { mediaId: 7, caption: 'الميناء' } },
    { type: 'quote', attrs: { speaker: 'سعاد' }, content: [paragraph(text('قالت'))] },
  )

  it('feed: absolute addresses, no class, says its direction', () => {
    const out = renderFeed(sample, abroad)
    expect(out).toMatch(/^<div lang="ar" dir="rtl">/u)
    expect(out).toContain('href="https://news.example/a/1/b"')
    expect(out).toContain('href="https://news.example/a/1/x#end"')
    expect(out).toContain('src="https://news.example/media/7/b.jpg"')
    expect(out).not.toMatch(/class=|style=|srcset=/u)
  })

  it('mail: every style inline, sides follow the direction', () => {
    const out = renderMail(sample, abroad)
    expect(out).toMatch(/^<div lang="ar" dir="rtl" style="text-align:right">/u)
    expect(out).toContain('border-right:3px')
    expect(out).not.toContain('class=')
    expect(out).not.toContain('letter-spacing')
    expect(renderMail(sample, { ...abroad, dir: 'ltr' })).toContain('border-left:3px')
  })

  it('lite: no picture is fetched', () => {
    const out = renderLite(sample, views)
    expect(out).not.toContain('<img')
    expect(out).toContain('<a href="/media/7/b.jpg">ميناء عند الفجر</a>')
  })

  it('text: blocks apart, speaker first, caption in', () => {
    expect(renderText(sample)).toBe('مقدمة\n\nنص هنا وهناك\n\nالميناء\n\nسعاد\nقالت')
  })
})

describe('description, words, minutes', () => {
  it('cuts between words', () => {
    const long = body({ type: 'heading', content: [text('عنوان')] }, paragraph(text('واحد اثنان، ثلاثة أربعة')))
    expect(describeBody(long)).toBe('واحد اثنان، ثلاثة أربعة')
    expect(describeBody(long, 13)).toBe('واحد اثنان…')
    expect(describeBody(body(paragraph(text('😀'.repeat(10)))), 5)).toBe('😀😀…')
  })

  it('counts words, not marks of punctuation', () => {
    expect(countWords(body(paragraph(text('قال: «لا» – ثم 12% مضى.'))))).toBe(5)
  })

  it('rounds minutes at 180 words and never says none', () => {
    expect([0, 1, 180, 269, 270, 1800].map(readMinutes)).toEqual([1, 1, 1, 1, 2, 10])
  })
})

describe('markup', () => {
  it('fills only placeholders that it is given', () => {
    expect(fillHtml('{a} & {b} {constructor}', { a: '<i>1</i>' })).toBe('<i>1</i> &amp; {b} {constructor}')
  })
  it('leaves nothing that opens markup', () => {
    expect(escapeHtml('<>&"\'')).toBe('&lt;&gt;&amp;&quot;&#39;')
  })
})
