// How many comments one core screens in a second, through all phases, with the program's list of words; and what ten thousand
// words cost a text of five thousand characters. Run: node --conditions=source tools/measure-screening.mjs
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { DETECTOR_VERSION } from '@warraq/core/comments/evidence'
import { findTerms, MATCHER_VERSION } from '@warraq/core/comments/match/find'
import { compileTerms } from '@warraq/core/comments/match/lexicon'
import { STARTING_TERMS } from '@warraq/core/comments/match/starting-terms.table'
import { PHASES, screen } from '@warraq/core/comments/phases/phases'
import { verdictOf } from '@warraq/core/comments/verdict'

const say = (text) => process.stdout.write(`${text}\n`)

const CORPUS = fileURLToPath(new URL('../test/moderation/benign', import.meta.url))
const ROUNDS = 12
const LETTERS = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي']

/** Sentences of ours, joined by threes: about as long as a comment. */
function comments() {
  const lines = readdirSync(CORPUS)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => readFileSync(join(CORPUS, name), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  return lines.flatMap((_, at) => (at % 3 === 0 ? [lines.slice(at, at + 3).join(' ')] : []))
}

/** Milliseconds of this process's own work, so that neighbours on the machine do not count. */
const worked = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const clock = () => Number(process.hrtime.bigint()) / 1e6

function toolsWith(terms) {
  const lexicon = compileTerms(terms)
  const words = new Map(terms.map(({ id, text }) => [id, text]))
  return {
    versions: {
      detectors: DETECTOR_VERSION,
      matcher: MATCHER_VERSION,
      lexicon: 1,
      tags: '0',
      model: null,
      rules: [1, 2],
    },
    findTerms: (text) => findTerms(lexicon, text).map((hit) => ({ ...hit, term: words.get(hit.termId) ?? '' })),
    findTags: () => [],
    learner: null,
    rules: [
      rule(1, {
        all: [
          { fact: 'number', of: 'links', is: 'least', value: 2 },
          { fact: 'hour', from: 22, to: 5 },
        ],
      }),
      rule(2, { fact: 'words', in: 'body', words: 'قروض' }),
    ],
    clock,
  }
}

function rule(versionId, condition) {
  return { ruleId: versionId, versionId, n: 1, name: '', state: 'live', condition, effect: 'hold', clause: null }
}

function factsOf(body) {
  const reader = {
    publishedBefore: 4,
    removedBefore: 0,
    reportsBefore: 0,
    trust: 1,
    watched: false,
    networkSanctioned: false,
  }
  return {
    body,
    name: 'قارئ',
    lang: 'ar',
    nameIsReserved: false,
    trapFilled: false,
    formAgeSeconds: 20,
    proof: null,
    reader,
    twins: { own: 0, others: 0 },
    sameNetwork: 0,
    articleAgeHours: 5,
    hour: 12,
    bylines: ['سلمى الأحمد'],
    learnerHoldsAt: null,
    scorer: null,
  }
}

const percentile = (values, part) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? 0

const texts = comments()
const ours = STARTING_TERMS.map((term, at) => ({ ...term, id: at + 1 }))
const tools = toolsWith(ours)
const way = { mode: 'post', firstHeld: 3, publishedBefore: 4, trust: 1 }
const rounds = Array.from({ length: ROUNDS }, () => {
  const start = worked()
  for (const body of texts) verdictOf(screen(factsOf(body), tools), way)
  return (worked() - start) / 1000
})
const letters = texts.reduce((sum, text) => sum + text.length, 0) / texts.length
const best = Math.min(...rounds.slice(2))
say(`${texts.length} comments of ${Math.round(letters)} characters, ${ours.length} words, 2 rules`)
say(
  `comments a second, all phases without the learner: ${Math.round(texts.length / best)} (median ${Math.round(texts.length / percentile(rounds.slice(2), 0.5))})`,
)

for (const phase of PHASES) {
  const start = worked()
  for (let round = 0; round < 5; round += 1) for (const body of texts) screen(factsOf(body), tools, [phase])
  say(`  ${phase.name}: ${(((worked() - start) / 5 / texts.length) * 1000).toFixed(1)} µs a comment`)
}

const word = (n) =>
  [0, 5, 10, 15, 20].map((shift) => LETTERS[(Math.imul(n + 7, 2654435761) >>> shift) % LETTERS.length]).join('')
const many = Array.from({ length: 10_000 }, (_, n) => ({
  ...ours[0],
  id: n + 1,
  text: word(n),
  match: 'affixed',
  forms: [],
  unless: [],
  tier: 'contextual',
  scope: 'anywhere',
}))
const long = texts.join(' ').slice(0, 5000)
const start = clock()
const crowded = compileTerms(many)
say(`10,000 words compiled in ${Math.round(clock() - start)} ms`)
const timeOf = (lexicon) => {
  const times = Array.from({ length: 120 }, () => {
    const from = clock()
    findTerms(lexicon, long)
    return clock() - from
  })
  return percentile(times.slice(20), 0.95)
}
const one = compileTerms([{ ...ours[0], text: 'ظظضض', match: 'exact', forms: [], unless: [] }])
const [few, lots] = [timeOf(one), timeOf(crowded)]
say(
  `5,000 characters: p95 ${few.toFixed(2)} ms with one word, ${lots.toFixed(2)} ms with 10,000 (${(lots / few).toFixed(1)} times)`,
)
