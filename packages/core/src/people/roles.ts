/** Roles in the order of PRODUCT: from who may only send to who owns the site. */
export const ROLES = [
  'contributor',
  'reporter',
  'reviewer',
  'section-head',
  'managing-editor',
  'editor-in-chief',
  'moderator',
  'admin',
] as const
export type Role = (typeof ROLES)[number]

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text)
}

/** A staff account as decisions see it. */
export interface Staff {
  readonly id: number
  readonly role: Role
  /** Sections a section head answers for; empty for the others. */
  readonly sectionIds: readonly number[]
}
