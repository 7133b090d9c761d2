import type { Permission, Subject } from '../people/permissions.ts'
import { can } from '../people/permissions.ts'
import type { Staff } from '../people/roles.ts'
import type { ArticleState } from './states.ts'

/** The steps of an article's life, as the newsroom names them. */
export const TRANSITIONS = {
  submit: { from: ['draft'], to: 'submitted', permission: 'article.submit' },
  'start-review': { from: ['submitted'], to: 'in-review', permission: 'article.review' },
  return: { from: ['submitted', 'in-review', 'ready'], to: 'draft', permission: 'article.return' },
  ready: { from: ['draft', 'submitted', 'in-review'], to: 'ready', permission: 'article.ready' },
  publish: {
    from: ['draft', 'submitted', 'in-review', 'ready', 'scheduled', 'embargoed', 'published', 'archived'],
    to: 'published',
    permission: 'article.publish',
  },
  schedule: {
    from: ['draft', 'submitted', 'in-review', 'ready', 'scheduled'],
    to: 'scheduled',
    permission: 'article.schedule',
  },
  embargo: {
    from: ['draft', 'submitted', 'in-review', 'ready', 'embargoed'],
    to: 'embargoed',
    permission: 'article.schedule',
  },
  unschedule: { from: ['scheduled', 'embargoed'], to: 'ready', permission: 'article.schedule' },
  withdraw: { from: ['published', 'archived'], to: 'withdrawn', permission: 'article.withdraw' },
  republish: { from: ['withdrawn'], to: 'published', permission: 'article.withdraw' },
  archive: { from: ['published'], to: 'archived', permission: 'article.archive' },
  reopen: { from: ['archived'], to: 'published', permission: 'article.archive' },
} as const satisfies Record<string, { from: readonly ArticleState[]; to: ArticleState; permission: Permission }>

export type Transition = keyof typeof TRANSITIONS

export type StepVerdict =
  | { readonly ok: true; readonly to: ArticleState }
  | { readonly ok: false; readonly because: 'transition-not-possible' | 'not-allowed' }

/** May this account take this step from this state? Pure; every other pair is refused. */
export function step(staff: Staff, transition: Transition, from: ArticleState, subject: Subject): StepVerdict {
  const rule = TRANSITIONS[transition]
  if (!(rule.from as readonly ArticleState[]).includes(from)) return { ok: false, because: 'transition-not-possible' }
  if (!can(staff, rule.permission, subject)) return { ok: false, because: 'not-allowed' }
  return { ok: true, to: rule.to }
}

/** The steps an account may take now, for the buttons of the newsroom. */
export function stepsFrom(staff: Staff, from: ArticleState, subject: Subject): Transition[] {
  return (Object.keys(TRANSITIONS) as Transition[]).filter((name) => step(staff, name, from, subject).ok)
}

/** Who acts next on an article in this state: shown in words in every list. */
export function nextActor(state: ArticleState): 'author' | 'desk' | 'chief' | 'clock' | 'nobody' {
  switch (state) {
    case 'draft':
      return 'author'
    case 'submitted':
    case 'in-review':
      return 'desk'
    case 'ready':
      return 'chief'
    case 'scheduled':
    case 'embargoed':
      return 'clock'
    default:
      return 'nobody'
  }
}
