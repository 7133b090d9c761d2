import { describe, expect, it } from 'vitest'
import type { Collection, FieldNumbers } from './score.ts'
import { fieldNorms, fieldNumbers, frequencyOf, highestTermScore, termScore, termWeight } from './score.ts'

const collection: Collection = { documents: 1000, averageLengths: [8, 20, 400, 6] }
const average: FieldNumbers = [8, 20, 400, 6]

const scoreOf = (counts: FieldNumbers, documentsWithTerm: number, lengths: FieldNumbers = average): number =>
  termScore(termWeight('stem', documentsWithTerm, collection), frequencyOf(counts, fieldNorms(lengths, collection)))

describe('what a word counts', () => {
  it('more in the headline than in the lead or a name, and there more than in the text', () => {
    const [title, lead, body, names] = ([0, 1, 2, 3] as const).map((field) =>
      scoreOf(
        fieldNumbers((name) => (['title', 'lead', 'body', 'names'].indexOf(name) === field ? 1 : 0)),
        10,
      ),
    ) as [number, number, number, number]
    expect(title).toBeGreaterThan(lead)
    expect(lead).toBeGreaterThan(body)
    expect(names).toBeGreaterThan(body)
  })

  it('more the more often it stands there, but three times is not three times as much', () => {
    const times = [1, 2, 3].map((count) => scoreOf([0, 0, count, 0], 10))
    expect(times[1]).toBeGreaterThan(times[0] ?? 0)
    expect(times[2]).toBeGreaterThan(times[1] ?? 0)
    expect(times[2]).toBeLessThan(2 * (times[0] ?? 0))
  })

  it('less in a long text than in a short one, and nothing is lost by a text without a headline', () => {
    expect(scoreOf([0, 0, 1, 0], 10, [8, 20, 800, 6])).toBeLessThan(scoreOf([0, 0, 1, 0], 10))
    expect(scoreOf([0, 0, 1, 0], 10, [0, 0, 400, 0])).toBe(scoreOf([0, 0, 1, 0], 10))
  })

  it('more when it is rare, more as a stem than as a form, and never less than nothing', () => {
    expect(termWeight('stem', 1, collection)).toBeGreaterThan(termWeight('stem', 100, collection))
    expect(termWeight('stem', 10, collection)).toBeGreaterThan(termWeight('word', 10, collection))
    // The count of a term may run ahead of that of documents by a moment.
    for (const documents of [999, 1000, 1001, 5000]) {
      expect(termWeight('word', documents, collection)).toBeGreaterThan(0)
      expect(termWeight('word', documents, collection)).toBeLessThan(0.001)
    }
    expect(termWeight('stem', 0, { documents: 0, averageLengths: [0, 0, 0, 0] })).toBeGreaterThan(0)
  })
})

it('no frequency gets past the bound, and the bound of a known frequency is reached', () => {
  const weight = termWeight('stem', 5, collection)
  for (const frequency of [0, 0.01, 1, 20, 1e9])
    expect(termScore(weight, frequency)).toBeLessThanOrEqual(highestTermScore(weight, Infinity))
  expect(highestTermScore(weight, 7)).toBe(termScore(weight, 7))
  expect(termScore(weight, 0)).toBe(0)
})

it('a collection without texts, headlines or words divides by nothing', () => {
  const empty: Collection = { documents: 0, averageLengths: [0, 0, 0, 0] }
  const norms = fieldNorms([3, 0, 50, 0], empty)
  expect(norms.every((norm) => Number.isFinite(norm) && norm > 0)).toBe(true)
})
