// The sets that the learner is trained and measured on, read into memory: {text, offensive}. What marks a tweet and no
// comment (RT, URL, <LF>) is taken out.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

const DATA = process.env.WARRAQ_LEARNER_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url))
const BENIGN = fileURLToPath(new URL('../../test/moderation/benign', import.meta.url))
const INNOCENT = fileURLToPath(new URL('./innocent.txt', import.meta.url))
const SHORTEST_SENTENCE = 20

const inData = (...names) => readFileSync(join(DATA, ...names))
const linesOf = (bytes) =>
  bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')

function plain(text) {
  return text
    .replaceAll('<LF>', '\n')
    .replace(/^RT\s+/, '')
    .replace(/\bURL\b/g, ' ')
    .trim()
}

function tweets(part) {
  return linesOf(inData('moderation', 'osact4', `OSACT2020-sharedTask-${part}.txt`)).map((line) => {
    const [text, label] = line.split('\t')
    return { text: plain(text), offensive: label === 'OFF' }
  })
}

function comments() {
  const [, ...rows] = linesOf(inData('moderation', 'mpold', 'mpold-two-thirds.tsv'))
  return rows.map((row) => {
    const [text, label] = row.split('\t')
    return { text: plain(text), offensive: label === 'OFF' }
  })
}

const paragraphs = (name) => linesOf(gunzipSync(inData('arabic', 'qa', name))).map((line) => JSON.parse(line).text)

/** Sentences of every second paragraph; those of the other half are held out, unless the same sentence stands in both. */
function news() {
  const all = [...paragraphs('passages.jsonl.gz'), ...paragraphs('distractors-arwiki.jsonl.gz')]
  const half = (rest) =>
    new Set(
      all
        .filter((_, at) => at % 2 === rest)
        .flatMap((paragraph) => paragraph.split(/(?<=[.!?؟])\s+/))
        .map((sentence) => sentence.trim())
        .filter((sentence) => sentence.length > SHORTEST_SENTENCE),
    )
  const train = half(0)
  return { train: innocent([...train]), held: innocent([...half(1).difference(train)]) }
}

/** Our own sentences: even lines are for development, odd ones are held out. */
function benign() {
  const lines = readdirSync(BENIGN)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .flatMap((name) =>
      readFileSync(join(BENIGN, name), 'utf8')
        .split('\n')
        .map((text, at) => ({ text, isEven: (at + 1) % 2 === 0 })),
    )
    .filter(({ text }) => text.trim() !== '')
  const half = (even) => innocent(lines.filter(({ isEven }) => isEven === even).map(({ text }) => text))
  return { train: half(true), held: half(false) }
}

function innocent(texts) {
  return texts.map((text) => ({ text, offensive: false }))
}

/** More sentences of ours with words that are elsewhere an insult, written only to be learned from. */
function innocentOnes() {
  return innocent(linesOf(readFileSync(INNOCENT)))
}

/** Only ever measured on. */
function hateCheck() {
  const [head, ...rows] = csvRows(inData('moderation', 'mhc', 'hatecheck_cases_final_arabic.csv').toString('utf8'))
  const [text, part, gold] = ['test_case', 'functionality', 'label_gold'].map((name) => head.indexOf(name))
  return rows
    .filter((row) => row.length === head.length)
    .map((row) => ({ text: row[text], part: row[part], offensive: row[gold] === 'hateful' }))
}

function csvRows(text) {
  const rows = [[]]
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
    if (end !== ',') rows.push([])
  }
  return rows
}

export function readSets() {
  return {
    tweets: { train: tweets('train'), dev: tweets('dev') },
    comments: comments(),
    news: news(),
    benign: benign(),
    innocent: innocentOnes(),
    hateCheck: hateCheck(),
  }
}
