import fc from 'fast-check'
import { expect, test } from 'vitest'
import { correctQuery } from './correct-query.ts'
import { neighbours, splits } from './spelling.ts'
import { voteFor } from './spelling-vote.ts'

const likelihoodOf = (typed: string, meant: string) =>
  neighbours(typed).find(({ word }) => word === meant)?.likelihood ?? 0

test('one slip away are words with a letter more, less, changed or swapped', () => {
  for (const typed of ['مستشفي', 'مستشفا', 'ستشفي', 'ممستشفي', 'مستسفي', 'مستفشي'])
    if (typed !== 'مستشفي') expect(likelihoodOf(typed, 'مستشفي')).toBeGreaterThan(0)
  expect(likelihoodOf('القاهره', 'بغداد')).toBe(0)
})

test('letters that sound alike are likelier than others', () => {
  expect(likelihoodOf('مظرب', 'مضرب')).toBeGreaterThan(likelihoodOf('مظرب', 'مهرب'))
  expect(likelihoodOf('سورة', 'ثورة')).toBe(0)
  expect(likelihoodOf('سوره', 'ثوره')).toBeGreaterThan(likelihoodOf('سوره', 'فوره'))
})

test('whatever is typed has a bounded number of neighbours, never itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (typed) => {
      const found = neighbours(typed)
      expect(found.length).toBeLessThan(2000)
      expect(found.some(({ word }) => word === typed)).toBe(false)
      expect(splits(typed).length).toBeLessThan(80)
    }),
  )
})

test('a corrected query keeps everything around the words that change', () => {
  const spellings = new Map([['القاهره', 'القاهرة']])
  expect(correctQuery('أخبار «القاهره» -القاهره، و2017', spellings)).toBe('أخبار «القاهرة» -القاهرة، و2017')
})

test('the spelling of most texts is shown', () => {
  const votes = ['المدرسه', 'المدرسة', 'المدرسة', 'المدرسه', 'المدرسة', 'المدرسة', 'المدرسة']
  const end = votes.reduce((held, one) => voteFor(held, one, 'المدرسه'), { shown: null, votes: 0 } as Parameters<
    typeof voteFor
  >[0])
  expect(end.shown).toBe('المدرسة')
})
