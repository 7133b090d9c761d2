import * as v from 'valibot'
import { expect, test } from 'vitest'
import { termFields } from '../../contract/terms.ts'
import { fold } from '@warraq/arabic'
import { compileTerms } from './lexicon.ts'
import { findTerms } from './find.ts'
import { STARTING_TERMS } from './starting-terms.table.ts'
import type { Term } from './term.ts'
import { testLexicon, testTerm } from './test-terms.ts'

const TERMS: readonly Term[] = STARTING_TERMS.map((term, index) => ({ ...term, id: index + 1 }))

test('the starting list passes the sentences of its own entries', () => {
  const failed = testLexicon(TERMS).flatMap(({ term, sentences }) =>
    sentences.map(({ expected, sentence }) => `${term.text}: ${expected}: ${sentence}`),
  )
  expect(failed).toEqual([])
})

test('each entry of the starting list has sentences of both kinds and a text of its own', () => {
  expect(TERMS.length).toBeGreaterThanOrEqual(250)
  expect(TERMS.filter(({ mustMatch, mustNotMatch }) => mustMatch.length === 0 || mustNotMatch.length === 0)).toEqual([])
  const texts = TERMS.map(({ text }) => text)
  expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([])
  // On the list two that fold alike are one.
  expect(new Set(texts.map(fold)).size).toBe(texts.length)
  const empty = TERMS.filter(({ text, forms, unless }) => [text, ...forms, ...unless].some((one) => one.trim() === ''))
  expect(empty.map(({ text }) => text)).toEqual([])
})

test('what is certain is of CL8 alone, and certain words count anywhere', () => {
  const certain = TERMS.filter(({ tier }) => tier === 'unambiguous')
  expect(certain.length).toBeGreaterThan(10)
  expect(certain.filter(({ clause, scope }) => clause !== 'CL8' || scope !== 'anywhere')).toEqual([])
})

test('no entry is hit by the sentences that another certain entry must not hit', () => {
  const lexicon = compileTerms(TERMS)
  const refused = TERMS.flatMap(({ mustNotMatch }) => mustNotMatch).filter((sentence) =>
    findTerms(lexicon, sentence).some(({ tier, strength }) => tier === 'unambiguous' && strength === 'strong'),
  )
  expect(refused).toEqual([])
})

test('an entry that hits what it must not, or misses what it must, is told with the sentence', () => {
  const [first] = TERMS
  const term = { ...(first as Term), mustMatch: ['abc'], mustNotMatch: [(first as Term).text] }
  expect(testTerm(term)).toEqual({
    ok: false,
    sentences: [
      { expected: 'match', sentence: 'abc' },
      { expected: 'no-match', sentence: term.text },
    ],
  })
  expect(testTerm({ ...term, mustMatch: [], mustNotMatch: [] })).toEqual({ ok: true })
  expect(testLexicon([term]).map(({ term: { id } }) => id)).toEqual([term.id])
})

test('each entry is one that a newspaper could save', () => {
  const refused = STARTING_TERMS.filter((term) => !v.safeParse(termFields, { ...term, note: '' }).success)
  expect(refused.map(({ text }) => text)).toEqual([])
})
