/** Exports of other systems, of our own making: all that their readers have to understand, in little. */

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export function fileWith(name: string, text: string | Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'warraq-source-')), name)
  writeFileSync(path, text)
  return path
}

const word = (text: string, format = 0): object => ({ type: 'extended-text', text, format, version: 1 })
const paragraph = (...children: object[]): object => ({ type: 'paragraph', children })

const LEXICAL = {
  root: {
    type: 'root',
    children: [
      paragraph(word('افتتحت المكتبة '), word('جناحها', 1), word(' الجديد.')),
      { type: 'extended-heading', tag: 'h2', children: [word('ما فيه')] },
      { type: 'list', listType: 'bullet', tag: 'ul', children: [{ type: 'listitem', children: [word('كتب')] }] },
      paragraph({ type: 'link', url: '__GHOST_URL__/about/', children: [word('عن المكتبة')] }, { type: 'linebreak' }),
      { type: 'image', src: 'https://img.example/a.jpg', alt: 'الجناح', caption: '' },
      { type: 'bookmark', url: 'https://example.org/x', metadata: { title: 'دليل الزائر' } },
      { type: 'signup', children: [] },
    ],
  },
}

const MOBILEDOC = {
  version: '0.3.1',
  atoms: [['soft-return', '', {}]],
  cards: [['hr', {}]],
  markups: [['strong'], ['a', ['href', 'https://example.org/']]],
  sections: [
    [
      1,
      'p',
      [
        [0, [], 0, 'نص '],
        [0, [0], 1, 'قوي'],
        [1, [], 0, 0],
        [0, [1], 1, 'رابط'],
      ],
    ],
    [10, 0],
    [3, 'ol', [[[0, [], 0, 'أول']], [[0, [], 0, 'ثان']]]],
  ],
}

const ghostPost = (id: string, over: object): object => ({
  id,
  uuid: `uuid-${id}`,
  title: `مادة ${id}`,
  slug: `post-${id}`,
  html: `<p>نص المادة ${id}.</p>`,
  status: 'published',
  visibility: 'public',
  type: 'post',
  created_at: '2023-02-01T08:00:00.000Z',
  updated_at: '2023-02-03T08:00:00.000Z',
  published_at: '2023-02-02T08:00:00.000Z',
  ...over,
})

export const GHOST = JSON.stringify({
  db: [
    {
      meta: { version: '5.80.0' },
      data: {
        posts: [
          ghostPost('p1', {
            title: 'جناح جديد في المكتبة',
            slug: 'library-wing',
            lexical: JSON.stringify(LEXICAL),
            custom_excerpt: 'يفتح أبوابه كل يوم.',
          }),
          ghostPost('p2', { mobiledoc: JSON.stringify(MOBILEDOC), updated_at: null }),
          ghostPost('p3', { status: 'draft', published_at: null }),
          ghostPost('p4', { visibility: 'paid' }),
          ghostPost('p5', { type: 'page', title: 'عن الدار', slug: 'about-house' }),
          ghostPost('p6', { status: 'scheduled', published_at: '2031-01-01T00:00:00.000Z' }),
        ],
        posts_meta: [{ post_id: 'p1', meta_description: 'وصف لمحركات البحث' }],
        users: [
          { id: 'u1', name: 'نوال الصفدي', slug: 'nawal' },
          { id: 'u2', name: 'بدر الشيخ', slug: 'badr' },
        ],
        tags: [
          { id: 't1', name: 'ثقافة', slug: 'culture', visibility: 'public' },
          { id: 't2', name: '#داخلي', slug: 'hash-internal', visibility: 'internal' },
          { id: 't3', name: 'مكتبات', slug: 'libraries', visibility: 'public' },
        ],
        posts_authors: [
          { post_id: 'p1', author_id: 'u2', sort_order: 1 },
          { post_id: 'p1', author_id: 'u1', sort_order: 0 },
          { post_id: 'p2', author_id: 'u1', sort_order: 0 },
        ],
        posts_tags: [
          { post_id: 'p1', tag_id: 't2', sort_order: 0 },
          { post_id: 'p1', tag_id: 't1', sort_order: 1 },
          { post_id: 'p1', tag_id: 't3', sort_order: 2 },
          { post_id: 'p2', tag_id: 't1', sort_order: 0 },
        ],
        members: [{ id: 'm1', name: 'قارئة', email: 'reader@example.org' }],
        comments: [
          {
            id: 'c1',
            post_id: 'p1',
            parent_id: null,
            member_id: 'm1',
            status: 'published',
            html: '<p>خبر سار</p>',
            created_at: '2023-02-02T09:00:00.000Z',
          },
          {
            id: 'c2',
            post_id: 'p1',
            parent_id: 'c1',
            member_id: 'm1',
            status: 'hidden',
            html: '<p>رد</p>',
            created_at: '2023-02-02T10:00:00.000Z',
          },
        ],
        settings: [{ key: 'title', value: 'دار الكتب' }],
      },
    },
  ],
})

const KIND = 'http://schemas.google.com/g/2005#kind'
const bloggerEntry = (kind: string, id: number, inner: string): string =>
  `<entry><id>tag:blogger.com,1999:blog-7.post-${id}</id><published>2012-08-17T23:05:00.000+03:00</published>` +
  `<updated>2012-08-18T10:00:00.000+03:00</updated>` +
  `<category scheme="${KIND}" term="http://schemas.google.com/blogger/2008/kind#${kind}"/>${inner}` +
  `<author><name>وائل حمدان</name><email>noreply@blogger.com</email></author></entry>`
const reply = (post: number): string =>
  `<thr:in-reply-to ref="tag:blogger.com,1999:blog-7.post-${post}" href="http://daftar.example/x.html"/>`

export const BLOGGER =
  `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xmlns:app="http://purl.org/atom/app#">` +
  `<title type="text">دفتر الحارة</title><link rel="alternate" type="text/html" href="http://daftar.example/"/>` +
  bloggerEntry('settings', 1, '<title>BLOG_NAME</title><content type="text">x</content>') +
  bloggerEntry('template', 2, '<title>Template</title><content type="text">&lt;html&gt;</content>') +
  bloggerEntry(
    'post',
    10,
    `<category scheme="http://www.blogger.com/atom/ns#" term="ذكريات"/><category scheme="http://www.blogger.com/atom/ns#" term="أشجار"/><title>حكاية شجرة التوت</title><content type="html">&lt;p&gt;كانت أكبر من بيتنا.&lt;/p&gt;</content><link rel="alternate" href="http://daftar.example/2012/08/blog-post_17.html"/>`,
  ) +
  bloggerEntry(
    'post',
    11,
    '<app:control><app:draft>yes</app:draft></app:control><title>مسودة</title><content type="html">لم تكتمل.</content>',
  ) +
  bloggerEntry(
    'page',
    12,
    '<title>من أنا</title><content type="html">صاحب الدفتر.</content><link rel="alternate" href="http://daftar.example/p/me.html"/>',
  ) +
  bloggerEntry('comment', 501, `<content type="html">أعرفها!&lt;br /&gt;كلنا نعرفها.</content>${reply(10)}`) +
  bloggerEntry(
    'comment',
    502,
    `<content type="html">وأنا</content>${reply(10)}<link rel="related" href="http://www.blogger.com/feeds/7/10/comments/default/501"/>`,
  ) +
  bloggerEntry('comment', 503, `<content type="html">بلا مكان</content>${reply(99)}`) +
  `</feed>`

export const SUBSTACK_POSTS =
  'post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url\n' +
  '9001.first-letter,2022-05-01T06:00:00.000Z,true,,newsletter,everyone,"رسالة أولى, بفاصلة","سطر ""مقتبس""",\n' +
  '9002.members,2022-05-02T06:00:00.000Z,true,,newsletter,only_paid,للمشتركين,,\n' +
  '9003.lost,2022-05-03T06:00:00.000Z,true,,newsletter,everyone,ضائعة,,\n' +
  '9004.about,2022-05-04T06:00:00.000Z,true,,page,everyone,عن الرسالة,,\n' +
  '9005.sound,2022-05-05T06:00:00.000Z,true,,podcast,everyone,حلقة,,https://audio.example/1.mp3\n'

export const SUBSTACK_TEXTS: Readonly<Record<string, string>> = {
  'posts/9001.first-letter.html':
    '<p>أهلًا بكم.</p><p class="button-wrapper"><a href="https://x.example/subscribe">اشترك</a></p><p>إلى اللقاء.</p>',
  'posts/9002.members.html': '<p>لكم وحدكم.</p>',
  'posts/9004.about.html': '<p>من نحن.</p>',
  'posts/9005.sound.html': '<p>استمعوا.</p>',
}

export function substackFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-substack-'))
  mkdirSync(join(folder, 'posts'))
  writeFileSync(join(folder, 'posts.csv'), SUBSTACK_POSTS)
  for (const [name, text] of Object.entries(SUBSTACK_TEXTS)) writeFileSync(join(folder, name), text)
  return folder
}

export interface DisqusThreadRecipe {
  readonly id: number
  readonly link: string
  readonly closed?: boolean
}
export interface DisqusPostRecipe {
  readonly id: number
  readonly thread: number
  readonly parent?: number
  readonly text: string
  readonly deleted?: boolean
  readonly spam?: boolean
}

export function disqusXml(threads: readonly DisqusThreadRecipe[], posts: readonly DisqusPostRecipe[]): string {
  const thread = ({ id, link, closed = false }: DisqusThreadRecipe): string =>
    `<thread dsq:id="${id}"><id/><forum>marfa</forum><category dsq:id="1"/><link>${link}</link><title>خيط ${id}</title><message/><createdAt>2017-06-13T10:00:00Z</createdAt><author><name>مدير</name></author><isClosed>${closed}</isClosed><isDeleted>false</isDeleted></thread>`
  const post = ({ id, thread: at, parent, text, deleted = false, spam = false }: DisqusPostRecipe): string =>
    `<post dsq:id="${id}"><id/><message><![CDATA[<p>${text}</p>]]></message><createdAt>2017-06-14T1${id % 10}:00:00Z</createdAt><isDeleted>${deleted}</isDeleted><isSpam>${spam}</isSpam><author><name>قارئ ${id}</name><isAnonymous>true</isAnonymous></author><thread dsq:id="${at}"/>${parent === undefined ? '' : `<parent dsq:id="${parent}"/>`}</post>`
  return (
    `<?xml version="1.0" encoding="utf-8"?><disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">` +
    `<category dsq:id="1"><forum>marfa</forum><title>General</title></category>` +
    `${threads.map(thread).join('')}${posts.map(post).join('')}</disqus>`
  )
}

export const RSS =
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
  `<channel><title>وكالة الساحل</title><link>https://agency.example/</link><language>ar</language>` +
  `<item><title>افتتاح الرصيف &amp; الميناء</title><link>https://agency.example/news/pier</link><guid isPermaLink="false">g-1</guid><pubDate>Tue, 13 Jun 2017 09:05:00 +0300</pubDate><dc:creator>هالة الزعبي</dc:creator><category>محليات</category><category>بحر</category><description>ملخص قصير.</description><content:encoded><![CDATA[<p>افتُتح الرصيف&nbsp;صباح اليوم.</p>]]></content:encoded><enclosure url="https://agency.example/a.mp3" length="1" type="audio/mpeg"/></item>` +
  `<item><title>بلا كاتب</title><link>https://agency.example/news/2</link><guid>https://agency.example/news/2</guid><pubDate>لا تاريخ</pubDate><description>&lt;p&gt;نص.&lt;/p&gt;</description></item>` +
  `</channel></rss>`

export const ATOM =
  `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>خلاصة</title><id>urn:f</id><updated>2020-01-01T00:00:00Z</updated><link href="https://atom.example/"/>` +
  `<entry><id>urn:1</id><title type="html">عنوان &amp;amp; أول</title><link href="https://atom.example/1"/><published>2020-01-01T10:00:00+02:00</published><updated>2020-01-02T10:00:00+02:00</updated><author><name>سامر</name></author><category term="علوم"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>قبل <b>وسط</b> بعد</p></div></content></entry></feed>`

export const RDF =
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://rdf.example/"><title>قديمة</title><link>https://rdf.example/</link></channel>` +
  `<item rdf:about="https://rdf.example/1"><title>خبر</title><link>https://rdf.example/1</link><dc:date>2004-05-06T07:08:09Z</dc:date><dc:creator>رباب</dc:creator><dc:subject>سفر</dc:subject><description>نص قديم</description></item></rdf:RDF>`

export const JSON_FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'خلاصة جيسون',
  home_page_url: 'https://json.example/',
  items: [
    {
      id: '7',
      url: 'https://json.example/7',
      title: 'مادة',
      content_html: '<p>نص</p>',
      date_published: '2022-03-04T05:06:07Z',
      authors: [{ name: 'لين' }],
      tags: ['رياضة', 'سباحة'],
    },
  ],
})
