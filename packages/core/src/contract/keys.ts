import * as v from 'valibot'
import type { SecondKeyStanding } from '../people/second-key.ts'
import { MOST_TOKEN_DAYS, TOKEN_SCOPES, type TokenScope } from '../people/token-scopes.ts'
import { line, oneTimeToken } from './wire.ts'

/** Second keys (passkeys, one-time codes, recovery codes), proving again who one is, and tokens of programs. */

/** The password was right and a second key is asked for; nobody is signed in yet. */
export interface SecondStep {
  readonly account: null
  readonly second: { readonly ticket: string; readonly methods: readonly SecondMethod[] }
}
export type SecondMethod = 'code' | 'recovery' | 'passkey'

/** Six digits of an authenticator or a recovery code. */
const code = v.pipe(v.string(), v.minLength(6), v.maxLength(40))
export const secondStepInput = v.strictObject({ ticket: oneTimeToken, code })

const bytes = v.pipe(v.string(), v.regex(/^[\w-]*={0,2}$/), v.maxLength(20_000))
/** Answers of an authenticator as WebAuthn level 3 writes them in JSON (section 5.1.8); what more it says is not read. */
export const passkeyAssertion = v.object({
  id: bytes,
  rawId: bytes,
  type: v.literal('public-key'),
  response: v.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: v.exactOptional(bytes),
  }),
})
export const passkeyAttestation = v.object({
  id: bytes,
  rawId: bytes,
  type: v.literal('public-key'),
  response: v.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: v.exactOptional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.maxLength(10))),
  }),
})
export type PasskeyAssertion = v.InferOutput<typeof passkeyAssertion>
export type PasskeyAttestation = v.InferOutput<typeof passkeyAttestation>

export const passkeyAnswer = v.strictObject({ ticket: oneTimeToken, answer: passkeyAssertion })
export const newPasskey = v.strictObject({ ticket: oneTimeToken, answer: passkeyAttestation, name: line(60, 1) })
export const passkeyName = v.strictObject({ name: line(60, 1) })

/** What the browser's WebAuthn is asked with; `options` is handed on as it is. */
export interface PasskeyQuestion {
  readonly ticket: string
  readonly options: Readonly<Record<string, unknown>>
}

/** One way of showing again that it is really the person who signed in: what `by` names has to be there. */
export const proveInput = v.strictObject({
  by: v.picklist(['password', 'code', 'passkey']),
  password: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(256))),
  code: v.exactOptional(code),
  ticket: v.exactOptional(oneTimeToken),
  answer: v.exactOptional(passkeyAssertion),
})

export interface PasskeyRow {
  readonly id: number
  readonly name: string
  readonly createdAt: string
  readonly usedAt: string | null
  /** Kept by a service that carries it to other devices of its person. */
  readonly backedUp: boolean
}

export interface KeysView {
  readonly standing: SecondKeyStanding
  readonly passkeys: readonly PasskeyRow[]
  readonly codesSince: string | null
  readonly recoveryLeft: number
  /** Where passkeys can be made and used when not at this address: browsers take no bare IP address. */
  readonly passkeysAt: string | null
}

/** The secret of an authenticator in base32, and the same as an address for its camera. Shown once. */
export interface NewCodes {
  readonly secret: string
  readonly uri: string
}
export const confirmCodes = v.strictObject({ code })

/** Recovery codes, when new ones were made; shown once. */
export interface KeyAdded {
  readonly recoveryCodes: readonly string[] | null
}
export interface RecoveryCodes {
  readonly recoveryCodes: readonly string[]
}

export interface TokenRow {
  readonly id: number
  readonly name: string
  /** The first signs, by which its owner knows it again. */
  readonly beginning: string
  readonly scopes: readonly TokenScope[]
  readonly owner: { readonly id: number; readonly name: string }
  readonly createdAt: string
  readonly expiresAt: string
  readonly usedAt: string | null
}
/** `everybody` is for those who manage accounts. */
export const tokensQuery = v.strictObject({ everybody: v.exactOptional(v.literal('1')) })
export const newToken = v.strictObject({
  name: line(80, 1),
  scopes: v.pipe(v.array(v.picklist(TOKEN_SCOPES)), v.minLength(1), v.maxLength(TOKEN_SCOPES.length), v.readonly()),
  days: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MOST_TOKEN_DAYS)),
})
/** The token itself, shown once. */
export interface MadeToken {
  readonly id: number
  readonly token: string
  readonly expiresAt: string
}

export const endAllInput = v.strictObject({ tokens: v.boolean() })
export interface EndedAll {
  readonly sessions: number
  readonly tokens: number
}
