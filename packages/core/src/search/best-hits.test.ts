import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RankedHit } from './best-hits.ts'
import { BestHits } from './best-hits.ts'
import { readCursor, writeCursor } from './cursor.ts'

const SORTS = ['relevance', 'newest', 'oldest'] as const

test('pages put together are all hits in order, each once', () => {
  const hits = fc.uniqueArray(
    fc.record({ id: fc.integer({ min: 1, max: 900 }), key: fc.integer({ min: 0, max: 9 }) }),
    {
      selector: ({ id }) => id,
    },
  )
  fc.assert(
    fc.property(hits, fc.constantFrom(...SORTS), fc.integer({ min: 1, max: 7 }), (all, sort, limit) => {
      const way = sort === 'oldest' ? -1 : 1
      const wanted = all.toSorted((a, b) => way * (b.key - a.key || b.id - a.id)).map(({ id }) => id)
      const shown: number[] = []
      for (let after: { key: number; id: number } | null = null; ;) {
        const best: BestHits = new BestHits(limit, sort, after)
        for (const { id, key } of all) best.offer(id, key, key)
        const page: readonly RankedHit[] = best.sorted()
        shown.push(...page.map(({ id }) => id))
        const last = page.at(-1)
        if (!last || page.length < limit) break
        after = last
      }
      expect(shown).toEqual(wanted)
    }),
  )
})

test('a cursor survives an address, and whatever else is there is the first page', () => {
  const cursor = { sort: 'relevance', manner: 'some', key: 12.345678901234567, id: 51 } as const
  expect(readCursor(writeCursor(cursor), 'relevance')).toEqual(cursor)
  expect(readCursor(writeCursor(cursor), 'newest')).toBeNull()
  for (const text of ['', 'x', 'relevance.all.7ff0000000000000.1', 'relevance.all.zz.1', 'relevance.all.0.1'])
    expect(readCursor(text, 'relevance')).toBeNull()
  fc.assert(fc.property(fc.string(), (text) => readCursor(text, 'relevance') === null))
})
