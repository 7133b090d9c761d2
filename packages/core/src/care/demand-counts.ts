import type { DemandOutcome } from './demand-outcomes.ts'
import { DEMAND_OUTCOMES } from './demand-outcomes.ts'

/** How many legal demands of those that the newspaper counts in public, by what became of them. */
export interface DemandCounts {
  readonly received: number
  readonly open: number
  readonly takenBack: number
  readonly outcomes: Readonly<Record<DemandOutcome, number>>
}

export interface DemandFact {
  readonly outcome: DemandOutcome | null
  readonly closed: boolean
}

export function countDemands(facts: readonly DemandFact[]): DemandCounts {
  const of = (outcome: DemandOutcome) => facts.filter((fact) => fact.outcome === outcome).length
  return {
    received: facts.length,
    open: facts.filter(({ closed }) => !closed).length,
    takenBack: facts.filter(({ closed, outcome }) => closed && outcome === null).length,
    outcomes: Object.fromEntries(DEMAND_OUTCOMES.map((outcome) => [outcome, of(outcome)])) as DemandCounts['outcomes'],
  }
}

/** Lines of the file of figures: `month,measure,clause,value`. */
export function demandLines({ received, open, takenBack, outcomes }: DemandCounts): string {
  const figures = { received, open, taken_back: takenBack, ...outcomes }
  return Object.entries(figures)
    .map(([name, value]) => `total,legal_demands_${name.replaceAll('-', '_')},,${value}\r\n`)
    .join('')
}
