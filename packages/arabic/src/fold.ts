/**
 * Folding: one key for all the spellings of a word that a reader takes for the same word.
 *
 * The key is for comparing and for searching. It is never shown and never stored in place of what
 * was typed. It unites
 * - alefs (أ إ آ ٱ ا), ى and ي, ة and ه, hamza on its seats (ؤ ئ), the final ء of سماء;
 * - vocalised and plain words, kashida, words drawn out for emphasis (جميييل);
 * - composed and decomposed letters, presentation forms (ﻻ ﷲ), letters of Persian, Urdu and others;
 * - the digit sets, upper and lower case, Latin letters with and without accents;
 * - words with invisible characters in them (zero-width, bidi controls, soft hyphens) and without.
 *
 * The price is known: على and علي, فن and فنّ have one key.
 *
 * `fold(fold(x)) === fold(x)` for every string, and every step is linear in its length.
 */
import { LETTER_VARIANTS } from './letters.table.ts'
import { isMark, SPACING_MARKS } from './marks.ts'

const ALEF = 0x627
const HAMZA = 0x621
const HAMZA_ABOVE = 0x654
const HEH = 0x647
const LAM = 0x644
const NOON = 0x646
const TEH = 0x62a
const WAW = 0x648
const YEH = 0x64a

const DROP = 0
const TABLE_END = 0x900

/** What each UTF-16 unit below U+0900 becomes after NFKD and lower-casing; `DROP` when it goes. */
const FOLDED: Uint16Array = buildTable()

function buildTable(): Uint16Array {
  const table = Uint16Array.from({ length: TABLE_END }, (_, code) => (isIgnorable(code) ? DROP : code))
  for (const [letter, variants] of LETTER_VARIANTS) {
    for (const variant of variants) table[variant] = letter.charCodeAt(0)
  }
  for (let value = 0; value < 10; value += 1) {
    table[0x660 + value] = 0x30 + value
    table[0x6f0 + value] = 0x30 + value
  }
  table[0x66a] = '%'.charCodeAt(0)
  table[0x66b] = '.'.charCodeAt(0)
  table[0x66c] = ','.charCodeAt(0)
  table[0x3c2] = 0x3c3 // Greek final sigma, which lower-casing chooses by its place in the word
  return table
}

// Default_Ignorable_Code_Point (Unicode Standard, chapter 5.21): bidi controls, zero-width
// characters, soft hyphen, fillers, variation selectors, tags.
function isIgnorable(code: number): boolean {
  return isMark(code) || /\p{Default_Ignorable_Code_Point}/u.test(String.fromCodePoint(code))
}

/**
 * The folded key of a text. Spaces and punctuation stay; use `words` to get at the words.
 * Never throws, also not on lone surrogates.
 */
export function fold(text: string): string {
  const source = text.replace(SPACING_MARKS, '').normalize('NFKD').toLowerCase()
  const units = new Uint16Array(source.length)
  const { length, hasRuns, isFar } = foldUnits(source, units)
  const end = hasRuns ? collapseRuns(units, length) : length
  const folded = textOf(units, end)
  // Taking apart also took apart scripts whose letters are composed: Hangul, kana, Devanagari.
  return isFar ? folded.normalize('NFC') : folded
}

/** Where each unit of a folded text came from: UTF-16 offsets, `ends` behind the letter with its marks. */
export type FoldedWithPlaces = { text: string; starts: Uint32Array; ends: Uint32Array }

/**
 * Folds and keeps the places. Not composed at the end: `text.normalize('NFC')` is what `fold` gives.
 */
export function foldWithPlaces(text: string): FoldedWithPlaces {
  const { source, starts, ends } = decomposed(text)
  const units = new Uint16Array(source.length)
  const places = { starts, ends }
  const { length, hasRuns } = foldUnits(source, units, places)
  const end = hasRuns ? collapseRuns(units, length, places) : length
  return { text: textOf(units, end), starts, ends }
}

/** A character with the marks that normalisation may order or compose with it. */
const CLUSTER = /[^][\p{M}\uff9e\uff9f\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe7f]*/gu

/** NFKD and lower case, with the place in `text` of every unit. */
function decomposed(text: string): { source: string; starts: Uint32Array; ends: Uint32Array } {
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const part = cluster.replace(SPACING_MARKS, '').normalize('NFKD').toLowerCase()
    parts.push(part)
    for (let at = 0; at < part.length; at += 1) {
      starts.push(index)
      ends.push(index + cluster.length)
    }
  }
  return { source: parts.join(''), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) }
}

/** Do two texts fold to the same key? Runs of spaces count as one space, outer spaces as none. */
export function foldedEquals(left: string, right: string): boolean {
  return left === right || withPlainSpaces(fold(left)) === withPlainSpaces(fold(right))
}

function withPlainSpaces(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}

/** Places of the source on the way in, of what is left on the way out. */
type Places = { starts: Uint32Array; ends: Uint32Array }

type Folded = { length: number; hasRuns: boolean; isFar: boolean }

/** First pass, letter by letter. Writes into `units`, which is as long as the source. */
function foldUnits(source: string, units: Uint16Array, places?: Places): Folded {
  let length = 0
  let previous = 0
  let run = 0
  let hamzaOnYeh = false
  let hasRuns = false
  let isFar = false
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at)
    if (code === HAMZA_ABOVE && previous === YEH) hamzaOnYeh = true
    let unit = code
    if (code < TABLE_END) {
      unit = FOLDED[code] ?? code
      if (unit === DROP && code !== 0) {
        if (places && isMark(code)) reach(places, length, at)
        continue
      }
    } else {
      isFar = true
      const width = ignorableWidth(source, at)
      if (width > 0) {
        at += width - 1
        continue
      }
    }
    // ء carries no sound of its own after ا و ي in the spellings people mix: سماء, سما.
    if (unit === HAMZA && (previous === ALEF || previous === WAW || previous === YEH)) {
      if (places) reach(places, length, at)
      continue
    }
    // شئون and شؤون: the seat of the hamza gives way to the و.
    let start = at
    if (unit === WAW && hamzaOnYeh) {
      length -= 1
      start = -1
      previous = length > 0 ? (units[length - 1] ?? 0) : 0
      run = 0
      // The letter before may now stand twice; the second pass looks.
      hasRuns = true
    }
    hamzaOnYeh = false
    run = unit === previous ? run + 1 : 1
    if (run === 3 || (run === 2 && unit === WAW)) hasRuns = true
    units[length] = unit
    if (places) {
      if (start >= 0) places.starts[length] = places.starts[at] ?? 0
      places.ends[length] = places.ends[at] ?? 0
    }
    length += 1
    previous = unit
  }
  return { length, hasRuns, isFar }
}

/** The letter before `length` reaches to the end of what is dropped at `at`. */
function reach(places: Places, length: number, at: number): void {
  if (length > 0) places.ends[length - 1] = places.ends[at] ?? 0
}

/** How many UTF-16 units from `at` are one ignorable character or mark: 0 (it stays), 1 or 2. */
function ignorableWidth(source: string, at: number): 0 | 1 | 2 {
  const code = source.codePointAt(at) ?? 0
  if (!isIgnorable(code)) return 0
  return code > 0xffff ? 2 : 1
}

/**
 * Second pass: letters drawn out for emphasis. Three or more of one Arabic letter become one,
 * and so do two و (داوود, داود). Three exceptions:
 * - the ل of the article and of the word after it: اللللغة keeps two;
 * - up to four ي, where ئ between ي leaves them in honest words: بيئية, البيئيين, سينمائيين;
 * - three ت at the start of a word, as verbs have them: تتتبع.
 */
function collapseRuns(units: Uint16Array, length: number, places?: Places): number {
  let end = 0
  for (let at = 0; at < length;) {
    const unit = units[at] ?? 0
    let after = at + 1
    while (after < length && units[after] === unit) after += 1
    const kept = keptOfRun(unit, after - at, end > 0 ? units[end - 1] : 0, after < length ? units[after] : 0)
    units.fill(unit, end, end + kept)
    if (places) {
      places.starts.copyWithin(end, at, at + kept)
      places.ends.copyWithin(end, after - kept, after)
    }
    end += kept
    at = after
  }
  return end
}

function keptOfRun(unit: number, run: number, before = 0, after = 0): number {
  if (!isArabicLetter(unit)) return run
  if (unit === WAW) return 1
  if (run < 3) return run
  if (unit === LAM && before === ALEF && isArabicLetter(after)) return 2
  if (unit === TEH && run === 3 && !isArabicLetter(before)) return run
  if (unit === YEH && run <= 4 && mayFollowNisba(after)) return run
  return 1
}

/** What stands after the ي of an adjective in -ي: nothing, or an ending (ية ين ون ا). */
function mayFollowNisba(code: number): boolean {
  return !isArabicLetter(code) || code === NOON || code === HEH || code === WAW || code === ALEF
}

function isArabicLetter(code: number): boolean {
  return code >= HAMZA && code <= YEH
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
