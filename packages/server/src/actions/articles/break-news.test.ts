import { expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'

const operator = { actor: { kind: 'operator' } } as const

eachDatabase('breaking news', (newsroom) => {
  const line = (text: string, minutes = 60) => newsroom().call('articles/break-news', { text, minutes }, operator)
  const article = (id: number) =>
    newsroom().read.selectFrom('public_article').selectAll().where('id', '=', id).executeTakeFirst()

  test('without a section there is nowhere to put it', async () => {
    await expect(line('انقطاع الماء في المدينة')).rejects.toMatchObject({ code: 'bad-input' })
  })

  test('one line is an article of a headline only, public at once, and stays at its address when it is filled in', async () => {
    const section = await newsroom().call('sections/create-section', { name: 'محليات', parentId: null }, operator)
    const { articleId } = await line('زلزال خفيف يُحَسّ في المدينة')
    const shown = await article(articleId)
    expect([shown?.title, shown?.kind, shown?.section_id]).toEqual(['زلزال خفيف يُحَسّ في المدينة', 'news', section.id])
    const stored = await newsroom()
      .read.selectFrom('article')
      .select(['state', 'content', 'lock_version'])
      .where('id', '=', articleId)
      .executeTakeFirstOrThrow()
    expect(stored.state).toBe('published')
    const content = { ...JSON.parse(stored.content), title: 'زلزال بقوة 4 درجات يُحَسّ في المدينة', sourceLine: 'وكالات' }
    content.body.content = [{ type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text: 'التفاصيل.' }] }]
    const saved = await newsroom().call(
      'articles/save-working',
      { id: articleId, content, lockVersion: stored.lock_version, auto: false },
      operator,
    )
    await newsroom().call(
      'articles/take-step',
      { id: articleId, step: 'publish', lockVersion: saved.lockVersion },
      operator,
    )
    const grown = await article(articleId)
    expect([grown?.title, grown?.slug, grown?.section_id]).toEqual([content.title, shown?.slug, section.id])
  })

  test('the same line from two telephones is one article, and stands as long as the second said', async () => {
    const [one, two] = await Promise.all([line('حريق في السوق القديم', 30), line('حريقٌ في السوق القديم', 45)])
    expect(one?.articleId).toBe(two?.articleId)
    const rows = await newsroom()
      .read.selectFrom('breaking_line')
      .select('ends_at')
      .where('article_id', '=', one?.articleId ?? 0)
      .execute()
    expect(rows).toHaveLength(1)
  })

  test('after its end the same words are new news', async () => {
    const first = await line('إغلاق الجسر الشمالي', 5)
    newsroom().wait(301)
    const second = await line('إغلاق الجسر الشمالي', 5)
    expect(second.articleId).not.toBe(first.articleId)
  })

  test('nobody without the right to publish there starts, lengthens or ends a line', async () => {
    const { articleId } = await line('تأجيل المباراة')
    const { accountId: id } = await newsroom().call(
      'people/add-account',
      { name: 'محرر', email: 'm@example.org', role: 'reporter', passwordHash: '' },
      operator,
    )
    const reporter = { actor: { kind: 'account', accountId: id } } as const
    for (const call of [
      () => newsroom().call('articles/break-news', { text: 'خبر', minutes: 5 }, reporter),
      () => newsroom().call('articles/time-breaking', { articleId, minutes: 5 }, reporter),
      () => newsroom().call('articles/time-breaking', { articleId, minutes: 0 }, reporter),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'not-allowed' })
    }
    await expect(
      newsroom().call('articles/break-news', { text: 'خبر', minutes: 5 }, { actor: { kind: 'guest' } }),
    ).rejects.toMatchObject({ code: 'sign-in-needed' })
  })

  test('minutes are from 1 to 1440, and a line has words', async () => {
    for (const minutes of [0, -1, 1441, 1.5])
      await expect(line('خبر آخر', minutes)).rejects.toMatchObject({ code: 'bad-input' })
    await expect(line(' \u200f ')).rejects.toMatchObject({ code: 'bad-input' })
  })
})
