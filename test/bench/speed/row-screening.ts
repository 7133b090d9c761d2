/**
 * What a comment costs before it is stored: all phases of screening with the list of words that ships and two rules, without
 * and with the learner, in time of the processor. Comments are three sentences of ours, about as long as readers write.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DETECTOR_VERSION } from '@warraq/core/comments/evidence'
import { explainScore, readModel, scoreText } from '@warraq/core/comments/learn/model'
import { findTerms, MATCHER_VERSION } from '@warraq/core/comments/match/find'
import { compileTerms } from '@warraq/core/comments/match/lexicon'
import { STARTING_TERMS } from '@warraq/core/comments/match/starting-terms.table'
import type { RuleInForce, ScreeningFacts, ScreeningTools } from '@warraq/core/comments/phases/facts'
import { PHASES, screen } from '@warraq/core/comments/phases/phases'
import type { RuleCondition } from '@warraq/core/comments/rules/condition'
import { tagText } from '@warraq/core/comments/tags/tag-text'
import { TAGS_VERSION } from '@warraq/core/comments/tags/tag'
import { verdictOf } from '@warraq/core/comments/verdict'
import type { Figures, Row, RowResult } from './row.ts'
import { atLeast } from './row.ts'

const WITHOUT_LEARNER = 20_000
const WITH_LEARNER = 5_000
/** Of all texts; the first are thrown away, the machine is still learning them. */
const WARM_UP = 6
const ROUNDS_A_TURN = 6
const SENTENCES_EACH = 3

const CORPUS = join(import.meta.dirname, '..', '..', 'moderation', 'benign')
const WEIGHTS = join(import.meta.dirname, '..', '..', '..', 'packages', 'server', 'learner', 'learner-1.bin')

export const rules: Row = async ({ rounds }) => [
  measured('screening without the learner', null, WITHOUT_LEARNER, rounds),
]

export const learner: Row = async ({ rounds }) => {
  const model = readModel(new Uint8Array(readFileSync(WEIGHTS)))
  const asked = {
    score: (text: string) => scoreText(model, text),
    explain: (text: string) => explainScore(model, text),
  }
  return [measured('screening with the learner', asked, WITH_LEARNER, rounds)]
}

function measured(title: string, asked: ScreeningTools['learner'], wanted: number, turns: number): RowResult {
  const texts = comments()
  const facts = texts.map(factsOf)
  const tools = toolsWith(asked)
  const way = { mode: 'post', firstHeld: 3, publishedBefore: 4, trust: 1 } as const
  const round = () => secondsOf(() => facts.forEach((one) => verdictOf(screen(one, tools), way)))
  for (let n = 0; n < WARM_UP; n += 1) round()
  const times = Array.from({ length: turns * ROUNDS_A_TURN }, round).toSorted((a, b) => a - b)
  const best = texts.length / (times[0] ?? Number.NaN)
  const median = texts.length / (times[Math.floor(times.length / 2)] ?? Number.NaN)
  const letters = texts.reduce((sum, text) => sum + text.length, 0) / texts.length
  const all = { 'a second, best': Math.round(best), median: Math.round(median), characters: Math.round(letters) }
  return {
    title,
    figures: [{ name: 'all phases', numbers: all }, ...phaseFigures(facts, tools)],
    demands: [atLeast('comments a second of one core', best, wanted)],
  }
}

function phaseFigures(facts: readonly ScreeningFacts[], tools: ScreeningTools): Figures[] {
  return PHASES.map((phase) => {
    const times = Array.from({ length: ROUNDS_A_TURN }, () =>
      secondsOf(() => facts.forEach((one) => screen(one, tools, [phase]))),
    )
    const micros = (Math.min(...times) * 1e6) / facts.length
    return { name: phase.name, numbers: { 'a second, best': Math.round(1e6 / micros), 'µs a comment': micros } }
  })
}

/** Of this process's own work, so that neighbours on the machine do not count. */
function secondsOf(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

function comments(): string[] {
  const lines = readdirSync(CORPUS)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => readFileSync(join(CORPUS, name), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  return lines.flatMap((_, at) => (at % SENTENCES_EACH === 0 ? [lines.slice(at, at + SENTENCES_EACH).join(' ')] : []))
}

function toolsWith(asked: ScreeningTools['learner']): ScreeningTools {
  const terms = STARTING_TERMS.map((term, at) => ({ ...term, id: at + 1 }))
  const lexicon = compileTerms(terms)
  const words = new Map(terms.map(({ id, text }) => [id, text]))
  return {
    versions: {
      detectors: DETECTOR_VERSION,
      matcher: MATCHER_VERSION,
      lexicon: 1,
      tags: TAGS_VERSION,
      model: asked === null ? null : 'shipped',
      rules: [1, 2],
    },
    findTerms: (text) => findTerms(lexicon, text).map((hit) => ({ ...hit, term: words.get(hit.termId) ?? '' })),
    findTags: (text, bylines) => tagText(text, { bylines }),
    learner: asked,
    rules: [
      rule(1, {
        all: [
          { fact: 'number', of: 'links', is: 'least', value: 2 },
          { fact: 'hour', from: 22, to: 5 },
        ],
      }),
      // One of the list's own words, so that no Arabic stands in code.
      rule(2, { fact: 'words', in: 'body', words: terms[0]?.text ?? '' }),
    ],
    clock: () => performance.now(),
  }
}

function rule(versionId: number, condition: RuleCondition): RuleInForce {
  return { ruleId: versionId, versionId, n: 1, name: '', state: 'live', condition, effect: 'hold', clause: null }
}

function factsOf(body: string): ScreeningFacts {
  return {
    body,
    name: 'Reader',
    lang: 'ar',
    nameIsReserved: false,
    trapFilled: false,
    formAgeSeconds: 20,
    proof: null,
    reader: {
      publishedBefore: 4,
      removedBefore: 0,
      reportsBefore: 0,
      trust: 1,
      watched: false,
      networkSanctioned: false,
    },
    twins: { own: 0, others: 0 },
    sameNetwork: 0,
    articleAgeHours: 5,
    hour: 12,
    bylines: [],
    learnerHoldsAt: null,
    scorer: null,
  }
}
