/** Questions and texts of others that are handed round beside the repository, never in it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { randomOf } from '../../harness/random.ts'
import { misspelt } from './misspelt.ts'

const FOLDER = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'arabic')

export interface Question {
  readonly id: string
  readonly text: string
  /** Id of the one document that answers it. */
  readonly right: string
}

export interface SearchedText {
  readonly id: string
  readonly title: string
  readonly body: string
}

/** Documents and what is asked of them. */
export interface QuestionSet {
  readonly name: string
  readonly documents: readonly SearchedText[]
  readonly questions: readonly Question[]
}

export type Half = 'dev' | 'test'

/** Which half a question belongs to, by its id for ever (FNV-1a). What is tuned is tuned on `dev` alone. */
export function halfOf(id: string): Half {
  let hash = 0x811c9dc5
  for (const letter of id) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
  return ((hash >>> 7) & 1) === 1 ? 'test' : 'dev'
}

const at = (path: string): string => join(FOLDER, path)

/** Human questions, each with its paragraph among 4,065 of an encyclopaedia; null where the files are not. */
export function encyclopaediaQuestions(): QuestionSet | null {
  if (!existsSync(at('qa/queries.tsv'))) return null
  const documents = ['qa/passages.jsonl.gz', 'qa/distractors-arwiki.jsonl.gz'].flatMap((path) =>
    gunzipSync(readFileSync(at(path)))
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; text: string }),
  )
  const questions = lines('qa/queries.tsv').flatMap((line) => {
    const [id = '', set, text = '', right = ''] = line.split('\t')
    return set === 'arcd' ? [{ id, text, right }] : []
  })
  return { name: 'ARCD', documents: documents.map(({ id, text }) => ({ id, title: '', body: text })), questions }
}

/** Texts in Moroccan Arabic without their headlines, which are what is looked for, whole or three words of them. */
export function moroccanTitles(): QuestionSet[] {
  const path = 'marsum/MArSum1_test.txt'
  if (!existsSync(at(path))) return []
  const rows = [...readFileSync(at(path), 'utf8').matchAll(/^"((?:[^"]|"")*)" "((?:[^"]|"")*)"\s*$/gmu)]
  const documents = rows.map(([, body = ''], n) => ({ id: `m${n}`, title: '', body }))
  const titles = rows.flatMap(([, , title = ''], n) =>
    n % 2 === 0 && title.split(' ').length >= 3 ? [{ id: `m${n}`, text: title, right: `m${n}` }] : [],
  )
  const short = titles.map((one) => ({ ...one, text: threeWords(one.text, one.id) }))
  const wrong = (one: Question): Question => ({ ...one, text: misspelt(one.text, one.id) })
  return [
    { name: 'marsum titles', documents, questions: titles },
    { name: 'marsum titles, misspelt', documents, questions: titles.map(wrong) },
    { name: 'marsum three words', documents, questions: short },
    { name: 'marsum three words, misspelt', documents, questions: short.map(wrong) },
  ]
}

/** Three of the longer words of a text, in the order in which it has them; the same three each time. */
export function threeWords(text: string, seed: string): string {
  const random = randomOf(seedOf(seed))
  const longer = [...new Set(text.split(/\s+/u))].filter((word) => /^\p{L}{4,}$/u.test(word))
  while (longer.length > 3) longer.splice(random(longer.length), 1)
  return longer.join(' ')
}

export function seedOf(text: string): number {
  return [...text].reduce((hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5)
}

function lines(path: string): string[] {
  return readFileSync(at(path), 'utf8').trim().split('\n')
}

/** Words of a large news collection with how often they occur, folded; null where the file is not. */
export function newsWordCounts(): [word: string, count: number][] | null {
  const path = at('derived/ant-wordfreq.tsv.gz')
  if (!existsSync(path)) return null
  return gunzipSync(readFileSync(path))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([word = '', count = '0']) => [word, Number(count)])
}
