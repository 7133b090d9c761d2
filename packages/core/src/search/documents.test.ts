import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DocumentFacts } from './documents.ts'
import { changeDocuments, factsAt, readDocuments } from './documents.ts'
import { zoneDays } from './zone-days.ts'

const ids = fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 4 })
const facts: fc.Arbitrary<DocumentFacts> = fc.record({
  lang: fc.constantFrom('', 'ar', 'en', 'ckb'),
  minute: fc.integer({ min: -90_000_000, max: 90_000_000 }),
  section: fc.option(fc.integer({ min: 1, max: 900 })),
  persons: ids,
  tags: ids,
  lengths: fc.tuple(fc.nat(50), fc.nat(200), fc.nat(9000), fc.nat(80)),
})

test('what is known of the documents of a block comes back, after any changes', () => {
  const batch = fc.dictionary(fc.nat(1023).map(String), fc.option(facts, { nil: null, freq: 4 }), { maxKeys: 30 })
  fc.assert(
    fc.property(fc.array(batch, { maxLength: 4 }), (batches) => {
      const wanted = new Map<number, DocumentFacts>()
      let bytes: Uint8Array = new Uint8Array()
      for (const changes of batches) {
        const numbered = new Map(Object.entries(changes).map(([place, one]) => [Number(place), one]))
        bytes = changeDocuments(bytes, numbered)
        for (const [place, one] of numbered) {
          if (one === null) wanted.delete(place)
          else wanted.set(place, one)
        }
      }
      const block = readDocuments(bytes)
      for (let place = 0; place < 1024; place += 1) expect(factsAt(block, place)).toEqual(wanted.get(place) ?? null)
    }),
    { numRuns: 30 },
  )
})

test('days and years begin when the clocks of the zone say so', () => {
  const minute = (iso: string) => Date.parse(iso) / 60_000
  const cairo = zoneDays('Africa/Cairo')
  expect(cairo.startOf('2026-01-15')).toBe(minute('2026-01-14T22:00:00Z'))
  expect(cairo.startOf('2026-07-15')).toBe(minute('2026-07-14T21:00:00Z'))
  expect(cairo.endOf('2026-07-15')).toBe(minute('2026-07-15T21:00:00Z'))
  // The clocks jump from 0:00 to 1:00 there: the day begins at 1:00.
  expect(cairo.startOf('2024-04-26')).toBe(minute('2024-04-25T22:00:00Z'))
  const years = cairo.years(minute('2016-12-31T21:59:00Z'), minute('2016-12-31T22:00:00Z'))
  expect(years).toEqual({
    firstYear: 2016,
    minutes: [minute('2015-12-31T22:00:00Z'), minute('2016-12-31T22:00:00Z')],
  })
})
