import type { Skeleton } from './skeleton.ts'
import { isArabic, isDigit, isForeign, isSpace } from './skeleton.ts'

/** Letters that stand together: all Arabic, or all of other scripts with the digits between them (7mar). */
export interface Token {
  readonly key: string
  /** Units of the skeleton, the second after the last. */
  readonly first: number
  readonly after: number
  readonly isArabic: boolean
  /** What stands before it: nothing or digits (`none`), signs without space, a space, the end of a sentence or line. */
  readonly gap: 'none' | 'signs' | 'space' | 'break'
}

const SENTENCE_SIGNS = new Set(Array.from('.!?;:\n؟؛،,…', (sign) => sign.charCodeAt(0)))

/** Keys longer than any word are cut: what follows cannot make them one. */
const LONGEST_KEY = 60

/** The words of a skeleton in order. */
export function tokensOf({ units, length }: Skeleton): Token[] {
  const letters = textOf(units, length)
  const tokens: Token[] = []
  let behind = 0
  for (let at = 0; at < length;) {
    const unit = units[at] ?? 0
    if (!isArabic(unit) && !isForeign(unit) && !startsNumberWord(units, length, at)) {
      at += 1
      continue
    }
    const first = at
    const arabic = isArabic(unit)
    while (at < length && (arabic ? isArabic(units[at] ?? 0) : isOfForeignWord(units, length, at))) at += 1
    const key = letters.slice(first, Math.min(at, first + LONGEST_KEY))
    tokens.push({ key, first, after: at, isArabic: arabic, gap: gapOf(units, behind, first) })
    behind = at
  }
  return tokens
}

const APOSTROPHE = 0x27

/** 7mar, 3'abi: digits directly before a Latin letter belong to its word. */
function startsNumberWord(units: Uint16Array, length: number, at: number): boolean {
  const next = units[at + 1] === APOSTROPHE ? at + 2 : at + 1
  return isDigit(units[at] ?? 0) && next < length && isForeign(units[next] ?? 0)
}

function isOfForeignWord(units: Uint16Array, length: number, at: number): boolean {
  const unit = units[at] ?? 0
  if (isForeign(unit) || isDigit(unit)) return true
  // 7'ara: an apostrophe between letters.
  return unit === APOSTROPHE && at + 1 < length && isForeign(units[at + 1] ?? 0)
}

/** `String.fromCharCode` takes its units as arguments, of which engines allow some ten thousand. */
const CHUNK = 8192

function textOf(units: Uint16Array, length: number): string {
  let text = ''
  for (let at = 0; at < length; at += CHUNK) {
    // Spreading a typed array walks it by iterator, which is many times slower.
    text += Reflect.apply(String.fromCharCode, undefined, units.subarray(at, Math.min(at + CHUNK, length)))
  }
  return text
}

function gapOf(units: Uint16Array, from: number, to: number): Token['gap'] {
  let hasSpace = false
  let hasSign = false
  let ends = false
  for (let at = from; at < to; at += 1) {
    const unit = units[at] ?? 0
    if (SENTENCE_SIGNS.has(unit)) ends = true
    if (isSpace(unit)) hasSpace = true
    else if (!isDigit(unit)) hasSign = true
  }
  if (hasSpace) return ends ? 'break' : 'space'
  return hasSign ? 'signs' : 'none'
}
