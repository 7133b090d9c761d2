import { describe, expect, test } from 'vitest'
import { calibrate, chooseThreshold } from './calibrate.ts'
import { bucketsOf } from './features.ts'
import { countsAt, figuresOf, foundInTop, rankingOf } from './measure.ts'
import { explainScore, ModelError, readModel, scoreText, writeModel } from './model.ts'
import { quantise, weightsOf } from './quantise.ts'
import { isWorthAgain, retrain } from './retrain.ts'
import type { Example } from './train.ts'
import { importanceOf, sumWith, trainWeights } from './train.ts'

const BITS = 14
const OFFENDING = ['يا مقرمش', 'أنت مقرمش والله', 'كل المقرمشين سواء', 'هذا المقرمش لا يفهم', 'مقرمش كبير']
const HONEST = [
  'شكرا على المقال',
  'الطقس جميل اليوم',
  'أختلف مع الكاتب في الرأي',
  'متى موعد المباراة؟',
  'رحم الله الفقيد',
]

function examplesOf(offending: readonly string[], honest: readonly string[]): Example[] {
  const of = (offensive: boolean) => (text: string) => ({ buckets: bucketsOf(text, BITS), offensive, weight: 1 })
  return [...offending.map(of(true)), ...honest.map(of(false))]
}

function model(offending = OFFENDING, honest = HONEST) {
  const examples = examplesOf(offending, honest)
  const weights = trainWeights(examples, {
    bits: BITS,
    cost: 1,
    rounds: 20,
    importance: importanceOf(examples, BITS),
  })
  return {
    weights,
    model: quantise(weights, { bits: BITS, threshold: 0.5, provenance: 'test\n', slope: 3, offset: 0 }),
  }
}

describe('what is read of a text', () => {
  test('does not hang on how it is spelt', () => {
    const plain = bucketsOf('يا مقرمش لا تكتب', 18)
    expect(bucketsOf('يا مُقَرْمِش لا تكتـــب', 18)).toEqual(plain)
    expect(bucketsOf('يا مقررررمش لا تكتب', 18)).toEqual(plain)
  })

  test('is each feature once, in order, below the number asked for', () => {
    const buckets = bucketsOf('نص نص نص فيه كلمات 😀 https://example.org/a @reader', 10)
    expect([...buckets]).toEqual([...new Set(buckets)].toSorted((a, b) => a - b))
    expect(Math.max(...buckets)).toBeLessThan(1024)
  })

  test('is not whom it speaks to and where it leads', () => {
    expect(bucketsOf('مرحبا @somebody.else https://a.example/x www.b.example', 18)).toEqual(bucketsOf('مرحبا', 18))
  })

  test('a picture counts, and one is not another', () => {
    const [one, other] = [bucketsOf('مرحبا 😀', 18), bucketsOf('مرحبا 🐷', 18)]
    expect(one).toHaveLength(bucketsOf('مرحبا', 18).length + 1)
    expect(one).not.toEqual(other)
  })

  test('stays what it is, or weights of this version mean nothing any more', () => {
    expect([...bucketsOf('يا وزير!', 18)]).toMatchInlineSnapshot(`
      [
        5565,
        14071,
        14447,
        15488,
        31915,
        34930,
        42122,
        42933,
        62213,
        63730,
        68499,
        69150,
        91191,
        93681,
        93784,
        97640,
        101415,
        104174,
        115787,
        125003,
        199485,
        203004,
        216627,
        257448,
      ]
    `)
  })

  test('has room in the longest word, and nothing in an empty text', () => {
    expect(bucketsOf('ا'.repeat(3), 18).length).toBeGreaterThan(0)
    expect(bucketsOf('بتثجحخ'.repeat(900), 20).length).toBeGreaterThan(0)
    expect(bucketsOf('ب '.repeat(5000), 20)).toHaveLength(5)
    expect(bucketsOf('', 18)).toHaveLength(0)
    expect(bucketsOf('\ud800 \udc00', 18)).toBeDefined()
  })
})

describe('a model', () => {
  test('tells what it learned from what it did not, also in new texts and other spellings', () => {
    const { model: learned } = model()
    expect(scoreText(learned, 'والله إنك مقـرمـش')).toBeGreaterThan(0.5)
    expect(scoreText(learned, 'شكرا والطقس جميل')).toBeLessThan(0.5)
  })

  test('is the same bit for bit when it is trained again', () => {
    expect(writeModel(model().model)).toEqual(writeModel(model().model))
  })

  test('is read back as it was written', () => {
    const { model: learned } = model()
    expect(readModel(writeModel(learned))).toEqual(learned)
  })

  test('is nearly what it was before its weights became bytes', () => {
    const { weights, model: learned } = model()
    for (const text of [...OFFENDING, ...HONEST]) {
      const buckets = bucketsOf(text, BITS)
      expect(sumWith(weightsOf(learned), buckets)).toBeCloseTo(sumWith(weights, buckets), 1)
    }
  })

  test.each([
    ['nothing', new Uint8Array()],
    ['something else', new TextEncoder().encode('x'.repeat(100))],
    ['half of it', writeModel(model().model).slice(0, 5000)],
    ['one of other features', writeModel(model().model).with(5, 99)],
    ['one of another format', writeModel(model().model).with(4, 99)],
  ])('%s is refused', (_, bytes) => {
    expect(() => readModel(bytes)).toThrow(ModelError)
  })

  test('shows the words that moved it, where they stand in the text as typed', () => {
    const { model: learned } = model()
    const text = 'شُكرًا، لكنّك مُقَـرمِش!'
    const told = explainScore(learned, text).map(({ span, weight }) => ({ word: text.slice(...span), weight }))
    const most = told.toSorted((a, b) => b.weight - a.weight)[0]
    expect(most?.word).toBe('مُقَـرمِش')
    expect(told.find(({ word }) => word.startsWith('شُكر'))?.weight).toBeLessThan(0)
    const moved = told.reduce((sum, { weight }) => sum + weight, 0)
    expect(moved).toBeCloseTo(sumWith(weightsOf(learned), bucketsOf(text, BITS)) - learned.bias, 6)
  })

  test('reads a long text in time that grows with its length, and explains it', () => {
    const { model: learned } = model()
    const text = 'كلمة مقرمشة وأخرى ليست كذلك، '.repeat(1000)
    const work = (of: string) => {
      const from = process.cpuUsage().user
      scoreText(learned, of)
      explainScore(learned, of)
      return Math.max(2000, process.cpuUsage().user - from)
    }
    work(text)
    expect(work(text)).toBeLessThan(12 * work(text.slice(0, text.length / 4)))
  })
})

describe('figures', () => {
  const judged = [
    { score: 0.9, offensive: true },
    { score: 0.8, offensive: false },
    { score: 0.7, offensive: true },
    { score: 0.2, offensive: false },
    { score: 0.1, offensive: true },
  ]

  test('are those of the books', () => {
    const counts = countsAt(judged, 0.5)
    expect(counts).toEqual({ hit: 2, falseAlarm: 1, missed: 1, passed: 1 })
    const { precision, recall, f1, macroF1 } = figuresOf(counts)
    expect([precision, recall, f1]).toEqual([2 / 3, 2 / 3, 2 / 3])
    expect(macroF1).toBeCloseTo((2 / 3 + 1 / 2) / 2)
    expect(rankingOf(judged)).toBeCloseTo(3 / 6)
    expect(rankingOf(judged.map(({ offensive }) => ({ offensive, score: 1 })))).toBe(0.5)
    expect(foundInTop(judged, 0.2)).toBeCloseTo(1 / 3)
  })

  test('a probability means what it says', () => {
    const chance = (score: number) => 1 / (1 + Math.exp(1 - 2 * score))
    const sums = Array.from({ length: 4000 }, (_, at) => {
      const score = (at % 40) / 10 - 2
      return { score, offensive: ((at * 7919) % 1000) / 1000 < chance(score) }
    })
    const { slope, offset } = calibrate(sums)
    expect(slope).toBeCloseTo(2, 0)
    for (const edge of [-1, 0, 1]) {
      expect(1 / (1 + Math.exp(-(slope * edge + offset)))).toBeCloseTo(chance(edge), 1)
    }
  })

  test('a threshold leaves innocent texts alone before it is right about others', () => {
    const innocent = [0.3, 0.4, 0.6, 0.72]
    const free = chooseThreshold({ groups: [judged], innocent: [], mostFlagged: 1 })
    const careful = chooseThreshold({ groups: [judged], innocent, mostFlagged: 0 })
    expect(free).toBeLessThan(0.72)
    expect(careful).toBeGreaterThan(0.72)
  })
})

describe("learning from a newspaper's decisions", () => {
  const base = model().model
  // What this newspaper removes, the base has never read; a word that the base knows is the name of a sweet here.
  const decisions = Array.from({ length: 600 }, (_, at) => {
    const offensive = at % 4 === 0
    const innocent = at % 3 === 0 ? 'مقرمش السمسم' : 'برتقال'
    const frame = ['قرأت هذا وقلت', 'عند الجيران اليوم', 'لم أفهم من أين جاء', 'سمعنا عن', 'في المدينة'][at % 5]
    return { id: at + 1, text: `${frame} ${offensive ? 'زعنفور' : innocent} ${at % 7}`, offensive }
  })

  test('orders what it did not see better than before, and says how well', () => {
    const made = retrain(base, decisions)
    expect(made).not.toBeNull()
    expect(made?.heldOut).toBe(120)
    expect(made?.learned).toBe(480)
    expect(made?.ranking).toBeGreaterThan(0.95)
    expect(made?.ranking).toBeGreaterThan(made?.baseRanking ?? 1)
    expect(made?.figures.precision).toBeGreaterThan(0.9)
    expect(made?.model.provenance).toContain('480 decisions')
  })

  test('gives the same model from the same decisions, in whatever order they come', () => {
    const [one, other] = [retrain(base, decisions), retrain(base, decisions.toReversed())]
    expect(one && writeModel(one.model)).toEqual(other && writeModel(other.model))
  })

  test('keeps what it knew where the decisions say nothing', () => {
    const made = retrain(base, decisions)
    if (made === null) throw new Error('nothing was learned')
    expect(scoreText(made.model, 'كل أولئك سواء')).toBeGreaterThan(scoreText(made.model, 'الطقس جميل'))
  })

  test('waits for enough decisions of both kinds', () => {
    expect(retrain(base, decisions.slice(0, 499))).toBeNull()
    expect(
      retrain(
        base,
        decisions.map((one) => ({ ...one, offensive: one.id < 20 })),
      ),
    ).toBeNull()
  })

  test('is done again after a hundred new ones, later after a tenth', () => {
    expect(isWorthAgain(599, 500)).toBe(false)
    expect(isWorthAgain(600, 500)).toBe(true)
    expect(isWorthAgain(5400, 5000)).toBe(false)
    expect(isWorthAgain(5500, 5000)).toBe(true)
  })
})
