import { isQuestionWord, isStopWord } from '@warraq/arabic'
import { BASELINES, rankWithBaseline } from './baselines.ts'
import { madeNewsSets } from './made-news.ts'
import type { Quality, Ranking } from './measures.ts'
import { difference, gain, overlap, qualityOf } from './measures.ts'
import type { Options } from './options.ts'
import type { LoadedArticle } from './product.ts'
import { loadProduct } from './product.ts'
import type { Demand, Line, Table } from './report.ts'
import { qualityNumbers } from './report.ts'
import type { QuestionSet, SearchedText } from './shared-sets.ts'
import { encyclopaediaQuestions, halfOf, moroccanTitles } from './shared-sets.ts'

const LEAST_NDCG = 0.77
const LEAST_RECALL = 0.91
const LEAST_OVERLAP = 0.9
const MOST_LOST_BY_SLIPS = 0.01
const MADE_ARTICLES = 2400

type Told = (line: string) => void

const isStop = (word: string): boolean => isStopWord(word) || isQuestionWord(word)

export const asLoaded = ({ title, body }: SearchedText): LoadedArticle => ({
  title,
  standfirst: '',
  body: body.split('\n'),
  tags: [],
  section: null,
  author: null,
  age: 0,
})

/** Human questions to paragraphs: four usual engines, and ours on each database. */
export async function questions(options: Options, told: Told): Promise<Table[]> {
  const set = encyclopaediaQuestions()
  if (set === null) {
    told('questions: ../shared/data/arabic/qa is not here; this part is left out')
    return []
  }
  const wanted = withHalf(set, options)
  const engines = new Map<string, Ranking[]>()
  for (const baseline of BASELINES) engines.set(baseline.name, rankWithBaseline(baseline, wanted, isStop))
  for (const kind of options.kinds)
    engines.set(`ours, ${kind}`, (await rankWithProduct(kind, [wanted], told)).get(wanted.name) ?? [])
  const right = wanted.questions.map((one) => one.right)
  const lines = [...engines].flatMap(([name, rankings]) => [
    { name, numbers: qualityNumbers(qualityOf(rankings, right)) },
    ...(options.half === null ? halves(name, wanted, rankings) : []),
  ])
  return [
    { title: `Questions (${wanted.name})`, lines, demands: demandsOnQuestions(engines, right, options) },
    againstBest(engines, right),
  ]
}

function withHalf(set: QuestionSet, { half }: Options): QuestionSet {
  return half === null ? set : { ...set, questions: set.questions.filter(({ id }) => halfOf(id) === half) }
}

function halves(name: string, set: QuestionSet, rankings: readonly Ranking[]): Line[] {
  return (['dev', 'test'] as const).map((half) => {
    const here = set.questions.flatMap(({ id, right }, at) => (halfOf(id) === half ? [{ right, at }] : []))
    const quality = qualityOf(
      here.map(({ at }) => rankings[at] ?? []),
      here.map(({ right }) => right),
    )
    return { name: `  ${name}: ${half} half`, numbers: qualityNumbers(quality) }
  })
}

function demandsOnQuestions(
  engines: ReadonlyMap<string, readonly Ranking[]>,
  right: readonly string[],
  { kinds }: Options,
): Demand[] {
  const ours = kinds.map((kind) => engines.get(`ours, ${kind}`) ?? [])
  const reached = ours.flatMap((rankings, at): Demand[] => {
    const { ndcg, recall } = qualityOf(rankings, right)
    return [
      { says: `${kinds[at]}: nDCG@10 ${ndcg.toFixed(4)} >= ${LEAST_NDCG}`, holds: ndcg >= LEAST_NDCG },
      { says: `${kinds[at]}: R@10 ${recall.toFixed(4)} >= ${LEAST_RECALL}`, holds: recall >= LEAST_RECALL },
    ]
  })
  const [one, other] = ours
  if (!one || !other) return reached
  const shared = overlap(one, other)
  return [
    ...reached,
    { says: `top ten shared ${shared.toFixed(4)} >= ${LEAST_OVERLAP}`, holds: shared >= LEAST_OVERLAP },
  ]
}

/** Ours against the best of the others, question by question. */
function againstBest(engines: ReadonlyMap<string, readonly Ranking[]>, right: readonly string[]): Table {
  const gains = (rankings: readonly Ranking[]): number[] => rankings.map((one, at) => gain(one, right[at] ?? ''))
  const ours = [...engines].findLast(([name]) => name.startsWith('ours'))
  const lines = BASELINES.map(({ name }): Line => {
    const { mean, low, high } = difference(gains(ours?.[1] ?? []), gains(engines.get(name) ?? []))
    return { name: `ours − ${name}`, numbers: { 'nDCG@10': mean, 'from (95 %)': low, to: high } }
  })
  const least = Math.min(...lines.map(({ numbers }) => numbers['from (95 %)'] ?? 0))
  return {
    title: 'What ours gains over each of the others (paired bootstrap)',
    lines,
    demands: [{ says: 'better than each by more than chance', holds: least > 0 }],
  }
}

/** Headlines in Moroccan Arabic, looked for in texts without them. */
export function titles(options: Options, told: Told): Promise<Table[]> {
  const sets = moroccanTitles()
  if (sets.length === 0) told('titles: ../shared/data/arabic/marsum is not here; this part is left out')
  return knownItems('Titles of the other collection', [sets], options, told)
}

/** The same with articles of our own making, whose headlines are there or withheld, spelt well and badly. */
export function news(options: Options, told: Told): Promise<Table[]> {
  const sets = (['given', 'withheld'] as const).map((titles) => madeNewsSets(MADE_ARTICLES, titles))
  return knownItems('Articles of our own making', sets, options, told)
}

async function knownItems(
  title: string,
  groups: readonly (readonly QuestionSet[])[],
  { kinds }: Options,
  told: Told,
): Promise<Table[]> {
  const lines: Line[] = []
  const found = new Map<string, Quality>()
  for (const sets of groups) {
    for (const set of sets)
      for (const baseline of BASELINES)
        lines.push(lineOf(set, baseline.name, qualityOf(rankWithBaseline(baseline, set, isStop), rightOf(set))))
    for (const kind of kinds)
      for (const [name, rankings] of sets.length === 0 ? [] : await rankWithProduct(kind, sets, told)) {
        const set = sets.find((one) => one.name === name)
        if (!set) continue
        const quality = qualityOf(rankings, rightOf(set))
        found.set(`${name} / ours, ${kind}`, quality)
        lines.push(lineOf(set, `ours, ${kind}`, quality))
      }
  }
  const ordered = lines.toSorted((one, other) => setOf(one).localeCompare(setOf(other), 'en'))
  return groups.flat().length === 0 ? [] : [{ title, lines: ordered, demands: demandsOnSlips(found) }]
}

const rightOf = ({ questions }: QuestionSet): string[] => questions.map(({ right }) => right)
const lineOf = (set: QuestionSet, name: string, quality: Quality): Line => ({
  name: `${set.name} / ${name}`,
  numbers: qualityNumbers(quality),
})
const setOf = ({ name }: Line): string => name.split(' / ')[0] ?? ''

/** Whole titles, badly spelt, are found nearly as often as well spelt ones. */
function demandsOnSlips(found: ReadonlyMap<string, Quality>): Demand[] {
  return [...found].flatMap(([name, { recall }]) => {
    const clean = name.includes('titles, misspelt') ? found.get(name.replace(', misspelt', '')) : undefined
    if (!clean) return []
    const lost = clean.recall - recall
    return [
      {
        says: `${name}: R@10 ${recall.toFixed(4)}, lost ${lost.toFixed(4)} <= 0.01`,
        holds: lost <= MOST_LOST_BY_SLIPS,
      },
    ]
  })
}

/** What the product answers to each question of sets over the same documents. */
async function rankWithProduct(
  kind: Options['kinds'][number],
  sets: readonly QuestionSet[],
  told: Told,
): Promise<Map<string, Ranking[]>> {
  const documents = sets[0]?.documents ?? []
  const product = await loadProduct(kind, documents.map(asLoaded), told)
  const rankings = new Map<string, Ranking[]>()
  for (const set of sets) {
    const answers: Ranking[] = []
    for (const { text } of set.questions) {
      const { hits } = await product.search({ text })
      answers.push(hits.map(({ id }) => documents[id - 1]?.id ?? ''))
    }
    rankings.set(set.name, answers)
  }
  await product.close()
  return rankings
}
