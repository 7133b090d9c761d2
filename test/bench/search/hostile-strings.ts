/** What nobody types and somebody sends: strings that have broken search engines, query languages and pages of others. */
import { randomOf } from '../../harness/random.ts'

type Random = (below: number) => number

const ARABIC = [
  'كتاب',
  'المدينة',
  'وزارة',
  'في',
  'من',
  'على',
  'كِتَابٌ',
  'مــــدرسة',
  'ﻻ',
  'ﷺ',
  'گچپژ',
  '٢٠١٧',
  '۱۴۳۸',
  'لله',
]
const OPERATORS = [
  'AND',
  'OR',
  'NOT',
  'NEAR(',
  'NEAR/3',
  'title:',
  '^',
  '*',
  '+',
  '-',
  '--',
  '(',
  ')',
  '{',
  '}',
  '&',
  '|',
  '!',
  '<->',
  ':*',
  '@@',
]
const QUOTES = ['"', '“', '”', '«', '»', "'", '‘', '’', '„', '‹', '›', '`', '""', '«»', '“”']
const SQL = [
  "' OR 1=1--",
  "'); DROP TABLE article;--",
  '%',
  '_',
  '%%%',
  '\\',
  "\\'",
  'CHAR(0)',
  "x' UNION SELECT name FROM account--",
  '$1',
  '?',
  ':lang',
]
const REGEX = ['(a+)+$', '[^', '.*', '(?=', '\\p{L}+', '(((((', '{1,99999}', '[[:alpha:]]', '(?:a|a)*b']
const UNSEEN = [
  '\u200b',
  '\u200c',
  '\u200d',
  '\u200e',
  '\u200f',
  '\u202a',
  '\u202e',
  '\u2066',
  '\u2069',
  '\ufeff',
  '\u00ad',
  '\u061c',
  '\u0640',
  '\u034f',
]
const CONTROLS = ['\u0000', '\u0001', '\u0008', '\t', '\n', '\r', '\u001b[31m', '\u007f', '\u0085', '\u2028', '\u2029']
const SURROGATES = ['\ud800', '\udc00', '\udfff\ud800', '\ud83d', '\ude00']
const EMOJI = ['🙂', '👩‍👩‍👧‍👦', '🏳️‍🌈', '🇸🇾', '✊🏿', '㊗️', '🧑🏽‍🚀']
const OTHERS = [
  '한국어',
  '日本語',
  'ไทย',
  'हिन्दी',
  'ελληνικά',
  'עברית',
  'ß',
  'ﬁ',
  'ǅ',
  'İ',
  '𝕏',
  '\u0344',
  'a\u0300\u0301\u0302\u0303',
]
const HTML = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '&lt;',
  '&#0;',
  '</title>',
  '{{7*7}}',
  '${7*7}',
  '<!--',
]
const MARKS = '\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670'

const PIECES = [ARABIC, OPERATORS, QUOTES, SQL, REGEX, UNSEEN, CONTROLS, SURROGATES, EMOJI, OTHERS, HTML]

/** The same strings each time; most are short, some go far beyond what anybody may send. */
export function hostileStrings(count: number): string[] {
  const random = randomOf(666)
  return Array.from({ length: count }, (_, at) => SHAPES[at % SHAPES.length]?.(random) ?? '')
}

const SHAPES: readonly ((random: Random) => string)[] = [
  (random) => mixed(random, 1 + random(12), ''),
  (random) => mixed(random, 1 + random(12), ' '),
  (random) => noise(random, 1 + random(60)),
  (random) => oneOf(random, PIECES[random(PIECES.length)] ?? ARABIC).repeat(1 + random(300)),
  (random) =>
    Array.from({ length: 1 + random(30) }, () =>
      oneOf(random, ['في', 'من', 'على', 'إلى', 'و', 'هل', 'ما', 'متى']),
    ).join(' '),
  (random) => Array.from({ length: 1 + random(40) }, () => `-${oneOf(random, ARABIC)}`).join(' '),
  (random) => '-'.repeat(1 + random(200)),
  (random) => Array.from({ length: 200 + random(200) }, () => oneOf(random, ARABIC)).join(' '),
  (random) => `${oneOf(random, QUOTES)}${mixed(random, 1 + random(5), ' ')}${oneOf(random, QUOTES)}`,
  (random) => `${oneOf(random, ARABIC)}${MARKS.repeat(1 + random(60))}${oneOf(random, ARABIC)}`,
  (random) => Array.from({ length: 1 + random(24) }, () => arabicWord(random)).join(' '),
  (random) => arabicWord(random).repeat(1 + random(400)),
  (random) => `«${Array.from({ length: 1 + random(30) }, () => oneOf(random, ARABIC)).join(' ')}»`,
  () => '',
]

function mixed(random: Random, length: number, between: string): string {
  return Array.from({ length }, () => oneOf(random, PIECES[random(PIECES.length)] ?? ARABIC)).join(between)
}

/** Any UTF-16 units at all. */
function noise(random: Random, length: number): string {
  return Array.from({ length }, () => String.fromCharCode(random(0x10000))).join('')
}

function arabicWord(random: Random): string {
  return Array.from({ length: 1 + random(9) }, () => String.fromCharCode(0x627 + random(36))).join('')
}

function oneOf<T>(random: Random, list: readonly T[]): T {
  return list[random(list.length)] as T
}

/** Percent-encoded as it is, lone surrogates too (as three bytes, which is not UTF-8). */
export function hostileEncoded(text: string): string {
  return Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0
    const lone = code >= 0xd800 && code <= 0xdfff
    const bytes = lone ? [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)] : Buffer.from(letter)
    return [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  }).join('')
}
