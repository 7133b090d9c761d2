import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { stem, words } from './index.ts'

/** Pairs judged by hand before the stemmer was run on them; it may miss some, and says which. */
const SHARE = 0.97

const FILE = join(import.meta.dirname, '../vectors/stem-pairs.txt')

type Pair = { left: string; right: string; same: boolean }

const pairs: Pair[] = readFileSync(FILE, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('# '))
  .map((line) => {
    const match = /^(\S+) ~ (\S+)\t(same|differ)$/.exec(line)
    if (!match) throw new Error(`stem-pairs.txt: not "word ~ word<TAB>same|differ": ${line}`)
    return { left: match[1] ?? '', right: match[2] ?? '', same: match[3] === 'same' }
  })

const stemOf = (typed: string): string => words(typed).map(stem).join(' ')

function missed({ left, right, same }: Pair): boolean {
  return (stemOf(left) === stemOf(right)) !== same
}

test('at least 97 % of the pairs are judged as by hand', () => {
  expect(pairs.length).toBeGreaterThanOrEqual(200)
  const failing = pairs.filter(missed)
  const shown = failing.map(({ left, right, same }) => {
    return `${left} (${stemOf(left)}) ~ ${right} (${stemOf(right)}): not ${same ? 'same' : 'different'}`
  })
  expect(1 - failing.length / pairs.length, shown.join('\n')).toBeGreaterThanOrEqual(SHARE)
})
