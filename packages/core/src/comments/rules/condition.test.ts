import { describe, expect, test } from 'vitest'
import type { RuleCondition, RuleFacts } from './condition.ts'
import { faultOfCondition, meets } from './condition.ts'

const FACTS: RuleFacts = {
  body: 'القُروض السريعة، اتصل بنا',
  name: 'بنك الخير',
  language: 'ar',
  terms: [{ clause: 'CL8', tier: 'contextual' }],
  tags: ['link'],
  numbers: {
    links: 2,
    letters: 24,
    score: null,
    'published-before': 0,
    'removed-before': 1,
    'reports-of-author': 0,
    'same-network': 4,
    'article-age-hours': 30,
  },
  hour: 2,
}

const number = (of: keyof RuleFacts['numbers'], is: 'least' | 'most', value: number): RuleCondition => ({
  fact: 'number',
  of,
  is,
  value,
})

describe('a condition', () => {
  test.each<[string, RuleCondition, boolean]>([
    ['a word of a clause', { fact: 'term', clause: 'CL8', tier: null }, true],
    ['a word of another clause', { fact: 'term', clause: 'CL6', tier: null }, false],
    ['a word of another tier', { fact: 'term', clause: null, tier: 'unambiguous' }, false],
    ['a tag', { fact: 'tag', tag: 'link' }, true],
    ['at least two links', number('links', 'least', 2), true],
    ['at least three links', number('links', 'least', 3), false],
    ['at most two links', number('links', 'most', 2), true],
    ['a score while the learner is off', number('score', 'most', 100), false],
    ['hours of the night', { fact: 'hour', from: 22, to: 5 }, true],
    ['hours of the day', { fact: 'hour', from: 8, to: 20 }, false],
    ['a word in another spelling', { fact: 'words', in: 'body', words: 'القروض' }, true],
    ['two words in a row', { fact: 'words', in: 'body', words: 'القروض السريعه' }, true],
    ['a part of a word', { fact: 'words', in: 'body', words: 'قروض' }, false],
    ['a word of the name', { fact: 'words', in: 'name', words: 'بنك' }, true],
    ['the language', { fact: 'language', is: 'other' }, false],
    ['all of two', { all: [number('links', 'least', 1), { fact: 'tag', tag: 'link' }] }, true],
    ['all of two, one false', { all: [number('links', 'least', 9), { fact: 'tag', tag: 'link' }] }, false],
    ['any of two', { any: [number('links', 'least', 9), { fact: 'tag', tag: 'link' }] }, true],
    ['not', { not: { fact: 'tag', tag: 'link' } }, false],
  ])('%s', (_, condition, expected) => {
    expect(meets(condition, FACTS)).toBe(expected)
  })

  test('is bounded in depth and in length, and asks something', () => {
    const one: RuleCondition = { fact: 'tag', tag: 'link' }
    const nested = (depth: number): RuleCondition => (depth === 0 ? one : { not: nested(depth - 1) })
    expect(faultOfCondition(nested(4))).toBeNull()
    expect(faultOfCondition(nested(5))).toBe('too-deep')
    expect(faultOfCondition(nested(5000))).toBe('too-deep')
    expect(faultOfCondition({ any: Array.from({ length: 41 }, () => one) })).toBe('too-long')
    expect(faultOfCondition({ all: [] })).toBe('empty')
    expect(faultOfCondition({ not: { any: [] } })).toBe('empty')
    expect(faultOfCondition({ fact: 'words', in: 'body', words: ' ، ' })).toBe('no-words')
  })
})
