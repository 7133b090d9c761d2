/**
 * Articles like those of a newspaper, made of words and templates of our own, the same ones each time. Many share who
 * acts, what is done or where, so that only all of it together tells one from the others. The text says the same as the
 * headline in other forms of its words.
 */
import { randomOf } from '../../harness/random.ts'
import type { NewsTopic } from './made-news.table.ts'
import { CLOSINGS, DAYS, LAST_NAMES, MEN, OPENINGS, PLACES, TOPICS, VOICES, WOMEN } from './made-news.table.ts'
import type { QuestionSet, SearchedText } from './shared-sets.ts'
import { threeWords } from './shared-sets.ts'
import { misspelt } from './misspelt.ts'

type Random = (below: number) => number

export interface MadeArticle extends SearchedText {
  readonly section: string
  readonly standfirst: string
}

/** So many articles with different headlines; fewer when the words do not make as many. */
export function madeNews(count: number): MadeArticle[] {
  const random = randomOf(1917)
  const titles = new Set<string>()
  const articles: MadeArticle[] = []
  for (let tries = 0; articles.length < count && tries < count * 20; tries += 1) {
    const article = madeArticle(random, `n${articles.length}`)
    if (titles.has(article.title)) continue
    titles.add(article.title)
    articles.push(article)
  }
  return articles
}

function madeArticle(random: Random, id: string): MadeArticle {
  const topic = oneOf(random, TOPICS)
  const [who, gender] = oneOf(random, topic.actors)
  const [he, she, doing] = oneOf(random, topic.deeds)
  const [thing, again] = oneOf(random, topic.things)
  const place = oneOf(random, PLACES)
  const title = `${who} ${gender === 'm' ? he : she} ${thing} في ${place}`
  const fill = (text: string): string =>
    text
      .replaceAll('{who}', who)
      .replaceAll('{doing}', doing)
      .replaceAll('{again}', again)
      .replaceAll('{place}', place)
      .replaceAll('{day}', () => oneOf(random, DAYS))
      .replaceAll('{man}', () => `${oneOf(random, MEN)} ${oneOf(random, LAST_NAMES)}`)
      .replaceAll('{woman}', () => `${oneOf(random, WOMEN)} ${oneOf(random, LAST_NAMES)}`)
      .replaceAll('{n}', () => String(12 + random(880)))
  const body = [oneOf(random, OPENINGS), ...middle(random, topic), oneOf(random, CLOSINGS)].map(fill).join('\n')
  return { id, section: topic.section, title, standfirst: '', body }
}

/** Facts of the topic, of another one now and then, and voices of people. */
function middle(random: Random, topic: NewsTopic): string[] {
  const facts = someOf(random, topic.facts, 3)
  const voices = someOf(random, VOICES, 2)
  const aside = random(3) === 0 ? [oneOf(random, oneOf(random, TOPICS).facts)] : []
  return [...facts.slice(0, 2), ...voices.slice(0, 1), ...facts.slice(2), ...aside, ...voices.slice(1)]
}

/** The collection with what is looked for in it: headlines and three words of them, well and badly spelt. */
export function madeNewsSets(count: number, titles: 'given' | 'withheld'): QuestionSet[] {
  const articles = madeNews(count)
  const documents = titles === 'given' ? articles : articles.map((one) => ({ ...one, title: '' }))
  const asked = articles.filter((_, at) => at % 2 === 0)
  const set = (name: string, textOf: (article: MadeArticle) => string): QuestionSet => ({
    name: `${name} (${titles})`,
    documents,
    questions: asked.map((one) => ({ id: one.id, text: textOf(one), right: one.id })),
  })
  return [
    set('own news titles', ({ title }) => title),
    set('own news titles, misspelt', ({ title, id }) => misspelt(title, id)),
    set('own news three words', ({ title, id }) => threeWords(title, id)),
    set('own news three words, misspelt', ({ title, id }) => misspelt(threeWords(title, id), id)),
  ]
}

function oneOf<T>(random: Random, list: readonly T[]): T {
  const one = list[random(list.length)]
  if (one === undefined) throw new Error('a list to choose from is empty')
  return one
}

function someOf<T>(random: Random, list: readonly T[], count: number): T[] {
  const left = [...list]
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(random(left.length), 1)).flat()
}
