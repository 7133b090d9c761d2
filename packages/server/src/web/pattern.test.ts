import { expect, test } from 'vitest'
import { matchPattern, segmentsOf } from './pattern.ts'

test.each([
  ['/', '/', {}],
  ['/author/:id#/:slug?', '/author/5', { id: '5' }],
  ['/author/:id#/:slug?', '/author/5/%D8%B3', { id: '5', slug: 'س' }],
  ['/author/:id#/:slug?', '/author/5/%D8%B3/', { id: '5', slug: 'س' }],
  ['/author/:id#/:slug?', '/author/0/x', null],
  ['/author/:id#/:slug?', '/author/x', null],
  ['/author/:id#/:slug?', '/author/5/a/b', null],
  ['/:section', '/', null],
  ['/:section/page/:page#', '/a/page/2', { section: 'a', page: '2' }],
  ['/:section/page/:page#', '/a/page/-1', null],
] as const)('%s on %s', (pattern, path, expected) => {
  expect(matchPattern(pattern, segmentsOf(path) ?? ['?'])).toEqual(expected)
})

test('a path that is not UTF-8 has no segments', () => {
  expect(segmentsOf('/%FF')).toBeNull()
  expect(segmentsOf('/%D8')).toBeNull()
})
