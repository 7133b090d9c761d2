import { expect, it } from 'vitest'
import { alikePatterns, bitsApart, likenessOf, looksAlike } from './likeness.ts'

const points = (value: (column: number, row: number) => number) =>
  Uint8Array.from({ length: 72 }, (_, at) => value(at % 9, Math.floor(at / 9)))

it('a picture is the same when it is lighter, and another when it is turned over', () => {
  const one = likenessOf(points((column, row) => column * 20 + row))
  const lighter = likenessOf(points((column, row) => column * 20 + row + 40))
  const over = likenessOf(points((column, row) => 200 - column * 20 + row))
  expect([one, lighter, over]).toEqual(['ffffffffffffffff', 'ffffffffffffffff', '0000000000000000'])
  expect(bitsApart(one ?? '', over ?? '')).toBe(64)
})

it('a plain picture is like no other', () => {
  expect(likenessOf(points(() => 128))).toBeNull()
  expect(likenessOf(points((column) => 128 + (column % 2)))).toBeNull()
})

it('six bits of 64 are the same picture, seven are not, and patterns miss none of those', () => {
  const one = '0123456789abcdef'
  const alike = '0022456789abcded'
  expect([bitsApart(one, alike), looksAlike(one, alike)]).toEqual([3, true])
  const six = '1032547798abcdef'
  expect(bitsApart(one, six)).toBeGreaterThan(6)
  const spread = '0022446688aacdef'
  expect([bitsApart(one, spread), looksAlike(one, spread)]).toEqual([6, true])
  const like = (pattern: string) => new RegExp(`^${pattern.replaceAll('_', '.')}$`, 'u')
  expect(alikePatterns(one).some((pattern) => like(pattern).test(spread))).toBe(true)
  expect(alikePatterns(one).every((pattern) => pattern.length === 16)).toBe(true)
})
