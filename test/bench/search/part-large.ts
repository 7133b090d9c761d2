import type { SearchRequest } from '@warraq/core/search/request'
import { collectionArticle, collectionQueries, vocabulary, type CollectionArticle } from './made-collection.ts'
import { mean, overlap, percentile } from './measures.ts'
import type { Options } from './options.ts'
import type { LoadedProduct } from './product.ts'
import { loadProduct } from './product.ts'
import { Reference } from './reference.ts'
import type { Demand, Line, Table } from './report.ts'

const MIX = 400
const TITLES = 200
const MOST_MS = { mix: 30, titles: 80 } as const
/** Articles that the plain second writing of the scoring is held against: it keeps everything in memory. */
const COMPARED_ARTICLES = 2_000
const COMPARED_QUERIES = 200

type Asked = Partial<SearchRequest> & { readonly text: string }

/** Many articles with the words of news: how long building takes, how large the index is, how fast answers come. */
export async function largeCollection(options: Options, told: (line: string) => void): Promise<Table[]> {
  const tables: Table[] = []
  for (const kind of options.kinds) {
    const words = vocabulary()
    told(`large: ${options.articles} articles on ${kind}, words: ${words.source}`)
    const articles = function* (): Generator<CollectionArticle> {
      for (let at = 0; at < options.articles; at += 1) yield collectionArticle(words, at)
    }
    const product = await loadProduct(kind, articles(), told)
    tables.push(await buildTable(product, options.articles), await speedTable(product, options.articles))
    await product.close()
  }
  tables.push(...(await sameAsExhaustive(options, told)))
  return tables
}

async function buildTable(product: LoadedProduct, articles: number): Promise<Table> {
  const numbers = {
    articles,
    'index, s': product.indexSeconds,
    'ms an article': (1000 * product.indexSeconds) / articles,
    'index, MB': (await product.indexBytes()) / 1e6,
  }
  return { title: `Building, ${product.kind}`, lines: [{ name: product.kind, numbers }], demands: [] }
}

function kindsOfQueries(articles: number): Record<string, readonly Asked[]> {
  const words = vocabulary()
  const mix = collectionQueries(words, MIX, articles)
  const titles = Array.from({ length: TITLES }, (_, n) => collectionArticle(words, (n * 7919) % articles).title)
  return {
    mix: mix.map((text) => ({ text })),
    titles: titles.map((text) => ({ text })),
    phrases: titles.map((title) => ({ text: `«${title.split(' ').slice(0, 2).join(' ')}»` })),
    'while typing': mix.map((text) => ({ text: text.slice(0, -1), typing: true })),
    'with a filter and counts': mix.map((text) => ({ text, facets: true, filters: { sections: [1, 2] } })),
    'newest first': mix.map((text) => ({ text, sort: 'newest' })),
  }
}

async function speedTable(product: LoadedProduct, articles: number): Promise<Table> {
  const lines: Line[] = []
  // A thread that has just begun has nothing in memory yet.
  for (const text of collectionQueries(vocabulary(), 20, articles)) await product.search({ text })
  for (const [name, queries] of Object.entries(kindsOfQueries(articles))) {
    const times: number[] = []
    const work: number[] = []
    const hits: number[] = []
    for (const query of queries) {
      const used = process.cpuUsage()
      const began = performance.now()
      const { total } = await product.search(query)
      times.push(performance.now() - began)
      const { user, system } = process.cpuUsage(used)
      work.push((user + system) / 1000)
      hits.push(total)
    }
    // What else the machine does shows in the time, not in the work.
    const numbers = {
      ...timesOf(times),
      'p95 of work, ms': percentile(work, 0.95),
      'hits (mean)': Math.round(mean(hits)),
    }
    lines.push({ name, numbers })
  }
  return {
    title: `Answers, ${product.kind}, ${articles} articles`,
    lines,
    demands: demandsOnSpeed(product.kind, lines),
  }
}

export const timesOf = (times: readonly number[]): Line['numbers'] => ({
  'p50, ms': percentile(times, 0.5),
  'p95, ms': percentile(times, 0.95),
  'p99, ms': percentile(times, 0.99),
  'most, ms': Math.max(...times),
})

/** Only the embedded database is held to limits: the other one may be on another machine. */
function demandsOnSpeed(kind: string, lines: readonly Line[]): Demand[] {
  if (kind !== 'sqlite') return []
  return (['mix', 'titles'] as const).map((name) => {
    const p95 = lines.find((line) => line.name === name)?.numbers['p95, ms'] ?? Infinity
    return { says: `${name}: p95 ${p95.toFixed(1)} ms <= ${MOST_MS[name]} ms`, holds: p95 <= MOST_MS[name] }
  })
}

/** The ten that the index gives are the ten that scoring everything plainly gives. */
async function sameAsExhaustive({ kinds }: Options, told: (line: string) => void): Promise<Table[]> {
  const words = vocabulary()
  const articles = Array.from({ length: COMPARED_ARTICLES }, (_, at) => collectionArticle(words, at))
  told(`large: ${COMPARED_ARTICLES} articles scored one by one`)
  const reference = new Reference(articles, ({ section, author }) => [
    `مراسل ${(author ?? 0) + 1}`,
    `قسم ${(section ?? 0) + 1}`,
  ])
  const queries = [
    ...collectionQueries(words, COMPARED_QUERIES / 2, COMPARED_ARTICLES),
    ...Array.from({ length: COMPARED_QUERIES / 2 }, (_, n) => articles[n * 7]?.title ?? ''),
  ]
  const lines: Line[] = []
  const demands: Demand[] = []
  for (const kind of kinds) {
    const product = await loadProduct(kind, articles, told)
    const ours: string[][] = []
    const theirs: string[][] = []
    for (const text of queries) {
      const { hits, manner } = await product.search({ text })
      ours.push(hits.map(({ id }) => String(id)))
      theirs.push(reference.best(text, manner === 'all').map(({ article }) => String(article + 1)))
    }
    await product.close()
    const shared = overlap(ours, theirs)
    const same = mean(ours.map((ranking, at) => (ranking.join() === theirs[at]?.join() ? 1 : 0)))
    lines.push({
      name: kind,
      numbers: { queries: queries.length, 'top ten shared': shared, 'in the same order': same },
    })
    demands.push({ says: `${kind}: top ten shared ${shared.toFixed(4)} >= 0.999`, holds: shared >= 0.999 })
  }
  return [{ title: 'Against scoring every document plainly', lines, demands }]
}
