import { expect, test } from 'vitest'
import { movedTo, queryOf, readPlace, writePlace } from './place.ts'

test('a list is found again from its address', () => {
  const address = 'queue=reported&state=escalated&section=3&article=51&reader=9&q=%D9%83%D9%84%D9%85%D8%A9'
  const place = readPlace(new URLSearchParams(address))
  expect(writePlace(place)).toBe(address)
  expect(queryOf(place)).toEqual({
    queue: 'reported',
    state: 'escalated',
    section: 3,
    article: 51,
    reader: 9,
    q: 'كلمة',
  })
})

test('what an address cannot mean is left out', () => {
  const place = readPlace(new URLSearchParams('queue=other&section=007&article=x&stand=removed'))
  expect(queryOf(place)).toEqual({ queue: 'pending' })
})

test('another list keeps section and words, and drops what only the first one has', () => {
  const place = readPlace(new URLSearchParams('queue=history&stand=removed&section=3'))
  expect(queryOf(movedTo(place, 'spam'))).toEqual({ queue: 'spam', section: 3 })
})
