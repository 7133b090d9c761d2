import * as v from 'valibot'
import type { Permission } from '../people/permissions.ts'
import type { Role } from '../people/roles.ts'
import type { SecondKeyStanding } from '../people/second-key.ts'
import type { MonthFamilyId } from './site.ts'
import { email, line, oneTimeToken, password } from './wire.ts'

/** Signing in, the first set-up, forgotten passwords, invitations and the caller's own sessions. */

/** Chooses the grammatical form of a role or an act; null when the person did not say. */
export const GENDERS = ['f', 'm'] as const
export type Gender = (typeof GENDERS)[number]

export interface Me {
  readonly id: number
  /** The byline of this account, when it has one. */
  readonly personId: number | null
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly gender: Gender | null
  /** Sections the role is limited to; empty means all of them. */
  readonly sectionIds: readonly number[]
  readonly language: 'ar' | 'en'
}

/** What the newsroom needs to know of the site to show dates, digits and addresses. */
export interface SiteFacts {
  readonly name: string
  /** `https://example.org`, without a slash at its end. */
  readonly publicUrl: string
  readonly timeZone: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** Overrides the month names that go with the country; null leaves them. */
  readonly monthFamily: MonthFamilyId | null
  readonly digits: 'latn' | 'arab'
  readonly hijri: { readonly shown: boolean; readonly offset: number }
  /** Whether mail can be sent; without it one-time links are shown to the person who asked for them. */
  readonly mail: boolean
}

export interface SignedOut {
  readonly account: null
  readonly siteName: string
  /** False until the owner used the one-time set-up link. */
  readonly setUp: boolean
}

export interface SignedIn {
  readonly account: Me
  /** What to offer. The server decides again on every call. */
  readonly can: readonly Permission[]
  readonly site: SiteFacts
  readonly secondKey: SecondKeyStanding
}

export type SessionView = SignedOut | SignedIn

export const signInInput = v.strictObject({ email, password: v.pipe(v.string(), v.minLength(1), v.maxLength(256)) })

export const tokenQuery = v.strictObject({ token: oneTimeToken })
/** `valid` is false for a link that is unknown, used or expired: the three look the same. */
export interface SetupLink {
  readonly valid: boolean
  readonly siteName: string
}
export const setupInput = v.strictObject({
  token: oneTimeToken,
  siteName: v.exactOptional(line(80, 1)),
  name: line(120, 1),
  email,
  password,
})

export const resetRequestInput = v.strictObject({ email })
export const resetInput = v.strictObject({ token: oneTimeToken, password })
export interface ResetLink {
  readonly valid: boolean
}

export interface InvitationLink {
  readonly valid: boolean
  readonly siteName: string
  readonly name: string
  readonly email: string
  readonly role: Role | null
}
export const acceptInput = v.strictObject({ token: oneTimeToken, name: line(120, 1), password })

export const changePasswordInput = v.strictObject({
  current: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
  password,
})
export const profileInput = v.strictObject({
  name: v.exactOptional(line(120, 1)),
  gender: v.exactOptional(v.nullable(v.picklist(GENDERS))),
  language: v.exactOptional(v.picklist(['ar', 'en'])),
})

export interface OwnSession {
  readonly id: number
  readonly current: boolean
  readonly startedAt: string
  readonly lastSeenAt: string
  /** Words for the browser and system («Firefox، Windows»), made by the server; null when unknown. */
  readonly device: string | null
}
