import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDate, formatTime } from './calendar/gregorian.ts'
import { formatHijri } from './calendar/hijri.ts'
import { dateOfDay, dayNumber } from './calendar/local-date.ts'
import { MONTH_FAMILIES, type MonthFamily } from './calendar/months.table.ts'
import { parseDate, parseDates } from './parse-date.ts'

const day = fc.integer({ min: dayNumber('1882-11-12'), max: dayNumber('2100-12-31') }).map(dateOfDay)
const digits = fc.constantFrom('latn', 'arab', 'arabext')
const family = fc.constantFrom(...(Object.keys(MONTH_FAMILIES) as MonthFamily[]))
const offset = fc.integer({ min: -2, max: 2 })

test('every date that is written is read back, in every family of months, digit set and language', () => {
  fc.assert(
    fc.property(day, digits, family, fc.constantFrom('ar', 'en'), (date, set, months, lang) => {
      const written = formatDate(date, { country: 'EG', digits: set, family: months, lang })
      expect(parseDate(`قال في ${written}.`)).toMatchObject({ date, calendar: 'gregorian', precision: 'day' })
    }),
    { numRuns: 1500 },
  )
})

test('every Hijri date that is written is read back, with the same offset', () => {
  fc.assert(
    fc.property(day, digits, offset, fc.constantFrom('nominative', 'genitive'), (date, set, shift, nameCase) => {
      const written = formatHijri(date, { digits: set, offset: shift, nameCase })
      expect(parseDate(written, { offset: shift })).toMatchObject({ date, calendar: 'hijri', end: written.length })
    }),
    { numRuns: 1500 },
  )
})

test('English names of Hijri months are read back', () => {
  for (let month = 0; month < 12; month += 1) {
    const date = dateOfDay(dayNumber('2023-07-25') + Math.round(29.5 * month))
    expect(parseDate(formatHijri(date, { digits: 'latn', lang: 'en' }))?.date).toBe(date)
  }
})

test('every minute of the day that is written beside a date is read back', () => {
  for (let minutes = 0; minutes < 1440; minutes += 1) {
    for (const lang of ['ar', 'en'] as const) {
      const written = `13 يونيو 2017 - ${formatTime(minutes, { digits: 'latn', lang })}`
      expect(parseDate(written), written).toMatchObject({ minutesOfDay: minutes, end: written.length })
    }
  }
})

test('a date stands where it says that it stands', () => {
  const text = 'صدر العدد يوم الثلاثاء، ١٣ حزيران ٢٠١٧ في بيروت'
  const found = parseDate(text)
  expect(text.slice(found?.start, found?.end)).toBe('الثلاثاء، ١٣ حزيران ٢٠١٧')
})

test('no string makes it throw, and places lie in the text and in order', () => {
  const unit = fc.constantFrom(
    ...'0123١٩/-.:()،, هم\u200f\ud800من ',
    'يونيو',
    ' رمضان ',
    'كانون',
    ' الثاني ',
    '1438',
    '2017',
  )
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit }), fc.string({ unit: 'binary' })), (text) => {
      let last = 0
      for (const { start, end, date } of parseDates(text)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        expect(date).toMatch(/^\d{4}-\d\d-\d\d$/)
        last = end
      }
    }),
    { numRuns: 2000 },
  )
})

test('the time is linear in the length', () => {
  for (const part of ['1/', '13 ', 'كانون ', '13 يونيو ', 'الثلاثاء ', '3:05 ', '13 يونيو 2017 ', 'ي', 'من شهر ']) {
    const start = performance.now()
    parseDates(part.repeat(100_000 / part.length))
    expect(performance.now() - start, part).toBeLessThan(3000)
  }
})
