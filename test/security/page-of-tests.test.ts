import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const HOUSE = fileURLToPath(new URL('../..', import.meta.url))
const PAGE = readFileSync(join(HOUSE, 'docs/run/security.md'), 'utf8')

interface Line {
  readonly id: string
  readonly tests: readonly { readonly file: string; readonly title: string }[]
  readonly gap: string
}

const LINES: readonly Line[] = PAGE.split('\n')
  .filter((row) => /^\| S-\d\d /.test(row))
  .map((row) => {
    const [, id = '', , tests = '', gap = ''] = row.split('|').map((cell) => cell.trim())
    const named = [...tests.matchAll(/`([^`]+)`: (.*?)(?= <br> |$)/g)]
    return { id, tests: named.map(([, file = '', title = '']) => ({ file, title })), gap }
  })

test.each(LINES)(
  'docs/run/security.md, $id: every test it names exists, and where none is named it says why',
  (line) => {
    const missing = line.tests.filter(({ file, title }) => !readFileSync(join(HOUSE, file), 'utf8').includes(title))
    expect(missing).toEqual([])
    if (line.tests.length === 0) expect(line.gap).toMatch(/\p{L}/u)
  },
)

test('docs/run/security.md counts its own lines rightly', () => {
  const tested = LINES.filter(({ tests }) => tests.length > 0)
  const whole = tested.filter(({ gap }) => gap === '—').length
  const counts = /Of (\d+) lines (\d+) have tests and no known gap, (\d+) have tests and a gap, (\d+) have no test/
  expect(counts.exec(PAGE)?.slice(1).map(Number)).toEqual([
    LINES.length,
    whole,
    tested.length - whole,
    LINES.length - tested.length,
  ])
})
