// Writes src/calendar/hijri.table.ts from the Umm al-Qura calendar of the ICU inside Node.
// Run with Node 24 from this package: node scripts/generate-hijri-table.mjs
// The table is committed; this script is kept so that anybody can make it again and compare.
import { writeFileSync } from 'node:fs'

const FIRST_YEAR = 1300
const LAST_YEAR = 1600
const FIRST_DAY = '1882-11-12'
const DAY = 86_400_000

const format = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
})

function hijriOf(day) {
  const parts = Object.fromEntries(format.formatToParts(day * DAY).map(({ type, value }) => [type, Number(value)]))
  return { year: parts.year, month: parts.month, day: parts.day }
}

function lengthOfMonth(start, year, month) {
  const first = hijriOf(start)
  if (first.year !== year || first.month !== month || first.day !== 1) {
    throw new Error(`expected 1 ${month} ${year} on day ${start}, found ${JSON.stringify(first)}`)
  }
  return hijriOf(start + 29).day === 30 ? 30 : 29
}

let day = Date.parse(FIRST_DAY) / DAY
const years = []
for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
  let bits = 0
  for (let month = 1; month <= 12; month += 1) {
    const length = lengthOfMonth(day, year, month)
    if (length === 30) bits |= 1 << (month - 1)
    day += length
  }
  years.push(`0x${bits.toString(16).padStart(3, '0')}`)
}

const rows = []
for (let at = 0; at < years.length; at += 10) {
  rows.push(`  ${years.slice(at, at + 10).join(', ')}, // ${FIRST_YEAR + at}`)
}

writeFileSync(
  new URL('../src/calendar/hijri.table.ts', import.meta.url),
  `/**
 * The Umm al-Qura calendar, AH ${FIRST_YEAR} to ${LAST_YEAR}: which months have 30 days.
 *
 * Made by scripts/generate-hijri-table.mjs from ICU ${process.versions.icu} (CLDR ${process.versions.cldr}), calendar
 * \`islamic-umalqura\`. From April 1999 to August 2029 other published tables agree with it day by day;
 * outside that span sources differ by a day in places, which the site's offset is for.
 *
 * One number per year, ten years to a row; bit 0 is محرم, bit 11 is ذو الحجة, set for 30 days.
 */
export const FIRST_YEAR = ${FIRST_YEAR}

/** 1 محرم ${FIRST_YEAR}, Gregorian. */
export const FIRST_DAY = '${FIRST_DAY}'

// oxfmt-ignore
export const LONG_MONTHS: readonly number[] = [
${rows.join('\n')}
]
`,
)
