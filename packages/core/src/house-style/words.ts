import { stripMarks } from '@warraq/arabic'
import { FINAL_YA, HAMZA_FORGOTTEN, HAMZA_TOO_MANY, OTHER_WORDS, TA_MARBUTA } from './spelling.table.ts'
import { ARTICLE, CLITICS, HA, L_AND_ARTICLE, LAM, W_AND_L_AND_ARTICLE } from './clitics.table.ts'
import type { Finding, HouseEntry, StyleRule } from './rules.ts'

export interface Word {
  readonly from: number
  readonly to: number
  readonly key: string
}

interface Wrong {
  readonly rule: StyleRule
  /** null: two spellings are possible. */
  readonly better: string | null
}

const ARABIC_WORD = /[\u0621-\u065F\u0670-\u06D3\u06D5\u06FA-\u06FF]+/gu
const TATWEEL = /\u0640/gu

/** How words are held against each other: without vowels and stretching, hamza and ة/ه as written. */
export const wordKey = (word: string): string => stripMarks(word).replace(TATWEEL, '')

export function arabicWords(text: string): Word[] {
  return [...text.matchAll(ARABIC_WORD)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
    key: wordKey(word),
  }))
}

function spelling(): ReadonlyMap<string, Wrong> {
  const found = new Map<string, Wrong>()
  const pairs = (table: string, rule: StyleRule) => {
    for (const line of table.trim().split('\n')) {
      const at = line.indexOf(' ')
      const better = line.slice(at + 1)
      found.set(wordKey(line.slice(0, at)), { rule, better: better === '-' ? null : better })
    }
  }
  pairs(HAMZA_FORGOTTEN, 'hamza')
  pairs(HAMZA_TOO_MANY, 'hamza-extra')
  pairs(FINAL_YA, 'ya')
  pairs(OTHER_WORDS, 'spelling')
  for (const noun of TA_MARBUTA.trim().split(/\s+/u)) {
    const wrong = `${noun.slice(0, -1)}${HA}`
    found.set(`${ARTICLE}${wrong}`, { rule: 'ta', better: `${ARTICLE}${noun}` })
    // «ل» and the article are written as one.
    found.set(`${L_AND_ARTICLE}${wrong}`, { rule: 'ta', better: `${L_AND_ARTICLE}${noun}` })
  }
  return found
}

const SPELLING = spelling()

function lookUp<Value>(key: string, table: ReadonlyMap<string, Value>): { before: string; value: Value } | null {
  const whole = table.get(key)
  if (whole !== undefined) return { before: '', value: whole }
  for (const { text, rest } of CLITICS) {
    if (!key.startsWith(text) || key.length - text.length < rest) continue
    const value = table.get(key.slice(text.length))
    if (value !== undefined) return { before: text, value }
  }
  return null
}

export function misspelt(text: string, words: readonly Word[]): Finding[] {
  return words.flatMap(({ from, to, key }) => {
    const found = lookUp(key, SPELLING)
    if (found === null) return []
    const { rule, better } = found.value
    return [
      { from, to, rule, words: text.slice(from, to), better: better === null ? null : found.before + better, note: '' },
    ]
  })
}

/** A term of the newspaper, by the keys of its words. */
export interface Term {
  readonly keys: readonly string[]
  readonly better: string
  readonly note: string
}

/** Terms by their first word, the longest first. */
export function termTable(entries: readonly HouseEntry[]): ReadonlyMap<string, readonly Term[]> {
  const table = new Map<string, Term[]>()
  for (const { kind, word, better, note } of entries) {
    if (kind !== 'term') continue
    const keys = anyWords(word).map(({ key }) => key)
    const first = keys[0]
    if (first !== undefined) table.set(first, [...(table.get(first) ?? []), { keys, better, note }])
  }
  for (const terms of table.values()) terms.sort((a, b) => b.keys.length - a.keys.length)
  return table
}

/** Words of any script, for terms like “NATO”. */
export function anyWords(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
    key: wordKey(word),
  }))
}

export function preferred(text: string, table: ReadonlyMap<string, readonly Term[]>): Finding[] {
  if (table.size === 0) return []
  const words = anyWords(text)
  const findings: Finding[] = []
  for (let at = 0; at < words.length; at += 1) {
    const found = lookUp(words[at]?.key ?? '', table)
    const term = found?.value.find(({ keys }) => keys.every((key, n) => n === 0 || words[at + n]?.key === key))
    const [first, last] = [words[at], words[at + (term?.keys.length ?? 1) - 1]]
    if (found === null || term === undefined || first === undefined || last === undefined) continue
    const better = term.better === '' ? null : withClitic(found.before, term.better)
    const stands = text.slice(first.from, last.to)
    // A term that contains the better one («مجلس الأمن» for «الأمن») is right as it stands.
    if (!isInside(text, first.from, last.to, better))
      findings.push({ from: first.from, to: last.to, rule: 'term', words: stands, better, note: term.note })
    at += term.keys.length - 1
  }
  return findings
}

function isInside(text: string, from: number, to: number, better: string | null): boolean {
  if (better === null) return false
  const stands = text.slice(from, to)
  for (let at = better.indexOf(stands); at !== -1; at = better.indexOf(stands, at + 1))
    if (from - at >= 0 && text.startsWith(better, from - at)) return true
  return false
}

/** «ل» before «ال» makes «لل»; an article is not put before another one. */
function withClitic(before: string, better: string): string {
  if (!better.startsWith(ARTICLE)) return before + better
  const bare = before.endsWith(ARTICLE) ? before.slice(0, -2) : before
  if (before === L_AND_ARTICLE || before === W_AND_L_AND_ARTICLE) return before + better.slice(2)
  return bare === LAM ? `${L_AND_ARTICLE}${better.slice(2)}` : bare + better
}
