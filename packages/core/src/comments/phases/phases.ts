import type { Evidence } from '../evidence.ts'
import { found, HOLD } from '../evidence.ts'
import { lookAtForm, lookAtHistory, lookAtSanctions, lookAtScorer, lookAtTwins } from './circumstances.ts'
import type { ScreeningFacts, ScreeningTools } from './facts.ts'
import { lookAtRules, lookForTags, lookForTerms, lookWithLearner } from './text.ts'
import { lookAtWriting } from './writing.ts'

export interface Phase {
  readonly name: string
  /** `before` is what the phases before it found. */
  readonly look: (facts: ScreeningFacts, tools: ScreeningTools, before: readonly Evidence[]) => readonly Evidence[]
}

/**
 * What a comment goes through, in this order. Before the first phase stand the refusals that need no screening: the shape of
 * the form (`checkComment`), comments that are closed, a reader who is muted or banned, the limits and the slow mode. After
 * the last one stands the verdict (`verdictOf`). A phase says what it found and decides nothing.
 */
export const PHASES: readonly Phase[] = [
  { name: 'sanctions', look: lookAtSanctions },
  { name: 'form', look: lookAtForm },
  { name: 'writing', look: lookAtWriting },
  { name: 'history', look: lookAtHistory },
  { name: 'duplicates', look: lookAtTwins },
  { name: 'terms', look: lookForTerms },
  { name: 'tags', look: lookForTags },
  { name: 'learner', look: lookWithLearner },
  { name: 'rules', look: lookAtRules },
  { name: 'scorer', look: lookAtScorer },
]

/** Phases that see nothing but the text: held against the same versions they say the same for ever. */
export const TEXT_PHASES: ReadonlySet<string> = new Set(['writing', 'terms', 'tags', 'learner'])

/** A phase takes a fraction of a millisecond; one that took so long has not done what it should. */
export const PHASE_MS = 250

/** One phase after the other. One that fails or takes too long holds the comment and says so: it never lets it pass. */
export function screen(facts: ScreeningFacts, tools: ScreeningTools, phases: readonly Phase[] = PHASES): Evidence[] {
  const evidence: Evidence[] = []
  for (const phase of phases) evidence.push(...lookSafely(phase, facts, tools, evidence))
  return evidence
}

function lookSafely(
  { name, look }: Phase,
  facts: ScreeningFacts,
  tools: ScreeningTools,
  before: readonly Evidence[],
): readonly Evidence[] {
  const start = tools.clock()
  try {
    const evidence = look(facts, tools, before)
    const late = tools.clock() - start > PHASE_MS
    return late ? [...evidence, found('phase-slow', 'failure', HOLD, { data: { phase: name } })] : evidence
  } catch (error) {
    return [found('phase-failed', 'failure', HOLD, { data: { phase: name, error: wordsOf(error, facts) } })]
  }
}

/** What an error says, unless it repeats words of the comment. */
function wordsOf(error: unknown, { body }: ScreeningFacts): string {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : 'error'
  const repeats = body.split(/\s+/u).some((word) => word.length > 2 && said.includes(word))
  return repeats ? (error instanceof Error ? error.name : 'error') : said.slice(0, 200)
}
