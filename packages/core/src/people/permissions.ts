import type { Role, Staff } from './roles.ts'

/**
 * Who may do what: the one table an editor-in-chief can read aloud. Each line: the act, then the roles that may.
 * `own` means: on an article the account itself began. A byline alone gives no rights: it is a name, not an account.
 * `section` means: a section head inside the sections assigned to them. Where none is assigned there is none: a forgotten
 * assignment leaves somebody with too little, never with the whole newspaper.
 * When a writer may still change an article of their own, `mayEdit` says.
 */
type Scope = 'any' | 'own' | 'section'
type Grant = Role | `${Role}:${Exclude<Scope, 'any'>}`

const DESK: readonly Grant[] = ['reviewer', 'section-head:section', 'managing-editor', 'editor-in-chief', 'admin']
const CHIEFS: readonly Grant[] = ['managing-editor', 'editor-in-chief', 'admin']
const WRITERS: readonly Grant[] = ['contributor', 'reporter', 'reviewer', 'section-head', ...CHIEFS]

export const PERMISSIONS = {
  'article.create': WRITERS,
  'article.read': ['contributor:own', 'reporter', 'reviewer', 'section-head', ...CHIEFS],
  'article.edit': ['contributor:own', 'reporter:own', 'section-head:own', ...DESK],
  'article.submit': ['contributor:own', 'reporter:own', 'section-head:own', ...DESK],
  'article.review': DESK,
  'article.return': DESK,
  'article.ready': DESK,
  'article.publish': ['section-head:section', ...CHIEFS],
  'article.schedule': ['section-head:section', ...CHIEFS],
  'article.withdraw': CHIEFS,
  'article.archive': CHIEFS,
  'article.correct': ['section-head:section', ...CHIEFS],
  'media.upload': WRITERS,
  'media.edit': WRITERS,
  'section.manage': CHIEFS,
  'tag.manage': ['reviewer', 'section-head', ...CHIEFS],
  'person.manage': ['section-head', ...CHIEFS],
  'page.manage': CHIEFS,
  'menu.manage': CHIEFS,
  'front.manage': CHIEFS,
  'site.manage': ['editor-in-chief', 'admin'],
  'account.manage': ['admin'],
  'house.manage': ['reviewer', 'section-head', ...CHIEFS],
  'audit.read': ['editor-in-chief', 'admin'],
  'comment.moderate': ['moderator', ...CHIEFS],
  'comment.contact': ['admin'],
  'moderation.manage': ['editor-in-chief', 'admin'],
  'job.manage': ['admin'],
  'letter.handle': ['reviewer', 'section-head', ...CHIEFS],
  'legal.manage': ['editor-in-chief', 'admin'],
  'care.override': ['editor-in-chief', 'admin'],
  'source.read': ['editor-in-chief'],
  'import.run': ['editor-in-chief', 'admin'],
} as const satisfies Record<string, readonly Grant[]>

export type Permission = keyof typeof PERMISSIONS

/** What a decision about an article needs to know of it. */
export interface Subject {
  readonly ownerId?: number | null
  readonly sectionId?: number | null
}

/** True when the table lets this account do this to this subject. Pure. */
export function can(staff: Staff, permission: Permission, subject: Subject = {}): boolean {
  return (PERMISSIONS[permission] as readonly Grant[]).some((grant) => {
    const [role, scope] = grant.split(':') as [Role, Scope | undefined]
    if (role !== staff.role) return false
    if (scope === 'own') return subject.ownerId === staff.id
    if (scope === 'section') return subject.sectionId != null && staff.sectionIds.includes(subject.sectionId)
    return true
  })
}

/** Everything the account may do somewhere; the newsroom shows menus by it, the server decides again each time. */
export function permissionsOf(role: Role): Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter((permission) =>
    (PERMISSIONS[permission] as readonly Grant[]).some((grant) => grant.split(':')[0] === role),
  )
}
