import { describe, expect, test } from 'vitest'
import type { Decision, DecisionRequest } from './decide.ts'
import { decide, DECISIONS, decisionsFor, needsReasons, factsOf } from './decide.ts'
import type { CommentState } from './states.ts'
import { canStep, COMMENT_STATES, COMMENT_TRANSITIONS, standOf, statesOf } from './states.ts'

const CITABLE = new Map([
  ['CL2', 12],
  ['CL6', 16],
])
const comment = (state: CommentState, editWaits = false) => ({ state, lockVersion: 3, revisionId: 7, editWaits })
const request = (change: Partial<DecisionRequest> = {}): DecisionRequest => ({
  decision: 'approve',
  revisionId: 7,
  lockVersion: 3,
  clauses: [],
  facts: '',
  ...change,
})
const removal = { decision: 'remove', clauses: ['CL2'], facts: 'وصف الكاتبة بلفظ مهين.' } as const

describe('a decision', () => {
  test('publishes what waits', () => {
    for (const state of ['held', 'quarantined', 'hidden'] as const) {
      expect(decide(comment(state), request(), CITABLE)).toMatchObject({ ok: true, to: 'published', effect: 'publish' })
    }
  })

  test('removes with the versions of its clauses, each once, and facts', () => {
    expect(decide(comment('published'), request({ ...removal, clauses: ['CL6', 'CL2', 'CL6'] }), CITABLE)).toEqual({
      ok: true,
      step: 'remove',
      to: 'removed',
      effect: 'remove',
      clauseVersionIds: [16, 12],
      facts: 'وصف الكاتبة بلفظ مهين.',
    })
  })

  test.each([
    ['no clause', { clauses: [] }],
    ['no facts', { facts: '' }],
    ['blank facts', { facts: ' \n\u0007 ' }],
    ['a clause that does not exist', { clauses: ['CL99'] }],
    ['one good and one unknown clause', { clauses: ['CL2', 'CL99'] }],
  ])('does not remove with %s', (_, change) => {
    expect(decide(comment('held'), request({ ...removal, ...change }), CITABLE)).toEqual({
      ok: false,
      because: 'clause-needed',
    })
  })

  test('on an old version or revision is refused, whatever it says', () => {
    for (const change of [
      { lockVersion: 2 },
      { revisionId: 6 },
      { ...removal, lockVersion: 4 },
      { ...removal, facts: '', lockVersion: 2 },
    ]) {
      expect(decide(comment('held'), request(change), CITABLE)).toEqual({ ok: false, because: 'comment-decided' })
    }
  })

  test('that was made already is not made twice', () => {
    expect(decide(comment('published'), request(), CITABLE)).toEqual({ ok: false, because: 'comment-decided' })
    expect(decide(comment('removed'), request(removal), CITABLE)).toEqual({ ok: false, because: 'comment-decided' })
  })

  test('restores what was removed, also when it is called an approval', () => {
    for (const decision of ['approve', 'restore'] as const) {
      expect(decide(comment('removed'), request({ decision }), CITABLE)).toMatchObject({
        ok: true,
        step: 'restore',
        to: 'published',
        effect: 'restore',
      })
    }
    expect(decide(comment('held'), request({ decision: 'restore' }), CITABLE)).toMatchObject({ ok: false })
  })

  test('never brings back what its author took away', () => {
    for (const state of ['deleted-by-author', 'erased', 'expired'] as const) {
      for (const change of [{}, removal, { decision: 'restore' as const }])
        expect(decide(comment(state), request(change), CITABLE).ok).toBe(false)
    }
  })
})

/** Every state, with an edit that waits where there can be one: all that may be decided, and what it comes to. */
const ALL: readonly (readonly [CommentState, boolean, Partial<Record<Decision, CommentState>>])[] = [
  ['awaiting-verification', false, {}],
  [
    'held',
    false,
    { approve: 'published', remove: 'removed', 'ask-for-changes': 'changes-requested', spam: 'quarantined' },
  ],
  ['quarantined', false, { approve: 'published', remove: 'removed', 'not-spam': 'published' }],
  ['published', false, { remove: 'removed', hide: 'hidden', keep: 'published', spam: 'quarantined' }],
  [
    'published',
    true,
    {
      approve: 'published',
      remove: 'removed',
      hide: 'hidden',
      spam: 'quarantined',
      'approve-edit': 'published',
      'refuse-edit': 'published',
    },
  ],
  [
    'hidden',
    false,
    { approve: 'published', remove: 'removed', 'ask-for-changes': 'changes-requested', spam: 'quarantined' },
  ],
  ['changes-requested', false, { approve: 'published', remove: 'removed', spam: 'quarantined' }],
  ['removed', false, { approve: 'published', restore: 'published' }],
  ['expired', false, {}],
  ['deleted-by-author', false, {}],
  ['erased', false, {}],
]

describe('all pairs of state and decision', () => {
  test('every state is among them', () => {
    expect(new Set(ALL.map(([state]) => state))).toEqual(new Set(COMMENT_STATES))
  })

  test.each(
    ALL.flatMap(([state, editWaits, to]) =>
      DECISIONS.map((decision) => [state, editWaits ? 'with an edit that waits' : '', decision, to[decision]] as const),
    ),
  )('%s %s: %s gives %s', (state, edit, decision, to) => {
    const verdict = decide(comment(state, edit !== ''), request({ ...removal, decision }), CITABLE)
    if (to === undefined) expect(verdict).toEqual({ ok: false, because: 'comment-decided' })
    else expect(verdict).toMatchObject({ ok: true, to })
    if (!verdict.ok) return
    expect(verdict.clauseVersionIds.length > 0 && verdict.facts !== '').toBe(needsReasons(verdict.step))
    expect(decide(comment(state, edit !== ''), request({ decision }), CITABLE).ok).toBe(!needsReasons(verdict.step))
  })

  test('what is offered is what may be decided, each under its own name', () => {
    for (const [state, editWaits, to] of ALL) {
      const other = state === 'removed' || editWaits ? ['approve'] : []
      expect(decisionsFor({ state, editWaits })).toEqual(
        DECISIONS.filter((decision) => decision in to && !other.includes(decision)),
      )
    }
  })
})

describe('states', () => {
  test('every transition leads from states that exist to another one', () => {
    for (const [step, { from, to }] of Object.entries(COMMENT_TRANSITIONS)) {
      const stays = step === 'keep' || step.endsWith('-edit')
      expect([step, from.length > 0, (from as readonly string[]).includes(to)]).toEqual([step, true, stays])
      expect(COMMENT_STATES).toContain(to)
    }
  })

  test('erased is the end', () => {
    const steps = Object.keys(COMMENT_TRANSITIONS) as (keyof typeof COMMENT_TRANSITIONS)[]
    expect(steps.filter((step) => canStep(step, 'erased'))).toEqual([])
  })

  test('only published is public', () => {
    expect(statesOf('public')).toEqual(['published'])
    expect(new Set(COMMENT_STATES.map(standOf))).toEqual(new Set(['held', 'public', 'removed']))
  })
})

test.each(['…', '.', '؟!', '\u200f\u200b', '🙂'])('facts that say nothing (%j) are no facts', (facts) => {
  expect(factsOf(facts)).toBe('')
})
