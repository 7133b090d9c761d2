/**
 * Dates in running text, as newspapers of the Arab countries write them: `13 يونيو 2017`,
 * `١٣ حزيران/يونيو ٢٠١٧`, `الثلاثاء 18 رمضان 1438 هـ - 3:05 مساءً`, `13/6/2017`, `2017-06-13`,
 * `الثالث عشر من يونيو 2017`, `June 13, 2017`, `13 juin 2017`.
 *
 * What is not there is not guessed: no date without a year, none from words like «أمس», none with a
 * year of two digits, and no day that its month does not have. In numbers the day stands before the
 * month, as everywhere in the region, so 6/13/2017 is no date. Of a span («13-15 يونيو 2017») the
 * last day is read. The time is linear in the length of the text.
 */
import { dayNumber, type LocalDate } from './calendar/local-date.ts'
import type { HijriDate, HijriOptions } from './calendar/hijri.ts'
import { BETWEEN_CALENDARS } from './parse-date.table.ts'
import { readDate, type Calendar, type ReadDate } from './parse-date-day.ts'
import { readTime, skipToTime } from './parse-date-time.ts'
import { phrasesOf, piecesOf, readPhrase, skipPhrase, skipSign, type Piece, type Read } from './parse-date-tokens.ts'

export type ParsedDate = {
  /** The calendar that the text uses. */
  readonly calendar: Calendar
  /** The Gregorian day; of a month without a day its first. */
  readonly date: LocalDate
  readonly precision: 'day' | 'month'
  /** Where the date stands in the text, name of the day and time of day included; UTF-16 units, `end` exclusive. */
  readonly start: number
  readonly end: number
  /** Time of day in minutes from midnight, as written, when one stands beside the date; a time zone behind it is not read. */
  readonly minutesOfDay?: number
  /** The Hijri date as written, when the calendar is that one. */
  readonly hijri?: HijriDate
}

/** The first date of a text; `undefined` when it holds none. Hijri dates follow `options`. */
export function parseDate(text: string, options: HijriOptions = {}): ParsedDate | undefined {
  // The second date may say which day the first one means, when both stand side by side.
  return datesOf(text, options, 2)[0]
}

/**
 * All dates of a text, in order. Where a Hijri and a Gregorian date stand side by side and differ by
 * at most two days, they name one day, and the Gregorian one says which.
 */
export function parseDates(text: string, options: HijriOptions = {}): ParsedDate[] {
  return datesOf(text, options, Number.POSITIVE_INFINITY)
}

type Placed = { readonly date: ParsedDate; readonly first: number; readonly next: number }

function datesOf(text: string, options: HijriOptions, most: number): ParsedDate[] {
  const pieces = piecesOf(text)
  const found: Placed[] = []
  for (let at = 0; at < pieces.length && found.length < most;) {
    const read = readPlaced(pieces, at, options)
    if (read?.value) found.push(read.value)
    at = read?.next ?? at + 1
  }
  return found.map((placed, index) => sameDay(pieces, found[index - 1], placed, found[index + 1]))
}

/** A date with the time of day before or behind it. */
function readPlaced(pieces: readonly Piece[], at: number, options: HijriOptions): Read<Placed | undefined> | undefined {
  const before = readTime(pieces, at)
  const from = before ? skipToTime(pieces, before.next) : at
  const read = readDate(pieces, from, options)
  if (!read?.value) return read && { value: undefined, next: read.next }
  const after = before ?? readTime(pieces, skipToTime(pieces, read.next))
  const next = before ? read.next : (after?.next ?? read.next)
  return { value: { date: parsed(pieces, at, next, read.value, after), first: at, next }, next }
}

function parsed(
  pieces: readonly Piece[],
  first: number,
  next: number,
  value: ReadDate,
  time: Read<number> | undefined,
): ParsedDate {
  const place = { start: pieces[first]?.start ?? 0, end: pieces[next - 1]?.end ?? 0 }
  return { ...value, ...place, ...(time && value.precision === 'day' ? { minutesOfDay: time.value } : {}) }
}

const BETWEEN = phrasesOf([[BETWEEN_CALENDARS, true]])
const FURTHEST_APART = 2

function sameDay(
  pieces: readonly Piece[],
  before: Placed | undefined,
  placed: Placed,
  after: Placed | undefined,
): ParsedDate {
  const { date } = placed
  if (date.calendar !== 'hijri' || date.precision !== 'day') return date
  for (const [left, right, other] of [
    [placed, after, after],
    [before, placed, before],
  ] as const) {
    if (left && right && other && namesDayNear(date, other.date) && areNeighbours(pieces, left, right)) {
      return { ...date, date: other.date.date }
    }
  }
  return date
}

function namesDayNear(date: ParsedDate, other: ParsedDate): boolean {
  if (other.calendar !== 'gregorian' || other.precision !== 'day') return false
  return Math.abs(dayNumber(date.date) - dayNumber(other.date)) <= FURTHEST_APART
}

/** Only punctuation and a word like «الموافق» between them. */
function areNeighbours(pieces: readonly Piece[], left: Placed, right: Placed): boolean {
  const signs = '/-,،|()[]='
  const afterSigns = skipSign(pieces, skipSign(pieces, left.next, signs), signs)
  const afterWord = readPhrase(pieces, afterSigns, BETWEEN) ? skipPhrase(pieces, afterSigns, BETWEEN) : afterSigns
  return skipSign(pieces, skipSign(pieces, afterWord, signs), signs) >= right.first
}
