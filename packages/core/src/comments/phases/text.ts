import type { Evidence, Span } from '../evidence.ts'
import { found, HOLD, QUARANTINE, REFUSE } from '../evidence.ts'
import { meets, wordsOfFacts } from '../rules/condition.ts'
import { ruleFactsOf } from '../rules/facts.ts'
import type { TermHit } from '../match/term.ts'
import type { RuleInForce, ScreeningFacts, ScreeningTools } from './facts.ts'

/** What the words say: the list of words, the tags, the learner, the rules of the newspaper. */

/** Each term once, with all its places. */
export function lookForTerms({ body }: ScreeningFacts, { findTerms, versions }: ScreeningTools): Evidence[] {
  const terms = new Map<string, { first: TermHit & { readonly term: string }; spans: Span[]; steps: Set<string> }>()
  for (const hit of findTerms(body)) {
    const key = `${hit.termId} ${hit.strength}`
    const known = terms.get(key) ?? { first: hit, spans: [], steps: new Set<string>() }
    known.spans.push(hit.span)
    hit.steps.forEach((step) => known.steps.add(step))
    terms.set(key, known)
  }
  return [...terms.values()].map(({ first, spans, steps }) =>
    found(first.tier === 'protected-name' ? 'protected-name' : 'term', 'term', scoreOfHit(first), {
      spans,
      clause: first.clause,
      data: {
        term: first.term,
        termId: first.termId,
        tier: first.tier,
        strength: first.strength,
        steps: [...steps],
        list: versions.lexicon,
      },
    }),
  )
}

/** Only what CL8 names for certain and without a doubtful reading is refused at the form; a name alone is no reason. */
function scoreOfHit({ tier, strength, clause }: TermHit): number {
  if (tier === 'protected-name') return 10
  if (tier === 'unambiguous' && strength === 'strong') return clause === 'CL8' ? REFUSE : 60
  return strength === 'strong' ? 60 : HOLD
}

/** A tag is a fact, never a reason: it says what a comment speaks of, for rules and for whoever reads it. */
export function lookForTags({ body, bylines }: ScreeningFacts, { findTags }: ScreeningTools): Evidence[] {
  const tags = new Map<string, Span[]>()
  for (const { tag, span } of findTags(body, bylines)) tags.set(tag, [...(tags.get(tag) ?? []), span])
  return [...tags].map(([tag, spans]) => found('tag', 'tag', 0, { spans, data: { tag } }))
}

/** Spans that moved the score most. */
const SHOWN_SPANS = 5
/** Below it nobody needs to know which words moved it. */
const TOLD_FROM = 0.5

export function lookWithLearner(
  { body, learnerHoldsAt }: ScreeningFacts,
  { learner, versions }: ScreeningTools,
): Evidence[] {
  if (learner === null) return []
  const score = learner.score(body)
  const hundredths = Math.round(score * 100)
  const holds = learnerHoldsAt !== null && hundredths >= learnerHoldsAt
  const moved = score < TOLD_FROM ? [] : learner.explain(body).filter(({ weight }) => weight > 0)
  const spans = moved
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, SHOWN_SPANS)
    .map(({ span }) => span)
    .toSorted((a, b) => a[0] - b[0])
  return [found('learner', 'ml', holds ? HOLD : 0, { spans, data: { hundredths, model: versions.model } })]
}

export interface RuleHit {
  readonly rule: RuleInForce
  readonly applied: boolean
}

/** Rules whose condition is true of this comment; those in the shadow have no effect. */
export function rulesThatHit(
  facts: ScreeningFacts,
  rules: readonly RuleInForce[],
  before: readonly Evidence[],
): RuleHit[] {
  if (rules.length === 0) return []
  const asked = ruleFactsOf(facts, before)
  const words = wordsOfFacts(asked)
  return rules
    .filter(({ condition }) => meets(condition, asked, words))
    .map((rule) => ({ rule, applied: rule.state === 'live' }))
}

export function lookAtRules(facts: ScreeningFacts, { rules }: ScreeningTools, before: readonly Evidence[]): Evidence[] {
  return rulesThatHit(facts, rules, before)
    .filter(({ applied }) => applied)
    .map(({ rule }) => {
      const data = {
        rule: rule.name,
        ruleId: rule.ruleId,
        version: rule.n,
        versionId: rule.versionId,
        effect: rule.effect,
      }
      return found('rule', 'rule', scoreOfEffect(rule), { clause: rule.clause, data })
    })
}

/** Spam aside is all that a rule may do for certain, and only in the name of CL9. */
function scoreOfEffect({ effect, clause }: RuleInForce): number {
  if (effect === 'quarantine') return clause === 'CL9' ? QUARANTINE : 60
  return effect === 'hold' ? 60 : 0
}
