import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ThreadNode, ThreadRow } from './thread.ts'
import {
  buildThread,
  commentsAsked,
  commentsQuery,
  COMMENTS_PER_PAGE,
  MOST_DEPTH,
  pageOfPosition,
  pageStart,
  threadParts,
} from './thread.ts'

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
  test('a position tells its page, and a page where it starts', () => {
    expect([0, 49, 50, 99, 100].map(pageOfPosition)).toEqual([1, 1, 2, 2, 3])
    expect([1, 2, 3].map(pageStart)).toEqual([0, 50, 100])
  })

  test.each([
    [[3, 2], 0, 4, ['1:0+3', '2:0+1']],
    [[3, 2], 3, 4, ['2:0+2']],
    [[3, 2], 4, 4, ['2:1+1']],
    [[3, 2], 5, 4, []],
    [[120], 50, 51, ['1:50+51']],
    [[0, 2, 0, 1], 0, 51, ['2:0+2', '4:0+1']],
  ])('threads of %j from %i, %i of them', (lengths, start, size, expected) => {
    const threads = lengths.map((shown, n) => ({ root: n + 1, shown }))
    expect(threadParts(threads, start, size).map(({ root, skip, take }) => `${root}:${skip}+${take}`)).toEqual(expected)
  })

  test('hold every comment once, and all but the last are full', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 130 }), { maxLength: 30 }), (lengths) => {
        const threads = lengths.map((shown, n) => ({ root: n + 1, shown }))
        const all = lengths.flatMap((shown, n) => Array.from({ length: shown }, (_, k) => `${n + 1}.${k}`))
        const pages = Math.ceil(all.length / COMMENTS_PER_PAGE)
        const seen = Array.from({ length: pages }, (_, n) =>
          threadParts(threads, pageStart(n + 1), COMMENTS_PER_PAGE).flatMap(({ root, skip, take }) =>
            Array.from({ length: take }, (_no, k) => `${root}.${skip + k}`),
          ),
        )
        expect(seen.flat()).toEqual(all)
        for (const page of seen.slice(0, -1)) expect(page).toHaveLength(COMMENTS_PER_PAGE)
      }),
    )
  })
})

describe('an address', () => {
  test.each([
    [null, null, '', 1, 'oldest'],
    ['2', 'newest', '?comments=2&order=newest', 2, 'newest'],
    ['1', 'oldest', '', 1, 'oldest'],
    ['1', 'answered', '?order=answered', 1, 'answered'],
    ['12345', 'best', '', 1, 'oldest'],
    ['02', 'NEWEST', '', 1, 'oldest'],
    ['-1', '', '', 1, 'oldest'],
    ['2', 'toString', '?comments=2', 2, 'oldest'],
  ])('that says comments=%s and order=%s has one spelling', (page, order, query, number, named) => {
    const asked = commentsAsked(page, order)
    expect([asked.page, asked.order, commentsQuery(asked)]).toEqual([number, named, query])
  })
})
