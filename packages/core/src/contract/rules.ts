import * as v from 'valibot'
import type { RuleCondition } from '../comments/rules/condition.ts'
import { NUMBER_FACTS } from '../comments/rules/condition.ts'
import { TERM_TIERS } from '../comments/match/term.ts'
import { id, instant, line } from './wire.ts'

/** Rules of the newspaper about comments: a condition without loops, one effect, first in the shadow. */

const clauseCode = v.pipe(v.string(), v.regex(/^CL\d{1,2}$/))
const whole = (most: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(most))

const question = v.variant('fact', [
  v.strictObject({ fact: v.literal('term'), clause: v.nullable(clauseCode), tier: v.nullable(v.picklist(TERM_TIERS)) }),
  v.strictObject({ fact: v.literal('tag'), tag: line(40, 1) }),
  v.strictObject({
    fact: v.literal('number'),
    of: v.picklist(NUMBER_FACTS),
    is: v.picklist(['least', 'most']),
    value: whole(1_000_000),
  }),
  v.strictObject({ fact: v.literal('hour'), from: whole(23), to: whole(23) }),
  v.strictObject({ fact: v.literal('words'), in: v.picklist(['body', 'name']), words: line(80, 1) }),
  v.strictObject({ fact: v.literal('language'), is: v.picklist(['ar', 'other']) }),
])

/** Groups within groups; how deep and how many is `faultOfCondition`'s to say. */
const group = v.pipe(v.array(v.lazy(() => ruleCondition)), v.maxLength(40), v.readonly())
export const ruleCondition: v.GenericSchema<RuleCondition> = v.union([
  question,
  v.strictObject({ all: group }),
  v.strictObject({ any: group }),
  v.strictObject({ not: v.lazy(() => ruleCondition) }),
])

export const RULE_EFFECTS = ['tag', 'hold', 'throttle', 'quarantine'] as const
export type RuleEffect = (typeof RULE_EFFECTS)[number]
export const RULE_STATES = ['draft', 'shadow', 'live', 'expired'] as const
export type RuleState = (typeof RULE_STATES)[number]

/** A null id writes a new rule; otherwise a new version of it, which is a draft until somebody takes the next step. */
export const saveRuleInput = v.strictObject({
  id: v.nullable(id),
  name: line(80, 1),
  condition: ruleCondition,
  effect: v.picklist(RULE_EFFECTS),
  clause: v.nullable(clauseCode),
  note: line(300),
  /** Ends by itself. */
  until: v.nullable(instant),
})
export const ruleStepInput = v.strictObject({ to: v.picklist(['shadow', 'live', 'expired']) })

export interface RuleRow {
  readonly id: number
  readonly name: string
  /** Those in force and the draft that waits, newest first; else the one that ended last. */
  readonly versions: readonly RuleVersion[]
}
export interface RuleVersion {
  readonly n: number
  readonly state: RuleState
  readonly condition: RuleCondition
  readonly effect: RuleEffect
  readonly clause: string | null
  readonly note: string
  readonly until: string | null
  readonly changedAt: string
  readonly changedBy: string | null
  /** What it has met so far in this version, and how many of those people have removed, or published. */
  readonly report: RuleReport
}
export interface RuleReport {
  readonly hits: number
  /** Of them, removed by people: «كان سيُعلّق {hits}، أزال الناس منها {removed}». */
  readonly removed: number
  readonly published: number
  /** The first in the shadow, the last hit. */
  readonly since: string | null
}

/** Against the last thousand comments, as they were known when they came. */
export const testRuleInput = v.strictObject({ condition: ruleCondition })
export interface RuleTested {
  readonly looked: number
  readonly hits: number
  readonly removed: number
  readonly published: number
  readonly waiting: number
  readonly samples: readonly {
    readonly commentId: number
    readonly name: string
    readonly text: string
    readonly state: string
  }[]
}
