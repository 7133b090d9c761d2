import type { ArticleContent } from '@warraq/core/articles/content'
import type { Transition } from '@warraq/core/articles/workflow'
import { expect, test } from 'vitest'
import type { TestNewsroom } from '../../../../../test/harness/newsroom.ts'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { paragraphs, tell } from '../../../../../test/harness/stories.ts'

const operator = { actor: { kind: 'operator' } } as const
const clock = { actor: { kind: 'job', job: 'publish-scheduled' } } as const

/** Everything about one article that its steps change. */
async function look({ read }: TestNewsroom, id: number) {
  const article = await read
    .selectFrom('article')
    .select([
      'state',
      'scheduled_at',
      'first_published_at',
      'withdrawn_at',
      'withdrawn_reason',
      'lock_version',
      'content',
    ])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const shown = await read
    .selectFrom('public_article')
    .select(['title', 'published_at', 'updated_at', 'comments_open', 'seo_title', 'description', 'comment_count'])
    .where('id', '=', id)
    .executeTakeFirst()
  return { ...article, shown: shown ?? null }
}

/** One article, and its steps as the newsroom takes them. */
async function begin(newsroom: TestNewsroom, wanted: Partial<ArticleContent> = {}) {
  const { call } = newsroom
  const section = await newsroom.read.selectFrom('section').select('id').limit(1).executeTakeFirst()
  const sectionId =
    section?.id ?? (await call('sections/create-section', { name: 'أخبار', parentId: null }, operator)).id
  const { id } = await tell(call, { title: 'مادة لها حياة', sectionId, ...wanted }, false)
  const version = async () => (await look(newsroom, id)).lock_version
  return {
    id,
    look: () => look(newsroom, id),
    take: async (step: Transition, more: { at?: string; reason?: string } = {}) =>
      call('articles/take-step', { id, step, lockVersion: await version(), ...more }, operator),
    save: async (change: Partial<ArticleContent>) => {
      const { content, lock_version: lockVersion } = await look(newsroom, id)
      const next = { ...(JSON.parse(content) as ArticleContent), ...change }
      return call('articles/save-working', { id, content: next, lockVersion, auto: false }, operator)
    },
    due: (at: string) => call('articles/publish-scheduled', { articleId: id, at }, clock),
  }
}

const after = (newsroom: TestNewsroom, seconds: number): string =>
  new Date(Date.parse(newsroom.now()) + seconds * 1000).toISOString()

eachDatabase('the life of an article', (newsroom) => {
  test('published, withdrawn, published again: one date of publication, comments as they were', async () => {
    const article = await begin(newsroom())
    await article.take('publish')
    const { shown: first } = await article.look()
    expect(first).toMatchObject({ published_at: newsroom().now(), updated_at: newsroom().now(), comments_open: 1 })
    newsroom().wait(3600)
    await article.take('withdraw', { reason: '  لم تثبت\u202e صحة الخبر.\r\n' })
    expect(await article.look()).toMatchObject({
      state: 'withdrawn',
      withdrawn_at: newsroom().now(),
      withdrawn_reason: 'لم تثبت صحة الخبر.',
      shown: null,
    })
    newsroom().wait(3600)
    await article.take('republish')
    expect(await article.look()).toMatchObject({
      state: 'published',
      withdrawn_at: null,
      withdrawn_reason: null,
      first_published_at: first?.published_at,
      shown: first,
    })
  })

  test('an archived article is public with comments closed; reopening gives back what was published', async () => {
    const article = await begin(newsroom())
    await article.take('publish')
    await article.take('archive')
    expect(await article.look()).toMatchObject({ state: 'archived', shown: { comments_open: 0 } })
    // The desk prepares a version without comments and does not publish it.
    await article.save({ commentsOpen: false })
    await article.take('reopen')
    expect(await article.look()).toMatchObject({ state: 'published', shown: { comments_open: 1 } })
    await article.take('archive')
    await article.take('withdraw', { reason: 'طلب' })
    await article.take('republish')
    expect(await article.look()).toMatchObject({ state: 'published', shown: { comments_open: 0 } })
  })

  test('a time that was changed counts, the former one does nothing; taken back, neither', async () => {
    const article = await begin(newsroom())
    const [first, second] = [after(newsroom(), 600), after(newsroom(), 1200)]
    await article.take('schedule', { at: first })
    await article.take('schedule', { at: second })
    newsroom().wait(601)
    expect(await article.due(first)).toEqual({ published: false })
    await article.take('unschedule')
    expect(await article.look()).toMatchObject({ state: 'ready', scheduled_at: null, shown: null })
    newsroom().wait(600)
    expect(await article.due(second)).toEqual({ published: false })
    expect((await article.look()).shown).toBeNull()
  })

  test('a scheduled article comes out as it stands at its time, and once', async () => {
    const article = await begin(newsroom())
    const at = after(newsroom(), 600)
    await article.take('schedule', { at })
    await article.save({ title: 'عنوان صُحح قبل الموعد' })
    expect(await article.due(at)).toEqual({ published: false })
    newsroom().wait(600)
    expect([await article.due(at), await article.due(at)]).toEqual([{ published: true }, { published: false }])
    expect(await article.look()).toMatchObject({
      state: 'published',
      scheduled_at: null,
      first_published_at: newsroom().now(),
      shown: { title: 'عنوان صُحح قبل الموعد', published_at: at, updated_at: at },
    })
  })

  test('an embargo ends at its time; who publishes before it ends it', async () => {
    const waits = await begin(newsroom())
    const early = await begin(newsroom())
    const at = after(newsroom(), 600)
    for (const article of [waits, early]) await article.take('embargo', { at })
    expect(await waits.look()).toMatchObject({ state: 'embargoed', scheduled_at: at, shown: null })
    await early.take('publish')
    newsroom().wait(600)
    expect(await waits.due(at)).toEqual({ published: true })
    expect(await early.due(at)).toEqual({ published: false })
    expect(await early.look()).toMatchObject({ state: 'published', shown: { published_at: after(newsroom(), -600) } })
  })

  test('a time that is none, past or not in the stored form is refused', async () => {
    const article = await begin(newsroom())
    for (const at of ['', 'غدًا', after(newsroom(), -1), newsroom().now(), '2099-01-01T00:00:00Z'])
      await expect(article.take('schedule', { at })).rejects.toMatchObject({ code: 'schedule-in-past' })
  })

  test('the time of the last update moves with what readers read, and with corrections, and never back', async () => {
    const article = await begin(newsroom())
    await article.take('publish')
    const published = newsroom().now()
    const updatedAt = async () => (await article.look()).shown?.updated_at
    const publishAfter = async (change: Partial<ArticleContent>) => {
      newsroom().wait(600)
      await article.save(change)
      await article.take('publish')
      return updatedAt()
    }
    expect(await publishAfter({})).toBe(published)
    const described = { seoDescription: 'وصف', seoTitle: ' عنوان\u202e للبحث ' }
    expect(await publishAfter({ tagNames: ['مياه'], commentsOpen: false, slug: 'قصير', ...described })).toBe(published)
    expect((await article.look()).shown).toMatchObject({ seo_title: 'عنوان للبحث', description: 'وصف' })
    expect(await publishAfter({ body: paragraphs('نص آخر.') })).toBe(newsroom().now())
    const rewritten = newsroom().now()
    expect(await publishAfter({ tagNames: [] })).toBe(rewritten)
    newsroom().wait(600)
    await newsroom().call('articles/correct-article', { id: article.id, text: 'ورد اسم خاطئ.' }, operator)
    const corrected = newsroom().now()
    expect(await updatedAt()).toBe(corrected)
    expect(await publishAfter({ flags: ['election'] })).toBe(corrected)
    newsroom().wait(600)
    await article.take('withdraw', { reason: 'سهو' })
    await article.take('republish')
    expect(await updatedAt()).toBe(corrected)
    expect((await article.look()).shown?.published_at).toBe(published)
  })

  test('an article dated back is not "updated" on the day it was entered', async () => {
    const add = {
      title: 'مادة من الأرشيف',
      body: paragraphs('نص قديم.'),
      section: 'أرشيف',
      authors: ['سلمى'],
      tagNames: [],
      publishedAt: '2010-05-01T08:00:00.000Z',
      publish: true,
    }
    const { id } = await newsroom().call('articles/add-article', add, operator)
    const shown = async () => (await look(newsroom(), id)).shown
    expect(await shown()).toMatchObject({ published_at: add.publishedAt, updated_at: add.publishedAt })
    for (const step of ['withdraw', 'republish', 'publish'] as const) {
      const { lock_version: lockVersion } = await look(newsroom(), id)
      await newsroom().call('articles/take-step', { id, step, lockVersion, reason: 'سهو' }, operator)
    }
    expect(await shown()).toMatchObject({ published_at: add.publishedAt, updated_at: add.publishedAt })
  })

  test('publishing again keeps the words by which the article is found', async () => {
    const article = await begin(newsroom(), { title: 'كلمة نادرة زمردية' })
    await article.take('publish')
    await newsroom().call('search/index-article', { articleId: article.id }, clock)
    const words = () =>
      newsroom()
        .read.selectFrom('search_document')
        .select('terms')
        .where('scope', '=', 0)
        .where('id', '=', article.id)
        .execute()
    const before = await words()
    expect(before[0]?.terms.length).toBeGreaterThan(3)
    await article.take('publish')
    expect(await words()).toEqual(before)
    await article.take('withdraw', { reason: 'سهو' })
    expect(await words()).toEqual([])
  })

  test('what does not exist is refused by the name of its field, and an address has only letters and digits', async () => {
    const article = await begin(newsroom())
    const image = {
      type: 'image',
      attrs: { mediaId: 999_999, alt: 'بديل', caption: '', credit: '' },
    }
    for (const [field, change] of [
      ['content.sectionId', { sectionId: 999_999 }],
      ['content.bylines', { bylines: [{ personId: 999_999, role: null }] }],
      ['content.lead', { lead: { mediaId: 999_999, alt: 'ب', caption: '', credit: 'ع' } }],
    ] as const)
      await expect(article.save(change)).rejects.toMatchObject({ code: 'bad-input', details: { field } })
    const { content } = await article.look()
    const { body } = JSON.parse(content) as ArticleContent
    const withImage = { ...body, content: [...body.content, image] } as ArticleContent['body']
    await expect(article.save({ body: withImage })).rejects.toMatchObject({ details: { field: 'content.body' } })
    await article.save({ slug: '../عنوان/%2F؟' })
    expect(JSON.parse((await article.look()).content)).toMatchObject({ slug: 'عنوان-2f' })
  })

  test('tags whose names differ only in signs get addresses of their own', async () => {
    const article = await begin(newsroom(), { tagNames: ['إيران', 'إيران+', 'إيران++', 'مصر 100%', 'مصر 100'] })
    await article.take('publish')
    const tags = await newsroom().read.selectFrom('tag').select(['name', 'slug']).execute()
    expect(new Set(tags.map(({ slug }) => slug)).size).toBe(tags.length)
    expect(tags.filter(({ name }) => name.startsWith('إيران')).map(({ slug }) => slug)).toEqual(
      expect.arrayContaining(['إيران']),
    )
  })
})
