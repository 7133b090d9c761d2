import type { Body } from '@warraq/core/articles/body'

/** Texts for walks of the caret: Arabic mixed with everything that engines stumble over. */

type Part = string | readonly [string, ...string[]]
interface Marked {
  readonly type: string
  readonly attrs?: Readonly<Record<string, string>>
}

const MARKS: Readonly<Record<string, Marked>> = {
  strong: { type: 'strong' },
  emphasis: { type: 'emphasis' },
  code: { type: 'code' },
  link: { type: 'link', attrs: { href: 'https://example.org/' } },
}

/** Plain text, or text with the names of its marks. */
const inline = (part: Part): object =>
  typeof part === 'string'
    ? { type: 'text', text: part }
    : { type: 'text', text: part[0], marks: part.slice(1).map((name) => MARKS[name]) }

export const paragraph = (...parts: readonly Part[]) => ({
  type: 'paragraph',
  attrs: { dir: null },
  ...(parts.length > 0 && { content: parts.map(inline) }),
})
export const latin = (...parts: readonly Part[]) => ({ ...paragraph(...parts), attrs: { dir: 'ltr' } })
export const rule = { type: 'rule' }
export const image = { type: 'image', attrs: { mediaId: 1, alt: 'ميناء', caption: 'الميناء', credit: 'أرشيف' } }
export const gallery = { type: 'gallery', attrs: { caption: '' }, content: [image, image] }
export const code = (text: string) => ({ type: 'code_block', content: [{ type: 'text', text }] })
export const list = (...items: readonly string[]) => ({
  type: 'bullet_list',
  attrs: { dir: null },
  content: items.map((item) => ({ type: 'list_item', content: [paragraph(item)] })),
})
export const quote = (text: string) => ({
  type: 'quote',
  attrs: { speaker: 'هدى', role: null, source: null, designated: null },
  content: [paragraph(text)],
})
export const table = (...rows: readonly (readonly string[])[]) => ({
  type: 'table',
  attrs: { caption: '', dir: null },
  content: rows.map((cells) => ({
    type: 'table_row',
    content: cells.map((text) => ({
      type: 'table_cell',
      attrs: { header: false, colspan: 1, rowspan: 1 },
      content: [paragraph(text)],
    })),
  })),
})
export const page = (...content: readonly object[]) =>
  ({ type: 'doc', attrs: { version: 1 }, content }) as unknown as Body

/** Twenty paragraphs in which directions meet: names, links, numbers, brackets, addresses, vowels, marks. */
export const MIXED: readonly (readonly Part[])[] = [
  ['أعلن ', ['جو', 'strong'], ' عن ', ['Twitter', 'link'], ' أمس'],
  ['NATO أعلن'],
  ['قال ', ['NATO', 'strong']],
  ['مشروع ', ['C++', 'code'], ' و50%'],
  ['(Joe) قال'],
  ['«2017» و[12]'],
  ['مُحَمَّدٌ وَصَلَ'],
  ['السعر 12-15 $'],
  ['hi@a.org بريد'],
  [
    ['غامق', 'strong'],
    ['مائل', 'emphasis'],
    ['رابط', 'link'],
  ],
  ['٣٫٥٪ زيادة'],
  ['لا إله'],
  ['أ A ب B ج C'],
  ['AB', ['CD', 'link'], 'هـ'],
  ['#وسم @user'],
  ['2017/06/13م'],
  ['كـــلام'],
  [['Inc', 'link', 'strong'], ' شركة'],
  ['س: What؟'],
  ['پچژ ڤگ'],
]
