import { Secret, TOTP } from 'otpauth'

/** One-time codes of an authenticator: RFC 6238 with what every such program understands (SHA-1, six digits, 30 s). */
const KIND = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** 160 bits, the length RFC 4226 recommends (section 4, R6). */
const SECRET_BYTES = 20

/** A new secret in base32. */
export function newSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32
}

/** What an authenticator reads from a QR code: the key URI of the secret. */
export function secretUri(secret: string, site: string, account: string): string {
  return new TOTP({ ...KIND, issuer: site, label: account, secret: Secret.fromBase32(secret) }).toString()
}

/**
 * The step of 30 s since 1970 that a code belongs to, or null. The step before and the one after count, too (RFC 6238,
 * section 5.2); that none counts twice is the business of whoever stores the last one.
 */
export function stepOfCode(secret: string, code: string, atMs: number): number | null {
  const delta = TOTP.validate({
    ...KIND,
    secret: Secret.fromBase32(secret),
    token: code,
    timestamp: atMs,
    window: 1,
  })
  return delta === null ? null : TOTP.counter({ period: KIND.period, timestamp: atMs }) + delta
}

/** The code of a secret at a time: what the authenticator shows. */
export function codeAt(secret: string, atMs: number): string {
  return TOTP.generate({ ...KIND, secret: Secret.fromBase32(secret), timestamp: atMs })
}
