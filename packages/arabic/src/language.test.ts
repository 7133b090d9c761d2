import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessLanguage } from './language.ts'

test('no string makes it throw, and its confidence lies between 0 and 1', () => {
  const unit = fc.constantFrom(...'ابپچکیےہەێۆۇېټڪي the la et 7a', '\ud800', 'は', '図', '한')
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit }), fc.string({ unit: 'binary' })), (text) => {
      const { lang, script, confidence } = guessLanguage(text)
      expect(lang).toMatch(/^[a-z]{2,3}$/)
      expect(script).toMatch(/^[A-Z][a-z]{3}$/)
      expect(confidence).toBeGreaterThanOrEqual(0)
      expect(confidence).toBeLessThanOrEqual(1)
    }),
    { numRuns: 2000 },
  )
})

test('a sentence makes it surer than a word', () => {
  const word = guessLanguage('مكتبة').confidence
  const sentence = guessLanguage('افتتحت البلدية أمس مكتبة عامة جديدة في وسط المدينة').confidence
  expect(sentence).toBeGreaterThan(word)
  expect(sentence).toBeGreaterThan(0.8)
})

test('what Arabic and Persian share makes neither sure', () => {
  expect(guessLanguage('سلام').confidence).toBeLessThan(0.5)
})
