/** What is decided on a legal demand. */
export const DEMAND_OUTCOMES = ['refused', 'corrected', 'byline-hidden', 'unlisted', 'withdrawn'] as const
export type DemandOutcome = (typeof DEMAND_OUTCOMES)[number]
