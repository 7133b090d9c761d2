import { describe, expect, test } from 'vitest'
import type { Role } from '../people/roles.ts'
import { ROLES } from '../people/roles.ts'
import type { ArticleState } from './states.ts'
import { ARTICLE_STATES } from './states.ts'
import type { Transition } from './workflow.ts'
import { step, TRANSITIONS } from './workflow.ts'

const STEPS = Object.keys(TRANSITIONS) as Transition[]
const CHIEFS: readonly Role[] = ['managing-editor', 'editor-in-chief', 'admin']
const DESK: readonly Role[] = ['reviewer', 'section-head', ...CHIEFS]
const WRITERS: readonly Role[] = ['contributor', 'reporter', ...DESK]
const PUBLISHERS: readonly Role[] = ['section-head', ...CHIEFS]

/** The workflow as an editor-in-chief would dictate it, written a second time and independently of the code. */
const DICTATED: Readonly<Record<Transition, readonly [who: readonly Role[], from: string, to: ArticleState]>> = {
  submit: [WRITERS, 'draft', 'submitted'],
  'start-review': [DESK, 'submitted', 'in-review'],
  return: [DESK, 'submitted in-review ready', 'draft'],
  ready: [DESK, 'draft submitted in-review', 'ready'],
  publish: [PUBLISHERS, 'draft submitted in-review ready scheduled embargoed published archived', 'published'],
  schedule: [PUBLISHERS, 'draft submitted in-review ready scheduled', 'scheduled'],
  embargo: [PUBLISHERS, 'draft submitted in-review ready embargoed', 'embargoed'],
  unschedule: [PUBLISHERS, 'scheduled embargoed', 'ready'],
  withdraw: [CHIEFS, 'published archived', 'withdrawn'],
  republish: [CHIEFS, 'withdrawn', 'published'],
  archive: [CHIEFS, 'published', 'archived'],
  reopen: [CHIEFS, 'archived', 'published'],
}

describe('every step from every state by every role, on an article of their own and in their section', () => {
  const own = { ownerId: 7, sectionId: 3 }
  test.each(STEPS)('%s', (name) => {
    const [who, from, to] = DICTATED[name]
    for (const role of ROLES) {
      for (const state of ARTICLE_STATES) {
        const verdict = step({ id: 7, role, sectionIds: [3] }, name, state, own)
        const allowed = who.includes(role) && from.split(' ').includes(state)
        expect([role, state, verdict.ok]).toEqual([role, state, allowed])
        if (verdict.ok) expect(verdict.to).toBe(to)
      }
    }
  })
})

test('a step that the state does not know is told apart from one the role may not take', () => {
  const chief = { id: 1, role: 'editor-in-chief', sectionIds: [] } as const
  const reporter = { id: 1, role: 'reporter', sectionIds: [] } as const
  expect(step(chief, 'republish', 'draft', {})).toEqual({ ok: false, because: 'transition-not-possible' })
  expect(step(reporter, 'publish', 'draft', { ownerId: 1 })).toEqual({ ok: false, because: 'not-allowed' })
})

test('writers act on their own articles only, section heads in their own sections only', () => {
  for (const role of ['contributor', 'reporter'] as const)
    expect(step({ id: 7, role, sectionIds: [] }, 'submit', 'draft', { ownerId: 8, sectionId: 3 }).ok).toBe(false)
  const head = { id: 7, role: 'section-head', sectionIds: [3] } as const
  expect(step(head, 'publish', 'ready', { ownerId: 8, sectionId: 4 }).ok).toBe(false)
  expect(step(head, 'publish', 'ready', { ownerId: 8, sectionId: 3 }).ok).toBe(true)
})
