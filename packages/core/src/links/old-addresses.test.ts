import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  oldAddressCandidates,
  oldPeriodOf,
  oldPeriodOfQuery,
  oldQueryCandidates,
  tellingQuery,
} from './old-addresses.ts'

const keys = (path: string): string[] => oldAddressCandidates(path).map(({ key }) => key)

test.each([
  ['/2017/06/13/%D8%AE%D8%A8%D8%B1/', '/2017/06/13/خبر'],
  ['/2017/06/13/%d8%ae%d8%a8%d8%b1', '/2017/06/13/خبر'],
  ['/%25d8%25ae%25d8%25a8%25d8%25b1/', '/خبر'],
  // Cut by bytes: inside an escape, after one byte of a letter, at a lone percent sign.
  ['/%d8%ae%d8%a8%d8%b1%d', '/خبر'],
  ['/%d8%ae%d8%a8%d8%b1%d9', '/خبر'],
  ['/%d8%ae%d8%a8%d8%b1%/feed/', '/خبر'],
  ['/a/feed/', '/a'],
  ['/a/feed/atom/', '/a'],
  ['/a/page/3/', '/a'],
  ['/a/comment-page-2/', '/a'],
  ['/a/comment-page-2/feed', '/a'],
  ['/a/amp/', '/a'],
  ['/a/2/', '/a'],
  ['/index.php/a/', '/a'],
  ['//a//b/', '/a/b'],
  ['/About/', '/about'],
  ['/wp-content/uploads/2017/06/port-300x200.jpg', '/wp-content/uploads/2017/06/port.jpg'],
])('%s may be %s', (path, key) => {
  expect(keys(path)).toContain(key)
})

test('the imported address itself comes first, and only it counts as exact', () => {
  expect(oldAddressCandidates('/a/page/3/')).toEqual([
    { key: '/a/page/3', feed: false, exact: true },
    { key: '/a', feed: false, exact: false },
  ])
})

test.each(['/page/2', '/comments/feed/', '/feed/rss2'])('%s means the front page', (path) => {
  expect(keys(path)).toContain('/')
})

test('a feed is told from a page', () => {
  expect(oldAddressCandidates('/category/x/feed/').at(-1)).toEqual({ key: '/category/x', feed: true, exact: false })
})

test('a number or a word alone is not the front page', () => {
  for (const path of ['/5', '/amp', '/print', '/trackback']) expect(keys(path)).not.toContain('/')
})

test('days, months and years', () => {
  expect(oldPeriodOf('/2017/06/13')).toEqual({ year: 2017, month: 6, day: 13 })
  expect(oldPeriodOf('/2017/06')).toEqual({ year: 2017, month: 6, day: null })
  expect(oldPeriodOfQuery('2017')).toEqual({ year: 2017, month: null, day: null })
  for (const wrong of ['/2017/13', '/2017/06/32', '/1017/06', '/2017/06/13/x']) expect(oldPeriodOf(wrong)).toBeNull()
})

test('whatever is asked, the answer is short and comes back', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(oldAddressCandidates(`/${text}`).length).toBeLessThan(40)
    }),
  )
})

test.each([
  ['id=5', '?id=5'],
  ['id=5&utm_source=x&fbclid=1', '?id=5'],
  ['option=com_content&id=12', '?option=com_content&id=12'],
  ['cat=%D8%AE', '?cat=%D8%AE'],
  ['utm_source=x', ''],
  ['', ''],
  // Two of these in windows-1256 would look the same.
  ['cat=%C7%E1', null],
  [`id=${'5'.repeat(600)}`, null],
])('of the query %s counts %s', (query, telling) => {
  expect(tellingQuery(new URLSearchParams(query))).toBe(telling)
})

test('a word that was broken within stays as it is written, beside words that are whole', () => {
  expect(keys('/2016/01/%d8%a7%d8%a-2/feed/')).toContain('/2016/01/%d8%a7%d8%a-2')
  expect(keys('/2016/01/%D8%A7%D8%A-2/')).toContain('/2016/01/%d8%a7%d8%a-2')
  expect(keys('/2016/01/%25d8%25a7%25d8%25a-2/')).toContain('/2016/01/%d8%a7%d8%a-2')
})

test('an address with its query is looked up whole, in every spelling of its path', () => {
  const of = (path: string, query: string) => oldQueryCandidates(path, new URLSearchParams(query)).map(({ key }) => key)
  expect(of('/news.php', 'id=5')).toEqual(['/news.php?id=5'])
  expect(of('/', 'id=5')).toEqual(['/?id=5'])
  expect(of('/%D8%AE%D8%A8%D8%B1/', 'id=5')).toEqual(['/خبر?id=5'])
  expect(of('/news.php', 'utm_source=x')).toEqual([])
})
