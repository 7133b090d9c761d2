/**
 * The Hijri calendar as Umm al-Qura counts it, with what newsrooms need beside the table:
 *
 * - an offset of −2 to +2 days, for countries whose month starts on another day than in Mecca.
 *   +1 means that the Hijri date runs one day ahead of the table.
 * - announced starts of months: «رمضان starts on 2024-03-12 here». An announcement is a fact about
 *   one month; it wins over table and offset, and the months around it stay as they are, so the
 *   month before becomes longer or shorter.
 *
 * Outside AH 1300–1600 the arithmetical calendar (30-year cycle, civil epoch 16 July 622 Julian)
 * takes over; it meets the table without a gap at both ends.
 *
 * Months are counted by one index from 1 محرم AH 1 on: `(year - 1) * 12 + (month - 1)`.
 */
import { toDigits, type Digits } from '../digits.ts'
import { dateOfDay, dayNumber, isLocalDate, type LocalDate } from './local-date.ts'
import { FIRST_DAY, FIRST_YEAR, LONG_MONTHS } from './hijri.table.ts'
import { ENGLISH_HIJRI_MONTHS, HIJRI_MONTHS } from './months.table.ts'

/** Month 1 is محرم, 12 is ذو الحجة; day 1 to 30, or 28 and 31 beside an announced start. */
export type HijriDate = { readonly year: number; readonly month: number; readonly day: number }

/** Announced starts: Hijri month `'1445-09'` to the Gregorian date of its first day. */
export type MonthStarts = Readonly<Record<string, LocalDate>>

export type HijriOptions = {
  /** Whole days, −2 to +2; 0 unless given. */
  offset?: number | undefined
  monthStarts?: MonthStarts | undefined
}

const CIVIL_EPOCH = -492_148 // 16 July 622 (Julian) in days since 1970-01-01
const MEAN_MONTH = (354 * 30 + 11) / 360
const FIRST_INDEX = (FIRST_YEAR - 1) * 12
const TABLE_STARTS: readonly number[] = startsFromTable()

function startsFromTable(): number[] {
  let day = dayNumber(FIRST_DAY)
  const starts = [day]
  for (const long of LONG_MONTHS) {
    for (let month = 0; month < 12; month += 1) {
      day += (long >> month) & 1 ? 30 : 29
      starts.push(day)
    }
  }
  return starts
}

/** The Hijri date of a day. Throws a RangeError for a day before the calendar, a bad offset or a bad announcement. */
export function toHijri(date: LocalDate, options: HijriOptions = {}): HijriDate {
  const start = startFinder(options)
  const day = dayNumber(date)
  let index = Math.floor((day - CIVIL_EPOCH) / MEAN_MONTH)
  while (start(index + 1) <= day) index += 1
  while (start(index) > day) index -= 1
  if (index < 0) throw new RangeError(`before the Hijri calendar: ${date}`)
  return { year: Math.floor(index / 12) + 1, month: (index % 12) + 1, day: day - start(index) + 1 }
}

/** The day of a Hijri date. Throws a RangeError when that month has no such day. */
export function fromHijri({ year, month, day }: HijriDate, options: HijriOptions = {}): LocalDate {
  const start = startFinder(options)
  const index = (year - 1) * 12 + month - 1
  const isMonth = Number.isInteger(year) && Number.isInteger(month) && year >= 1 && month >= 1 && month <= 12
  if (!isMonth || !Number.isInteger(day) || day < 1 || day > start(index + 1) - start(index)) {
    throw new RangeError(`not a Hijri date: ${year}-${month}-${day}`)
  }
  return dateOfDay(start(index) + day - 1)
}

/**
 * Can this be an announced start? The month is written `YYYY-MM`, and the date is at most three
 * days from the table's. For checking a setting before it is stored.
 */
export function isMonthStart(month: string, date: LocalDate): boolean {
  const index = indexOfMonth(month)
  return (
    index !== undefined && isLocalDate(date) && Math.abs(dayNumber(date) - tableStart(index)) <= FURTHEST_ANNOUNCEMENT
  )
}

export type HijriStyle = HijriOptions & {
  digits: Digits
  /** Arabic unless given; English always has 0-9. */
  lang?: 'ar' | 'en' | undefined
  /** `genitive` writes ذي القعدة and ذي الحجة, as after a number in running text; `nominative` unless given. */
  nameCase?: 'nominative' | 'genitive' | undefined
}

/** `18 رمضان 1438 هـ`, `18 Ramadan 1438 AH`. The last space is an ordinary one; in HTML make it no-break. */
export function formatHijri(date: LocalDate, style: HijriStyle): string {
  const { year, month, day } = toHijri(date, style)
  if (style.lang === 'en') return `${day} ${ENGLISH_HIJRI_MONTHS[month - 1]} ${year} AH`
  const name = HIJRI_MONTHS[month - 1] ?? ''
  const cased = style.nameCase === 'genitive' ? name.replace(/^ذو /, 'ذي ') : name
  return toDigits(`${day} ${cased} ${year} هـ`, style.digits)
}

const FURTHEST_OFFSET = 2
const FURTHEST_ANNOUNCEMENT = 3

/** First day of a month, by index, under the options of the site. */
function startFinder({ offset = 0, monthStarts = {} }: HijriOptions): (index: number) => number {
  if (!Number.isInteger(offset) || Math.abs(offset) > FURTHEST_OFFSET) {
    throw new RangeError(`Hijri offset is not a whole number from -2 to 2: ${offset}`)
  }
  const announced = announcedStarts(monthStarts)
  return (index) => announced.get(index) ?? tableStart(index) - offset
}

function announcedStarts(monthStarts: MonthStarts): ReadonlyMap<number, number> {
  const starts = new Map<number, number>()
  for (const [month, date] of Object.entries(monthStarts)) {
    const index = indexOfMonth(month)
    if (index === undefined || !isMonthStart(month, date)) {
      throw new RangeError(`not the start of a Hijri month: ${month} on ${date}`)
    }
    starts.set(index, dayNumber(date))
  }
  return starts
}

function indexOfMonth(month: string): number | undefined {
  const match = /^([0-9]{4})-(0[1-9]|1[0-2])$/.exec(month)
  return match ? (Number(match[1]) - 1) * 12 + Number(match[2]) - 1 : undefined
}

function tableStart(index: number): number {
  return TABLE_STARTS[index - FIRST_INDEX] ?? civilStart(index)
}

/** The arithmetical calendar: odd months have 30 days, years 2 5 7 10 13 16 18 21 24 26 29 of 30 a day more. */
function civilStart(index: number): number {
  const year = Math.floor(index / 12) + 1
  const month = index - (year - 1) * 12
  return CIVIL_EPOCH + (year - 1) * 354 + Math.floor((3 + 11 * year) / 30) + Math.ceil(29.5 * month)
}
