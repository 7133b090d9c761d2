/**
 * Counted things in words: `3 كيلومترات`, `11 كيلومترًا`, `دولاران`, `ساعتان و5 دقائق`, `1.5 ميغابايت`.
 */
import type { Lang } from './calendar/gregorian.ts'
import type { Digits } from './digits.ts'
import { formatDecimal, formatInteger } from './numbers.ts'
import { pluralCategory, type GrammaticalCase } from './plural.ts'
import { UNITS, type Unit, type UnitForms } from './units.table.ts'

export type UnitStyle = {
  readonly digits: Digits
  readonly lang?: Lang | undefined
  /** `genitive` after a preposition: قبل ساعتين. `nominative` unless given. */
  readonly nameCase?: GrammaticalCase | undefined
  /** Digits behind the point at most, 0 to 3; 2 unless given. */
  readonly maxDecimals?: number | undefined
}

/**
 * A number with its unit, in the form that the number asks for. One and two are said by the noun
 * itself (كيلومتر واحد is left to the writer). Throws a RangeError for what is not a finite number
 * below 10^15.
 */
export function formatUnit(n: number, unit: Unit, style: UnitStyle): string {
  const forms: UnitForms = UNITS[unit]
  const shown = formatDecimal(n, style.digits, style.maxDecimals ?? 2)
  if (style.lang === 'en') {
    return `${formatDecimal(n, 'latn', style.maxDecimals ?? 2)} ${forms.english[Math.abs(n) === 1 ? 0 : 1]}`
  }
  const category = pluralCategory(roundedTo(n, style.maxDecimals ?? 2))
  if (n > 0 && category === 'one') return forms.one
  if (n > 0 && category === 'two' && forms.two !== forms.one) {
    return style.nameCase === 'genitive' ? forms.twoGenitive : forms.two
  }
  return `${shown} ${formOf(forms, category)}`
}

function formOf(forms: UnitForms, category: ReturnType<typeof pluralCategory>): string {
  if (category === 'few') return forms.few
  return category === 'many' ? forms.many : forms.other
}

function roundedTo(n: number, decimals: number): number {
  return Math.round(n * 10 ** decimals) / 10 ** decimals
}

const FILE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const satisfies readonly Unit[]

/** The size of a file, in steps of 1000 (IEC 80000-13), with one decimal below ten. Takes whole bytes from 0 on. */
export function formatBytes(bytes: number, style: UnitStyle): string {
  if (!Number.isSafeInteger(bytes) || bytes < 0) throw new RangeError(`not a size: ${bytes}`)
  let value = bytes
  let step = 0
  while (roundedTo(value, value < 10 ? 1 : 0) >= 1000 && step < FILE_UNITS.length - 1) {
    value /= 1000
    step += 1
  }
  const maxDecimals = step > 0 && value < 9.95 ? 1 : 0
  return withNumber(roundedTo(value, maxDecimals), FILE_UNITS[step] ?? 'byte', { ...style, maxDecimals })
}

/** `1 ميغابايت`: a size always shows its number; «ميغابايت» alone would say nothing. */
function withNumber(n: number, unit: Unit, style: UnitStyle): string {
  const said = formatUnit(n, unit, style)
  const isWord = said === UNITS[unit].one && unit !== 'byte'
  return isWord ? `${formatInteger(n, style.digits)} ${said}` : said
}

const SPANS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const satisfies readonly (readonly [Unit, number])[]

/** How many of its largest parts a duration shows. */
const MOST_PARTS = 2

/**
 * A duration by its two largest parts: `ساعتان و5 دقائق`, `2 hours 5 minutes`. Whole seconds from 0
 * on, anything else is a RangeError; what is smaller than the second part is cut off.
 */
export function formatDuration(seconds: number, style: UnitStyle): string {
  if (!Number.isSafeInteger(seconds) || seconds < 0) throw new RangeError(`not a duration in seconds: ${seconds}`)
  const first = SPANS.findIndex(([, size]) => seconds >= size)
  if (first < 0) return formatUnit(0, 'second', style)
  let left = seconds
  const parts: string[] = []
  for (const [unit, size] of SPANS.slice(first, first + MOST_PARTS)) {
    const n = Math.floor(left / size)
    left -= n * size
    if (n > 0) parts.push(formatUnit(n, unit, style))
  }
  return parts.join(style.lang === 'en' ? ' ' : ' و')
}
