import { calibrate, chooseThreshold } from './calibrate.ts'
import { bucketsOf } from './features.ts'
import type { Figures, Judged } from './measure.ts'
import { countsAt, figuresOf, rankingOf } from './measure.ts'
import type { Model } from './model.ts'
import { probabilityOf, sumOf } from './model.ts'
import { quantise, weightsOf } from './quantise.ts'
import type { Example } from './train.ts'
import { sumWith, trainWeights } from './train.ts'

/** What a person decided on a text: published, or removed for what it says. */
export interface SiteDecision {
  /** Of the revision: it says for ever whether the decision is learned from or measured on. */
  readonly id: number
  readonly text: string
  readonly offensive: boolean
}

/** Fewer decisions teach the taste of one week. */
export const FEWEST_DECISIONS = 500
/** Of each kind: removed and published. */
export const FEWEST_OF_A_KIND = 30
/** New ones before it is worth doing again: so many, and a tenth of those there were. */
export const FEWEST_NEW = 100
/** The newest are taken: what a newspaper let pass years ago it may not let pass now. */
export const MOST_DECISIONS = 20_000

export interface Retrained {
  readonly model: Model
  /** Decisions it has learned from, and those held out, on which it is measured. */
  readonly learned: number
  readonly heldOut: number
  /** On what was held out: of the new model and of the one it began from, each at its own threshold. */
  readonly figures: Figures
  readonly baseFigures: Figures
  /** How well each orders what was held out, 0 to 1 (`rankingOf`). */
  readonly ranking: number
  readonly baseRanking: number
}

/** Enough decisions, and of both kinds? */
export function areEnough(decisions: { readonly removed: number; readonly published: number }): boolean {
  const { removed, published } = decisions
  return removed + published >= FEWEST_DECISIONS && Math.min(removed, published) >= FEWEST_OF_A_KIND
}

/** Is it worth learning again, after a model that was made with so many decisions? */
export function isWorthAgain(decisions: number, before: number): boolean {
  return decisions - before >= Math.max(FEWEST_NEW, before / 10)
}

const COST = 0.05
const ROUNDS = 10
const FOLDS = 5
/** Of what people published, no more than this part is to be flagged. */
const MOST_FLAGGED = 0.05

/**
 * Draws a model towards the decisions of one newspaper: it stays where they say nothing. Every fifth text, by the number of
 * its revision, is held out and only measured on. The same decisions give the same model. Null where they are too few.
 */
export function retrain(base: Model, decisions: readonly SiteDecision[]): Retrained | null {
  const removed = decisions.filter(({ offensive }) => offensive).length
  if (!areEnough({ removed, published: decisions.length - removed })) return null
  const newest = decisions.toSorted((a, b) => a.id - b.id).slice(-MOST_DECISIONS)
  const examples = (held: boolean): Example[] =>
    newest
      .filter(({ id }) => isHeldOut(id) === held)
      .map(({ text, offensive }) => ({ buckets: bucketsOf(text, base.bits), offensive, weight: 1 }))
  const learned = examples(false)
  const heldOut = examples(true)
  const start = weightsOf(base)
  const fit = (some: readonly Example[]) =>
    trainWeights(some, { bits: base.bits, cost: COST, rounds: ROUNDS, start, importance: start.weights.map(() => 1) })
  const unseen = outOfFold(learned, fit)
  const curve = calibrate(unseen)
  const told = unseen.map(({ offensive, score }) => ({ offensive, score: probabilityOf(curve, score) }))
  const innocent = told.filter(({ offensive }) => !offensive).map(({ score }) => score)
  const threshold = chooseThreshold({ groups: [told], innocent, mostFlagged: MOST_FLAGGED })
  const provenance = `${base.provenance}Drawn towards ${learned.length} decisions of this newspaper.\n`
  const model = quantise(fit(learned), { bits: base.bits, threshold, provenance, ...curve })
  const after = judge(model, heldOut)
  const before = judge(base, heldOut)
  return {
    model,
    learned: learned.length,
    heldOut: heldOut.length,
    figures: figuresOf(countsAt(after, model.threshold)),
    baseFigures: figuresOf(countsAt(before, base.threshold)),
    ranking: rankingOf(after),
    baseRanking: rankingOf(before),
  }
}

function isHeldOut(id: number): boolean {
  return id % FOLDS === 0
}

/** Sums by weights that did not see the text. */
function outOfFold(examples: readonly Example[], fit: (some: readonly Example[]) => ReturnType<typeof trainWeights>) {
  const judged: Judged[] = []
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const weights = fit(examples.filter((_, at) => at % FOLDS !== fold))
    for (let at = fold; at < examples.length; at += FOLDS) {
      const { buckets, offensive } = examples[at] as Example
      judged.push({ offensive, score: sumWith(weights, buckets) })
    }
  }
  return judged
}

function judge(model: Model, examples: readonly Example[]): Judged[] {
  return examples.map(({ buckets, offensive }) => ({
    offensive,
    score: probabilityOf(model, sumOf(model, buckets)),
  }))
}
