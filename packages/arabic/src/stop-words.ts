/**
 * Stop words and question words.
 */
import { QUESTION_WORDS, STOP_WORDS } from './stop-words.table.ts'

const setOf = (rows: readonly string[]): ReadonlySet<string> => new Set(rows.flatMap((row) => row.split(' ')))

const STOPS = setOf(STOP_WORDS)
const QUESTIONS = setOf(QUESTION_WORDS)

/** Does the folded word say nothing about a text? With و or ف before it too: في, وفي, فهو. */
export function isStopWord(folded: string): boolean {
  return isOneOf(STOPS, folded)
}

/**
 * Does the folded word ask: من, متي, كيف, وهل? It tells what kind of answer is wanted, not where it
 * stands, so a search for «متى ولد الشاعر؟» goes without it.
 */
export function isQuestionWord(folded: string): boolean {
  return isOneOf(QUESTIONS, folded)
}

function isOneOf(list: ReadonlySet<string>, folded: string): boolean {
  return list.has(folded) || (/^[وف]/.test(folded) && list.has(folded.slice(1)))
}
