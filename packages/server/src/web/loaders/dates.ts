import { formatDate, formatHijri, formatTime, weekdayName } from '@warraq/arabic'
import type { SiteSettings } from '@warraq/core/contract/site'
import type { Instant, LocalDate } from '@warraq/core/time'
import { fromEpoch } from '@warraq/core/time'
import type { Messages } from '../messages/messages.ts'
import { ZONE_CITIES } from './time-zones.table.ts'

/** Instants in the words of the newspaper: its zone, month names, digits and, where it prints it, the Hijri day. */
export interface DateFormatter {
  /** The calendar day in the newspaper's zone. */
  day(at: string): LocalDate
  /** «13 يونيو 2017» */
  date(at: string): string
  /** «13 يونيو 2017، 3:05 مساءً بتوقيت القاهرة» */
  dateTime(at: string): string
  /** «الثلاثاء 13 يونيو 2017» */
  weekdayDate(at: string): string
  /** «18 رمضان 1438 هـ» with a no-break space before هـ, or null where the newspaper prints no Hijri dates. */
  hijri(at: string): string | null
  /** When the newspaper's next day begins. */
  nextMidnight(at: string): Instant
  /** First instant of a calendar day in the newspaper's zone. */
  startOfDay(day: LocalDate): Instant
}

interface ZonedParts {
  readonly day: LocalDate
  readonly minutes: number
}

export function createDateFormatter(settings: SiteSettings, messages: Messages): DateFormatter {
  const { lang } = messages
  const zoned = zoneReader(settings.timeZone)
  const digits = lang === 'ar' ? settings.digits : 'latn'
  const dateStyle = {
    lang,
    country: settings.country,
    digits,
    ...(settings.monthFamily === null ? {} : { family: settings.monthFamily }),
  } as const
  const date = (at: string) => formatDate(zoned(at).day, dateStyle)
  const city = ZONE_CITIES[settings.timeZone]?.[lang]
  return {
    day: (at) => zoned(at).day,
    date,
    dateTime(at) {
      const values = { date: date(at), time: formatTime(zoned(at).minutes, { lang, digits }) }
      return city === undefined ? messages.t('date.time', values) : messages.t('date.timeInCity', { ...values, city })
    },
    weekdayDate: (at) => messages.t('date.weekday', { weekday: weekdayName(zoned(at).day, lang), date: date(at) }),
    hijri(at) {
      if (!settings.hijri.shown || lang !== 'ar') return null
      return formatHijri(zoned(at).day, { digits, offset: settings.hijri.offset }).replace(/ (?=هـ)/, '\u00a0')
    },
    nextMidnight(at) {
      const noonTomorrow = Date.parse(`${zoned(at).day}T12:00:00Z`) + 24 * 3_600_000
      return startOfDay(zoned, fromEpoch(noonTomorrow).slice(0, 10) as LocalDate)
    },
    startOfDay: (day) => startOfDay(zoned, day),
  }
}

/** Wall-clock parts in an IANA zone. Calendar and digits are named so that no locale's default gets in. */
function zoneReader(timeZone: string): (at: string) => ZonedParts {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return (at) => {
    const parts = new Map(format.formatToParts(Date.parse(at)).map(({ type, value }) => [type, value]))
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
    const day = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}` as LocalDate
    return { day, minutes: Number(part('hour')) * 60 + Number(part('minute')) }
  }
}

/** The first instant whose zoned day is `day`: found by halving, so that a midnight skipped by a clock change is no special case. */
function startOfDay(zoned: (at: string) => ZonedParts, day: LocalDate): Instant {
  let before = Date.parse(`${day}T00:00:00Z`) - 26 * 3_600_000
  let after = Date.parse(`${day}T00:00:00Z`) + 26 * 3_600_000
  while (after - before > 60_000) {
    const middle = Math.floor((before + after) / 2 / 60_000) * 60_000
    if (zoned(fromEpoch(middle)).day < day) before = middle
    else after = middle
  }
  return fromEpoch(after)
}
