/**
 * Digits. Three sets are in use in the Arabic script; all are written with the highest place on
 * the left, so converting is a matter of replacing characters.
 *
 * - `latn`    0123456789, the Maghreb and most news sites
 * - `arab`    ٠١٢٣٤٥٦٧٨٩ (U+0660…), print in the Mashriq
 * - `arabext` ۰۱۲۳۴۵۶۷۸۹ (U+06F0…), Persian and Urdu
 *
 * The names are those of Unicode's numbering systems (BCP 47 `-u-nu-`).
 */
export type Digits = 'latn' | 'arab' | 'arabext'

const ZERO: Readonly<Record<Digits, number>> = { latn: 0x30, arab: 0x660, arabext: 0x6f0 }

// 0-9, the two Arabic sets, and the full-width digits of East Asian keyboards.
const ANY_DIGIT = /[0-9\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g

/** Value 0…9 of a digit of any of these sets. Each set starts at a code point whose last hex digit is 0. */
function valueOf(digit: string): number {
  return digit.charCodeAt(0) & 0xf
}

/** Every digit of the text in the wanted set; everything else, separators too, stays as it is. */
export function toDigits(text: string, digits: Digits): string {
  const zero = ZERO[digits]
  return text.replace(ANY_DIGIT, (digit) => String.fromCharCode(zero + valueOf(digit)))
}

/** Every digit of the text as 0-9. */
export function toLatinDigits(text: string): string {
  return toDigits(text, 'latn')
}

const PLAIN_INTEGER = /^[0-9]{1,15}$/

/**
 * A whole number typed in any of the digit sets, spaces around it allowed; `undefined` when the
 * text is anything else or has more than 15 digits (beyond what a JavaScript number holds exactly).
 */
export function parseDigits(text: string): number | undefined {
  const plain = toLatinDigits(text.trim())
  return PLAIN_INTEGER.test(plain) ? Number(plain) : undefined
}
