import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import * as arabic from './index.ts'

/** The README promises `expression // value` on every line of its examples. */
const README = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')
const BLOCK = /```ts\n([\s\S]*?)```/g
const EXAMPLE = /^(.+?) \/\/ (.+)$/

type Example = { expression: string; value: string }

const lines = Array.from(README.matchAll(BLOCK), (match) => (match[1] ?? '').split('\n')).flat()
const imports = lines.filter((line) => line.startsWith('import '))
const examples: Example[] = lines
  .filter((line) => line !== '' && !line.startsWith('import '))
  .map((line) => {
    const match = EXAMPLE.exec(line)
    if (!match?.[1] || !match[2]) throw new Error(`README.md: not an example: ${line}`)
    return { expression: match[1], value: match[2] }
  })

function evaluate(expression: string): unknown {
  return runInNewContext(`(${expression})`, { ...arabic })
}

describe('README.md', () => {
  test.each(examples)('$expression', ({ expression, value }) => {
    expect(evaluate(expression)).toEqual(evaluate(value))
  })

  test('imports only what the package exports, and what the examples use', () => {
    const named = imports.flatMap((line) => (/\{(.+)\}/.exec(line)?.[1] ?? '').split(',').map((name) => name.trim()))
    const code = examples.map(({ expression }) => expression).join('\n')
    for (const name of named) {
      expect(Object.keys(arabic)).toContain(name)
      expect(code).toContain(name)
    }
  })
})
