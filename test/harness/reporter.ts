import { writeFileSync } from 'node:fs'
import type { SerializedError } from 'vitest'
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node'

/** What `npm test` adds to its own checks: the file that WARRAQ_TEST_SUMMARY names holds this as JSON. */
export interface TestSummary {
  passed: number
  failed: number
  skipped: number
  /** Full names of the skipped tests, so that the reason for a refused run can be read. */
  skippedNames: string[]
}

/**
 * Counts every test case. Code that failed outside a test (a file that does not load, a failing hook, a rejection
 * nobody handled) counts as one failure each, so that it can never hide behind passing tests.
 */
export function summarise(modules: readonly TestModule[], errors: readonly SerializedError[]): TestSummary {
  const summary: TestSummary = { passed: 0, failed: errors.length, skipped: 0, skippedNames: [] }
  for (const module of modules) {
    summary.failed += module.errors().length
    for (const suite of module.children.allSuites()) summary.failed += suite.errors().length
    for (const test of module.children.allTests()) count(summary, test)
  }
  return summary
}

function count(summary: TestSummary, test: TestCase): void {
  const { state } = test.result()
  if (state === 'passed') summary.passed += 1
  else if (state === 'failed') summary.failed += 1
  else {
    summary.skipped += 1
    summary.skippedNames.push(`${test.module.relativeModuleId} > ${nameOf(test)}`)
  }
}

function nameOf(test: TestCase): string {
  const names = [test.name]
  for (let parent: TestModule | TestSuite = test.parent; parent.type === 'suite'; parent = parent.parent) {
    names.unshift(parent.name)
  }
  return names.join(' > ')
}

export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const path = process.env['WARRAQ_TEST_SUMMARY']
    if (path !== undefined) writeFileSync(path, JSON.stringify(summarise(modules, errors)))
  }
}
