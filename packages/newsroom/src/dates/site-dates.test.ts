import { expect, it } from 'vitest'
import { createDates, type DateFacts } from './site-dates.ts'

const EGYPT: DateFacts = {
  timeZone: 'Africa/Cairo',
  country: 'EG',
  monthFamily: null,
  digits: 'latn',
  hijri: { shown: true, offset: 0 },
}
const AT = '2017-06-13T22:05:00.000Z'

it('writes dates in the site’s zone, whatever zone the machine has', () => {
  const dates = createDates(EGYPT, 'ar')
  expect(dates.day(AT)).toBe('14 يونيو 2017')
  expect(dates.clock(AT)).toBe('00:05')
  expect(dates.full('2017-06-13T10:00:00.000Z')).toBe('الثلاثاء 13 يونيو 2017، 18 رمضان 1438\u00A0هـ')
  expect(dates.spokenTime('2017-06-13T13:05:00.000Z')).toBe('3:05 مساءً')
})

it('follows the settings of month names, digits and Hijri', () => {
  const syria = createDates(
    { ...EGYPT, timeZone: 'Asia/Damascus', country: 'SY', digits: 'arab', hijri: { shown: false, offset: 0 } },
    'ar',
  )
  expect(syria.full('2017-06-13T10:00:00.000Z')).toBe('الثلاثاء ١٣ حزيران ٢٠١٧')
  expect(createDates({ ...EGYPT, monthFamily: 'maghreb' }, 'ar').day(AT)).toBe('14 جوان 2017')
  expect(createDates({ ...EGYPT, digits: 'arab' }, 'en').day(AT)).toBe('14 June 2017')
  expect(createDates({ ...EGYPT, hijri: { shown: true, offset: 1 } }, 'ar').full('2017-06-13T10:00:00.000Z')).toContain(
    '19 رمضان',
  )
})

it('leaves the date out only on the same day of the site’s zone', () => {
  const dates = createDates(EGYPT, 'ar')
  expect(dates.moment(AT, '2017-06-14T03:00:00.000Z')).toBe('00:05')
  expect(dates.moment(AT, '2017-06-13T21:00:00.000Z')).toBe('14 يونيو 2017، 00:05')
})

it('refuses a zone that does not exist', () => {
  expect(() => createDates({ ...EGYPT, timeZone: 'Mars/Base' }, 'ar')).toThrow(RangeError)
})
