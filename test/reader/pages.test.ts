import { HtmlValidate } from 'html-validate'
import { describe, expect, test } from 'vitest'
import { createMessages } from '../../packages/server/src/web/messages/messages.ts'
import { ArticlePage } from '../../packages/server/src/web/pages/article-page.tsx'
import { renderPage } from '../../packages/server/src/web/pages/render.ts'
import { fixturePages } from './fixtures/all.ts'
import { COMMENTS, fixtureArticle } from './fixtures/article.ts'

const pages = [...fixturePages()].map(([name, html]) => ({ name, html }))
const arabic = createMessages('ar', 'latn')
const matches = (html: string, pattern: RegExp): string[] => html.match(pattern) ?? []

describe.each(pages)('$name', ({ name, html }) => {
  test('is valid HTML', async () => {
    const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard', 'html-validate:a11y'] })
    const { results } = await validator.validateString(html)
    const errors = results.flatMap(({ messages }) =>
      messages.map((one) => `${one.line}:${one.column} ${one.ruleId} ${one.message}`),
    )
    expect(errors).toEqual([])
  })

  test('has one h1, one main and a way to it', () => {
    expect(matches(html, /<h1[ >]/g)).toHaveLength(1)
    expect(matches(html, /<main id="main"/g)).toHaveLength(1)
    expect(html).toContain('<a class="skip" href="#main">')
  })

  test('names its language and direction', () => {
    const [lang, dir] = name.includes('english') ? ['en', 'ltr'] : ['ar', 'rtl']
    expect(html.startsWith(`<!doctype html>\n<html lang="${lang}" dir="${dir}">`)).toBe(true)
  })

  test('carries no inline style, no inline script, no handler, nothing of another site', () => {
    expect(matches(html, /\sstyle="/g)).toEqual([])
    expect(matches(html, /<style[ >]/g)).toEqual([])
    expect(matches(html, /\son[a-z]+="/g)).toEqual([])
    expect(matches(html, /<script(?![^>]*\ssrc="\/assets\/)(?! type="application\/ld\+json")[^>]*>/g)).toEqual([])
    expect(
      matches(html, /<(?:script|img|link rel="(?:stylesheet|preload|icon)")[^>]*\s(?:src|href)="(?:https?:)?\/\//g),
    ).toEqual([])
  })

  test('keeps a place for every picture', () => {
    for (const image of matches(html, /<img[^>]*>/g)) {
      expect(image).toMatch(/\swidth="\d+"/)
      expect(image).toMatch(/\sheight="\d+"/)
      expect(image).toMatch(/\salt="/)
    }
  })

  test('shows no placeholder and no missing value', () => {
    const text = html.replaceAll(/<script[^]*?<\/script>/g, '')
    expect(text).not.toMatch(/undefined|NaN|\[object|\{[a-zA-Z]+\}/)
  })
})

describe('an article', () => {
  const html = renderPage(ArticlePage, fixtureArticle(), arabic)
  const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? 'null') as Record<
    string,
    unknown
  >

  test('can be found and shared', () => {
    expect(html).toContain(
      '<link rel="canonical" href="https://warraq.example/%D9%85%D8%AD%D9%84%D9%8A%D8%A7%D8%AA/101/x"/>',
    )
    expect(html).toContain('<link rel="shortlink" href="https://warraq.example/s/k7m2qx"/>')
    expect(matches(html, /<link rel="alternate" type="application\/rss\+xml"/g)).toHaveLength(2)
    expect(html).toContain('<meta property="og:type" content="article"/>')
    expect(html).toMatch(/<time datetime="2017-06-13T07:05:00.000Z">13 يونيو 2017/)
  })

  test('says in JSON-LD who wrote it, where it stands and when', () => {
    expect(data).toMatchObject({
      '@type': 'NewsArticle',
      inLanguage: 'ar',
      articleSection: 'محليات',
      datePublished: '2017-06-13T07:05:00.000Z',
      dateModified: '2017-06-13T12:05:00.000Z',
      author: [
        { '@type': 'Person', name: 'ليان المرساوي', url: 'https://warraq.example/author/1/x' },
        { name: 'سامر العدسي' },
      ],
      correction: [{ '@type': 'CorrectionComment' }],
    })
  })

  test('puts the short link first and the four places after it', () => {
    const share = html.slice(html.indexOf('<copy-link'))
    const order = [
      'value="https://warraq.example/s/k7m2qx"',
      'https://wa.me/',
      'https://t.me/',
      'https://www.facebook.com/',
      'https://x.com/',
    ]
    const places = order.map((part) => share.indexOf(part))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places.every((place) => place > 0)).toBe(true)
  })

  test('asks a reader for what the form needs and promises what it promises', () => {
    expect(html).toContain('اترك تعليقًا')
    expect(html).toContain('لن يُنشر عنوان بريدك الإلكتروني. الحقول المشار إليها بعلامة * إلزامية.')
    expect(html).toMatch(
      /<input id="field-email" name="email" required="" aria-describedby="form-promise" type="email"/,
    )
    expect(matches(html, /<li value="\d+">/g)).toHaveLength(15)
  })

  test('asks for no e-mail in protection mode', () => {
    const comments = { ...COMMENTS, form: COMMENTS.form === null ? null : { ...COMMENTS.form, email: 'none' as const } }
    const safe = renderPage(ArticlePage, fixtureArticle({ comments }), arabic)
    expect(safe).not.toContain('name="email"')
    expect(safe).not.toContain('لن يُنشر عنوان بريدك')
  })

  test('prints every text of a stranger as text', () => {
    const evil = `</script><img src=x onerror=alert(1)>"'&`
    const first = COMMENTS.items[0]!
    const comment = { ...first, name: evil, body: [[{ kind: 'text' as const, text: evil }]] }
    const view = fixtureArticle({
      headline: evil,
      kicker: evil,
      standfirst: evil,
      place: evil,
      description: evil,
      bylines: [{ name: evil, url: null, roleLabel: evil }],
      source: { text: evil, url: null },
      tags: [{ label: evil, url: '/tag/x' }],
      comments: { ...COMMENTS, items: [comment] },
    })
    const page = renderPage(ArticlePage, view, arabic)
    expect(page).not.toContain('<img src=x')
    expect(matches(page, /<\/script>/g)).toHaveLength(2)
    expect(JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(page)?.[1] ?? 'null')).toMatchObject({
      headline: evil,
    })
  })

  test('keeps Latin names with signs in their order', () => {
    const page = renderPage(ArticlePage, fixtureArticle({ headline: 'لغة C++ و(AT&T) في دورة 2017' }), arabic)
    expect(page).toContain('<h1>لغة <bdi>C++</bdi> و(<bdi>AT&amp;T</bdi>) في دورة 2017</h1>')
  })

  test('a preview is not to be found', () => {
    const page = renderPage(ArticlePage, fixtureArticle({ preview: true }), arabic)
    expect(page).toContain('<meta name="robots" content="noindex"/>')
    expect(page).not.toContain('rel="canonical"')
    expect(page).not.toContain('ld+json')
  })
})
