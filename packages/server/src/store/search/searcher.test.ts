import { expect, test } from 'vitest'
import type { SearchAnswer, SearchRequest } from '@warraq/core/search/request'
import type { DatabaseKind, TestNewsroom } from '../../../../../test/harness/newsroom.ts'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { randomOf } from '../../../../../test/harness/random.ts'
import { content, paragraphs } from '../../../../../test/harness/stories.ts'
import { databaseAddress } from '../../config/config.ts'
import { openDatabase } from '../database.ts'

const job = { actor: { kind: 'job', job: 'test' } } as const

interface Written {
  readonly title: string
  readonly text: string
  readonly section?: number
  readonly day?: string
  readonly lang?: string
}

/** Public articles straight into the tables: ids 1, 2, 3 …, indexed. */
async function print(newsroom: TestNewsroom, articles: readonly Written[]): Promise<void> {
  const open = openDatabase(databaseAddress(newsroom.config), 'write')
  const { id: last } = (await open.db
    .selectFrom('article')
    .select((e) => e.fn.max('id').as('id'))
    .executeTakeFirst()) ?? { id: 0 }
  const known = new Set((await open.db.selectFrom('section').select('id').execute()).map(({ id }) => id))
  for (const [at, { title, text, section = null, day = '2017-06-01', lang = 'ar' }] of articles.entries()) {
    const id = (last ?? 0) + at + 1
    const time = `${day}T09:00:00.000Z`
    const body = paragraphs(text)
    if (section !== null && !known.has(section)) {
      const name = `قسم ${section}`
      const row = {
        id: section,
        parent_id: null,
        slug: `s${section}`,
        name,
        name_key: name,
        description: '',
        position: 0,
      }
      await open.db
        .insertInto('section')
        .values({ ...row, hidden: 0, import_key: null, created_at: time })
        .execute()
      known.add(section)
    }
    const shared = {
      id,
      kind: 'news',
      lang,
      translation_group: null,
      title,
      section_id: section,
      short_code: `c${id}`,
      flags: '[]',
    }
    const written = { ...content({ title, body }), sectionId: section }
    await open.db
      .insertInto('article')
      .values({
        ...shared,
        state: 'published',
        lock_version: 1,
        content: JSON.stringify(written),
        published_revision_id: null,
        legal_authority: null,
        withdrawn_at: null,
        withdrawn_reason: null,
        scheduled_at: null,
        first_published_at: time,
        created_at: time,
        created_by: null,
        saved_at: time,
        saved_by: null,
        import_key: null,
        import_hash: null,
      })
      .execute()
    const revision = {
      article_id: id,
      n: 1,
      content: '{}',
      note: '',
      public_change: 1,
      created_at: time,
      created_by: null,
    }
    const { id: revisionId } = await open.db
      .insertInto('article_revision')
      .values(revision)
      .returning('id')
      .executeTakeFirstOrThrow()
    await open.db
      .insertInto('public_article')
      .values({
        ...shared,
        revision_id: revisionId,
        slug: 's',
        kicker: '',
        standfirst: '',
        description: '',
        place: '',
        source_line: '',
        lead: null,
        lead_media_id: null,
        body: JSON.stringify(body),
        tags: '[]',
        corrections: '[]',
        word_count: 1,
        read_minutes: 1,
        comments_open: 1,
        comment_count: 0,
        published_at: time,
        updated_at: time,
      })
      .execute()
    await open.db.insertInto('search_waiting').values({ scope: 0, id, since: time }).execute()
  }
  await open.close()
  for (let left = 1; left > 0;)
    left = (await newsroom.call('search/index-waiting', { most: 200, handOver: false }, job)).left
}

const ASKED: Omit<SearchRequest, 'text'> = {
  scope: 'public',
  lang: null,
  filters: {},
  sort: 'relevance',
  after: null,
  limit: 20,
  facets: false,
  typing: false,
}

const ask = ({ search }: TestNewsroom, text: string, wanted: Partial<SearchRequest> = {}): Promise<SearchAnswer> =>
  search.search({ ...ASKED, text, ...wanted })

const FIRST: readonly Written[] = [
  {
    title: 'افتتاح سوق الخضار في الحي القديم',
    text: 'عاد الباعة إلى السوق صباح اليوم.',
    section: 1,
    day: '2016-12-31',
  },
  {
    title: 'خضار السوق المركزي',
    text: 'قال باعة الخضار إن الأسعار انخفضت في أسواق المدينة.',
    section: 2,
    day: '2017-01-01',
  },
  {
    title: 'وزارة الزراعة تدعم القمح',
    text: 'أعلن وزير الزراعة خطة جديدة. ووصل الوزراء أمس.',
    section: 1,
    day: '2017-03-05',
  },
  { title: 'الشاعر محمود يقرأ قصائده', text: 'قرأ محمود قصائد جديدة في مسرح المدينة.', section: 3, day: '2017-03-05' },
  {
    title: 'Harbour ferry returns',
    text: 'The ferry is back in the old harbour.',
    section: 2,
    day: '2018-05-01',
    lang: 'en',
  },
]

eachDatabase('search', (newsroom) => {
  const ids = async (text: string, wanted: Partial<SearchRequest> = {}) =>
    (await ask(newsroom(), text, wanted)).hits.map(({ id }) => id)

  test('finds by word and by stem, the closer match first', async () => {
    await print(newsroom(), FIRST)
    expect(await ids('سوق الخضار')).toEqual([1, 2])
    expect(await ids('وبالأسواق')).not.toEqual([])
    expect(await ids('المدينه')).toEqual(expect.arrayContaining([2, 4]))
    expect(await ids('FERRY')).toEqual([5])
    expect(await ids('لا شيء من هذا زرافة')).toEqual([])
  })

  test('phrases in any quotation marks, and what is left out', async () => {
    expect(await ids('"سوق الخضار"')).toEqual([1])
    expect(await ids('«باعة الخضار»')).toEqual([2])
    expect(await ids('“في الحي القديم”')).toEqual([1])
    expect(await ids('"الخضار سوق"')).toEqual([])
    expect(await ids('"القديم عاد"')).toEqual([])
    // One word in quotation marks is that very word: أسواق is not.
    expect((await ids('"السوق"')).toSorted((a, b) => a - b)).toEqual([1, 2])
    expect(await ids('"أسواق"')).toEqual([2])
    expect(await ids('خضار -القديم')).toEqual([2])
    expect(await ids('خضار -"سوق الخضار"')).toEqual([2])
    expect(await ids('-خضار')).toEqual([])
  })

  test('a headline finds its article, whatever it quotes and whatever stands behind its dash', async () => {
    const headline = 'بعد سنة من الغياب: «باعة الطيور» يعودون إلى سوق الخضار في الحي القديم'
    expect((await ids(headline))[0]).toBe(1)
    expect((await ids(`${headline} -فيديو`))[0]).toBe(1)
  })

  test('the word that is being typed may be the beginning of one', async () => {
    expect(await ids('harb')).toEqual([])
    expect(await ids('harb', { typing: true })).toEqual([5])
    expect((await ids('خطة جدي', { typing: true }))[0]).toBe(3)
    const { search } = newsroom()
    expect(await search.complete('public', 'وزا', 5)).toEqual([{ text: 'وزارة', documents: 1 }])
    expect((await search.complete('public', 'باعة الخض', 5)).map(({ text }) => text)).toEqual(['الخضار'])
  })

  test('filters, counts and sorting', async () => {
    const { facets, total } = await ask(newsroom(), 'المدينة', { facets: true })
    expect([total, facets?.sections, facets?.years]).toEqual([
      2,
      [
        { key: 2, count: 1 },
        { key: 3, count: 1 },
      ],
      [{ key: 2017, count: 2 }],
    ])
    expect(await ids('المدينة', { filters: { sections: [2] } })).toEqual([2])
    expect(await ids('سوق', { filters: { from: '2017-01-01' } })).toEqual([2])
    expect(await ids('سوق', { filters: { to: '2016-12-31' } })).toEqual([1])
    expect(await ids('', { filters: { sections: [1] }, sort: 'newest' })).toEqual([3, 1])
    expect(await ids('', { sort: 'newest' })).toEqual([])
    expect(await ids('المدينة', { sort: 'oldest' })).toEqual([2, 4])
    expect(await ids('ferry', { lang: 'ar' })).toEqual([])
    expect(await ids('ferry', { lang: 'en' })).toEqual([5])
  })

  test('with few documents that have every word, those with some follow, and the answer says so', async () => {
    const answer = await ask(newsroom(), 'متى تدعم وزارة الزراعة الصيادين؟')
    expect([answer.manner, answer.hits[0]?.id]).toEqual(['some', 3])
    expect((await ask(newsroom(), 'وزارة الزراعة')).manner).toBe('all')
  })

  test('a likelier spelling is offered in the spelling of the texts, only when it finds more', async () => {
    expect((await ask(newsroom(), 'الزراغة')).didYouMean).toBe('الزراعة')
    expect((await ask(newsroom(), 'وزارة «الزراغة»')).didYouMean).toBe('وزارة «الزراعة»')
    expect((await ask(newsroom(), 'الزراعة')).didYouMean).toBeNull()
    expect((await ask(newsroom(), 'سوقالخضار')).didYouMean).toBe('سوق الخضار')
    expect((await ask(newsroom(), 'ظظظظظ')).didYouMean).toBeNull()
  })

  test('Arabic in Latin letters is understood when nothing else is found', async () => {
    const answer = await ask(newsroom(), 'ma7moud')
    expect([answer.manner, answer.hits.map(({ id }) => id)]).toEqual(['arabizi', [4]])
    expect(answer.marks.words).toContain('محمود')
    expect(answer.didYouMean).toBe('محمود')
    const whole = await ask(newsroom(), 'el madina')
    expect([whole.manner, whole.didYouMean, whole.total]).toEqual(['arabizi', 'المدينة', 2])
    expect((await ask(newsroom(), 'ferry')).manner).toBe('all')
  })

  test.each(['asdf qwerty', 'hello world', 'madina qwerty', 'mdn', 'ferryyy zzz'])(
    'what only shares some consonants with Arabic words is not Arabic: %s',
    async (text) => {
      const answer = await ask(newsroom(), text)
      expect([answer.manner === 'arabizi', answer.total]).toEqual([false, 0])
    },
  )

  test('a slip in Latin letters has a likelier spelling as well', async () => {
    expect((await ask(newsroom(), 'ferrry')).didYouMean).toBe('ferry')
  })

  test('there is a next page only where something follows', async () => {
    const { total } = await ask(newsroom(), 'المدينة')
    expect((await ask(newsroom(), 'المدينة', { limit: total })).next).toBeNull()
    const first = await ask(newsroom(), 'المدينة', { limit: total - 1 })
    expect(first.hits).toHaveLength(total - 1)
    const second = await ask(newsroom(), 'المدينة', { limit: total - 1, after: first.next })
    expect([second.hits.length, second.next]).toEqual([1, null])
  })

  test('words that stand for each other widen a query, and only it', async () => {
    expect(await ids('مزارع')).toEqual([])
    expect(await ids('مزارع', { expansions: [['مزارع', 'زراعة']] })).toEqual([3])
  })

  test('documents with the same words are similar', async () => {
    const hits = await newsroom().search.similar('public', 1, 5)
    expect(hits[0]?.id).toBe(2)
    expect(hits.every(({ id }) => id !== 1)).toBe(true)
    expect(await newsroom().search.similar('public', 999_999, 5)).toEqual([])
  })

  test('page by page everything comes, each document once, in every order', async () => {
    await print(newsroom(), made(300))
    for (const sort of ['relevance', 'newest', 'oldest'] as const) {
      const { total } = await ask(newsroom(), 'كتاب بحر', { sort, limit: 1 })
      const whole = await ids('كتاب بحر', { sort, limit: 500 })
      expect(whole.length).toBe(total)
      const shown: number[] = []
      for (let after: string | null = null, page = 0; page < 200; page += 1) {
        const answer: SearchAnswer = await ask(newsroom(), 'كتاب بحر', { sort, limit: 7, after })
        shown.push(...answer.hits.map(({ id }) => id))
        after = answer.next
        if (after === null) break
      }
      expect(shown).toEqual(whole)
      expect(new Set(shown).size).toBe(shown.length)
    }
  })

  test('whatever is typed is answered, quickly', async () => {
    const random = randomOf(5)
    const parts = [
      'كتاب',
      '"',
      '«',
      '»',
      "'",
      '-',
      '(',
      ')',
      '*',
      ':',
      'AND',
      'NEAR/2',
      '\0',
      '\u202e',
      '😀',
      'ـ',
      'ً',
      ' ',
      '%',
      '\\',
      ';--',
    ]
    for (let n = 0; n < 300; n += 1) {
      const text = Array.from({ length: random(30) }, () => parts[random(parts.length)]).join(
        random(2) === 0 ? '' : ' ',
      )
      const { total } = await ask(newsroom(), text, { typing: n % 2 === 0, facets: n % 3 === 0 })
      expect(total).toBeGreaterThanOrEqual(0)
    }
  })

  test('the same questions have the same answers on both databases', async () => {
    const answers = await Promise.all(
      QUESTIONS.map(async (text) => {
        const { manner, total, hits, facets, didYouMean } = await ask(newsroom(), text, { facets: true })
        return { text, manner, total, hits, facets, didYouMean }
      }),
    )
    const other = ANSWERS.get(newsroom().kind === 'sqlite' ? 'postgres' : 'sqlite')
    ANSWERS.set(newsroom().kind, answers)
    if (other) expect(answers).toEqual(other)
    expect(answers.some(({ total }) => total > 50)).toBe(true)
  })
})

const WORDS = 'كتاب الكتاب كتب بحر البحر ميناء سفينة قمح خبز ماء مطر نهر جسر سكة قطار مسرح'.split(' ')
const QUESTIONS = ['كتاب', 'كتاب بحر', '"كتاب بحر"', 'خبز -ماء', 'قطار سكة مسرح نهر', 'مطز', 'sefina', 'جسر بعيد جدا']
const ANSWERS = new Map<DatabaseKind, unknown>()

function made(count: number): Written[] {
  const random = randomOf(3)
  const text = (length: number) => Array.from({ length }, () => WORDS[Math.min(random(16), random(16))]).join(' ')
  return Array.from({ length: count }, (_, at) => ({
    title: text(4),
    text: text(12),
    section: 1 + (at % 3),
    day: `20${10 + (at % 9)}-0${1 + (at % 9)}-15`,
  }))
}
