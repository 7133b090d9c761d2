import { expect, test } from 'vitest'
import * as arabic from './index.ts'

/**
 * Text of readers is of any length and any malice. Each function meets long runs of each kind of
 * character that its rules look at; work that grows with the square of the length would take
 * hours on these, not milliseconds.
 */
const LENGTH = 100_000
const BUDGET_MS = 3000

const RUNS = [
  'ا',
  'ل',
  'و',
  'ي',
  'ئ',
  'ئو',
  'ء',
  'اء',
  'ـ',
  'لـ',
  'َ',
  'ي\u064e\u0654',
  '\u0654',
  'و"',
  '"',
  'لـ “',
  ' ',
  'ـ ',
  '\u200f',
  '\u2067',
  '1',
  '1,',
  '1.',
  '1,111',
  'و1',
  'a',
  "a'",
  '-',
  'ب ',
  '\n',
  '\r',
  '\ud800',
  '🙂',
  '\u0300',
  'a\u0300',
  '«',
  '»',
  '،',
  '\u00a0',
  'ﷺ',
]

const FUNCTIONS: Record<string, (text: string) => unknown> = {
  fold: arabic.fold,
  words: arabic.words,
  tokens: arabic.tokens,
  analyser: (text) => arabic.createAnalyser().tokens(text),
  stem: arabic.stem,
  slug: (text) => arabic.slug(text, { maxLetters: Number.POSITIVE_INFINITY }),
  slugKey: arabic.slugKey,
  stripMarks: arabic.stripMarks,
  toLatinDigits: arabic.toLatinDigits,
  parseDigits: arabic.parseDigits,
  stripBidiControls: arabic.stripBidiControls,
  dropBidiControls: arabic.dropBidiControls,
  findBidiControls: arabic.findBidiControls,
  isolate: arabic.isolate,
  baseDirection: arabic.baseDirection,
  cleanName: arabic.cleanName,
  cleanText: arabic.cleanText,
  hasZalgo: arabic.hasZalgo,
  quote: arabic.quote,
  sortKey: arabic.sortKey,
  truncateWords: (text) => arabic.truncateWords(text, LENGTH - 10),
}

test.each(Object.entries(FUNCTIONS))('%s is not slowed down by any long run', (_, run) => {
  for (const unit of RUNS) {
    const text = `x${unit.repeat(LENGTH / unit.length)}؟`
    const start = performance.now()
    run(text)
    expect(performance.now() - start, JSON.stringify(unit)).toBeLessThan(BUDGET_MS)
  }
})
