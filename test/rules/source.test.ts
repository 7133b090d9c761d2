import { describe, expect, test } from 'vitest'
import { houseFiles, isPlanted, read } from './house-files.ts'
import { outsideRules } from './outside.table.ts'
import { findings } from './rule.ts'
import { stateAndTimeRules } from './state-and-time.table.ts'
import { textAndMarkupRules } from './text-and-markup.table.ts'

const sources = houseFiles('packages')
  .filter((path) => /[.]tsx?$/.test(path) && !isPlanted(path))
  .map((path) => ({ path, text: read(path) }))

test('the rules are held against the whole house', () => {
  expect(sources.length).toBeGreaterThan(100)
})

describe.each([...outsideRules, ...stateAndTimeRules, ...textAndMarkupRules])('$name', (rule) => {
  test.each(rule.refused)('refuses $text', (example) => {
    expect(findings(rule, example)).not.toEqual([])
  })

  test.each(rule.fine)('lets pass $text', (example) => {
    expect(findings(rule, example)).toEqual([])
  })

  test('holds in the house', () => {
    expect(sources.flatMap((source) => findings(rule, source))).toEqual([])
  })
})
