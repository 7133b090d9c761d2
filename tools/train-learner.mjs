// Trains the learner that Warraq ships, from the open sets that allow it and from our own sentences, and writes
// packages/server/learner/learner-1.bin. The same data give the same bytes.
//   node --conditions=source tools/train-learner.mjs              train, write, print provenance and figures
//   node --conditions=source tools/train-learner.mjs --check      train and compare with the file that is there
//   node --conditions=source tools/train-learner.mjs --evaluate   figures of the file that is there, and of the folds
// The data are not part of the repository: ../shared/data, or the folder named by WARRAQ_LEARNER_DATA.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { calibrate, chooseThreshold } from '@warraq/core/comments/learn/calibrate'
import { bucketsOf } from '@warraq/core/comments/learn/features'
import { countsAt, figuresOf, flaggedShare, foundInTop, rankingOf } from '@warraq/core/comments/learn/measure'
import { probabilityOf, readModel, scoreText, writeModel } from '@warraq/core/comments/learn/model'
import { quantise } from '@warraq/core/comments/learn/quantise'
import { importanceOf, sumWith, trainWeights } from '@warraq/core/comments/learn/train'
import { readSets } from './learner/read-sets.mjs'

const FILE = fileURLToPath(new URL('../packages/server/learner/learner-1.bin', import.meta.url))
const BITS = 19
const COST = 0.02
const ROUNDS = 15
const FOLDS = 5
/** Our own sentences are few and hard: without weight of their own they drown among the encyclopaedia's. */
const BENIGN_WEIGHT = 3
/** Of sentences that offend nobody, no more than this part may be flagged. */
const MOST_FLAGGED = 0.01

const PROVENANCE = `Warraq learner 1: hashed letters and words, linear, 2^${BITS} weights of 8 bits.
Trained by tools/train-learner.mjs on
- OSACT4 (OffensEval 2020 Arabic) train part, 7,000 tweets, CC BY 4.0 (motazsaad/arabic-hatespeech-data);
- MPOLD, two thirds, 2,661 comments on news posts, Apache-2.0 (shammur/Arabic-Offensive-Multi-Platform-SocialMedia-Comment-Dataset);
- negatives: sentences of Arabic Wikipedia paragraphs of ARCD (MIT; text CC BY-SA), every second paragraph;
- negatives: every second line of test/moderation/benign, and tools/learner/innocent.txt, both of Warraq.
Not trained on: OSACT4 dev and test, the rest of MPOLD, Multilingual HateCheck, MLMA. No comment of any newspaper's readers.
The weights are Warraq's, under its licence. One number, likely offensive; it ranks and may hold, it never removes.
`

const prepare = (texts, weight = 1) =>
  texts.map(({ text, offensive }) => ({ text, offensive, weight, buckets: bucketsOf(text, BITS) }))

function fit(examples) {
  return trainWeights(examples, { bits: BITS, cost: COST, rounds: ROUNDS, importance: importanceOf(examples, BITS) })
}

/** Sums of texts by weights that did not see them: every fifth text of each set is left out in turn. */
function outOfFold(sets) {
  const sums = Object.fromEntries(Object.entries(sets).map(([name, set]) => [name, new Float64Array(set.length)]))
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const weights = fit(Object.values(sets).flatMap((set) => set.filter((_, at) => at % FOLDS !== fold)))
    for (const [name, set] of Object.entries(sets)) {
      for (let at = fold; at < set.length; at += FOLDS) sums[name][at] = sumWith(weights, set[at].buckets)
    }
  }
  return sums
}

function train() {
  const { tweets, comments, news, benign, innocent } = readSets()
  const sets = {
    tweets: prepare(tweets.train),
    comments: prepare(comments),
    news: prepare(news.train),
    benign: prepare(benign.train, BENIGN_WEIGHT),
    innocent: prepare(innocent, BENIGN_WEIGHT),
  }
  const sums = outOfFold(sets)
  const judged = (name) => sets[name].map(({ offensive }, at) => ({ offensive, score: sums[name][at] }))
  const curve = calibrate([...judged('tweets'), ...judged('comments')])
  const told = (name) => judged(name).map(({ offensive, score }) => ({ offensive, score: probabilityOf(curve, score) }))
  const threshold = chooseThreshold({
    groups: [told('tweets'), told('comments')],
    innocent: told('benign').map(({ score }) => score),
    mostFlagged: MOST_FLAGGED,
  })
  const model = quantise(fit(Object.values(sets).flat()), { bits: BITS, threshold, provenance: PROVENANCE, ...curve })
  return { bytes: writeModel(model), folds: { tweets: told('tweets'), comments: told('comments') } }
}

const say = (text) => process.stdout.write(`${text}\n`)
const percent = (share) => `${(100 * share).toFixed(2)} %`

function printFigures(name, judged, threshold) {
  const { precision, recall, f1, macroF1 } = figuresOf(countsAt(judged, threshold))
  const [a, b, c, d, auc, top] = [precision, recall, f1, macroF1, rankingOf(judged), foundInTop(judged, 0.2)].map((x) =>
    x.toFixed(3),
  )
  say(
    `${name}: macro-F1 ${d}, precision ${a}, recall ${b}, F1 ${c}, AUC ${auc}, in the top fifth ${top} (${judged.length})`,
  )
}

/** MPOLD by folds, each at the threshold that the other folds would have chosen. */
function printFoldsOfComments(folds) {
  const counts = { hit: 0, falseAlarm: 0, missed: 0, passed: 0 }
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const others = folds.filter((_, at) => at % FOLDS !== fold)
    const threshold = chooseThreshold({ groups: [others], innocent: [], mostFlagged: 1 })
    const own = countsAt(
      folds.filter((_, at) => at % FOLDS === fold),
      threshold,
    )
    for (const key of Object.keys(counts)) counts[key] += own[key]
  }
  say(`MPOLD, 5 folds, threshold of the other folds: macro-F1 ${figuresOf(counts).macroF1.toFixed(3)}`)
}

function evaluate(bytes, folds) {
  const model = readModel(bytes)
  const { tweets, news, benign, hateCheck } = readSets()
  const judge = (texts) => texts.map(({ text, offensive }) => ({ offensive, score: scoreText(model, text) }))
  const { threshold } = model
  say(`threshold ${threshold.toFixed(3)}, ${bytes.length} bytes`)
  printFigures('OSACT4 dev', judge(tweets.dev), threshold)
  if (folds !== null) {
    printFigures('OSACT4 train, 5 folds', folds.tweets, threshold)
    printFigures('MPOLD, 5 folds', folds.comments, threshold)
    printFoldsOfComments(folds.comments)
    for (const at of [0.5, 0.6, 0.7, 0.8, 0.9]) printFigures(`MPOLD, 5 folds, at ${at}`, folds.comments, at)
  }
  const flagged = (name, texts, at = threshold) => {
    const scores = texts.map(({ text }) => scoreText(model, text))
    say(
      `${name}: flagged ${percent(flaggedShare(scores, at))}, at .9 ${percent(flaggedShare(scores, 0.9))} (${scores.length})`,
    )
  }
  flagged('sentences of the encyclopaedia, held out', news.held)
  flagged('our own sentences, held out', benign.held)
  for (const part of ['counter_quote_nh', 'counter_ref_nh', 'ident_neutral_nh', 'ident_pos_nh']) {
    flagged(
      `HateCheck ${part}`,
      hateCheck.filter((one) => one.part === part),
    )
  }
  flagged(
    'HateCheck, hateful',
    hateCheck.filter(({ offensive }) => offensive),
  )
  flagged(
    'HateCheck, not hateful',
    hateCheck.filter(({ offensive }) => !offensive),
  )
}

const mode = process.argv[2] ?? ''
const start = process.cpuUsage()
if (mode === '--evaluate') {
  const bytes = new Uint8Array(readFileSync(FILE))
  say(readModel(bytes).provenance)
  evaluate(bytes, train().folds)
} else {
  const { bytes, folds } = train()
  if (mode === '--check') {
    const same = Buffer.compare(bytes, readFileSync(FILE)) === 0
    say(same ? 'the same, bit for bit' : 'NOT the same as the file')
    if (!same) process.exitCode = 1
  } else {
    writeFileSync(FILE, bytes)
    say(PROVENANCE)
    evaluate(bytes, folds)
    say(`sha256 ${createHash('sha256').update(bytes).digest('hex')}`)
  }
}
say(`${(process.cpuUsage(start).user / 1e6).toFixed(0)} s of one core`)
