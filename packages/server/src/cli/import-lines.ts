/** The report of an import for people. */

import { BUCKET_WORDS, NOTE_WORDS, PROBLEM_WORDS, REPAIR_WORDS } from '@warraq/core/imports/report-words.table'
import type { ImportReport, RepairLine, ReportLine } from '../import/wordpress/import-report.ts'
import { BUCKETS } from '../import/wordpress/import-report.ts'
import { COUNT_WORDS, LEAVE_WORDS, REPORT_WORDS } from './import-words.table.ts'
import type { ImportStep } from '../import/wordpress/run-import.ts'
import type { Lang } from './words.ts'

type Values = Readonly<Record<string, string | number>>

/** Names of elements and blocks shown; the rest is in the JSON. */
const MOST_TEXTS = 20
const MOST_EXAMPLES = 3

function fill(text: string, values: Values): string {
  return text.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole))
}

function say(lang: Lang, key: keyof typeof REPORT_WORDS, values: Values = {}): string {
  return fill(REPORT_WORDS[key][lang], values)
}

export function stepText(lang: Lang, { doing, done, of }: ImportStep): string {
  return say(lang, doing, { done, of })
}

/** Why a file is refused, in words; a code that has none stays as it is. */
export function problemText(lang: Lang, code: string): string {
  const words = Object.entries(PROBLEM_WORDS).find(([name]) => name === code)?.[1]
  return words === undefined ? code : words[lang]
}

export function reportText(lang: Lang, report: ImportReport): string {
  const { site, dryRun, leftOut, notes, texts, addresses } = report
  const shown = texts.slice(0, MOST_TEXTS).map(({ what, count }) => `${what} ${count}`)
  const more = texts.length > MOST_TEXTS ? ['…'] : []
  return [
    say(lang, dryRun ? 'rehearsed' : 'done', { ...site }),
    ...countLines(lang, report),
    say(lang, 'addresses', { count: addresses }),
    ...part(
      lang,
      'leftOut',
      leftOut.map((line) => lineText(lang, line, LEAVE_WORDS[line.what][lang])),
    ),
    ...part(
      lang,
      'notes',
      notes.map((line) => lineText(lang, line, NOTE_WORDS[line.what][lang])),
    ),
    ...part(
      lang,
      'repairs',
      report.repairs.flatMap((line) => repairLines(lang, line)),
    ),
    ...part(
      lang,
      'likeTags',
      report.likeTags.slice(0, MOST_TEXTS).map((names) => names.join(say(lang, 'comma'))),
    ),
    ...part(lang, 'texts', shown.length === 0 ? [] : [[...shown, ...more].join(say(lang, 'comma'))]),
  ].join('\n')
}

function part(
  lang: Lang,
  title: 'leftOut' | 'notes' | 'texts' | 'repairs' | 'likeTags',
  lines: readonly string[],
): string[] {
  return lines.length === 0 ? [] : [say(lang, title), ...lines.map((line) => `  ${line}`)]
}

function countLines(lang: Lang, { counts }: ImportReport): string[] {
  return BUCKETS.filter((bucket) => counts[bucket].read > 0).map((bucket) => {
    const numbers = Object.entries(COUNT_WORDS).flatMap(([name, words]) => {
      const count = counts[bucket][name as keyof typeof COUNT_WORDS]
      return count === 0 ? [] : [fill(words[lang], { count })]
    })
    return `${BUCKET_WORDS[bucket][lang]}: ${numbers.join(' · ')}`
  })
}

function repairLines(lang: Lang, { what, count, examples }: RepairLine): string[] {
  const words = REPAIR_WORDS[what][lang]
  const [first] = examples
  if (first === undefined) return []
  const where = what === 'control-character' && first.where !== '' ? say(lang, 'line', { line: first.where }) : ''
  return [say(lang, 'became', { count, what: words, where, before: first.before, after: first.after })]
}

function lineText(lang: Lang, { bucket, name, count, examples }: ReportLine<string>, words: string): string {
  const named = name === '' ? '' : ` ${name}`
  const some = examples.slice(0, MOST_EXAMPLES)
  const tail = some.length === 0 ? '' : say(lang, 'examples', { names: some.join(say(lang, 'comma')) })
  return `${BUCKET_WORDS[bucket][lang]}${named} ${count}: ${words}${tail}`
}
