import { Buffer } from 'node:buffer'
import { describe, expect, test } from 'vitest'
import { codeAt, newSecret, secretUri, stepOfCode } from './one-time-codes.ts'

/** The secret of RFC 6238, appendix B, in base32. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('one-time codes', () => {
  // Appendix B has eight digits; six are their last ones, since both are remainders of the same number.
  test.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('are those of RFC 6238 at second %i', (second, digits) => {
    expect(codeAt(RFC_SECRET, second * 1000)).toBe(digits.slice(2))
    expect(stepOfCode(RFC_SECRET, digits.slice(2), second * 1000)).toBe(Math.floor(second / 30))
  })

  test('of the step before and after count, with their own step; of two steps away they do not', () => {
    const at = 1_500_000_000_000
    const step = Math.floor(at / 30_000)
    for (const off of [-1, 0, 1])
      expect(stepOfCode(RFC_SECRET, codeAt(RFC_SECRET, at + off * 30_000), at)).toBe(step + off)
    for (const off of [-2, 2]) expect(stepOfCode(RFC_SECRET, codeAt(RFC_SECRET, at + off * 30_000), at)).toBeNull()
    expect(stepOfCode(RFC_SECRET, '12345', at)).toBeNull()
  })

  test('have secrets of 160 bits, told to the authenticator with site and account', () => {
    const secret = newSecret()
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(newSecret()).not.toBe(secret)
    const uri = new URL(secretUri(secret, 'صحيفة المرفأ', 'layla@example.org'))
    expect([uri.protocol, uri.host]).toEqual(['otpauth:', 'totp'])
    expect(uri.searchParams.get('secret')).toBe(secret)
    expect(uri.searchParams.get('issuer')).toBe('صحيفة المرفأ')
    expect(Buffer.byteLength(uri.href)).toBeLessThan(600)
  })
})
