import { expect, it } from 'vitest'
import { isWithin, movedAmongSiblings, movedUnder } from './order.ts'

const rows = [
  { id: 1, parentId: null },
  { id: 2, parentId: null },
  { id: 4, parentId: 2 },
  { id: 5, parentId: 2 },
  { id: 3, parentId: null },
]

it('changes places with a sibling, never with a section of another parent', () => {
  expect(movedAmongSiblings(rows, 3, -1)?.map((row) => row.id)).toEqual([1, 3, 4, 5, 2])
  expect(movedAmongSiblings(rows, 5, -1)?.map((row) => row.id)).toEqual([1, 2, 5, 4, 3])
  expect(movedAmongSiblings(rows, 4, -1)).toBeNull()
  expect(movedAmongSiblings(rows, 3, 1)).toBeNull()
  expect(movedAmongSiblings(rows, 9, 1)).toBeNull()
})

it('goes under another parent as its last child', () => {
  expect(movedUnder(rows, 1, 2).at(-1)).toEqual({ id: 1, parentId: 2 })
})

it('knows what is inside what, also in a ring that should not be there', () => {
  expect(isWithin(rows, 4, 2)).toBe(true)
  expect(isWithin(rows, 2, 4)).toBe(false)
  const ring = [
    { id: 1, parentId: 2 },
    { id: 2, parentId: 1 },
  ]
  expect(isWithin(ring, 1, 3)).toBe(false)
})
