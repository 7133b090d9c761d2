/**
 * A calendar date without time or time zone, in the Gregorian calendar: `'2017-06-13'`.
 *
 * For arithmetic it becomes a day number: days since 1970-01-01. The conversions count years from
 * March, so that the leap day is the last of its year and the months fall into a regular pattern
 * of 153 days in five months.
 */
export type LocalDate = string

/** A date taken apart; month and day count from 1. */
export type DateParts = { readonly year: number; readonly month: number; readonly day: number }

const LOCAL_DATE = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/
const DAYS_IN_400_YEARS = 146_097
const DAYS_FROM_YEAR_ZERO_TO_1970 = 719_468

/** Is the text a day that exists, `YYYY-MM-DD`, in the years 0001 to 9999? */
export function isLocalDate(text: string): boolean {
  return partsOf(text) !== undefined
}

/** Throws a RangeError unless `isLocalDate`. */
export function parseLocalDate(date: LocalDate): DateParts {
  const parts = partsOf(date)
  if (!parts) throw new RangeError(`not a date (YYYY-MM-DD): ${JSON.stringify(date)}`)
  return parts
}

function partsOf(text: string): DateParts | undefined {
  const match = LOCAL_DATE.exec(text)
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  return exists ? { year, month, day } : undefined
}

/** Throws a RangeError outside the years 0001 to 9999. */
export function localDateOf({ year, month, day }: DateParts): LocalDate {
  if (year < 1 || year > 9999) throw new RangeError(`year out of range: ${year}`)
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`
}

/** Days since 1970-01-01. */
export function dayNumber(date: LocalDate): number {
  const { year, month, day } = parseLocalDate(date)
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_IN_400_YEARS + dayOfEra - DAYS_FROM_YEAR_ZERO_TO_1970
}

/** The date of a day number. Throws a RangeError outside the years 0001 to 9999. */
export function dateOfDay(day: number): LocalDate {
  const shifted = day + DAYS_FROM_YEAR_ZERO_TO_1970
  const era = Math.floor(shifted / DAYS_IN_400_YEARS)
  const dayOfEra = shifted - era * DAYS_IN_400_YEARS
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return localDateOf({
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  })
}

/** 0 for Sunday to 6 for Saturday. 1970-01-01 was a Thursday. */
export function weekdayOf(date: LocalDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
