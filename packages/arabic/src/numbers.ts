/**
 * Numbers as they are shown: in the digits of the site, grouped by thousands, the percent sign
 * after the number. Arabic digits have their own separators: ١٬٢٣٤٫٥ and ٪.
 */
import { toDigits, type Digits } from './digits.ts'

const THOUSANDS = /\B(?=(?:[0-9]{3})+$)/g

// A minus at the start of a number needs company to stay on its left among Arabic letters
// (UAX #9, rules W4 and W7; the same marks as CLDR sets for `ar`).
const MINUS: Readonly<Record<Digits, string>> = { latn: '\u200e-', arab: '\u061c-', arabext: '\u200e-' }

function separators(digits: Digits): { group: string; decimal: string; percent: string } {
  return digits === 'latn' ? { group: ',', decimal: '.', percent: '%' } : { group: '٬', decimal: '٫', percent: '٪' }
}

/** A whole number: `1,234`, `١٬٢٣٤`. Throws a RangeError for anything that is not a safe integer. */
export function formatInteger(n: number, digits: Digits): string {
  if (!Number.isSafeInteger(n)) throw new RangeError(`not a whole number: ${n}`)
  const grouped = String(Math.abs(n)).replace(THOUSANDS, separators(digits).group)
  return (n < 0 ? MINUS[digits] : '') + toDigits(grouped, digits)
}

/**
 * A number with at most `maxDecimals` digits behind the point (0 to 3; 2 unless given): `1,234.5`,
 * `١٬٢٣٤٫٥`. Throws a RangeError for what is not a finite number, or too large to be exact.
 */
export function formatDecimal(n: number, digits: Digits, maxDecimals = 2): string {
  if (!Number.isInteger(maxDecimals) || maxDecimals < 0 || maxDecimals > 3) {
    throw new RangeError(`not a number of decimals from 0 to 3: ${maxDecimals}`)
  }
  const unit = 10 ** maxDecimals
  const scaled = Math.round(Math.abs(n) * unit)
  if (!Number.isSafeInteger(scaled)) throw new RangeError(`not a number: ${n}`)
  const rest = String(scaled % unit)
    .padStart(maxDecimals, '0')
    .replace(/0+$/, '')
  const fraction = rest === '' ? '' : separators(digits).decimal + toDigits(rest, digits)
  return (n < 0 && scaled > 0 ? MINUS[digits] : '') + formatInteger(Math.floor(scaled / unit), digits) + fraction
}

/**
 * A percentage, with at most two decimals: `12%`, `١٢٪`, `12.5%`. The number is the one that is
 * shown (12, not 0.12). Throws a RangeError for what is not a finite number below 10^15.
 */
export function formatPercent(n: number, digits: Digits): string {
  if (!Number.isSafeInteger(Math.round(Math.abs(n) * 100))) throw new RangeError(`not a percentage: ${n}`)
  return formatDecimal(n, digits) + separators(digits).percent
}
