import fc from 'fast-check'
import { expect, test } from 'vitest'
import { consonantKey, consonantKeys } from './arabizi-key.ts'
import { arabiziScore, isArabizi } from './arabizi.ts'

const unit = fc.constantFrom(
  ..."abeghikloswxyz2356789'’-  ",
  'kh',
  'el ',
  'al-',
  ...'ابتثجحخدشصطعغقلمنهويةىًئ',
  '\ud800',
)
const text = fc.oneof(fc.string({ unit }), fc.string({ unit: 'binary' }))

test('no string makes the detector throw, and its score lies between 0 and 1', () => {
  fc.assert(
    fc.property(text, (typed) => {
      const score = arabiziScore(typed)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
      expect(isArabizi(typed)).toBe(score >= 0.5)
    }),
    { numRuns: 3000 },
  )
})

test('a key holds classes and digits only, and is the first of the keys to look for', () => {
  fc.assert(
    fc.property(text, (typed) => {
      const key = consonantKey(typed)
      expect(key).toMatch(/^(?:[a-z$0-9]+(?: [a-z$0-9]+)*)?$/)
      const keys = consonantKeys(typed)
      expect(keys.length).toBeLessThanOrEqual(10)
      if (key !== '') expect(keys[0]).toBe(key)
    }),
    { numRuns: 3000 },
  )
})

test('the key does not depend on vowels, hamza, kashida or ة for ه', () => {
  const word = fc.string({ unit: fc.constantFrom(...'بتثجحخدذرزسشصضطظعغفقكلمن'), minLength: 2, maxLength: 8 })
  fc.assert(
    fc.property(word, (plain) => {
      expect(consonantKey([...plain].join('َـ'))).toBe(consonantKey(plain))
      expect(consonantKey(`${plain}ة`)).toBe(consonantKey(`${plain}ه`))
    }),
    { numRuns: 1000 },
  )
})

test.each([
  ['9aba7 el 5air', 'صباح الخير'],
  ['delwa2ty', 'دلوقتي'],
  ['galb', 'قلب'],
  ['masalan', 'مثلا'],
  ['hatha', 'هذا'],
  ['oujda', 'وجدة'],
  ['kahwa', 'قهوة'],
])('%s is among the readings of %s', (latin, arab) => {
  expect(consonantKeys(latin)).toContain(consonantKey(arab))
})

test('the time is linear in the length', () => {
  for (const part of ['3', "3'", 'a', 'el ', 'al-', 'ash-', 'sh', 'a3', 'ل', 'ال', '7 ', '@', '(', '(a']) {
    const start = performance.now()
    const long = part.repeat(20_000 / part.length)
    consonantKeys(long)
    arabiziScore(long)
    expect(performance.now() - start, part).toBeLessThan(1500)
  }
})
