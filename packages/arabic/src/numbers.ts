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
 * A percentage, with at most two decimals: `12%`, `١٢٪`, `12.5%`. The number is the one that is
 * shown (12, not 0.12). Throws a RangeError for what is not a finite number below 10^15.
 */
export function formatPercent(n: number, digits: Digits): string {
  const hundredths = Math.round(Math.abs(n) * 100)
  if (!Number.isSafeInteger(hundredths)) throw new RangeError(`not a percentage: ${n}`)
  const { decimal, percent } = separators(digits)
  const whole = formatInteger(Math.floor(hundredths / 100), digits)
  const rest = String(hundredths % 100)
    .padStart(2, '0')
    .replace(/0+$/, '')
  const fraction = rest === '' ? '' : decimal + toDigits(rest, digits)
  return (n < 0 && hundredths > 0 ? MINUS[digits] : '') + whole + fraction + percent
}
