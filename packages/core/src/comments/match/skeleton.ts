import { fold } from '@warraq/arabic'

/**
 * The letters of a text as they are compared, each with its place in the text as typed. Every character is folded by
 * itself (`fold` of @warraq/arabic), so that nothing has to be composed or ordered first and each unit keeps its place.
 */
export interface Skeleton {
  /** Arabic letters, Latin, Greek and Cyrillic ones in lower case, digits, spaces, and {@link SIGN} for all else. */
  readonly units: Uint16Array
  readonly length: number
  /** UTF-16 offsets of each unit in the text; an end lies behind the marks of the letter. */
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}

/** Stands for a character that is neither letter nor digit nor space: punctuation keeps its own code. */
export const SIGN = 0xfffd

const DROPPED = 0
const FAR = 1
const SPACE = 0x20
const LINE = 0x0a
const HAMZA = 0x621
const ALEF = 0x627
const WAW = 0x648
const YEH = 0x64a

const NEAR_END = 0x900
const SHAPES = 0xfb50
const SHAPES_END = 0xff00

const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u
const BLANK = /[\s\u2800]/u
/** Letters and digits, and the quotation marks and dots of General Punctuation. */
const KEPT = /[\p{L}\p{Nd}\u2010-\u205e]/u

/** What a character becomes: nothing, one unit, or several (a ligature). */
function unitsOf(character: string): string {
  if (character === '\n' || character === '\r') return '\n'
  if (BLANK.test(character)) return ' '
  const folded = fold(character)
  if (folded === '') return ''
  return Array.from(folded, (one) => {
    if (BLANK.test(one)) return ' '
    return one.length === 1 && (one < '\u0900' || KEPT.test(one)) ? one : String.fromCharCode(SIGN)
  }).join('')
}

/** The unit of each character below U+0900; none of them becomes more than one. */
const NEAR: Uint16Array = Uint16Array.from({ length: NEAR_END }, (_, code) => {
  const units = unitsOf(String.fromCharCode(code))
  return units.length > 1 ? FAR : units.length === 0 ? DROPPED : units.charCodeAt(0)
})

/** Arabic presentation forms (U+FB50 to U+FEFF), ligatures with all their letters. */
const SHAPE_UNITS: readonly string[] = Array.from({ length: SHAPES_END - SHAPES }, (_, at) => {
  const code = SHAPES + at
  const isArabicShape = code < 0xfe00 || code >= 0xfe70
  // Marks typeset by themselves fold to a space or a stroke with a mark: they are marks.
  if (/[\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe7f]/u.test(String.fromCharCode(code))) return ''
  return isArabicShape ? unitsOf(String.fromCharCode(code)) : ''
})

const MOST_UNITS_OF_ONE = 18

class Writer implements Skeleton {
  units: Uint16Array
  starts: Uint32Array
  ends: Uint32Array
  length = 0
  #run = 0

  constructor(size: number) {
    this.units = new Uint16Array(size)
    this.starts = new Uint32Array(size)
    this.ends = new Uint32Array(size)
  }

  put(unit: number, start: number, end: number): void {
    const last = this.length - 1
    const before = last >= 0 ? (this.units[last] ?? 0) : 0
    // ء after a long vowel is written or left out as people like: أغبياء, أغبيا.
    if (unit === HAMZA && (before === ALEF || before === WAW || before === YEH)) {
      this.ends[last] = end
      return
    }
    if (unit === before && isLetter(unit)) {
      this.#run += 1
      if (this.#run >= 3) {
        // Drawn out: three or more are one.
        if (this.#run === 3) this.length -= 1
        this.ends[this.length - 1] = end
        return
      }
    } else {
      this.#run = 1
    }
    if (this.length === this.units.length) this.#grow()
    this.units[this.length] = unit
    this.starts[this.length] = start
    this.ends[this.length] = end
    this.length += 1
  }

  /** A mark or a stroke belongs to the letter before it. */
  reach(end: number): void {
    if (this.length > 0) this.ends[this.length - 1] = end
  }

  #grow(): void {
    const size = this.units.length * 2 + MOST_UNITS_OF_ONE
    this.units = resized(this.units, new Uint16Array(size))
    this.starts = resized(this.starts, new Uint32Array(size))
    this.ends = resized(this.ends, new Uint32Array(size))
  }
}

function resized<A extends Uint16Array | Uint32Array>(from: A, to: A): A {
  to.set(from)
  return to
}

/** The skeleton of a text. Linear in its length; never throws, also not on lone surrogates. */
export function skeletonOf(text: string): Skeleton {
  const writer = new Writer(text.length + MOST_UNITS_OF_ONE)
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const unit = code < NEAR_END ? (NEAR[code] ?? FAR) : FAR
    if (unit > FAR) writer.put(unit, at, at + 1)
    else if (unit === DROPPED) drop(writer, code, at)
    else at += putFar(writer, text, at) - 1
  }
  return writer
}

function drop(writer: Writer, code: number, at: number): void {
  // Marks and the stroke; controls and invisible characters stand between letters, not on them.
  if (code >= 0x300 && code !== 0x34f && code !== 0x61c) writer.reach(at + 1)
}

/** A character outside the table; gives how many UTF-16 units it is. */
function putFar(writer: Writer, text: string, at: number): number {
  const point = text.codePointAt(at) ?? 0
  const width = point > 0xffff ? 2 : 1
  const isShape = point >= SHAPES && point < SHAPES_END
  const units = isShape ? (SHAPE_UNITS[point - SHAPES] ?? '') : unitsOfFar(point)
  if (units === '' && isShape && point >= 0xfe70) writer.reach(at + width)
  for (let index = 0; index < units.length; index += 1) writer.put(units.charCodeAt(index), at, at + width)
  return width
}

function unitsOfFar(point: number): string {
  const character = String.fromCodePoint(point)
  return IGNORABLE.test(character) ? '' : unitsOf(character)
}

export function isLetter(unit: number): boolean {
  return isArabic(unit) || isForeign(unit)
}

/** One of the letters of Arabic, to which all others of its script are folded. */
export function isArabic(unit: number): boolean {
  return unit >= HAMZA && unit <= YEH
}

/** A letter of another script. */
export function isForeign(unit: number): boolean {
  if (unit < 0xdf) return unit >= 0x61 && unit <= 0x7a
  if (unit < 0x600) return unit !== 0xf7 && unit !== 0x37e && unit !== 0x387 && unit !== 0x589 && unit !== 0x5be
  return (unit >= 0x700 && unit < 0x2000) || (unit >= 0x2c00 && unit < SIGN && (unit < 0x3000 || unit > 0x3004))
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

export function isSpace(unit: number): boolean {
  return unit === SPACE || unit === LINE
}
