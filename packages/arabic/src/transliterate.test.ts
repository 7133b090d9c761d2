import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LATIN_NAMES } from './transliterate.table.ts'
import { transliterateName } from './transliterate.ts'

test('every name of Arabic letters becomes ASCII letters, and begins with a capital or al-', () => {
  const word = fc.string({
    unit: fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئ'),
    minLength: 3,
    maxLength: 12,
  })
  fc.assert(
    fc.property(word, (name) => {
      const latin = transliterateName(`ب${name}`)
      expect(latin).toMatch(/^[A-Za-z-]+$/)
      expect(latin).toMatch(/^(?:[A-Z]|al-)/)
    }),
    { numRuns: 2000 },
  )
})

test('no string makes it throw, and a text without Arabic letters stays', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'عبد ال\u064e\u0651\ud800،2٢x') }),
      (any, near) => {
        transliterateName(any)
        transliterateName(near)
      },
    ),
    { numRuns: 400 },
  )
  expect(transliterateName('Hala Mansour, 2017')).toBe('Hala Mansour, 2017')
})

test('every name of the list is spelt as the list spells it, vowelled or with the article', () => {
  for (const [name, latin] of LATIN_NAMES) expect(transliterateName(name)).toBe(latin)
})

test('the time is linear in the length', () => {
  for (const part of ['عبد ال', 'ا', 'ب', 'َ', 'و', 'x', ' ', 'عبدال']) {
    const start = performance.now()
    transliterateName(part.repeat(50_000 / part.length))
    expect(performance.now() - start, part).toBeLessThan(1500)
  }
})
