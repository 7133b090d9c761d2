import { qualityOf } from './measures.ts'
import type { Options } from './options.ts'
import { asLoaded } from './part-quality.ts'
import { Reference, SHIPPED, type Variant } from './reference.ts'
import type { Table } from './report.ts'
import { qualityNumbers } from './report.ts'
import { madeNewsSets } from './made-news.ts'
import type { QuestionSet } from './shared-sets.ts'
import { encyclopaediaQuestions, halfOf, moroccanTitles } from './shared-sets.ts'

const withBody = (lengthShare: number): Variant => ({
  ...SHIPPED,
  lengthShares: [SHIPPED.lengthShares[0], SHIPPED.lengthShares[1], lengthShare, SHIPPED.lengthShares[3]],
})

const VARIANTS: readonly (readonly [name: string, variant: Variant])[] = [
  ['as shipped', SHIPPED],
  ['stems only', { ...SHIPPED, kindWeights: { word: 0, stem: 1 } }],
  ['words only', { ...SHIPPED, kindWeights: { word: 1, stem: 0 } }],
  ['words as much as stems', { ...SHIPPED, kindWeights: { word: 1, stem: 1 } }],
  ['with stop words and question words', { ...SHIPPED, stopWords: true }],
  ['incomplete documents count in full', { ...SHIPPED, completeness: false }],
  ['every field counts the same', { ...SHIPPED, fieldWeights: [1, 1, 1, 1] }],
  ['length of the text: 0.5', withBody(0.5)],
  ['length of the text: 0.75', withBody(0.75)],
  ['length of the text: 1', withBody(1)],
  ['saturation 0.5', { ...SHIPPED, saturation: 0.5 }],
  ['saturation 1.2', { ...SHIPPED, saturation: 1.2 }],
  ['saturation 2', { ...SHIPPED, saturation: 2 }],
]

/** What each part of the scoring gains: the second writing of it, with one part left out or changed at a time. */
export async function ablation({ half }: Options, told: (line: string) => void): Promise<Table[]> {
  const questions = encyclopaediaQuestions()
  const sets: QuestionSet[] = [
    ...(questions
      ? [{ ...questions, questions: questions.questions.filter(({ id }) => halfOf(id) === (half ?? 'dev')) }]
      : []),
    ...moroccanTitles(),
    ...madeNewsSets(2400, 'withheld').slice(2, 3),
  ]
  const tables: Table[] = []
  const built = new Map<QuestionSet['documents'], Reference>()
  for (const set of sets) {
    told(`ablation: ${set.name}`)
    const reference = built.get(set.documents) ?? new Reference(set.documents.map(asLoaded))
    built.set(set.documents, reference)
    const right = set.questions.map((one) => one.right)
    const lines = VARIANTS.map(([name, variant]) => {
      const rankings = set.questions.map(({ text }) =>
        reference.best(text, false, variant).map(({ article }) => set.documents[article]?.id ?? ''),
      )
      return { name, numbers: qualityNumbers(qualityOf(rankings, right)) }
    })
    tables.push({
      title: `What each part gains: ${set.name}${set === sets[0] ? ` (${half ?? 'dev'} half)` : ''}`,
      lines,
      demands: [],
    })
  }
  return Promise.resolve(tables)
}
