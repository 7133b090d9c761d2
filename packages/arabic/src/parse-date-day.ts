/**
 * One date at one place: in numbers (13/6/2017, 2017-06-13) or with the month by name
 * (13 يونيو 2017, June 13, 2017, الثالث عشر من رمضان 1438).
 */
import { fromHijri, type HijriDate, type HijriOptions } from './calendar/hijri.ts'
import { isLocalDate, type LocalDate } from './calendar/local-date.ts'
import {
  BEFORE_MONTH,
  BEFORE_YEAR,
  GREGORIAN_ERA,
  GREGORIAN_NAMES,
  HIJRI_ERA,
  HIJRI_NAMES,
  ORDINALS,
  WEEKDAY_NAMES,
} from './parse-date.table.ts'
import {
  phrasesOf,
  readPhrase,
  skipPhrase,
  skipSign,
  touches,
  type Phrases,
  type Piece,
  type Read,
} from './parse-date-tokens.ts'

export type Calendar = 'gregorian' | 'hijri'

/** A date as read: the day it means, and in a Hijri date the Hijri numbers too. */
export type ReadDate = {
  readonly calendar: Calendar
  readonly date: LocalDate
  readonly precision: 'day' | 'month'
  readonly hijri?: HijriDate
}

/** Where a text names a day that does not exist (31 فبراير 2017) the answer is a place without a date. */
export type DateAttempt = Read<ReadDate | undefined> | undefined

type Month = { readonly calendar: Calendar; readonly month: number }
type Numbers = { readonly year: number; readonly month: number; readonly day: number | undefined }

const monthRows = (names: readonly string[], calendar: Calendar): (readonly [string, Month])[] =>
  names.map((spellings, index) => [spellings, { calendar, month: index + 1 }])

const numberedRows = (names: readonly string[], first: number): (readonly [string, number])[] =>
  names.map((spellings, index) => [spellings, index + first])

const MONTHS = phrasesOf([...monthRows(GREGORIAN_NAMES, 'gregorian'), ...monthRows(HIJRI_NAMES, 'hijri')])
const ORDINAL_DAYS = phrasesOf(numberedRows(ORDINALS, 1))
const WEEKDAYS = phrasesOf(numberedRows(WEEKDAY_NAMES, 0))
/** 13th, 1er. */
const NUMBER_ENDINGS = phrasesOf([['st|nd|rd|th|er', true]])
const TO_MONTH = phrasesOf([[BEFORE_MONTH, true]])
const TO_YEAR = phrasesOf([[BEFORE_YEAR, true]])
const ERAS: Phrases<Calendar> = phrasesOf([
  [HIJRI_ERA, 'hijri'],
  [GREGORIAN_ERA, 'gregorian'],
])

/** Hijri years that a year without an era may be: 1882 to 2172. Gregorian ones: four digits. */
const FIRST_BARE_HIJRI = 1300
const LAST_HIJRI = 1600
const FIRST_BARE_GREGORIAN = 1601

/** A date that begins at piece `at`, the name of the day before it included. */
export function readDate(pieces: readonly Piece[], at: number, options: HijriOptions): DateAttempt {
  const named = skipPhrase(pieces, at, WEEKDAYS)
  const from = named === at ? at : skipSign(pieces, skipSign(pieces, named, '.'), ',،-')
  return (
    readNumeric(pieces, from, options) ?? readDayFirst(pieces, from, options) ?? readMonthFirst(pieces, from, options)
  )
}

/** 13/6/2017, 13-06-2017, 13.6.2017, 2017/6/13. The day stands first unless the year does. */
function readNumeric(pieces: readonly Piece[], at: number, options: HijriOptions): DateAttempt {
  const [first, sign, second, again, third] = pieces.slice(at, at + 5)
  if (first?.kind !== 'number' || second?.kind !== 'number' || third?.kind !== 'number') return undefined
  if (sign?.kind !== 'sign' || !'/-.'.includes(sign.text) || again?.text !== sign.text) return undefined
  if (isPartOfLonger(pieces, at, at + 4)) return undefined
  if (sign.text === '.' && !(touches(pieces, at) && touches(pieces, at + 2))) return undefined
  const yearFirst = first.text.length === 4
  const [year, day] = yearFirst ? [first.text, third.text] : [third.text, first.text]
  if (year.length !== 4 || day.length > 2 || second.text.length > 2) return undefined
  const numbers = { year: Number(year), month: Number(second.text), day: Number(day) }
  return readEra(pieces, at + 5, numbers, undefined, options)
}

/** 1.13.6.2017 and 13/6/2017/4 are something else, and so is a number right behind a Latin letter. */
function isPartOfLonger(pieces: readonly Piece[], first: number, last: number): boolean {
  if (touches(pieces, first - 1) && isGlue(pieces[first - 1])) return true
  const after = pieces[last + 1]
  const goesOn = after?.kind === 'sign' && isGlue(after) && pieces[last + 2]?.kind === 'number'
  return goesOn && touches(pieces, last) && touches(pieces, last + 1)
}

function isGlue(piece: Piece | undefined): boolean {
  if (!piece) return false
  return piece.kind === 'sign' ? '/-.,:_+=%'.includes(piece.text) : /^[a-z]/.test(piece.text)
}

/** 13 يونيو 2017, 13 حزيران/يونيو 2017, الثالث عشر من يونيو 2017, 13th of June 2017. */
function readDayFirst(pieces: readonly Piece[], at: number, options: HijriOptions): DateAttempt {
  const day = readDayNumber(pieces, at) ?? readPhrase(pieces, at, ORDINAL_DAYS)
  if (!day) return undefined
  const from = skipPhrase(pieces, skipSign(pieces, day.next, '/-.,،'), TO_MONTH)
  const month = readMonth(pieces, from)
  if (!month) return undefined
  // Of two months that are not one, neither is the day's.
  if (!month.value) return { value: undefined, next: month.next }
  return readYear(pieces, month.next, month.value, day.value, options)
}

/** June 13, 2017; يونيو 13، 2017; and without a day: يونيو 2017. */
function readMonthFirst(pieces: readonly Piece[], at: number, options: HijriOptions): DateAttempt {
  const month = readMonth(pieces, at)
  if (!month?.value) return undefined
  const day = readDayNumber(pieces, skipSign(pieces, month.next, '.'))
  const withDay = day && readYear(pieces, day.next, month.value, day.value, options)
  return withDay ?? readYear(pieces, month.next, month.value, undefined, options)
}

function readDayNumber(pieces: readonly Piece[], at: number): Read<number> | undefined {
  const piece = pieces[at]
  if (piece?.kind !== 'number' || piece.text.length > 2) return undefined
  if (touches(pieces, at - 1) && /^[a-z]/.test(pieces[at - 1]?.text ?? '')) return undefined
  const next = touches(pieces, at) ? skipPhrase(pieces, at + 1, NUMBER_ENDINGS) : at + 1
  return { value: Number(piece.text), next }
}

/** A month, and beside it the same month by its other name: حزيران/يونيو, أيار (مايو). No value when they differ. */
function readMonth(pieces: readonly Piece[], at: number): Read<Month | undefined> | undefined {
  const month = readPhrase(pieces, at, MONTHS)
  if (!month) return undefined
  const other = readPhrase(pieces, skipSign(pieces, month.next, '/-(\\'), MONTHS)
  if (!other) return month
  const isSame = other.value.calendar === month.value.calendar && other.value.month === month.value.month
  return isSame
    ? { value: month.value, next: skipSign(pieces, other.next, ')') }
    : { value: undefined, next: other.next }
}

function readYear(
  pieces: readonly Piece[],
  at: number,
  { calendar, month }: Month,
  day: number | undefined,
  options: HijriOptions,
): DateAttempt {
  const from = skipPhrase(pieces, skipSign(pieces, at, '/-.,،'), TO_YEAR)
  const piece = pieces[from]
  if (piece?.kind !== 'number' || piece.text.length > 4) return undefined
  // 1.500 is an amount and 20:17 a time of day, not a year with something behind it.
  if (touches(pieces, from) && touches(pieces, from + 1) && isInsideNumber(pieces, from + 1)) return undefined
  return readEra(pieces, from + 1, { year: Number(piece.text), month, day }, calendar, options)
}

function isInsideNumber(pieces: readonly Piece[], at: number): boolean {
  return '.,:٫٬%٪'.includes(pieces[at]?.text ?? ' ') && pieces[at + 1]?.kind === 'number'
}

/** The era behind the year, which may be missing, decides together with the month and the year's size. */
function readEra(
  pieces: readonly Piece[],
  at: number,
  numbers: Numbers,
  ofMonth: Calendar | undefined,
  options: HijriOptions,
): DateAttempt {
  const era = readPhrase(pieces, at, ERAS)
  const ofYear = calendarOfYear(numbers.year)
  const calendar = era?.value ?? ofMonth ?? ofYear
  if (!calendar || (ofMonth && calendar !== ofMonth)) return undefined
  if (!era && calendar !== ofYear && !isOldYear(numbers.year, calendar)) return undefined
  return { value: dateOf(numbers, calendar, options), next: era?.next ?? at }
}

function calendarOfYear(year: number): Calendar | undefined {
  if (year >= FIRST_BARE_HIJRI && year <= LAST_HIJRI) return 'hijri'
  return year >= FIRST_BARE_GREGORIAN ? 'gregorian' : undefined
}

/** Beside the name of a month, years of four digits (Gregorian) or three (Hijri) need no era. */
function isOldYear(year: number, calendar: Calendar): boolean {
  return calendar === 'gregorian' ? year >= 1000 : year >= 100 && year <= LAST_HIJRI
}

function dateOf({ year, month, day }: Numbers, calendar: Calendar, options: HijriOptions): ReadDate | undefined {
  const precision = day === undefined ? 'month' : 'day'
  if (calendar === 'gregorian') {
    const date = `${padded(year, 4)}-${padded(month, 2)}-${padded(day ?? 1, 2)}`
    return isLocalDate(date) ? { calendar, date, precision } : undefined
  }
  const hijri = { year, month, day: day ?? 1 }
  const date = hijriDay(hijri, options)
  return date === undefined ? undefined : { calendar, date, precision, hijri }
}

/** Which days a Hijri month has is the calendar's to say; its refusal of a day that the text names is an answer. */
function hijriDay(hijri: HijriDate, options: HijriOptions): LocalDate | undefined {
  if (hijri.day < 1 || hijri.day > 30 || hijri.month > 12 || hijri.month < 1 || hijri.year < 1) return undefined
  try {
    return fromHijri(hijri, options)
  } catch (error) {
    if (error instanceof RangeError && hijri.day === 30) return undefined
    throw error
  }
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
