import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ByteReader, ByteWriter } from './bytes.ts'
import type { Posting, PostingBytes } from './postings.ts'
import { BLOCK_SIZE, changePostings, postingRoom, readPlaces, readPostings } from './postings.ts'

const EMPTY: PostingBytes = { postings: new Uint8Array(), places: new Uint8Array() }

const count = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 5000 }))
const posting = fc.tuple(count, count, count, count).map(([a, b, c, d]): Posting => {
  const counts = [a, b, a + b + c + d === 0 ? 1 : c, d] as const
  const total = counts.reduce((sum, one) => sum + one, 0)
  return { counts, places: Array.from({ length: total }, (_, at) => at * 3 + (at % 2)) }
})
const places = fc.integer({ min: 0, max: BLOCK_SIZE - 1 })

function contentOf(bytes: PostingBytes): [number, Posting][] {
  const room = postingRoom()
  const found = readPostings(bytes.postings, room)
  const lists = readPlaces(bytes.places, room, found, new Set(room.places.subarray(0, found)))
  return Array.from({ length: found }, (_, at) => {
    const place = room.places[at]!
    const [a = 0, b = 0, c = 0, d = 0] = room.counts.subarray(at * 4, at * 4 + 4)
    return [place, { counts: [a, b, c, d], places: lists.get(place)! }]
  })
}

describe('posting lists', () => {
  test('hold what was put in, replaced and taken out, whatever the order of the batches', () => {
    const batch = fc.uniqueArray(fc.tuple(places, fc.option(posting, { nil: null, freq: 3 })), {
      selector: ([place]) => place,
      maxLength: 40,
    })
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 6 }), (batches) => {
        const wanted = new Map<number, Posting>()
        let bytes = EMPTY
        for (const changes of batches) {
          const sorted = changes.toSorted(([a], [b]) => a - b)
          bytes = changePostings(bytes, sorted)
          for (const [place, one] of sorted) {
            if (one === null) wanted.delete(place)
            else wanted.set(place, one)
          }
        }
        const all = [...wanted].toSorted(([a], [b]) => a - b)
        expect(contentOf(bytes)).toEqual(all)
        // The bytes say nothing of how they came about.
        expect(bytes).toEqual(changePostings(EMPTY, all))
      }),
      { numRuns: 60 },
    )
  })

  test('a full block of single words takes one byte a document', () => {
    const once: Posting = { counts: [0, 0, 1, 0], places: [] }
    const all = Array.from({ length: BLOCK_SIZE }, (_, place) => [place, once] as const)
    expect(changePostings(EMPTY, all).postings.length).toBe(BLOCK_SIZE)
  })

  test('what is taken out of an empty list leaves it empty', () => {
    expect(changePostings(EMPTY, [[5, null]])).toEqual(EMPTY)
  })
})

test('whole numbers come back as they went in', () => {
  fc.assert(
    fc.property(fc.array(fc.maxSafeNat()), (numbers) => {
      const writer = new ByteWriter(1)
      for (const one of numbers) writer.number(one)
      const reader = new ByteReader(writer.bytes())
      expect(numbers.map(() => reader.number())).toEqual(numbers)
      expect(reader.ended).toBe(true)
    }),
  )
})
