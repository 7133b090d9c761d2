import { describe, expect, it } from 'vitest'
import type { Body } from './body.ts'
import { checkBody } from './body.ts'
import { EMBED_PROVIDERS, type EmbedProvider } from './embed-providers.table.ts'
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
    embed: Object.fromEntries(EMBED_PROVIDERS.map((name) => [name, `على ${name}`])) as Record<EmbedProvider, string>,
    download: { audio: 'نزّل التسجيل', video: 'نزّل المقطع' },
    table: 'جدول',
    openPicture: 'افتح الصورة',
    notes: 'الحواشي',
    note: 'الحاشية {number}',
    noteBack: 'عودة إلى {number}',
  },
  files: new Map([
    [
      20,
      { id: 20, kind: 'audio', mime: 'audio/mpeg', src: '/media/20/file.mp3', caption: 'من الأرشيف', credit: 'إذاعة' },
    ],
    [21, { id: 21, kind: 'video', mime: 'video/mp4', src: '/media/21/file.mp4', caption: '', credit: '' }],
  ]),
  digits: 'arab',
  origin: 'https://news.example',
}
const page = { ...views, imageSizes: '100vw', gallerySizes: '50vw' }
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

const cell = (value: string, attrs: Record<string, unknown> = {}) => ({
  type: 'table_cell',
  attrs,
  content: [paragraph(...(value === '' ? [] : [text(value)]))],
})
const row = (...content: unknown[]) => ({ type: 'table_row', content })
const table = (caption: string, ...content: unknown[]) => ({ type: 'table', attrs: { caption }, content })
const youtube = (title: string, caption = '') => ({
  type: 'embed',
  attrs: { provider: 'youtube', href: 'https://www.youtube.com/watch?v=abcdefghijk', title, caption },
})
const note = (...content: unknown[]) => ({ type: 'footnote', content })

describe('tables, galleries, recordings and other sites on the page', () => {
  it('puts a table into a box that scrolls by itself, its first rows of headers as head', () => {
    const header = { header: true }
    expect(
      html(table('أعداد', row(cell('السنة', header), cell('العدد', header)), row(cell('2017', header), cell('12')))),
    ).toBe(
      '<figure class="table-figure"><figcaption class="table-caption">أعداد</figcaption>' +
        '<section class="table-box" tabindex="0" aria-label="أعداد"><table>' +
        '<thead><tr><th scope="col">السنة</th><th scope="col">العدد</th></tr></thead>\n' +
        '<tbody><tr><th scope="row">2017</th><td>12</td></tr></tbody></table></section></figure>',
    )
  })

  it('writes spans and leaves out a table that says nothing', () => {
    const out = html(
      table('', row(cell('أ', { rowspan: 2 }), cell('ب', { colspan: 2 })), row(cell('ج'), cell('د'))),
      table('', row(cell(''))),
    )
    expect(out).toContain('<td rowspan="2">أ</td><td colspan="2">ب</td>')
    expect(out).toContain('aria-label="جدول"')
    expect(out.match(/<table/gu)).toHaveLength(1)
  })

  it('shows a gallery as small pictures that lead to the whole ones', () => {
    const picture = (caption: string) => ({ type: 'image', attrs: { mediaId: 7, caption } })
    const out = html({
      type: 'gallery',
      attrs: { caption: 'الميناء' },
      content: [picture('أول'), { type: 'image', attrs: { mediaId: 99 } }],
    })
    expect(out).toMatch(
      /^<figure class="gallery"><div class="gallery-grid"><figure class="gallery-item"><a href="\/media\/7\/b.jpg"><picture>/u,
    )
    expect(out).toContain('sizes="50vw"')
    expect(out).toContain('<figcaption class="figure-caption">أول <span')
    expect(out).toMatch(/<\/div><figcaption class="figure-caption">الميناء<\/figcaption><\/figure>$/u)
    expect(html({ type: 'gallery', content: [{ type: 'image', attrs: { mediaId: 99 } }] })).toBe('')
  })

  it('plays recordings of this site, each as what its file is', () => {
    expect(html({ type: 'audio', attrs: { mediaId: 20, title: 'حديث' } })).toBe(
      '<figure class="figure"><audio controls preload="metadata" src="/media/20/file.mp3" aria-label="حديث" class="player">' +
        '<a href="/media/20/file.mp3">نزّل التسجيل</a></audio><figcaption class="figure-caption">' +
        '<b class="media-title">حديث</b> من الأرشيف <span class="figure-credit">المصدر: <bdi>إذاعة</bdi></span></figcaption></figure>',
    )
    expect(html({ type: 'video', attrs: { mediaId: 21, posterId: 7 } })).toContain(
      '<video controls playsinline preload="none" src="/media/21/file.mp4" poster="/media/7/b.jpg" width="1280" height="720" class="player">',
    )
    expect(html({ type: 'video', attrs: { mediaId: 20 } })).toContain('<audio controls')
    expect(html({ type: 'audio', attrs: { mediaId: 30 } })).toBe('')
  })

  it('leads to another site by a labelled link and loads nothing of it', () => {
    const out = html(youtube('كيف يُقاس المطر؟', 'مقطع'))
    expect(out).toBe(
      '<figure class="embed"><a href="https://www.youtube.com/watch?v=abcdefghijk" rel="noopener">' +
        '<span class="embed-label">على youtube</span> <span class="embed-title"><bdi>كيف يُقاس المطر؟</bdi></span> ' +
        '<span class="embed-address" dir="ltr">youtube.com/watch?v=abcdefghijk</span></a>' +
        '<figcaption class="figure-caption">مقطع</figcaption></figure>',
    )
  })

  it('puts notes at the end, in the digits of the site, with ways there and back', () => {
    const out = html(
      paragraph(
        text('نص', link('/a')),
        { ...note(text('قال '), text('ذلك', link('/b'))), marks: [link('/a')] },
        text('.'),
      ),
      paragraph(text('ثم'), note(text('ثانية')), note()),
    )
    expect(out).toContain(
      '<a href="/a">نص</a><sup class="note-mark"><a id="note-mark-1" href="#note-1" aria-label="الحاشية ١">١</a></sup>.',
    )
    expect(out).toContain(
      '<li id="note-1">قال <a href="/b">ذلك</a> <a href="#note-mark-1" aria-label="عودة إلى ١">↑</a></li>',
    )
    expect(out.match(/<li/gu)).toHaveLength(2)
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

  it('feed, mail and lite: tables whole, recordings where they play, notes without ways', () => {
    const rich = body(
      table('أعداد', row(cell('أ'), cell('ب'))),
      { type: 'gallery', content: [{ type: 'image', attrs: { mediaId: 7 } }] },
      { type: 'video', attrs: { mediaId: 21, posterId: 7, title: 'مقطع' } },
      youtube('عنوان'),
      paragraph(text('نص'), note(text('حاشية'))),
    )
    const feed = renderFeed(rich, abroad)
    expect(feed).toContain('<figure><figcaption>أعداد</figcaption><table><tbody>')
    expect(feed).toContain('<a href="https://news.example/media/7/b.jpg"><img src="https://news.example/media/7/b.jpg"')
    expect(feed).toContain('<video controls playsinline preload="none" src="https://news.example/media/21/file.mp4"')
    expect(feed).toContain('<sup>[١]</sup>')
    expect(feed).not.toMatch(/class=|style=|srcset=|id=|tabindex/u)
    const mail = renderMail(rich, abroad)
    expect(mail).not.toMatch(/<video|class=|tabindex/u)
    expect(mail).toContain('<a href="https://news.example/media/21/file.mp4"')
    expect(mail).toMatch(/<td style="[^"]*text-align:right/u)
    const lite = renderLite(rich, views)
    expect(lite).not.toMatch(/<img|<video|<audio|<picture/u)
    expect(lite).toContain('<figure><a href="/media/7/b.jpg">ميناء عند الفجر</a><figcaption>')
    expect(lite).toContain('id="note-1"')
  })

  it('text: titles, captions, cells and notes are found by search', () => {
    const rich = body(
      table('أعداد', row(cell('أ'), cell('')), row(cell('ب'), cell('ج'))),
      {
        type: 'gallery',
        attrs: { caption: 'كل' },
        content: [{ type: 'image', attrs: { mediaId: 7, caption: 'صورة' } }],
      },
      { type: 'audio', attrs: { mediaId: 20, title: 'حديث' } },
      youtube('عنوان', 'شرح'),
      paragraph(text('نص'), note(text('حاشية'))),
    )
    expect(renderText(rich)).toBe('أعداد\nأ\nب | ج\n\nصورة\nكل\n\nحديث\n\nعنوان\nشرح\n\nنص\n\nحاشية')
    expect(describeBody(rich)).toBe('نص')
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
