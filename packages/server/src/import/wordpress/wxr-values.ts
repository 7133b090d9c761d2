/** Values as WordPress writes them: numbers, dates, slugs, and names in which HTML may stand. */

import { cleanName } from '@warraq/arabic'
import type { Instant } from '@warraq/core/time'
import { fromEpoch } from '@warraq/core/time'
import { textOfHtml } from '../../convert/limited-html.ts'

/** A positive id, or null (WordPress writes 0 for none). */
export function idFrom(text: string): number | null {
  return /^[1-9]\d{0,14}$/u.test(text) ? Number(text) : null
}

/** The name or title a reader sees: tags gone, entities decoded, one line, no invisible controls. */
export function plainName(html: string): string {
  return cleanName(/[<&]/u.test(html) ? textOfHtml(html) : html)
}

const FIRST_YEAR = 1900
const LAST_YEAR = 2200

function epochOf(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | null {
  if (year < FIRST_YEAR || year > LAST_YEAR) return null
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  const exists =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  return exists ? date.getTime() : null
}

const SQL_DATE = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})$/u

function sqlEpoch(text: string): number | null {
  const parts = SQL_DATE.exec(text.trim())?.slice(1).map(Number)
  if (parts === undefined) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
  return epochOf(year, month, day, hour, minute, second)
}

/** `2017-06-13 09:05:00` in UTC; null for zero dates, days that do not exist and years outside 1900 to 2200. */
export function gmtInstant(text: string): Instant | null {
  const epoch = sqlEpoch(text)
  return epoch === null ? null : fromEpoch(epoch)
}

/** The same form in the site's own time zone, which the file does not name: `2017-06-13T12:05:00`. */
export function wallTime(text: string): string | null {
  return sqlEpoch(text) === null ? null : text.trim().replace(' ', 'T')
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const RFC_DATE =
  /^(?:[a-z]{3},\s*)?(\d{1,2})\s+([a-z]{3})\s+(\d{4})\s+(\d{2}):(\d{2})(?::(\d{2}))?\s*(?:gmt|z|ut|utc|([+-])(\d{2})(\d{2}))$/iu

/** RSS's `pubDate` (RFC 822 with a year of four digits). WordPress writes `-0001` for what was never published. */
export function pubDateInstant(text: string): Instant | null {
  const match = RFC_DATE.exec(text.trim())
  if (match === null) return null
  const [, day, month = '', year, hour, minute, second = '0', sign, zoneHours = '0', zoneMinutes = '0'] = match
  const index = MONTHS.indexOf(month.toLowerCase())
  if (index < 0) return null
  const epoch = epochOf(Number(year), index + 1, Number(day), Number(hour), Number(minute), Number(second))
  const offset = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60_000 * (sign === '-' ? -1 : 1)
  return epoch === null ? null : fromEpoch(epoch - offset)
}

function percentBytes(text: string): Uint8Array {
  const bytes: number[] = []
  const source = Buffer.from(text)
  for (let at = 0; at < source.length; at += 1) {
    const hex = source[at] === 0x25 ? source.subarray(at + 1, at + 3).toString('latin1') : ''
    if (/^[0-9a-f]{2}$/iu.test(hex)) {
      bytes.push(Number.parseInt(hex, 16))
      at += 2
    } else bytes.push(source[at] ?? 0)
  }
  return Uint8Array.from(bytes)
}

/** UTF-8, or null; half a character at the end is dropped, since WordPress cuts slugs at 200 bytes. */
function utf8(bytes: Uint8Array): string | null {
  try {
    // A stream may end inside a character without being wrong.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return null
  }
}

/** Whole and right, as nearly all are; null for anything else. */
function quickly(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** Percent-encoding decoded as often as it was applied (at most three times), NFC; what is no UTF-8 stays as it stands. */
export function decodePercent(raw: string): string {
  if (!raw.includes('%')) return raw.normalize('NFC')
  let text = raw
  for (let round = 0; round < 3 && /%[0-9a-f]{2}/iu.test(text); round += 1) {
    const decoded = quickly(text) ?? utf8(percentBytes(text.replace(/%[0-9a-f]?$/iu, '')))
    if (decoded === null) break
    text = decoded
  }
  return text.normalize('NFC')
}

/** A slug as people read it: decoded, without what cannot be seen. */
export function decodeSlug(raw: string): string {
  return cleanName(decodePercent(raw))
}
