import type { Json } from './json.ts'
import { ERROR_CODES } from './errors.table.ts'

/** The closed list of reasons for which Warraq says no. */
export type RefusalCode = keyof typeof ERROR_CODES

export type RefusalDetails = { readonly [key: string]: Json | undefined }

/**
 * A normal "no" on its way through layers. Carries a code of the closed list (status and both messages are in
 * the table) and details that are safe to show: ids, field names, limits; never a person's text or address.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly details: RefusalDetails

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(code)
    this.code = code
    this.details = details
  }

  /** HTTP status of the code (RFC 9110 section 15; 451 is RFC 7725). */
  get status(): number {
    return ERROR_CODES[this.code].status
  }
}

export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(ERROR_CODES, code)
}

/** The sentence for a person. `{name}` placeholders are filled from the details. */
export function refusalMessage(code: RefusalCode, lang: 'ar' | 'en', details: RefusalDetails = {}): string {
  return ERROR_CODES[code][lang].replaceAll(/\{(\w+)\}/g, (whole, key: string) => {
    const value = details[key]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : whole
  })
}
