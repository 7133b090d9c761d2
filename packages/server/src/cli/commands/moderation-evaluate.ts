import { readFileSync } from 'node:fs'
import type { Counts, Figures, Judged } from '@warraq/core/comments/learn/measure'
import { countsAt, figuresOf, rankingOf } from '@warraq/core/comments/learn/measure'
import type { Model } from '@warraq/core/comments/learn/model'
import { scoreText } from '@warraq/core/comments/learn/model'
import type { ScreeningTools } from '@warraq/core/comments/phases/facts'
import { readModeration } from '../../store/reader/moderation.ts'
import { programTerms } from '../../actions/comments/lexicon/program-terms.ts'
import { finderOf, screeningTools } from '../../actions/comments/screening/tools.ts'
import { createKept } from '../../actions/kept.ts'
import { learnerInUse, readShipped, SHIPPED } from '../../actions/learner/model-in-use.ts'
import { fromEpoch } from '@warraq/core/time'
import type { Command, Invocation } from '../command.ts'
import { badCommand } from '../command.ts'
import type { LabelledText } from '../labelled-lines.ts'
import { readLabelled } from '../labelled-lines.ts'
import { isThere, lookAtNewsroom } from '../open.ts'
import { percent } from '../percent.ts'
import { say } from '../words.ts'

interface Instruments {
  readonly name: string
  readonly model: Model
  readonly findTerms: ScreeningTools['findTerms']
}

/** What was said of one text. */
interface Answer {
  readonly labelled: LabelledText
  readonly score: number
  readonly flagged: boolean
  /** The clause that the first certain word suggests, else the first suspected one; null without any. */
  readonly clause: string | null
}

/**
 * Holds the list of words and the learner against texts that people have judged: of the newsroom where there is one, else those
 * that come with the program. Nothing is written.
 */
export const moderationEvaluateCommand: Command = async (invocation) => {
  const texts = readLabelled(readFile(invocation), invocation.lang)
  const instruments = await instrumentsOf(invocation)
  const answers = texts.map((labelled) => answerOf(labelled, instruments))
  const { threshold } = instruments.model
  const learner = answers.map(({ score, labelled: { offensive } }) => ({ score, offensive }))
  const words = answers.map(({ clause, labelled: { offensive } }) => ({ score: clause === null ? 0 : 1, offensive }))
  const both = answers.map(({ clause, flagged, labelled: { offensive } }) => ({
    score: flagged || clause !== null ? 1 : 0,
    offensive,
  }))
  const value = {
    texts: texts.length,
    offensive: texts.filter(({ offensive }) => offensive).length,
    model: instruments.name,
    threshold,
    ...measured(both, 1),
    learner: { ...measured(learner, threshold), ranking: rankingOf(learner) },
    words: measured(words, 1),
    clauses: confusion(answers),
  }
  return { value, text: linesOf(invocation, value).join('\n') }
}

function readFile({ args, lang }: Invocation): string {
  const [path = ''] = args
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw badCommand(say(lang, 'noSuchFile', { path }))
  }
}

async function instrumentsOf(invocation: Invocation): Promise<Instruments> {
  const config = invocation.config()
  if (!isThere(config)) {
    const findTerms = finderOf(programTerms().map((term, at) => ({ ...term, id: at + 1 })))
    return { name: SHIPPED, model: readShipped(), findTerms }
  }
  return lookAtNewsroom(config, async ({ read }) => {
    const kept = createKept()
    const { settings } = await readModeration(read)
    // Rules of the newspaper ask for more than the text; only the list is taken from the tools.
    const { findTerms } = await screeningTools({ db: read, kept, now: fromEpoch(0) }, settings)
    const { name, model } = await learnerInUse({ db: read, kept })
    return { name, model, findTerms }
  })
}

function answerOf(labelled: LabelledText, { model, findTerms }: Instruments): Answer {
  const score = scoreText(model, labelled.text)
  const hits = findTerms(labelled.text).filter(({ tier }) => tier !== 'protected-name')
  const hit = hits.find(({ strength }) => strength === 'strong') ?? hits[0]
  return { labelled, score, flagged: score >= model.threshold, clause: hit?.clause ?? null }
}

type Measured = { readonly [Key in keyof (Figures & Counts)]: number }

function measured(judged: readonly Judged[], threshold: number): Measured {
  const counts = countsAt(judged, threshold)
  return { ...figuresOf(counts), ...counts }
}

/**
 * By what people said (a clause, `offensive` without one, `ok`) and by what was found (the clause of a word, `learner` where
 * only the learner flagged it, `none`): how many texts.
 */
function confusion(answers: readonly Answer[]): Record<string, Record<string, number>> {
  const table: Record<string, Record<string, number>> = {}
  for (const { labelled, flagged, clause } of answers) {
    const said = labelled.clause ?? (labelled.offensive ? 'offensive' : 'ok')
    const found = clause ?? (flagged ? 'learner' : 'none')
    const row = (table[said] ??= {})
    row[found] = (row[found] ?? 0) + 1
  }
  return Object.fromEntries(Object.entries(table).toSorted(([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1)))
}

/** Clauses by their number, then the others. */
function order(name: string): number {
  const number = /^CL(\d+)$/.exec(name)?.[1]
  return number === undefined ? 1000 : Number(number)
}

type Value = Measured & {
  readonly texts: number
  readonly offensive: number
  readonly model: string
  readonly threshold: number
  readonly learner: Measured
  readonly words: Measured
  readonly clauses: Record<string, Record<string, number>>
}

function linesOf({ lang }: Invocation, value: Value): string[] {
  const { texts, offensive, model, threshold } = value
  const figures = (who: 'evaluatedBoth' | 'evaluatedLearner' | 'evaluatedWords', { ...of }: Measured) =>
    say(lang, who, {
      precision: percent(of.precision),
      recall: percent(of.recall),
      f1: of.f1.toFixed(3),
      macroF1: of.macroF1.toFixed(3),
      falseAlarm: of.falseAlarm,
      missed: of.missed,
    })
  return [
    say(lang, 'evaluated', { texts, offensive, model, threshold: threshold.toFixed(3) }),
    figures('evaluatedBoth', value),
    figures('evaluatedLearner', value.learner),
    figures('evaluatedWords', value.words),
    say(lang, 'evaluatedClauses'),
    ...Object.entries(value.clauses).map(
      ([said, row]) =>
        `  ${nameOf(lang, said)}: ${Object.entries(row)
          .toSorted(([, a], [, b]) => b - a)
          .map(([found, count]) => `${nameOf(lang, found)} ${count}`)
          .join(lang === 'ar' ? '، ' : ', ')}`,
    ),
  ]
}

function nameOf(lang: Invocation['lang'], code: string): string {
  if (code === 'offensive' || code === 'ok' || code === 'learner' || code === 'none') return say(lang, `judged.${code}`)
  return code
}
