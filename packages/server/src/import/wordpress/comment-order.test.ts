import { describe, expect, it } from 'vitest'
import { threadOrder } from './comment-order.ts'
import type { WxrComment } from './wxr-records.ts'

function comment(wpId: number, parentWpId: number | null, parts: Partial<WxrComment> = {}): WxrComment {
  return { wpId, parentWpId, at: null, wallTime: null, state: 'approved', type: 'comment', ...parts } as WxrComment
}

function orderOf(...comments: WxrComment[]): [number | null, number | null][] {
  return threadOrder(comments, ({ state }) => state !== 'spam').map(({ comment: one, parent }) => [
    one.wpId,
    parent?.wpId ?? null,
  ])
}

describe('threads', () => {
  it('by date, but an answer after what it answers', () => {
    const late = { wallTime: '2020-01-02T00:00:00' }
    const early = { wallTime: '2020-01-01T00:00:00' }
    expect(orderOf(comment(1, 2, early), comment(2, null, late), comment(3, null, early))).toEqual([
      [2, null],
      [1, 2],
      [3, null],
    ])
  })

  it('an answer to what does not come in answers what that answered', () => {
    const spam = { state: 'spam' } as const
    expect(orderOf(comment(1, null), comment(2, 1, spam), comment(3, 2, spam), comment(4, 3))).toEqual([
      [1, null],
      [4, 1],
    ])
    expect(orderOf(comment(2, null, spam), comment(3, 2))).toEqual([[3, null]])
    expect(orderOf(comment(3, 99))).toEqual([[3, null]])
  })

  it('an answer that readers see does not hang on a comment that they do not see', () => {
    const held = { state: 'held' } as const
    expect(orderOf(comment(1, null), comment(2, 1, held), comment(3, 2), comment(4, 2, held))).toEqual([
      [1, null],
      [2, 1],
      [3, 1],
      [4, 2],
    ])
  })

  it('loops are cut, also those of what does not come in', () => {
    expect(orderOf(comment(1, 1))).toEqual([[1, null]])
    expect(orderOf(comment(1, 2), comment(2, 3), comment(3, 1))).toEqual([
      [3, null],
      [2, 3],
      [1, 2],
    ])
    const spam = { state: 'spam' } as const
    expect(orderOf(comment(1, 2, spam), comment(2, 1, spam), comment(3, 1))).toEqual([[3, null]])
  })

  it('is linear in long lines of answers', () => {
    const count = 40_000
    const answers = Array.from({ length: count }, (_, index) => comment(count - index, count - index - 1 || null))
    const spam = Array.from({ length: count }, (_, index) =>
      comment(count + index + 1, count + index + 2, { state: 'spam' }),
    )
    const between = Array.from({ length: count }, (_, index) => comment(2 * count + index + 1, count + index + 1))
    const start = performance.now()
    const ordered = threadOrder([...answers, ...spam, ...between], ({ state }) => state !== 'spam')
    expect(ordered.length).toBe(2 * count)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})
