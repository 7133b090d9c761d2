/**
 * Cleaning of what people type before it is stored. Nothing here changes a visible letter.
 *
 * Names and titles are one line and stand inside other text, so they lose whatever is invisible
 * and could act on that text. The text of a comment may be evidence: it keeps everything that a
 * database, XML and a screen can hold.
 */
import { stripBidiControls } from './bidi.ts'

// U+0085, U+2028 and U+2029 end lines too (Unicode Standard, chapter 5.8).
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g
const SPACES = /[\s\u0085]+/g

// C0 and C1 controls, but for those that count as spaces in one line and as lines in a text.
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g
const PAGE_CONTROLS = /[\u000b\u000c]/g

// Noncharacters (chapter 23.7) and halves of surrogate pairs: not text at all.
const NOT_TEXT =
  /[\ufdd0-\ufdef\ufffe\uffff\p{Cs}\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu

// Invisible and without meaning in a name: soft hyphen, grapheme joiner, fillers, zero-width space,
// word joiner and invisible operators, byte order mark, interlinear marks, tags.
// ZWNJ and ZWJ stay: Persian spelling and joined emoji need them.
const INVISIBLE =
  /[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e0fff}]/gu

function cleanLine(text: string): string {
  return stripBidiControls(text.replace(NOT_TEXT, ''))
    .replace(INVISIBLE, '')
    .replace(CONTROLS, '')
    .replace(SPACES, ' ')
    .normalize('NFC')
    .trim()
}

/**
 * The name of a person, section or tag, on one line, in NFC: no controls, no invisible characters,
 * spaces collapsed. Empty when nothing visible was typed.
 */
export function cleanName(text: string): string {
  return cleanLine(text)
}

/** A headline or another title; the same rules as for a name. */
export function cleanTitle(text: string): string {
  return cleanLine(text)
}

/**
 * Text of several lines, in NFC, with LF as the only line end. Controls other than TAB and LF,
 * noncharacters and lone surrogates go; all else, bidi controls too, stays as typed.
 */
export function cleanText(text: string): string {
  return text
    .replace(NOT_TEXT, '')
    .replace(LINE_ENDS, '\n')
    .replace(CONTROLS, '')
    .replace(PAGE_CONTROLS, '')
    .normalize('NFC')
}

const MARK_RUN = /(\P{M}?)(\p{M}{3,})/gu
/** In nearly no text; looking for it costs a fraction of taking runs apart. */
const THREE_MARKS = /\p{M}{3}/u
const ARABIC = /\p{Script_Extensions=Arabic}/u

/** Marks that belong to no one script; piled up, they are what makes a text spill over its lines. */
const DIACRITIC = /[\p{Script=Inherited}]/u

const MOST_MARKS = { arabic: 4, diacritics: 2, otherScripts: 6 }

/**
 * Are there more marks on one letter than any spelling needs? Arabic needs four at most (shadda,
 * vowel, dagger alef, reading sign), Latin two after NFC; scripts that write vowels as marks more.
 * A check only: what to do about it is the caller's decision.
 */
export function hasZalgo(text: string): boolean {
  const composed = text.normalize('NFC')
  if (!THREE_MARKS.test(composed)) return false
  for (const [, base = '', marks = ''] of composed.matchAll(MARK_RUN)) {
    if ([...marks].length > mostMarks(base, marks)) return true
  }
  return false
}

function mostMarks(base: string, marks: string): number {
  if (ARABIC.test(base)) return MOST_MARKS.arabic
  if (DIACRITIC.test(marks)) return MOST_MARKS.diacritics
  return MOST_MARKS.otherScripts
}
