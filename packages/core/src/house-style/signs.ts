import { toLatinDigits } from '@warraq/arabic'
import type { Finding, StyleRule } from './rules.ts'

/** Rules about signs and spaces: a pattern, what of it is marked, and what the house writes instead. */
interface SignRule {
  readonly rule: StyleRule
  readonly pattern: RegExp
  /** Of a match: the stretch (offset in the match, length) and what stands there instead; null: this one is right. */
  readonly better: (match: RegExpExecArray, text: string) => { at: number; length: number; better: string } | null
}

const ARABIC = '\\u0620-\\u064A\\u066E-\\u06D3\\u06D5\\u06FA-\\u06FC'
/** Without the stretching sign itself. */
const LETTERS = '\\u0620-\\u063F\\u0641-\\u064A\\u066E-\\u06D3\\u06D5\\u06FA-\\u06FC'
const MARKS = '\\u064B-\\u065F\\u0670'

const whole =
  (better: (match: string) => string): SignRule['better'] =>
  (match) => ({
    at: 0,
    length: match[0].length,
    better: better(match[0]),
  })

const LATIN_SIGNS: Readonly<Record<string, string>> = { ',': '،', ';': '؛', '?': '؟' }

const RULES: readonly SignRule[] = [
  { rule: 'spaces', pattern: /(?<=\S)[ \u00A0]{2,}(?=\S)/gu, better: whole(() => ' ') },
  {
    // A point or a colon that begins something («.5»، “:)”) is left alone: a space or the end follows those that end.
    rule: 'space-before',
    pattern: new RegExp(`(?<=[${ARABIC}${MARKS}\\p{N}»”%٪])[ \\u00A0]+(?=[،؛؟!]|[.:](?:\\s|$))`, 'gu'),
    better: whole(() => ''),
  },
  {
    rule: 'space-after',
    pattern: new RegExp(`[،؛؟](?=[${ARABIC}«“])|(?<=[${ARABIC}${MARKS}»”]):(?=[${ARABIC}«“])`, 'gu'),
    better: whole((sign) => `${sign} `),
  },
  {
    // Three letters on either side: «د.محمد» and «أ.ف.ب» are abbreviations.
    rule: 'space-after',
    pattern: new RegExp(`(?<=[${ARABIC}]{3}[${MARKS}]*)\\.(?=[${ARABIC}]{3})`, 'gu'),
    better: whole(() => '. '),
  },
  {
    rule: 'arabic-signs',
    pattern: new RegExp(`(?<=[${ARABIC}${MARKS}»”] ?)[,;?](?!\\p{N})`, 'gu'),
    better: whole((sign) => LATIN_SIGNS[sign] ?? sign),
  },
  {
    // A mark that faces the wrong way is another rule's: its space is on the right side.
    rule: 'quote-spaces',
    pattern: /(?<=(?<![\p{L}\p{M}\p{N}])«)[ \u00A0]+(?=\S)|(?<=\S)[ \u00A0]+(?=»(?![\p{L}\p{N}]))/gu,
    better: whole(() => ''),
  },
  {
    rule: 'tatweel',
    pattern: new RegExp(`(?<=[${LETTERS}][${MARKS}]*)\\u0640+(?=[${LETTERS}${MARKS}])`, 'gu'),
    better: whole(() => ''),
  },
  {
    rule: 'percent',
    pattern: /(?<![\p{L}\p{N}%٪])([%٪])[ \u00A0]?(\p{N}+(?:[.,٫]\p{N}+)?)(?![%٪\p{N}])/gu,
    better: (match) => ({ at: 0, length: match[0].length, better: `${match[2] ?? ''}${match[1] ?? ''}` }),
  },
  { rule: 'percent', pattern: /(?<=\p{N})[ \u00A0]+(?=[%٪](?!\p{N}))/gu, better: whole(() => '') },
  {
    rule: 'digits',
    pattern: /[0-9٠-٩۰-۹]+(?:[.,٫٬][0-9٠-٩۰-۹]+)*/gu,
    better: (match) => {
      const [number] = match
      const mixed = /[0-9]/u.test(number) && /[٠-٩۰-۹]/u.test(number)
      return mixed ? { at: 0, length: number.length, better: toLatinDigits(number) } : null
    },
  },
]

export function badSigns(text: string): Finding[] {
  return RULES.flatMap(({ rule, pattern, better }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const change = better(match, text)
      if (change === null) return []
      const from = match.index + change.at
      const to = from + change.length
      return [{ from, to, rule, words: text.slice(from, to), better: change.better, note: '' }]
    }),
  )
}
