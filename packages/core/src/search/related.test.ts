import { describe, expect, test } from 'vitest'
import { rankRelated } from './related.ts'

const at = (day: string) => `${day}T09:00:00.000Z`
const article = { tagIds: [1, 2], sectionId: 7, publishedAt: at('2017-06-13') }
const candidate = (id: number, more: Partial<typeof article> = {}) => ({
  id,
  tagIds: [],
  sectionId: null,
  publishedAt: at('2017-06-01'),
  ...more,
})
const ids = (list: readonly { id: number }[]) => list.map(({ id }) => id)

describe('related articles', () => {
  test('what speaks of the same comes before what only stands in the same section', () => {
    const list = [candidate(1, { sectionId: 7, publishedAt: at('2017-06-12') }), candidate(2), candidate(3)]
    expect(ids(rankRelated(article, list, new Map([[2, 8], [3, 5]]), 4))).toEqual([2, 3, 1]) // oxfmt-ignore
  })

  test('a shared tag lifts what is about as like', () => {
    const list = [candidate(1), candidate(2, { tagIds: [1] })]
    expect(ids(rankRelated(article, list, new Map([[1, 10], [2, 9]]), 4))).toEqual([2, 1]) // oxfmt-ignore
  })

  test('between equals the nearer in time is first, before or after the article', () => {
    const list = [candidate(1, { publishedAt: at('2012-01-01') }), candidate(2, { publishedAt: at('2017-07-01') })]
    expect(ids(rankRelated(article, list, new Map([[1, 10], [2, 10]]), 4))).toEqual([2, 1]) // oxfmt-ignore
  })

  test('a few common words relate nothing', () => {
    const list = [candidate(1), candidate(2, { sectionId: 7 }), candidate(3)]
    expect(ids(rankRelated(article, list, new Map([[3, 10], [1, 0.5]]), 2))).toEqual([3, 2]) // oxfmt-ignore
  })

  test('without the engine: by tags, then the newest of the section', () => {
    const list = [
      candidate(1, { sectionId: 7, publishedAt: at('2017-06-10') }),
      candidate(2, { sectionId: 7, publishedAt: at('2017-06-11') }),
      candidate(3, { tagIds: [2] }),
    ]
    expect(ids(rankRelated(article, list, new Map(), 4))).toEqual([3, 2, 1])
  })
})
