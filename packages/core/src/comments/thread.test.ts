import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ThreadNode, ThreadRow } from './thread.ts'
import { buildThread, MOST_DEPTH, pageSlices } from './thread.ts'

const shape = (nodes: readonly ThreadNode<ThreadRow>[]): unknown[] =>
  nodes.map(({ row, replies, answers }) => [row.id, ...(answers === null ? [] : [`@${answers}`]), ...shape(replies)])
const rows = (...pairs: [number, number | null][]): ThreadRow[] => pairs.map(([id, parentId]) => ({ id, parentId }))

describe('answers', () => {
  test('stand under what they answer', () => {
    expect(shape(buildThread(rows([1, null], [3, 1], [4, 3], [5, 1], [2, null])))).toEqual([[1, [3, [4]], [5]], [2]])
  })

  test('beyond the deepest level stand beside it and say whom they answer', () => {
    const deep = rows(...Array.from({ length: 8 }, (_, n): [number, number | null] => [n + 1, n === 0 ? null : n]))
    expect(shape(buildThread(deep))).toEqual([[1, [2, [3, [4, [5], [6, '@5'], [7, '@6'], [8, '@7']]]]]])
  })

  test('whose parent is on another page stand by themselves and say whom they answer', () => {
    expect(shape(buildThread(rows([60, 1], [61, 60], [62, 2])))).toEqual([
      [60, '@1', [61]],
      [62, '@2'],
    ])
  })

  test('a thousand answers deep is no deeper than the limit, and none is lost', () => {
    const chain = rows(...Array.from({ length: 1001 }, (_, n): [number, number | null] => [n + 1, n === 0 ? null : n]))
    let most = 0
    let seen = 0
    const walk = (nodes: readonly ThreadNode<ThreadRow>[], depth: number): void => {
      for (const node of nodes) {
        seen += 1
        most = Math.max(most, depth)
        walk(node.replies, depth + 1)
      }
    }
    walk(buildThread(chain), 0)
    expect([seen, most]).toEqual([1001, MOST_DEPTH])
  })
})

describe('pages', () => {
  const sizes = (roots: number[], size = 50) => pageSlices(roots, size).map(({ start, end }) => end - start)
  const of = (...lengths: number[]) => lengths.flatMap((length, thread) => Array.from({ length }, () => thread + 1))

  test.each([
    [of(), []],
    [of(1), [1]],
    [of(...Array.from({ length: 50 }, () => 1)), [50]],
    [of(...Array.from({ length: 51 }, () => 1)), [50, 1]],
    [of(30, 20), [50]],
    [of(30, 21), [30, 21]],
    [of(120), [50, 50, 20]],
    [of(40, 120, 40), [40, 50, 50, 20, 40]],
  ])('%#', (roots, expected) => {
    expect(sizes(roots)).toEqual(expected)
  })

  test('hold every comment once, never more than a page, and do not move when comments come after them', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 14 }), { maxLength: 30 })
    fc.assert(
      fc.property(lengths, fc.integer({ min: 1, max: 9 }), (threads, size) => {
        const roots = of(...threads)
        const slices = pageSlices(roots, size)
        expect(slices.flatMap(({ start, end }) => roots.slice(start, end))).toEqual(roots)
        for (const { start, end } of slices) expect(end - start).toBeLessThanOrEqual(size)
        const later = pageSlices([...roots, 1000, 1001], size)
        const settled = Math.max(0, slices.length - 1)
        expect(later.slice(0, settled)).toEqual(slices.slice(0, settled))
      }),
    )
  })
})
