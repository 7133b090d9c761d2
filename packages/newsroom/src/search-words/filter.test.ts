import type { SearchWordsRow } from '@warraq/core/contract/search-words'
import { expect, it } from 'vitest'
import { ANY, chosen, wordsOf } from './filter.ts'

const row = (words: string[], more: Partial<SearchWordsRow> = {}): SearchWordsRow => ({
  key: `plural:${words[0] ?? ''}`,
  origin: 'builtin',
  kind: 'plural',
  words,
  note: '',
  enabled: false,
  asked: '',
  found: '',
  ...more,
})

const rows = [
  row(['أسرى', 'أسير'], { enabled: true }),
  row(['مستشفى', 'مشفى'], { kind: 'synonym' }),
  row(['فيديو', 'فديو'], { kind: 'spelling', origin: 'own', note: 'كما في صفحتنا' }),
]
const found = (choices: Partial<typeof ANY>) => chosen(rows, { ...ANY, ...choices }).map(({ words }) => words[0])

it('finds an entry by part of a word in any spelling, and by its note', () => {
  expect(found({ typed: 'اسري' })).toEqual(['أسرى'])
  expect(found({ typed: 'مُشفي' })).toEqual(['مستشفى'])
  expect(found({ typed: 'صفحتنا' })).toEqual(['فيديو'])
})

it('shows what is on, what is off, one kind, and what is the newsroom’s own', () => {
  expect(found({ which: 'on' })).toEqual(['أسرى'])
  expect(found({ which: 'off' })).toEqual(['مستشفى', 'فيديو'])
  expect(found({ kind: 'synonym' })).toEqual(['مستشفى'])
  expect(found({ which: 'own' })).toEqual(['فيديو'])
  expect(found({ which: 'on', kind: 'synonym' })).toEqual([])
})

it('reads words between any commas and spaces, each once', () => {
  expect(wordsOf(' رجل، رجال , رجل ؛ رجالات')).toEqual(['رجل', 'رجال', 'رجالات'])
  expect(wordsOf(' ، ')).toEqual([])
})
