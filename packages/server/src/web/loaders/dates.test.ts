import { expect, test } from 'vitest'
import type { SiteSettings } from '@warraq/core/contract/site'
import { FIRST_SETTINGS } from '../../store/reader/first-settings.table.ts'
import { createMessages } from '../messages/messages.ts'
import { createDateFormatter } from './dates.ts'

function dates(settings: Partial<SiteSettings>, lang: 'ar' | 'en' = 'ar') {
  const whole = { ...FIRST_SETTINGS, ...settings }
  return createDateFormatter(whole, createMessages(lang, whole.digits))
}

const AT = '2017-06-13T12:05:00.000Z'

test.each([
  [{ country: 'EG', digits: 'latn' }, '13 يونيو 2017'],
  [{ country: 'SY', digits: 'arab' }, '١٣ حزيران ٢٠١٧'],
  [{ country: 'DZ', digits: 'latn' }, '13 جوان 2017'],
] as const)('%o gives %s', (settings, expected) => {
  expect(dates(settings).date(AT)).toBe(expected)
})

test('the Hijri day has a no-break space before its mark, follows the correction, and may be left out', () => {
  expect(dates({}).hijri(AT)).toBe('18 رمضان 1438\u00a0هـ')
  expect(dates({ hijri: { shown: true, offset: 1 } }).hijri(AT)).toBe('19 رمضان 1438\u00a0هـ')
  expect(dates({ hijri: { shown: false, offset: 0 } }).hijri(AT)).toBeNull()
  expect(dates({}, 'en').hijri(AT)).toBeNull()
})

test('the time names the city of the zone', () => {
  expect(dates({}).dateTime(AT)).toBe('13 يونيو 2017، 2:05 مساءً بتوقيت القاهرة')
  expect(dates({}, 'en').dateTime(AT)).toContain('13 June 2017')
})

test.each([
  // Cairo is UTC+3 in summer 2026; Gaza leaves summer time in the night to 2026-10-24; Beirut begins it at midnight.
  ['Africa/Cairo', '2026-07-01T20:59:59.000Z', '2026-07-01T21:00:00.000Z'],
  ['Asia/Beirut', '2026-03-28T21:59:00.000Z', '2026-03-28T22:00:00.000Z'],
  ['Asia/Riyadh', '2017-06-13T20:59:59.999Z', '2017-06-13T21:00:00.000Z'],
  ['UTC', '2017-12-31T23:59:00.000Z', '2018-01-01T00:00:00.000Z'],
])('the day of %s after %s begins at %s', (timeZone, at, expected) => {
  expect(dates({ timeZone }).nextMidnight(at)).toBe(expected)
})
