import { stem, words } from '@warraq/arabic'
import { describe, expect, it } from 'vitest'
import { EXPANSION_KINDS, builtinExpansions, expansionBook, faultOf, finds } from './synonyms.ts'

const entries = builtinExpansions()
const nothing = expansionBook([])

describe('the list that comes with the program', () => {
  it('has some hundred entries of each of the three kinds, under keys of their own', () => {
    expect(entries.length).toBeGreaterThanOrEqual(200)
    expect(entries.length).toBeLessThanOrEqual(400)
    for (const kind of EXPANSION_KINDS) expect(entries.some((one) => one.kind === kind)).toBe(true)
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length)
  })

  it.each(entries.map((entry) => [entry.words.join(' '), entry] as const))(
    '%s: its text is found with it and not without it',
    (_, entry) => {
      expect(faultOf(entry.words)).toBeNull()
      expect(finds(entry.asked, entry.found, nothing)).toBe(false)
      expect(finds(entry.asked, entry.found, expansionBook([entry]))).toBe(true)
    },
  )

  it('brings no word that nearly every text has', () => {
    const common = new Set(['في', 'من', 'على', 'إلى', 'قال', 'هذا', 'التي', 'كان'].flatMap(words).map(stem))
    for (const entry of entries)
      for (const word of entry.words) expect(words(word).some((one) => common.has(stem(one)))).toBe(false)
  })
})

describe('the book', () => {
  it('finds others in both directions, through article and clitics, and never the word itself', () => {
    const book = expansionBook([{ words: ['رجل', 'رجال'] }])
    expect(book.alternatives(stem(words('والرجال')[0] ?? ''))).toEqual([{ word: 'رجل', stem: 'رجل' }])
    expect(book.alternatives('رجل').map((one) => one.stem)).toEqual([stem('رجال')])
    expect(book.alternatives('كتاب')).toEqual([])
  })

  it('puts together what several entries say of a word, eight others at most', () => {
    const book = expansionBook([
      { words: ['مصرف', 'بنك'] },
      { words: ['مصرف', 'مصارف'] },
      { words: ['مصرف', ...'أ ب ت ث ج ح خ د ذ'.split(' ').map((letter) => `${letter}زق`)] },
    ])
    expect(book.alternatives('مصرف').length).toBe(8)
    expect(book.alternatives('مصرف').map(({ word }) => word)).toContain('بنك')
  })
})

it('says why words are no entry', () => {
  expect(faultOf(['رجل'])).toBe('too-few')
  expect(faultOf(Array.from({ length: 9 }, (_, n) => `كلمة${n}`))).toBe('too-many')
  expect(faultOf(['رجل', 'رجال إطفاء'])).toBe('not-one-word')
  expect(faultOf(['رجل', '؟!'])).toBe('not-one-word')
  expect(faultOf(['الكتاب', 'كتابٌ'])).toBe('same-word')
  expect(faultOf(['كتاب', 'كتب'])).toBeNull()
})
