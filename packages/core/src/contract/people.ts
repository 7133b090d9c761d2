import * as v from 'valibot'
import { ROLES, type Role } from '../people/roles.ts'
import type { MediaRef } from './media.ts'
import { GENDERS, type Gender } from './session.ts'
import { cursor, email, id, idInQuery, line, prose, searchText, slug } from './wire.ts'

/** Staff accounts (who signs in) and persons (who is named in a byline): two tables, two lists. */

export const ACCOUNT_STATUSES = ['invited', 'active', 'disabled'] as const
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number]

export interface AccountRow {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly gender: Gender | null
  readonly sectionIds: readonly number[]
  readonly status: AccountStatus
  readonly personId: number | null
  readonly lastSeenAt: string | null
  /** Whether there is a passkey or an authenticator. */
  readonly secondKey: boolean
}

export const inviteInput = v.strictObject({
  email,
  name: line(120, 1),
  role: v.picklist(ROLES),
  sectionIds: v.pipe(v.array(id), v.maxLength(200), v.readonly()),
})
export const accountPatch = v.strictObject({
  role: v.exactOptional(v.picklist(ROLES)),
  sectionIds: v.exactOptional(v.pipe(v.array(id), v.maxLength(200), v.readonly())),
  status: v.exactOptional(v.picklist(['active', 'disabled'])),
})

/** `link` is there when no mail can be sent: the caller hands it over. It is shown once. */
export interface OneTimeLink {
  readonly accountId: number
  readonly mailed: boolean
  readonly link?: string
  readonly expiresAt: string
}

export interface PersonRow {
  readonly id: number
  readonly name: string
  readonly slug: string
  /** What the author's page says under the name, for example «كاتبة رأي». */
  readonly title: string
  readonly bio: string
  readonly gender: Gender | null
  readonly portrait: MediaRef | null
  /** A hidden byline is absent from every public page, also from old ones. */
  readonly bylineHidden: boolean
  readonly articleCount: number
  readonly publicUrl: string | null
  /** What the person is called in the other language, when that is said. */
  readonly otherNames: readonly PersonName[]
}

/** A person as the edition of another language shows them. */
export interface PersonName {
  readonly lang: 'ar' | 'en'
  readonly name: string
  readonly title: string
  readonly bio: string
}

/** Persons that may be one: each group has two or more, the one with the most articles first. */
export interface AlikePersons {
  readonly groups: readonly (readonly PersonRow[])[]
}
export const mergeQuery = v.strictObject({ intoId: idInQuery })
export const mergeInput = v.strictObject({ intoId: id })
/** What merging would do, before it is done. */
export interface MergePreview {
  readonly from: string
  readonly into: string
  readonly published: number
  readonly drafts: number
  /** Addresses that would lead to the other from then on. */
  readonly addresses: readonly string[]
  /** Why it cannot be done. */
  readonly refused: 'both-have-accounts' | null
}

export const peopleQuery = v.strictObject({ q: v.exactOptional(searchText), before: v.exactOptional(cursor) })

const personFields = {
  slug: v.exactOptional(v.nullable(slug)),
  title: v.exactOptional(line(120)),
  bio: v.exactOptional(prose(4000)),
  gender: v.exactOptional(v.nullable(v.picklist(GENDERS))),
  portraitMediaId: v.exactOptional(v.nullable(id)),
  bylineHidden: v.exactOptional(v.boolean()),
  /** Replaces what was said before; an empty name takes the language away. */
  otherNames: v.exactOptional(
    v.pipe(
      v.array(v.strictObject({ lang: v.picklist(['ar', 'en']), name: line(120), title: line(120), bio: prose(4000) })),
      v.maxLength(2),
      v.readonly(),
    ),
  ),
}
export const personInput = v.strictObject({ name: line(120, 1), ...personFields })
export const personPatch = v.strictObject({ name: v.exactOptional(line(120, 1)), ...personFields })
