import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromEpoch } from '../time.ts'
import type { WeighedReport } from './report-weight.ts'
import { clusterWeight, isTrustedReporter, weightOf } from './report-weight.ts'

const reporter = { known: true, trust: 0, upheld: 0, dismissed: 0, muted: false }
const at = (minutes: number) => fromEpoch(Date.UTC(2017, 5, 13, 9, minutes))

describe('one report', () => {
  test.each([
    ['of a reader who is known', {}, 100],
    ['of a stranger', { known: false }, 25],
    ['of a reader who is trusted', { trust: 3 }, 175],
    ['of one who was right nine times of ten', { upheld: 9, dismissed: 1 }, 167],
    ['of one who was wrong nine times of ten', { upheld: 1, dismissed: 9 }, 33],
    ['of one who is not listened to', { trust: 3, upheld: 50, muted: true }, 0],
  ])('%s', (_, change, expected) => {
    expect(weightOf({ ...reporter, ...change })).toBe(expected)
  })

  test('is taken at its word from one who was right ten times and seldom wrong', () => {
    expect(isTrustedReporter({ ...reporter, upheld: 10, dismissed: 2 })).toBe(true)
    expect(isTrustedReporter({ ...reporter, upheld: 10, dismissed: 3 })).toBe(false)
    expect(isTrustedReporter({ ...reporter, upheld: 9 })).toBe(false)
    expect(isTrustedReporter({ ...reporter, upheld: 20, muted: true })).toBe(false)
  })
})

describe('reports together', () => {
  const from = (net: string, minute: number, weight = 100): WeighedReport => ({ net, at: at(minute), weight })

  test('of three readers in three networks at three times are three', () => {
    expect(clusterWeight([from('a', 1), from('b', 3), from('c', 5)])).toBe(300)
  })

  test('fifty from one network weigh no more than one and a half readers, whoever they are', () => {
    const strangers = Array.from({ length: 50 }, (_, n) => from('a', n, 25))
    const known = Array.from({ length: 50 }, (_, n) => from('a', n))
    expect([clusterWeight(strangers), clusterWeight(known)]).toEqual([75, 150])
  })

  test('fifty of one minute from fifty networks are one cluster too', () => {
    expect(clusterWeight(Array.from({ length: 50 }, (_, n) => from(`net ${n}`, 7)))).toBe(150)
  })

  test('where networks are not kept, minutes still tell clusters apart', () => {
    expect(clusterWeight([from('', 1), from('', 1), from('', 9)])).toBe(205)
  })

  test('never weigh more than each for itself, and do not depend on their order', () => {
    const report = fc.record({
      net: fc.constantFrom('a', 'b', 'c', ''),
      at: fc.integer({ min: 0, max: 9 }).map(at),
      weight: fc.integer({ min: 0, max: 400 }),
    })
    fc.assert(
      fc.property(fc.array(report, { maxLength: 30 }), (reports) => {
        const sum = clusterWeight(reports)
        const heaviest = Math.max(0, ...reports.map(({ weight }) => weight))
        expect(sum).toBe(clusterWeight(reports.toReversed()))
        expect(sum).toBeGreaterThanOrEqual(heaviest)
        expect(sum).toBeLessThanOrEqual(
          reports.reduce((all, { weight }) => all + Math.max(weight, weight > 0 ? 5 : 0), 0),
        )
      }),
    )
  })
})
