import { expect, test } from 'vitest'
import { readWxr } from '../wordpress/read-wxr.ts'
import type { WxrRecord } from '../wordpress/wxr-records.ts'
import { commentFrom } from './live-comments.ts'
import type { Names } from './live-items.ts'
import { isWithheld, itemFrom } from './live-items.ts'
import { authorFrom, termFrom } from './live-names.ts'
import { wxrHead, wxrOf, WXR_END } from './write-wxr.ts'

const NAMES: Names = {
  logins: new Map([[7, 'Salma.Haddad']]),
  terms: new Map([
    ['category', new Map([[3, { domain: 'category', slug: 'محليات', name: 'محليات' }]])],
    ['post_tag', new Map([[9, { domain: 'post_tag', slug: 'ميناء', name: 'ميناء & بحر' }]])],
  ]),
  fields: new Map([
    ['category', 'categories'],
    ['post_tag', 'tags'],
  ]),
}

const POST = {
  id: 12,
  date: '2024-05-01T12:30:00',
  date_gmt: '2024-05-01T09:30:00',
  modified_gmt: '2024-05-02T09:30:00',
  guid: { rendered: 'https://old.example/?p=12' },
  slug: '%d8%a7%d9%84%d9%85%d9%8a%d9%86%d8%a7%d8%a1',
  status: 'publish',
  type: 'post',
  link: 'https://old.example/2024/05/%d8%a7%d9%84%d9%85%d9%8a%d9%86%d8%a7%d8%a1/',
  title: { rendered: 'الميناء &#8220;القديم&#8221; &amp; البحر' },
  content: { rendered: '<p>نص ]]> فيه\u2028ما يصعب \u0001نقله.</p>\n', protected: false },
  excerpt: { rendered: '<p>ملخص.</p>' },
  author: 7,
  featured_media: 44,
  comment_status: 'open',
  sticky: true,
  categories: [3, 99],
  tags: [9],
  yoast_head_json: { description: 'وصف للبحث' },
  meta: { _old: 'x', empty: '', list: ['y'] },
}

async function roundTrip(records: readonly Exclude<WxrRecord, { kind: 'site' }>[]): Promise<WxrRecord[]> {
  const head = { title: 'جريدة <b> & "أخرى"', description: '', url: 'https://old.example' }
  const site = { kind: 'site' as const, ...head, baseSiteUrl: 'https://old.example', language: '', version: '1.2' }
  const read: WxrRecord[] = []
  const bytes = Buffer.from([wxrHead(site), ...records.map(wxrOf), WXR_END].join(''))
  for await (const record of readWxr(chunks(bytes))) read.push(record)
  expect(read[0]).toEqual(site)
  return read.slice(1)
}

async function* chunks(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 97) yield await Promise.resolve(bytes.subarray(at, at + 97))
}

test('a post of the API is the item of an export', () => {
  expect(itemFrom(POST, NAMES, [])).toMatchObject({
    type: 'post',
    wpId: 12,
    title: 'الميناء “القديم” & البحر',
    slug: 'الميناء',
    status: 'publish',
    publishedAt: '2024-05-01T09:30:00.000Z',
    wallTime: '2024-05-01T12:30:00',
    modifiedAt: '2024-05-02T09:30:00.000Z',
    creator: 'Salma.Haddad',
    excerpt: '<p>ملخص.</p>',
    sticky: true,
    commentsOpen: true,
    password: '',
    terms: [
      { domain: 'category', slug: 'محليات', name: 'محليات' },
      { domain: 'post_tag', slug: 'ميناء', name: 'ميناء & بحر' },
    ],
    meta: new Map([
      ['_thumbnail_id', ['44']],
      ['_yoast_wpseo_metadesc', ['وصف للبحث']],
      ['_old', ['x']],
    ]),
  })
})

test.each([
  ['دليل الميناء - الضفة', 'دليل الميناء'],
  ['الميناء', 'الميناء'],
  ['الضفة', ''],
])('a title for search engines comes without the name of the site: %s', (title, expected) => {
  const yoast = { title, og_site_name: 'الضفة' }
  const { meta } = itemFrom({ ...POST, yoast_head_json: yoast }, NAMES, [])
  expect(meta.get('_yoast_wpseo_title')?.[0] ?? '').toBe(expected)
})

test('what an editor sees is taken as it was typed, what visitors see as it was shown', () => {
  const typed = { raw: '[gallery ids="1"]\n\nسطر', rendered: '<p>سطر</p>' }
  expect(itemFrom({ ...POST, content: typed }, NAMES, []).content).toBe('[gallery ids="1"]\n\nسطر')
  expect(itemFrom({ ...POST, content: { rendered: '<p>سطر</p>' } }, NAMES, []).content).toBe(
    '<!-- wp:html -->\n<p>سطر</p>\n<!-- /wp:html -->',
  )
})

test.each(['<p>بداية النص [&hellip;]</p>\n', '<p>بداية النص […]</p>', '<p>نص&hellip; <a href="#">المزيد</a></p>'])(
  'a summary that WordPress cut out of the text is none: %s',
  (rendered) => {
    expect(itemFrom({ ...POST, excerpt: { rendered } }, NAMES, []).excerpt).toBe('')
    expect(itemFrom({ ...POST, excerpt: { raw: rendered } }, NAMES, []).excerpt).not.toBe('')
  },
)

test('of a post behind a password a visitor has nothing', () => {
  expect(isWithheld({ ...POST, content: { rendered: '', protected: true } })).toBe(true)
  expect(isWithheld({ ...POST, content: { raw: 'نص', rendered: '', protected: true } })).toBe(false)
  expect(itemFrom({ ...POST, content: { raw: 'نص', rendered: '', protected: true } }, NAMES, []).password).not.toBe('')
})

test('what is written as an export reads back the same', async () => {
  const comment = commentFrom({
    id: 5,
    parent: 4,
    author: 0,
    author_name: 'قارئ & <صديق>',
    author_email: 'reader@example.org',
    date: '2024-05-03T10:00:00',
    date_gmt: '2024-05-03T07:00:00',
    content: { rendered: '<p>رأي ]]> آخر</p>' },
    status: 'approved',
    type: 'comment',
  })
  const item = { ...itemFrom(POST, NAMES, [comment, { ...comment, wpId: 6, state: 'held' }]), ordinal: 1 }
  const without = (text: string): string => text.replaceAll('\u0001', '')
  const author = authorFrom({ id: 7, slug: 'salma-haddad', name: 'سلمى حداد', username: 'Salma.Haddad' })
  const category = { id: 3, slug: '%d9%85%d8%ad%d9%84%d9%8a%d8%a7%d8%aa', name: 'محليات', parent: 2 }
  const slugs = new Map([[2, '%d8%a3%d8%ae%d8%a8%d8%a7%d8%b1']])
  const terms = [
    termFrom(category, 'category', slugs),
    termFrom({ id: 9, slug: 'port', name: 'A &amp; B' }, 'post_tag', slugs),
    termFrom({ id: 1, slug: 'x', name: 'س' }, 'genre', slugs),
  ]
  expect(terms[0]).toMatchObject({ slug: 'محليات', parentSlug: 'أخبار', kind: 'category' })
  const expected = [author, ...terms, { ...item, content: without(item.content) }]
  expect(await roundTrip([author, ...terms, item])).toEqual(expected)
})

test('values that are none of what they should be are empty, not errors', () => {
  const odd = { id: '12', title: null, content: [], slug: 5, date: {}, author: -1, tags: 'x', meta: 'y', parent: 1.5 }
  expect(itemFrom(odd, NAMES, [])).toMatchObject({ wpId: 12, title: '', content: '', publishedAt: null, creator: '' })
  expect(commentFrom({ status: '__proto__', type: 'constructor' })).toMatchObject({ state: 'held', type: 'other' })
  expect(authorFrom({}).login).toBe('')
})

test('a login name that only editors see is remembered by its slug', () => {
  const known = new Map([['salma-haddad', 'Salma.Haddad']])
  expect(authorFrom({ id: 7, slug: 'salma-haddad', name: 'سلمى' }, known).login).toBe('Salma.Haddad')
  expect(authorFrom({ id: 8, slug: '%d9%86%d9%88%d8%b1', name: 'نور' }, known).login).toBe('نور')
})
