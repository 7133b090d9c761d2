/**
 * Gregorian dates, days and times of day in words.
 *
 * No `Intl`: what a locale's default gives (calendar, digits, order) has changed between versions
 * of ICU, and a date in a newspaper may not depend on the machine that prints it.
 */
import { toDigits, type Digits } from '../digits.ts'
import { parseLocalDate, weekdayOf, type LocalDate } from './local-date.ts'
import {
  ENGLISH_MONTHS,
  FAMILY_OF_COUNTRY,
  MONDAY_SATURDAY_SUNDAY,
  MONTH_FAMILIES,
  WEEK_OF_COUNTRY,
  WEEKDAYS,
  type MonthFamily,
} from './months.table.ts'

export type Lang = 'ar' | 'en'

/** How the country (ISO 3166-1 alpha-2, any case) names its months; `gulf` where nothing else is known. */
export function monthFamilyOf(country: string): MonthFamily {
  return FAMILY_OF_COUNTRY[country.toUpperCase()] ?? 'gulf'
}

export type DateStyle = {
  /** Language of the page; Arabic unless given. English has its own months and always 0-9. */
  lang?: Lang | undefined
  /** ISO 3166-1 alpha-2; chooses the names of the months. */
  country: string
  digits: Digits
  /** Overrides the family of the country. */
  family?: MonthFamily | undefined
}

/** `13 يونيو 2017`, `١٣ حزيران ٢٠١٧`, `13 June 2017`. Throws a RangeError for a date that does not exist. */
export function formatDate(date: LocalDate, { lang = 'ar', country, digits, family }: DateStyle): string {
  const { year, month, day } = parseLocalDate(date)
  if (lang === 'en') return `${day} ${ENGLISH_MONTHS[month - 1]} ${year}`
  const names: readonly string[] = MONTH_FAMILIES[family ?? monthFamilyOf(country)]
  return toDigits(`${day} ${names[month - 1]} ${year}`, digits)
}

/** `الثلاثاء`, `Tuesday`. */
export function weekdayName(date: LocalDate, lang: Lang = 'ar'): string {
  return WEEKDAYS[lang][weekdayOf(date)] ?? ''
}

/** First day of the week and days of rest in a country; 0 is Sunday. Monday, Saturday and Sunday where nothing else is known. */
export function weekOf(country: string): { first: number; weekend: number[] } {
  const { first, weekend } = WEEK_OF_COUNTRY[country.toUpperCase()] ?? MONDAY_SATURDAY_SUNDAY
  return { first, weekend: [...weekend] }
}

const MINUTES_OF_DAY = 1440

export type TimeStyle = {
  lang?: Lang | undefined
  digits: Digits
  /** Name of the city whose time it is, in the language of the page. */
  city?: string | undefined
}

/**
 * A time of day on the twelve-hour clock: `3:05 مساءً`, `3:05 pm`; with a city
 * `3:05 مساءً بتوقيت القاهرة`, `3:05 pm Cairo time`. `minutesOfDay` counts from midnight, 0 to 1439;
 * anything else is a RangeError.
 *
 * «12:05 صباحًا» and «12:05 مساءً» are read both ways, so Arabic names the hour after midnight
 * and the hour of noon by their own words.
 */
export function formatTime(minutesOfDay: number, { lang = 'ar', digits, city }: TimeStyle): string {
  if (!Number.isInteger(minutesOfDay) || minutesOfDay < 0 || minutesOfDay >= MINUTES_OF_DAY) {
    throw new RangeError(`not a minute of the day: ${minutesOfDay}`)
  }
  const hour = Math.floor(minutesOfDay / 60)
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${String(minutesOfDay % 60).padStart(2, '0')}`
  if (lang === 'en') return `${clock} ${hour < 12 ? 'am' : 'pm'}${city ? ` ${city} time` : ''}`
  return `${toDigits(clock, digits)} ${partOfDay(hour)}${city ? ` بتوقيت ${city}` : ''}`
}

function partOfDay(hour: number): string {
  if (hour === 0) return 'بعد منتصف الليل'
  if (hour === 12) return 'ظهرًا'
  return hour < 12 ? 'صباحًا' : 'مساءً'
}
