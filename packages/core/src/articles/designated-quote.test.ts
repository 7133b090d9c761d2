import { expect, it } from 'vitest'
import type { Body } from './body.ts'
import { holdsAddress } from './designated-quote.ts'
import { EMBED_PROVIDERS, type EmbedProvider } from './embed-providers.table.ts'
import { renderFeed } from './render-feed.ts'
import { renderHtml } from './render-html.ts'
import { renderLite } from './render-lite.ts'
import { renderMail } from './render-mail.ts'
import type { BodyViews } from './render-options.ts'
import { describeBody } from './render-text.ts'

const views: BodyViews = {
  media: new Map(),
  related: new Map(),
  files: new Map(),
  digits: 'latn',
  origin: 'https://news.example',
  labels: {
    photoCredit: 'مصدر الصورة: {credit}',
    related: 'اقرأ أيضًا',
    speakerRole: '{speaker}، {role}',
    quoteSource: 'المصدر: {source}',
    designated: 'تصنّفه {by} منظمة إرهابية',
    embed: Object.fromEntries(EMBED_PROVIDERS.map((name) => [name, name])) as Record<EmbedProvider, string>,
    download: { audio: 'نزّل', video: 'نزّل' },
    table: 'جدول',
    openPicture: 'افتح الصورة',
    notes: 'الحواشي',
    note: 'الحاشية {number}',
    noteBack: 'عودة إلى {number}',
  },
}
const page = { ...views, imageSizes: '100vw', gallerySizes: '50vw' }
const abroad = { ...views, articleUrl: 'https://news.example/a/1/x', lang: 'ar', dir: 'rtl' as const }
const text = (value: string, ...marks: unknown[]) => ({ type: 'text', text: value, marks })
const link = (href: string) => ({ type: 'link', attrs: { href } })

it('frames a designated group’s statement everywhere and never leads to it, whatever was stored', () => {
  const stored = {
    type: 'doc',
    attrs: { version: 1 },
    content: [
      {
        type: 'quote',
        attrs: { speaker: 'جماعة', role: null, source: 'قناة t.me/x', designated: { by: 'مجلس المدينة' } },
        content: [
          {
            type: 'paragraph',
            attrs: { dir: null },
            content: [text('قالت '), text('هنا', link('https://group.example/'))],
          },
        ],
      },
    ],
  } as unknown as Body
  for (const html of [
    renderHtml(stored, page),
    renderFeed(stored, abroad),
    renderMail(stored, abroad),
    renderLite(stored, views),
  ]) {
    expect(html).toContain('تصنّفه <bdi>مجلس المدينة</bdi> منظمة إرهابية')
    expect(html).toContain('قالت هنا')
    expect(html).not.toMatch(/group\.example|t\.me|<a/u)
  }
  expect(describeBody(stored)).toBe('')
})

it('knows an address in a line, and no address in a decimal, an initial or a sentence', () => {
  for (const line of ['https://example.org', 'WWW.example.org', 'قناة t.me/x', 'على example.info.', '(@channel)'])
    expect(holdsAddress(line)).toBe(true)
  for (const line of ['بيان مكتوب', 'بيان رقم 3.5', 'U.S. Army', 'قال: «نعم». ثم صمت', 'a@b'])
    expect(holdsAddress(line)).toBe(false)
})
