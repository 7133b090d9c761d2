/** What a newsroom gets without an analyser of its own: SQLite's full-text index over texts treated in four usual ways. */
import { DatabaseSync } from 'node:sqlite'
import { fold, words } from '@warraq/arabic'
import snowball from 'snowball-stemmers'
import { light10Tokens } from './light10.ts'
import type { Ranking } from './measures.ts'
import type { QuestionSet } from './shared-sets.ts'

export interface Baseline {
  readonly name: string
  /** What the index sees of a text. */
  readonly indexed: (text: string) => string
  /** What is looked for, word by word. */
  readonly asked: (text: string) => string[]
}

const stemmer = snowball.newStemmer('arabic')
const plainWords = (text: string): string[] => text.match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? []
const snowballTokens = (text: string): string[] =>
  plainWords(text.replace(/[\u064B-\u0652\u0640]/gu, '').toLowerCase()).map((word) => stemmer.stem(word))

export const BASELINES: readonly Baseline[] = [
  { name: 'FTS5 unicode61', indexed: (text) => text, asked: plainWords },
  { name: 'FTS5 + folding', indexed: (text) => words(text).join(' '), asked: words },
  { name: 'FTS5 + light10', indexed: (text) => light10Tokens(text).join(' '), asked: light10Tokens },
  { name: 'FTS5 + Snowball', indexed: (text) => snowballTokens(text).join(' '), asked: snowballTokens },
]

/** Any of the words, ranked by bm25. `isStop` gets the word as typed: all baselines leave out the same words. */
export function rankWithBaseline(
  baseline: Baseline,
  { documents, questions }: QuestionSet,
  isStop: (folded: string) => boolean,
): Ranking[] {
  const db = new DatabaseSync(':memory:')
  db.exec(`CREATE VIRTUAL TABLE texts USING fts5(title, body, content='', tokenize="unicode61 remove_diacritics 2")`)
  const insert = db.prepare('INSERT INTO texts (rowid, title, body) VALUES (?, ?, ?)')
  db.exec('BEGIN')
  for (const [at, { title, body }] of documents.entries())
    insert.run(at + 1, baseline.indexed(title), baseline.indexed(body))
  db.exec('COMMIT')
  const find = db.prepare(
    'SELECT rowid AS at FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, 3.0, 1.0), rowid LIMIT 10',
  )
  const rankings = questions.map(({ text }) => {
    const query = matchQuery(baseline, text, isStop)
    if (query === '') return []
    return find.all(query).map((row) => documents[Number(row['at']) - 1]?.id ?? '')
  })
  db.close()
  return rankings
}

function matchQuery(baseline: Baseline, text: string, isStop: (folded: string) => boolean): string {
  const typed = plainWords(text)
  const telling = typed.filter((word) => !isStop(fold(word)))
  const asked = baseline.asked((telling.length > 0 ? telling : typed).join(' '))
  return [...new Set(asked)].map((word) => `"${word.replaceAll('"', '""')}"`).join(' OR ')
}
