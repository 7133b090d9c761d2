import { describe, expect, test } from 'vitest'
import { formatDate, formatTime, monthFamilyOf, weekdayName, weekOf } from './gregorian.ts'
import { LONG_MONTHS } from './hijri.table.ts'
import { formatHijri, fromHijri, isMonthStart, toHijri } from './hijri.ts'
import { dateOfDay, dayNumber, isLocalDate, localDateOf, weekdayOf } from './local-date.ts'
import { MONTH_FAMILIES, type MonthFamily } from './months.table.ts'

const DAY_MS = 86_400_000

function eachDay(first: string, last: string, check: (date: string, day: number) => void): void {
  for (let day = dayNumber(first); day <= dayNumber(last); day += 1) check(dateOfDay(day), day)
}

describe('days', () => {
  test('count as the clock of the runtime counts them, from 1600 to 2400', () => {
    eachDay('1600-01-01', '2400-12-31', (date, day) => {
      const instant = new Date(day * DAY_MS)
      if (instant.toISOString().slice(0, 10) !== date) throw new Error(`${day} is not ${date}`)
      if (dayNumber(date) !== day) throw new Error(`${date} is not ${day}`)
      if (weekdayOf(date) !== instant.getUTCDay()) throw new Error(`${date} is another weekday`)
    })
  })

  test('exist from 0001-01-01 to 9999-12-31', () => {
    expect(dateOfDay(dayNumber('0001-01-01'))).toBe('0001-01-01')
    expect(dateOfDay(dayNumber('9999-12-31'))).toBe('9999-12-31')
    expect(() => dateOfDay(dayNumber('9999-12-31') + 1)).toThrow(RangeError)
    expect(() => localDateOf({ year: 0, month: 1, day: 1 })).toThrow(RangeError)
  })

  test.each(['2023-02-29', '2024-04-31', '2024-1-1', '2024-01-01T00:00', '', '20240101', '2024-00-01', '٢٠٢٤-٠١-٠١'])(
    '%s is none',
    (text) => {
      expect(isLocalDate(text)).toBe(false)
      expect(() => dayNumber(text)).toThrow(RangeError)
    },
  )
})

describe('names of months', () => {
  const LOCALE: Record<Exclude<MonthFamily, 'pair'>, string> = {
    gulf: 'ar-EG',
    levant: 'ar-SY',
    maghreb: 'ar-DZ',
    morocco: 'ar-MA',
    mauritania: 'ar-MR',
  }

  test.each(Object.entries(LOCALE))('%s agrees with CLDR for %s', (family, locale) => {
    const names = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { month: 'long', timeZone: 'UTC' })
    const months = Array.from({ length: 12 }, (_, month) => names.format(Date.UTC(2017, month, 15)))
    expect(MONTH_FAMILIES[family as MonthFamily]).toEqual(months)
  })

  test('every Arab country has the family that CLDR gives it', () => {
    const countries = 'AE BH DJ DZ EG EH IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TD TN YE'.split(' ')
    for (const country of countries) {
      // Western Sahara, which CLDR has under its default, goes with the Moroccan press.
      if (country === 'EH') continue
      const names = new Intl.DateTimeFormat(`ar-${country}-u-ca-gregory-nu-latn`, { month: 'long', timeZone: 'UTC' })
      const months = Array.from({ length: 12 }, (_, month) => names.format(Date.UTC(2017, month, 15)))
      expect(MONTH_FAMILIES[monthFamilyOf(country)], country).toEqual(months)
    }
  })

  test('a family is asked for over the country’s own', () => {
    expect(formatDate('2017-06-13', { country: 'SY', digits: 'latn', family: 'maghreb' })).toBe('13 جوان 2017')
  })
})

describe('days of the week', () => {
  test('are named as CLDR names them', () => {
    const names = new Intl.DateTimeFormat('ar-u-ca-gregory-nu-latn', { weekday: 'long', timeZone: 'UTC' })
    eachDay('2024-01-01', '2024-01-07', (date, day) => {
      expect(weekdayName(date)).toBe(names.format(day * DAY_MS))
    })
  })

  test('the answer is the caller’s own copy', () => {
    weekOf('EG').weekend.push(0)
    expect(weekOf('EG')).toEqual({ first: 6, weekend: [5, 6] })
  })
})

describe('time of day', () => {
  test.each([-1, 1440, 1.5, Number.NaN])('%s is refused', (minutes) => {
    expect(() => formatTime(minutes, { digits: 'latn' })).toThrow(RangeError)
  })
})

describe('Hijri', () => {
  test('the table has 301 years of 354 or 355 days', () => {
    expect(LONG_MONTHS.length).toBe(301)
    for (const long of LONG_MONTHS) {
      const longMonths = [...long.toString(2)].filter((bit) => bit === '1').length
      expect([354, 355]).toContain(12 * 29 + longMonths)
    }
  })

  test('agrees with ICU’s Umm al-Qura where published tables agree, 1999-05 to 2029-07', () => {
    const icu = new Intl.DateTimeFormat('ar-u-ca-islamic-umalqura-nu-latn', {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    })
    eachDay('1999-05-01', '2029-07-31', (date, day) => {
      const expected = icu.format(day * DAY_MS)
      if (formatHijri(date, { digits: 'latn' }) !== expected) throw new Error(`${date}: ICU says ${expected}`)
    })
  })

  test('every day from 1900 to 2077 goes there and back, with every offset', () => {
    for (const offset of [-2, -1, 0, 1, 2]) {
      eachDay('1900-01-01', '2077-12-31', (date) => {
        const back = fromHijri(toHijri(date, { offset }), { offset })
        if (back !== date) throw new Error(`${date} came back as ${back}, offset ${offset}`)
      })
    }
  })

  test('an offset is a shift of the whole calendar', () => {
    eachDay('2016-01-01', '2018-12-31', (date, day) => {
      for (const offset of [-2, -1, 1, 2]) {
        expect(toHijri(date, { offset })).toEqual(toHijri(dateOfDay(day + offset)))
      }
    })
  })

  test('days follow each other without a gap, at the edges of the table too', () => {
    for (const [first, last] of [
      ['1882-01-01', '1883-12-31'],
      ['2173-01-01', '2176-12-31'],
      ['0700-01-01', '0703-12-31'],
    ] as const) {
      eachDay(first, last, (date, day) => {
        const today = toHijri(date)
        const next = toHijri(dateOfDay(day + 1))
        const follows =
          next.day === today.day + 1 ? next.month === today.month : next.day === 1 && today.day >= 29 && today.day <= 30
        if (!follows) throw new Error(`${date}: ${JSON.stringify(today)} then ${JSON.stringify(next)}`)
      })
    }
  })

  test('announced starts round-trip and leave the other months alone', () => {
    const monthStarts = { '1445-09': '2024-03-12', '1445-10': '2024-04-10', '1446-09': '2025-03-02' }
    eachDay('2023-01-01', '2026-12-31', (date) => {
      const hijri = toHijri(date, { offset: 1, monthStarts })
      expect(fromHijri(hijri, { offset: 1, monthStarts })).toBe(date)
    })
    expect(toHijri('2024-05-20', { monthStarts })).toEqual(toHijri('2024-05-20'))
    expect(toHijri('2024-02-20', { monthStarts })).toEqual(toHijri('2024-02-20'))
  })

  test.each([
    { year: 1438, month: 13, day: 1 },
    { year: 1438, month: 0, day: 1 },
    { year: 1438, month: 9, day: 30 },
    { year: 1438, month: 9, day: 0 },
    { year: 0, month: 1, day: 1 },
    { year: 1438.5, month: 1, day: 1 },
  ])('$year-$month-$day is refused', (hijri) => {
    expect(() => fromHijri(hijri)).toThrow(RangeError)
  })

  test('an announcement is checked before it is stored', () => {
    expect(isMonthStart('1445-09', '2024-03-12')).toBe(true)
    expect(isMonthStart('1445-09', '2024-03-20')).toBe(false)
    expect(isMonthStart('1445-13', '2024-03-12')).toBe(false)
    expect(isMonthStart('1445-9', '2024-03-12')).toBe(false)
    expect(isMonthStart('1445-09', '2024-02-30')).toBe(false)
  })
})
