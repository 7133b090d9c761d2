import { describe, expect, test } from 'vitest'
import { read } from './house-files.ts'
import type { Lock, LockEntry } from './lock.table.ts'
import { lockRules } from './lock.table.ts'

const lock = JSON.parse(read('package-lock.json')) as Lock

describe.each(lockRules)('$name', (rule) => {
  test.each(rule.refused)('refuses %j', (bad) => {
    expect(rule.check(bad)).not.toEqual([])
  })

  test('holds in the house', () => {
    expect(rule.check(lock)).toEqual([])
  })
})

test('the lock file says what the package files say', () => {
  const listed = Object.keys(lock.packages).filter((path) => !path.includes('node_modules/'))
  expect(listed).toEqual(['', 'packages/arabic', 'packages/core', 'packages/newsroom', 'packages/server'])
  for (const path of listed) {
    const asked = JSON.parse(read(`${path === '' ? '' : `${path}/`}package.json`)) as LockEntry
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'] as const) {
      expect({ path, kind, asks: lock.packages[path]?.[kind] ?? {} }).toEqual({ path, kind, asks: asked[kind] ?? {} })
    }
  }
})

test('the compiler is one that every tool of the house can read with', () => {
  // dependency-cruiser finds nothing, silently, with TypeScript 7.
  expect(lock.packages['node_modules/typescript']?.version).toMatch(/^6[.]0[.]/)
})
