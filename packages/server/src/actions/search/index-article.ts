import { words } from '@warraq/arabic'
import type { Body } from '@warraq/core/articles/body'
import { renderText } from '@warraq/core/articles/render-text'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'

/** How much a word counts by where it stands; a headline says what an article is about. */
const WEIGHT = { title: 8, standfirst: 4, names: 3, body: 1 } as const
const ROWS_AT_ONCE = 400

/** Makes the search words of an article again from what readers see; removes them when they see nothing. */
export const indexArticle = defineAction(async (context, input: { articleId: number }): Promise<{ words: number }> => {
  const { db } = context
  await db.deleteFrom('search_word').where('article_id', '=', input.articleId).execute()
  const weights = await wordWeights(context, input.articleId)
  const rows = [...weights].map(([word, weight]) => ({ word, article_id: input.articleId, weight }))
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await db
      .insertInto('search_word')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute()
  return { words: rows.length }
})

async function wordWeights(context: WriteContext, articleId: number): Promise<Map<string, number>> {
  const { db } = context
  const weights = new Map<string, number>()
  const row = await db
    .selectFrom('public_article as a')
    .leftJoin('section as s', 's.id', 'a.section_id')
    .select(['a.title', 'a.kicker', 'a.standfirst', 'a.body', 'a.tags', 's.name as section'])
    .where('a.id', '=', articleId)
    .executeTakeFirst()
  if (!row) return weights
  const persons = await db
    .selectFrom('public_byline as b')
    .innerJoin('person as p', 'p.id', 'b.person_id')
    .select('p.name')
    .where('b.article_id', '=', articleId)
    .where('p.byline_hidden', '=', 0)
    .execute()
  const tags = (JSON.parse(row.tags) as { name: string }[]).map(({ name }) => name)
  const add = (text: string, weight: number) => {
    for (const word of words(text)) weights.set(word, (weights.get(word) ?? 0) + weight)
  }
  add(row.title, WEIGHT.title)
  add(`${row.kicker}\n${row.standfirst}`, WEIGHT.standfirst)
  add([...persons.map(({ name }) => name), ...tags, row.section ?? ''].join('\n'), WEIGHT.names)
  add(renderText(JSON.parse(row.body) as Body), WEIGHT.body)
  return weights
}
