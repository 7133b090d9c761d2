import type { RuleCondition } from '@warraq/core/comments/rules/condition'
import { expect, test } from 'vitest'
import { conditionOf, linesOf } from './rule-lines.ts'

const tag: RuleCondition = { fact: 'tag', tag: 'link' }

test.each<RuleCondition>([{ all: [tag, { not: tag }] }, { any: [tag] }])(
  'a condition of one level is lines and back: %j',
  (condition) => {
    const lines = linesOf(condition)
    expect(lines && conditionOf(lines)).toEqual(condition)
  },
)

test('a single question is one line', () => {
  expect(linesOf({ not: tag })).toEqual({ join: 'all', lines: [{ key: 0, not: true, question: tag }] })
})

test('what lines cannot show is left alone', () => {
  expect(linesOf({ all: [{ any: [tag] }] })).toBeNull()
  expect(linesOf({ not: { not: tag } })).toBeNull()
})
