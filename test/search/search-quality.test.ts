import { expect, test } from 'vitest'
import { fillNewsroom, searchPatiently } from '../bench/search/product.ts'
import { madeNewsSets } from '../bench/search/made-news.ts'
import { mean } from '../bench/search/measures.ts'
import type { QuestionSet } from '../bench/search/shared-sets.ts'
import type { TestNewsroom } from '../harness/newsroom.ts'
import { eachDatabase } from '../harness/newsroom.ts'
import { SMALL_NEWSPAPER } from './small-newspaper.table.ts'

const lines = SMALL_NEWSPAPER.trim()
  .split('\n')
  .map((line) => line.split(' | '))
const questions = lines.flatMap(([, , ...asked], at) => asked.map((text) => ({ text, right: at + 1 })))

/** The place of each question's answer among the first ten hits; -1 where it is not there. */
async function placesOf(newsroom: TestNewsroom, list: typeof questions): Promise<number[]> {
  const places: number[] = []
  for (const { text, right } of list) {
    const { hits } = await searchPatiently(newsroom, { text, lang: null })
    places.push(hits.findIndex(({ id }) => id === right))
  }
  return places
}

/** What share of the answers is among the first so many hits. */
const within = (places: readonly number[], first: number): number =>
  mean(places.map((place) => (place >= 0 && place < first ? 1 : 0)))

const bare = { standfirst: '', tags: [], section: null, author: null, age: 0 }

eachDatabase('a small newspaper', (newsroom) => {
  test('readers find what they mean, in other forms of its words and with slips of the pen', async () => {
    expect(lines.length).toBeGreaterThanOrEqual(60)
    expect(questions.length).toBeGreaterThanOrEqual(120)
    await fillNewsroom(
      newsroom(),
      lines.map(([title = '', body = '']) => ({ ...bare, title, body: [body] })),
    )
    const places = await placesOf(newsroom(), questions)
    expect(within(places, 1)).toBeGreaterThanOrEqual(FIRST)
    expect(within(places, 3)).toBeGreaterThanOrEqual(THREE)
  })
})

/** Three questions of 128 below what is measured (0.930 and 0.961): one lucky question less is no alarm. */
const FIRST = 0.906
const THREE = 0.937

eachDatabase('headlines with slips of the pen', (newsroom) => {
  test('are found as well as those without', async () => {
    const [clean, slipped] = madeNewsSets(300, 'withheld')
    if (!clean || !slipped) throw new Error('no questions were made')
    await fillNewsroom(
      newsroom(),
      clean.documents.map(({ title, body }) => ({ ...bare, title, body: body.split('\n') })),
    )
    const well = within(await placesOf(newsroom(), numbered(clean)), 10)
    const badly = within(await placesOf(newsroom(), numbered(slipped)), 10)
    expect(well).toBeGreaterThanOrEqual(0.98)
    expect(well - badly).toBeLessThanOrEqual(0.01)
  })
})

/** The product numbers its articles from 1. */
function numbered({ documents, questions: list }: QuestionSet): typeof questions {
  const ids = new Map(documents.map(({ id }, at) => [id, at + 1]))
  return list.map(({ text, right }) => ({ text, right: ids.get(right) ?? 0 }))
}
