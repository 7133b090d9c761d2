import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareWords } from './compare-words.ts'

it('marks the words that one text has more', () => {
  expect(compareWords('أعلن الوزير القرار أمس', 'أعلن رئيس الوزراء القرار')).toEqual([
    { where: 'both', text: 'أعلن ' },
    { where: 'first', text: 'الوزير' },
    { where: 'second', text: 'رئيس' },
    { where: 'both', text: ' ' },
    { where: 'second', text: 'الوزراء ' },
    { where: 'both', text: 'القرار' },
    { where: 'first', text: ' أمس' },
  ])
  expect(compareWords('', '')).toEqual([])
  expect(compareWords('نص', 'نص')).toEqual([{ where: 'both', text: 'نص' }])
})

it('gives either text back from its runs', () => {
  const words = fc
    .array(fc.constantFrom('قال', 'إن', 'مُحَمَّد', ' ', '\n\n', '2017', 'NATO', '،'), { maxLength: 40 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(words, words, (first, second) => {
      const runs = compareWords(first, second)
      const side = (own: 'first' | 'second') =>
        runs
          .filter((run) => run.where !== (own === 'first' ? 'second' : 'first'))
          .map((run) => run.text)
          .join('')
      expect(side('first')).toBe(first)
      expect(side('second')).toBe(second)
    }),
  )
})

it('is quick with two long texts that share nothing', () => {
  const long = (word: string) => Array.from({ length: 20_000 }, (_, index) => `${word}${index}`).join(' ')
  const start = performance.now()
  compareWords(long('أ'), long('ب'))
  expect(performance.now() - start).toBeLessThan(2000)
})
