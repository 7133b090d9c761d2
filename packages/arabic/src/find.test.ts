import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findFolded } from './find.ts'
import { fold } from './fold.ts'

test.each([
  ['ارتفعت الأسْعار، والأسعار ثابتة', 'الاسعار', ['الأسْعار', 'الأسعار']],
  ['مُحَمَّـــدٌ ومحمد', 'محمد', ['مُحَمَّـــدٌ', 'محمد']],
  ['السماء صافية', 'سما', ['سماء']],
  ['مدرسة المدرسه', 'مدرسة', ['مدرسة', 'مدرسه']],
  ['على علي', 'على', ['على', 'علي']],
  ['٢٠١٧ و2017', '2017', ['٢٠١٧', '2017']],
  ['جمييييل جدا', 'جميل', ['جمييييل']],
  ['NATO و nato', 'Nato', ['NATO', 'nato']],
  ['بيان صحفي', 'بيان صحفي', ['بيان صحفي']],
  ['لا شيء', 'غائب', []],
  ['لا شيء', ' ـ ', []],
])('%s: %s', (text, query, found) => {
  expect(findFolded(text, query).map(({ start, end }) => text.slice(start, end))).toEqual(found)
})

test('what is found folds to the query, in order, without overlap', () => {
  const unit = fc.constantFrom(...'اأإبتةهىيئؤءـَّ لﻻﷺ2٢\u200c\ud800', 'لا')
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), fc.string({ unit, minLength: 1, maxLength: 3 }), (text, query) => {
      let last = 0
      for (const { start, end } of findFolded(text, query)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        last = end
      }
      if (fold(query).trim() !== '' && fold(text) === fold(query)) expect(findFolded(text, query).length).toBe(1)
    }),
    { numRuns: 3000 },
  )
})

test('the time is linear in the length', () => {
  for (const part of ['ا', 'ال', 'ـ', 'ء', 'َ', 'ﷺ', ' ']) {
    const start = performance.now()
    findFolded(part.repeat(15_000 / part.length), 'ا')
    findFolded(part.repeat(15_000 / part.length), 'اااااااب')
    expect(performance.now() - start, part).toBeLessThan(1500)
  }
})
