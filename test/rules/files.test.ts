import { describe, expect, test } from 'vitest'
import { fileRules } from './files.table.ts'
import { houseFiles, isPlanted, read } from './house-files.ts'

const files = houseFiles().filter((path) => !isPlanted(path))

test('the rules are held against the whole house', () => {
  expect(files.length).toBeGreaterThan(150)
})

describe.each(fileRules)('$name', (rule) => {
  test.each(rule.refused)('refuses $path', ({ path, text }) => {
    expect(rule.check(path, text)).not.toEqual([])
  })

  test.each(rule.fine)('lets $path pass', ({ path, text }) => {
    expect(rule.check(path, text)).toEqual([])
  })

  test('holds in the house', () => {
    expect(files.flatMap((path) => rule.check(path, read(path)).map((reason) => `${path}: ${reason}`))).toEqual([])
  })
})
