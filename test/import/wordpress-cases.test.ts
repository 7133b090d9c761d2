import { expect, test } from 'vitest'
import type { TestServer } from '../harness/server.ts'
import { eachServer } from '../harness/server.ts'
import { bringIn, dumpOf, unexplained, visit, writtenFile } from './import-site.ts'
import type { HandItem, HandSite } from './wxr-text.ts'
import { handWxr } from './wxr-text.ts'

const OLD = 'https://old.example'
const operator = { actor: { kind: 'operator' } } as const

async function take(server: TestServer, site: HandSite) {
  const report = await bringIn(server, writtenFile(handWxr(site)))
  await server.settle()
  expect(unexplained(report)).toEqual([])
  return { report, noted: new Map(report.notes.map(({ what, examples }) => [what, examples])) }
}

async function articleOf({ app }: TestServer, wpId: number) {
  return app.read
    .selectFrom('article')
    .selectAll()
    .where('import_key', '=', `wp:old.example:item:${wpId}`)
    .executeTakeFirst()
}

eachServer('states and dates of posts', (server) => {
  test('only what was public becomes so', async () => {
    const { report, noted } = await take(server(), {
      items: [
        { id: 1, title: 'منشور', modified: '2021-05-05 05:05:05' },
        { id: 2, status: 'draft', title: 'مسودة' },
        { id: 3, status: 'pending', title: 'معلق' },
        { id: 4, status: 'private', title: 'خاص' },
        { id: 5, password: 'سر', title: 'بكلمة مرور' },
        {
          id: 6,
          status: 'future',
          date: '2030-01-01 08:00:00',
          title: 'مجدول',
          creator: 'salma',
          categories: ['محليات'],
        },
        { id: 7, status: 'future', date: '2030-01-01 08:00:00', title: 'مجدول ناقص' },
        { id: 8, status: 'future', date: '2019-01-01 08:00:00', title: 'فات موعده' },
        { id: 9, status: 'trash' },
        { id: 10, status: 'auto-draft' },
        { id: 11, status: 'wc-on-hold', title: 'حالة غريبة' },
        { id: 1, title: 'يكرر الرقم' },
        { id: 12, sticky: true, title: '', content: '<p>أول النص يصير عنوانًا.</p>' },
        { id: 13, type: 'product', title: 'سلعة', comments: [{ id: 1, content: 'تقييم' }] },
        { id: 14, type: 'nav_menu_item' },
      ],
    })
    const states = await server()
      .app.read.selectFrom('article')
      .select(['import_key', 'state', 'scheduled_at', 'title'])
      .orderBy('id')
      .execute()
    expect(states.map(({ import_key, state }) => [Number(import_key?.split(':').at(-1)), state])).toEqual([
      [1, 'published'],
      [2, 'draft'],
      [3, 'submitted'],
      [4, 'draft'],
      [5, 'draft'],
      [6, 'scheduled'],
      [7, 'ready'],
      [8, 'ready'],
      [11, 'draft'],
      [12, 'published'],
    ])
    expect(states[5]?.scheduled_at).toBe('2030-01-01T08:00:00.000Z')
    expect(states[9]?.title).toBe('أول النص يصير عنوانًا.')
    expect(Object.fromEntries(noted)).toMatchObject({
      'private-as-draft': ['خاص'],
      'password-as-draft': ['بكلمة مرور'],
      'schedule-incomplete': ['مجدول ناقص'],
      'schedule-passed': ['فات موعده'],
      'state-as-draft': ['حالة غريبة'],
      sticky: ['أول النص يصير عنوانًا.'],
      'without-title': ['أول النص يصير عنوانًا.'],
    })
    expect(report.leftOut.map(({ bucket, what, name, count }) => [bucket, what, name, count])).toEqual([
      ['posts', 'thrown-away', '', 1],
      ['posts', 'never-written', '', 1],
      ['posts', 'same-number', '', 1],
      ['others', 'other-type', 'product', 1],
      ['comments', 'not-on-an-article', '', 1],
      ['menu-items', 'leads-nowhere', '', 1],
    ])
    const shown = await server()
      .app.read.selectFrom('public_article')
      .select(['published_at', 'updated_at'])
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    expect(shown).toEqual({ published_at: '2020-01-01T10:00:00.000Z', updated_at: '2021-05-05T05:05:05.000Z' })
  })

  test('what is scheduled goes out on its minute', async () => {
    const before = await articleOf(server(), 6)
    server().wait((Date.UTC(2030, 0, 1, 8, 0, 1) - Date.parse(server().app.now())) / 1000)
    await server().settle()
    expect([before?.state, (await articleOf(server(), 6))?.state]).toEqual(['scheduled', 'published'])
  })
})

eachServer('sections, tags and addresses that collide', (server) => {
  test('nothing of the old site is lost', async () => {
    const local = await server().app.call('sections/create-section', { name: 'محليات', parentId: null }, operator)
    const { report, noted } = await take(server(), {
      authors: [{ login: 'salma', name: 'سلمى الحاج' }],
      categories: [
        { slug: 'water', name: 'المياه', parent: 'local' },
        { slug: 'local', name: 'مَحَلِّيّات', description: '<b>أخبار</b> البلدات' },
        { slug: 'news', name: 'أخبار' },
        { slug: 'local-news', name: 'أخبار', parent: 'local' },
        { slug: 'search', name: 'بحث وإنقاذ', parent: 'news' },
        { slug: 'about', name: 'حول العالم' },
        { slug: 'loop-a', name: 'حلقة أولى', parent: 'loop-b' },
        { slug: 'loop-b', name: 'حلقة ثانية', parent: 'loop-a' },
        { slug: 'uncategorized', name: 'غير مصنف' },
      ],
      items: [
        {
          id: 20,
          type: 'page',
          title: 'من نحن',
          slug: 'about',
          link: `${OLD}/about/`,
          content: '<p>نحن هنا منذ 2012.</p>',
        },
        {
          id: 21,
          title: 'عميق',
          categories: ['uncategorized', 'local', 'news', 'water'],
          tags: ['مُدُن', 'مدن', 'ـــ'],
          link: `${OLD}/2020/01/a/`,
        },
        { id: 22, title: 'بلا قسم', categories: ['uncategorized'], link: `${OLD}/2020/01/a/` },
        {
          id: 23,
          title: 'في قسم لم يُعلن',
          categories: ['سوق'],
          creator: 'nobody',
          meta: { _wp_old_slug: 'older' },
          slug: 'now',
          link: `${OLD}/2020/01/now/`,
        },
        { id: 24, status: 'draft', categories: ['local-news', 'search', 'about', 'loop-a'] },
      ],
    })
    expect(report.counts.categories).toMatchObject({ read: 10, written: 9, joined: 1 })
    expect(report.counts.tags).toMatchObject({ read: 3, written: 1, joined: 1, 'left-out': 1 })
    const sections = await server()
      .app.read.selectFrom('section')
      .select(['id', 'parent_id', 'slug', 'name'])
      .orderBy('id')
      .execute()
    const slugs = new Map(sections.map(({ id, slug }) => [id, slug]))
    const places = sections.map(({ slug, parent_id }) => [slug, slugs.get(parent_id ?? 0) ?? null])
    expect(places).toEqual([
      ['محليات', null],
      ['water', 'محليات'],
      ['news', null],
      ['local-news', 'محليات'],
      ['search-news', 'news'],
      ['about-2', null],
      ['loop-b', null],
      ['loop-a', 'loop-b'],
      ['منوعات', null],
      ['سوق', null],
    ])
    expect(sections[0]?.id).toBe(local.id)
    expect(noted.get('address-of-another')).toEqual(['/2020/01/a'])
    const { base } = server()
    expect((await visit(base, `${OLD}/about/`)).body).toContain('نحن هنا منذ 2012.')
    expect((await visit(base, `${OLD}/2020/01/a/`)).body).toContain('عميق')
    expect((await visit(base, `${OLD}/?p=22`)).body).toContain('بلا قسم')
    expect((await visit(base, `${OLD}/2020/01/older/`)).body).toContain('في قسم لم يُعلن')
    expect(decodeURIComponent((await visit(base, `${OLD}/?p=21`)).path)).toMatch(/^\/water\/\d+\/عميق$/)
    const deep = await articleOf(server(), 21)
    expect(JSON.parse(deep?.content ?? '{}').tagNames).toEqual(['مدن', 'أخبار'])
  })

  test('a page that the site was founded with is filled, and only while nobody wrote it', async () => {
    const page = await server()
      .app.read.selectFrom('page')
      .selectAll()
      .where('import_key', '=', 'wp:old.example:item:20')
      .executeTakeFirst()
    expect(page?.role).toBe('about')
    const items: HandItem[] = [
      {
        id: 20,
        type: 'page',
        title: 'من نحن',
        slug: 'about',
        link: `${OLD}/about/`,
        content: '<p>نحن هنا منذ 2011.</p>',
      },
    ]
    expect((await take(server(), { items })).report.counts.pages).toMatchObject({ changed: 1 })
    expect((await visit(server().base, `${OLD}/about/`)).body).toContain('2011')
  })
})

eachServer('authors', (server) => {
  test('become bylines, several of them too, and nobody gets an account', async () => {
    const { report } = await take(server(), {
      authors: [
        { login: 'Salma.H', name: 'سلمى الحاج' },
        { login: 'karim', name: 'كريم نعمة' },
      ],
      items: [
        {
          id: 50,
          creator: 'karim',
          coAuthors: [
            ['cap-salma-h', 'سلمى'],
            ['cap-guest', 'ضيفة الجريدة'],
          ],
        },
        { id: 51, creator: 'karim' },
        { id: 52, creator: 'gone' },
        { id: 53 },
      ],
    })
    expect(report.counts.authors).toMatchObject({ read: 4, written: 4 })
    expect(report.notes.map(({ what, count }) => [what, count])).toEqual([['without-author', 1]])
    const rows = await server()
      .app.read.selectFrom('public_byline as b')
      .innerJoin('person as p', 'p.id', 'b.person_id')
      .select(['b.article_id', 'p.name'])
      .orderBy('b.article_id')
      .orderBy('b.position')
      .execute()
    expect(rows.map(({ name }) => name)).toEqual(['سلمى الحاج', 'ضيفة الجريدة', 'كريم نعمة', 'gone'])
    expect(await server().app.read.selectFrom('account').select('id').execute()).toEqual([])
    expect((await visit(server().base, `${OLD}/author/salma-h/`)).body).toContain('سلمى الحاج')
  })
})

eachServer('a newer export of the same site', (server) => {
  const first: HandItem[] = [
    { id: 30, title: 'يتغير هناك', content: '<p>أولًا.</p>', comments: [{ id: 1, content: 'تعليق أول' }] },
    { id: 31, title: 'يتغير هناك وهنا' },
    { id: 32, title: 'يُسحب هنا' },
    { id: 33, status: 'draft', title: 'يُنشر هناك' },
    { id: 34, title: 'يصير مسودة هناك' },
  ]

  test('brings what is new and what changed, and leaves alone what people worked on here', async () => {
    await take(server(), { items: first })
    const { app } = server()
    const edited = await articleOf(server(), 31)
    const content = { ...JSON.parse(edited?.content ?? '{}'), title: 'عُدّل هنا' }
    await app.call(
      'articles/save-working',
      { id: edited!.id, content, lockVersion: edited!.lock_version, auto: false },
      operator,
    )
    const taken = await articleOf(server(), 32)
    await app.call(
      'articles/take-step',
      { id: taken!.id, step: 'withdraw', lockVersion: taken!.lock_version, reason: 'طلب الكاتب' },
      operator,
    )
    const second: HandItem[] = [
      {
        ...first[0]!,
        content: '<p>ثانيًا.</p>',
        modified: '2022-02-02 02:02:02',
        comments: [
          { id: 1, content: 'تعليق عُدّل هناك' },
          { id: 2, content: 'ردّ', parent: 1 },
        ],
      },
      { ...first[1]!, title: 'تغير هناك أيضًا' },
      { ...first[2]!, content: '<p>كلام آخر.</p>' },
      { ...first[3]!, status: 'publish' },
      { ...first[4]!, status: 'draft' },
      { id: 35, title: 'جديد' },
    ]
    const rehearsed = await bringIn(server(), writtenFile(handWxr({ items: second })), { dryRun: true })
    const { report } = await take(server(), { items: second })
    expect(report.counts.posts).toMatchObject({ read: 6, written: 1, changed: 2, kept: 3 })
    expect(report.counts.comments).toMatchObject({ read: 2, written: 1, unchanged: 1 })
    expect({ ...rehearsed, dryRun: false }).toEqual(report)
    const shown = await visit(server().base, `${OLD}/?p=30`)
    expect(shown.body).toContain('ثانيًا.')
    expect(shown.body).toContain('تعليق أول')
    expect(shown.body).not.toContain('تعليق عُدّل هناك')
    expect((await articleOf(server(), 31))?.title).toBe('عُدّل هنا')
    expect((await visit(server().base, `${OLD}/?p=32`)).statuses).toEqual([410])
    expect((await visit(server().base, `${OLD}/?p=33`)).statuses).toEqual([301, 200])
    expect((await visit(server().base, `${OLD}/?p=34`)).statuses).toEqual([301, 200])
    const again = await take(server(), { items: second })
    expect(again.report.counts.posts).toMatchObject({ read: 6, unchanged: 3, kept: 3 })
  })

  test('another site with the same numbers is another site', async () => {
    const { report } = await take(server(), { site: 'https://other.example', items: first })
    expect(report.counts.posts).toMatchObject({ read: 5, written: 5 })
    expect(report.notes.find(({ what }) => what === 'address-of-another')?.count).toBe(5)
  })
})

eachServer('threads of comments', (server) => {
  test('in any order, with gaps and loops', async () => {
    const { report, noted } = await take(server(), {
      items: [
        {
          id: 40,
          comments: [
            { id: 5, parent: 4, content: 'حفيد', date: '2020-01-01 00:00:00' },
            { id: 4, parent: 3, content: 'ابن' },
            { id: 3, content: 'أصل <a href="https://example.org/x">هنا</a>\n\nسطر آخر' },
            { id: 6, content: 'مزعج', approved: 'spam' },
            { id: 7, parent: 6, content: 'رد على مزعج' },
            { id: 8, parent: 9, content: 'حلقة أولى' },
            { id: 9, parent: 8, content: 'حلقة ثانية' },
            { id: 10, content: '<script>alert(1)</script>' },
            { id: 11, content: 'إشعار', type: 'pingback' },
            { id: 12, content: 'ملاحظة داخلية', type: 'order_note' },
            { id: 13, content: 'بلا اسم', author: '', email: 'not an address' },
            { id: 14, content: 'معلق', approved: '0' },
            { id: 15, content: 'سلة', approved: 'trash' },
            { id: 16, parent: 999, content: 'رد على غائب' },
          ],
        },
      ],
    })
    const rows = await server()
      .app.read.selectFrom('comment as c')
      .innerJoin('comment_revision as r', 'r.comment_id', 'c.id')
      .select([
        'c.id',
        'c.parent_id',
        'c.root_id',
        'c.depth',
        'c.state',
        'c.display_name',
        'c.source',
        'r.body',
        'r.terms_shown',
        'c.created_at',
      ])
      .orderBy('c.id')
      .execute()
    const byId = new Map(rows.map(({ id, body }) => [id, body.split(' ')[0]]))
    expect(
      rows.map(({ body, parent_id, depth }) => [
        body.split(' ')[0],
        parent_id === null ? null : byId.get(parent_id),
        depth,
      ]),
    ).toEqual([
      ['أصل', null, 0],
      ['ابن', 'أصل', 1],
      ['حفيد', 'ابن', 2],
      ['رد', null, 0],
      ['حلقة', null, 0],
      ['حلقة', 'حلقة', 1],
      ['بلا', null, 0],
      ['معلق', null, 0],
      ['رد', null, 0],
    ])
    expect(rows[0]?.body).toBe('أصل هنا (https://example.org/x)\n\nسطر آخر')
    expect(rows.find(({ body }) => body === 'بلا اسم')?.display_name).toBe('زائر')
    expect(rows.every(({ source, terms_shown }) => source === 'wxr' && terms_shown === '[]')).toBe(true)
    expect(rows.filter(({ state }) => state === 'held').map(({ body }) => body)).toEqual(['معلق'])
    expect(await server().app.read.selectFrom('contact').selectAll().execute()).toEqual([])
    expect(noted.has('answer-to-nothing')).toBe(true)
    expect(report.notes.find(({ what }) => what === 'answer-to-nothing')?.count).toBe(3)
    expect(report.leftOut.map(({ what, count }) => [what, count])).toEqual([
      ['spam', 1],
      ['pingback', 1],
      ['other-comment', 1],
      ['thrown-away', 1],
      ['nothing-written', 1],
    ])
    const before = await dumpOf(server().app.read)
    expect(before['comment']?.length).toBe(rows.length)
  })
})
