/** The days between which somebody searches, as typed: a day, a month or a year, in either calendar and any digits. */
import type { HijriOptions, LocalDate } from '@warraq/arabic'
import { fromHijri, isLocalDate, parseDate, toHijri, words } from '@warraq/arabic'
import { BEFORE_YEAR, GREGORIAN_YEAR, HIJRI_YEAR } from './year-words.table.ts'

export type RangeEdge = 'from' | 'to'

/** Years that stand alone are Hijri up to here, Gregorian from here on: 1499 AH ends in 2076. */
const FIRST_GREGORIAN = 1500
const FIRST_HIJRI = 1200
const LAST_YEAR = 2999
const LONGEST = 60

/**
 * The day that a field means: for a month or a year its first day in the field `from`, its last in the field `to`.
 * Null for what cannot be read as a date, and for a date with other words around it.
 */
export function readRangeEdge(typed: string, edge: RangeEdge, hijri: HijriOptions = {}): LocalDate | null {
  const text = typed.trim()
  if (text === '' || text.length > LONGEST) return null
  const year = yearOf(text)
  if (year !== null) return edgeOfYear(year, edge, hijri)
  const read = parseDate(text, hijri)
  if (!read || /[\p{L}\p{N}]/u.test(text.slice(0, read.start) + text.slice(read.end))) return null
  if (read.precision === 'day' || edge === 'from') return read.date
  return read.calendar === 'hijri' ? lastOfHijriMonth(read.date, hijri) : lastOfMonth(read.date)
}

/** A year with at most one word before it and one after it that says which calendar is meant. */
function yearOf(text: string): { year: number; hijri: boolean } | null {
  const parts = words(text)
  const at = parts.findIndex((part) => /^\d{4}$/.test(part))
  const [before, after] = [parts.slice(0, Math.max(at, 0)), parts.slice(at + 1)]
  if (at === -1 || before.length + after.length > 2 || !before.every(isOneOf(BEFORE_YEAR))) return null
  const year = Number(parts[at])
  if (year < FIRST_HIJRI || year > LAST_YEAR) return null
  const hijri = year < FIRST_GREGORIAN
  return after.every(isOneOf(hijri ? HIJRI_YEAR : GREGORIAN_YEAR)) ? { year, hijri } : null
}

function isOneOf(list: readonly string[]): (word: string) => boolean {
  const folded = new Set(list.flatMap((word) => words(word)))
  return (word) => folded.has(word)
}

function edgeOfYear(
  { year, hijri }: { year: number; hijri: boolean },
  edge: RangeEdge,
  options: HijriOptions,
): LocalDate {
  if (!hijri) return `${year}-${edge === 'from' ? '01-01' : '12-31'}`
  const first = (of: number) => fromHijri({ year: of, month: 1, day: 1 }, options)
  return edge === 'from' ? first(year) : shifted(first(year + 1), -1)
}

function lastOfMonth(day: LocalDate): LocalDate {
  const month = day.slice(0, 8)
  return ['31', '30', '29', '28'].map((last) => month + last).find(isLocalDate) ?? day
}

function lastOfHijriMonth(day: LocalDate, options: HijriOptions): LocalDate {
  const { year, month } = toHijri(day, options)
  const next = month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 }
  return shifted(fromHijri(next, options), -1)
}

const DAY_MS = 86_400_000

function shifted(day: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}
