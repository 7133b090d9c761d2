import { formatDate, formatHijri, formatTime, toDigits, weekdayName } from '@warraq/arabic'
import type { SiteFacts } from '@warraq/core/contract/session'
import type { Language } from '../i18n/text.tsx'

/** What decides how a moment is written; a part of the site's settings. */
export type DateFacts = Pick<SiteFacts, 'timeZone' | 'country' | 'monthFamily' | 'digits' | 'hijri'>

export interface SiteDates {
  /** `13 يونيو 2017`. */
  readonly day: (instant: string) => string
  /** `14:05`, in the site's zone. */
  readonly clock: (instant: string) => string
  /** `14:05` on the day of `now`, `13 يونيو 2017، 14:05` on any other: nothing here is relative, so nothing ages. */
  readonly moment: (instant: string, now: string) => string
  /** `الثلاثاء 13 يونيو 2017، 18 رمضان 1438 هـ`, as the site's masthead has it. */
  readonly full: (instant: string) => string
  /** `3:05 مساءً`, as readers see it. */
  readonly spokenTime: (instant: string) => string
}

interface Local {
  readonly date: string
  readonly hour: number
  readonly minute: number
}

/** Local date and time in an IANA zone. Throws a RangeError for an unknown zone. */
function localReader(timeZone: string): (instant: string) => Local {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return (instant) => {
    const parts = new Map(format.formatToParts(new Date(instant)).map((part) => [part.type, part.value]))
    const year = (parts.get('year') ?? '').padStart(4, '0')
    return {
      date: `${year}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`,
      hour: Number(parts.get('hour')),
      minute: Number(parts.get('minute')),
    }
  }
}

const NO_BREAK_SPACE = '\u00A0'

/** How the site writes dates: the same rules as the reader's pages, from @warraq/arabic. */
export function createDates(facts: DateFacts, language: Language): SiteDates {
  const local = localReader(facts.timeZone)
  const digits = language === 'ar' ? facts.digits : 'latn'
  const style = {
    lang: language,
    country: facts.country,
    digits,
    ...(facts.monthFamily !== null && { family: facts.monthFamily }),
  }
  const comma = language === 'ar' ? '، ' : ', '
  const clockOf = ({ hour, minute }: Local) =>
    toDigits(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`, digits)
  const day = (instant: string) => formatDate(local(instant).date, style)
  return {
    day,
    clock: (instant) => clockOf(local(instant)),
    moment: (instant, now) => {
      const at = local(instant)
      return at.date === local(now).date ? clockOf(at) : `${formatDate(at.date, style)}${comma}${clockOf(at)}`
    },
    full: (instant) => {
      const { date } = local(instant)
      const gregorian = `${weekdayName(date, language)} ${formatDate(date, style)}`
      if (!facts.hijri.shown) return gregorian
      const hijri = formatHijri(date, { digits, lang: language, offset: facts.hijri.offset })
      return `${gregorian}${comma}${hijri.replace(/ (?=هـ|AH)/u, NO_BREAK_SPACE)}`
    },
    spokenTime: (instant) => {
      const { hour, minute } = local(instant)
      return formatTime(hour * 60 + minute, { lang: language, digits })
    },
  }
}
