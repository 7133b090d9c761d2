/**
 * What finding the words of a list in a comment costs: `node --conditions=source test/bench/comments/bench-terms.ts`. A list
 * of ten thousand words beside an empty one on a text of five thousand characters, turn by turn so that both see the same
 * machine, the best of five runs each; then comments a second with the starting list, by the time of the processor and not of the clock.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findTerms } from '@warraq/core/comments/match/find'
import type { Lexicon } from '@warraq/core/comments/match/lexicon'
import { compileTerms } from '@warraq/core/comments/match/lexicon'
import { STARTING_TERMS } from '@warraq/core/comments/match/starting-terms.table'
import type { Term } from '@warraq/core/comments/match/term'
import type { Table } from '../search/report.ts'
import { tableText } from '../search/report.ts'

const TERMS = 10_000
const TEXT_LENGTH = 5000
const COMMENT_LENGTH = 150
const TURNS = 400
const ROUNDS = 8
const MOST_TIMES_EMPTY = 5
const FEWEST_A_SECOND = 20_000

const SENTENCES = sentences()

function sentences(): string[] {
  const folder = join(import.meta.dirname, '..', '..', 'moderation', 'benign')
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  return names.flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n')).filter((line) => line !== '')
}

/** Texts of about `length` characters out of sentences that follow each other. */
function texts(length: number): string[] {
  const made: string[] = []
  let text = ''
  for (const sentence of SENTENCES) {
    text += `${sentence} `
    if (text.length < length) continue
    made.push(text.slice(0, length))
    text = ''
  }
  return made
}

/** The starting list, and words that are put together from letters, the same each time. */
function manyTerms(): Term[] {
  const terms: Term[] = STARTING_TERMS.map((term, index) => ({ ...term, id: index + 1 }))
  const letters = Array.from(new Set(terms.map(({ text }) => text).join(''))).filter((letter) => letter !== ' ')
  let seed = 1
  const next = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  while (terms.length < TERMS) {
    const text = Array.from({ length: 4 + next(5) }, () => letters[next(letters.length)]).join('')
    terms.push({ ...(terms[0] as Term), id: terms.length + 1, text, match: 'affixed', forms: [], tier: 'contextual' })
  }
  return terms
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

function timeOf(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

/** The shortest of some runs: a machine with other work to do makes any one of them long. */
const RUNS = 5

function bestOf(run: () => unknown): number {
  return Math.min(...Array.from({ length: RUNS }, () => timeOf(run)))
}

function listTable(): Table {
  const terms = manyTerms()
  const compiling = timeOf(() => compileTerms(terms))
  const lists: [name: string, lexicon: Lexicon, times: number[]][] = [
    ['empty list', compileTerms([]), []],
    [`${TERMS} terms`, compileTerms(terms), []],
  ]
  const long = texts(TEXT_LENGTH)
  for (let turn = 0; turn < TURNS; turn += 1) {
    const text = long[turn % long.length] ?? ''
    for (const [, lexicon, times] of lists) times.push(bestOf(() => findTerms(lexicon, text)))
  }
  // The first turns are of a program that is not compiled yet.
  const measured = lists.map(([name, , times]) => ({ name, times: times.slice(TURNS / 4) }))
  const [empty = 1, full = 0] = measured.map(({ times }) => percentile(times, 0.95))
  return {
    title: `A text of ${TEXT_LENGTH} characters (${TERMS} terms made ready in ${Math.round(compiling)} ms)`,
    lines: measured.map(({ name, times }) => ({
      name,
      numbers: { 'p50 ms': percentile(times, 0.5), 'p95 ms': percentile(times, 0.95) },
    })),
    demands: [
      {
        says: `p95 is ${(full / empty).toFixed(2)} times that of the empty list, at most ${MOST_TIMES_EMPTY}`,
        holds: full / empty <= MOST_TIMES_EMPTY,
      },
    ],
  }
}

function commentsTable(): Table {
  const lexicon = compileTerms(STARTING_TERMS.map((term, index) => ({ ...term, id: index + 1 })))
  const comments = texts(COMMENT_LENGTH)
  const rates = Array.from({ length: ROUNDS }, () => rateOf(lexicon, comments))
  const best = Math.max(...rates)
  return {
    title: `Comments of ${COMMENT_LENGTH} characters with the starting list, by processor time`,
    lines: rates.map((rate, round) => ({
      name: `round ${round + 1}`,
      numbers: { 'comments a second': Math.round(rate) },
    })),
    demands: [
      {
        says: `${Math.round(best)} a second in the best round, at least ${FEWEST_A_SECOND}`,
        holds: best >= FEWEST_A_SECOND,
      },
    ],
  }
}

const REPEATS = 3

function rateOf(lexicon: Lexicon, comments: readonly string[]): number {
  const before = process.cpuUsage()
  for (let again = 0; again < REPEATS; again += 1) for (const comment of comments) findTerms(lexicon, comment)
  const { user, system } = process.cpuUsage(before)
  return (comments.length * REPEATS * 1_000_000) / (user + system)
}

const tables = [listTable(), commentsTable()]
for (const table of tables) process.stdout.write(`${tableText(table)}\n`)
process.exitCode = tables.every(({ demands }) => demands.every(({ holds }) => holds)) ? 0 : 1
