import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TRANSITIONS } from '@warraq/core/articles/workflow'
import { DEMAND_OUTCOMES } from '@warraq/core/care/demand-outcomes'
import { LETTER_ACTS } from '@warraq/core/contract/care'
import { expect, test } from 'vitest'
import { ACTS_AR } from './acts-ar.table.ts'
import { ACTS_EN } from './acts-en.table.ts'
import { SUBJECTS_AR } from './subjects-ar.table.ts'
import { SUBJECTS_EN } from './subjects-en.table.ts'

const SERVER = fileURLToPath(new URL('../../../server/src', import.meta.url))
const sources = readdirSync(SERVER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.includes('.test.'))
  .map((path) => readFileSync(join(SERVER, path), 'utf8'))

/** Acts and subjects that the server writes into the log as they stand in its source. */
const calls = sources.flatMap((source) => [
  ...source.matchAll(/\.audit\(\s*(?:'(?<act>[^']+)'|`[^`]*`|[^,]+),\s*[`']?(?<subject>[a-z-]*)/gu),
])

test('every act of the log has words in both languages', () => {
  const acts = new Set([
    ...calls.flatMap(({ groups }) => groups?.['act'] ?? []),
    ...Object.keys(TRANSITIONS).map((step) => `article.${step}`),
    ...DEMAND_OUTCOMES.map((outcome) => `legal.${outcome}`),
    ...LETTER_ACTS.map((act) => `letter.${act}`),
  ])
  expect(acts.size).toBeGreaterThan(120)
  for (const words of [ACTS_AR, ACTS_EN]) expect([...acts].filter((act) => words[act] === undefined)).toEqual([])
  expect(Object.keys(ACTS_EN)).toEqual(Object.keys(ACTS_AR))
})

test('every kind of thing that acts are about has words in both languages', () => {
  const kinds = new Set(calls.flatMap(({ groups }) => groups?.['subject'] || []))
  expect(kinds.size).toBeGreaterThan(15)
  // Chosen by a condition: `version === null ? 'model:shipped' : …`.
  kinds.delete('version')
  for (const words of [SUBJECTS_AR, SUBJECTS_EN])
    expect([...kinds].filter((kind) => words[kind] === undefined)).toEqual([])
})
