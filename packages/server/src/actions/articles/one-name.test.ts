import { expect, test } from 'vitest'
import type { TestNewsroom } from '../../../../../test/harness/newsroom.ts'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'

const operator = { actor: { kind: 'operator' } } as const
const TEXT = {
  type: 'doc',
  attrs: { version: 1 },
  content: [{ type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text: 'بدأ القطاف.' }] }],
} as const

function add(newsroom: TestNewsroom, names: { section: string; author: string; tag: string }): Promise<{ id: number }> {
  const input = {
    title: 'موسم الزيتون',
    body: TEXT,
    section: names.section,
    authors: [names.author],
    tagNames: [names.tag, `${names.tag}ـ`],
    publishedAt: null,
    publish: true,
  }
  return newsroom.call('articles/add-article', input, operator)
}

async function filedUnder(newsroom: TestNewsroom, id: number) {
  const db = newsroom.read
  const [article, byline, tags] = await Promise.all([
    db.selectFrom('public_article').select('section_id').where('id', '=', id).executeTakeFirstOrThrow(),
    db.selectFrom('public_byline').select('person_id').where('article_id', '=', id).executeTakeFirstOrThrow(),
    db.selectFrom('public_tag').select('tag_id').where('article_id', '=', id).execute(),
  ])
  return { section: article.section_id, person: byline.person_id, tags: tags.map(({ tag_id: tag }) => tag) }
}

eachDatabase('a section, a person and a tag', (newsroom) => {
  test('are found again in whatever way their names are spelt', async () => {
    const first = await add(newsroom(), { section: 'أخبار المحافظة', author: 'أحمد إبراهيم', tag: 'الزيتون والتين' })
    const second = await add(newsroom(), { section: 'اخبار المحافظه', author: 'احمد ابراهيم', tag: 'الزَّيتون والتّين' })
    const filed = await filedUnder(newsroom(), first.id)
    expect(filed.tags.length).toBe(1)
    expect(await filedUnder(newsroom(), second.id)).toEqual(filed)
  })

  test('are others when the letters differ, and when only their stems agree', async () => {
    const one = await add(newsroom(), { section: 'كتاب الأسبوع', author: 'منى كاتب', tag: 'كتاب' })
    const other = await add(newsroom(), { section: 'كتب الأسبوع', author: 'منى الكاتب', tag: 'الكتاب' })
    const [left, right] = [await filedUnder(newsroom(), one.id), await filedUnder(newsroom(), other.id)]
    expect(left.section).not.toBe(right.section)
    expect(left.person).not.toBe(right.person)
    expect(left.tags).not.toEqual(right.tags)
  })
})
