import { isStopWord } from '@warraq/arabic'
import {
  BETWEEN,
  CALLS,
  CLAUSE_GOES_ON,
  CONJUNCTIONS,
  ELATIVE,
  GIVEN_NAMES,
  PEOPLE,
  POINTERS,
  SPOKEN_OF,
  SPOKEN_TO,
  WHOEVER,
  WRITINGS,
  WROTE,
} from './aim.table.ts'
import type { Found, Read } from './found.ts'
import { plainWord } from './lexicon.ts'
import type { Token } from './tokens.ts'

const MOST_BETWEEN = 2
const WORDS_BACK = 3

/** Is the word said to or about a person? It asks only the few words beside it. */
export function isAimed(found: Found, { tokens }: Read): boolean {
  // A phrase brings along who is meant.
  if (found.spelling.words.length > 1) return true
  if (found.isCalled || found.isDisguised || isWholeComment(found, tokens)) return true
  return !found.isGoverned && (isSaidTo(found, tokens) || isSaidOf(found, tokens))
}

const SHORT_COMMENT = 4

/** A comment of one word is said to somebody, and so is one of two that begins with it: «غبي والله», but not «نعل الفرس». */
function isWholeComment({ from, isDefinite, isOwned }: Found, tokens: readonly Token[]): boolean {
  if (tokens.length === 1) return true
  if (isDefinite || isOwned || tokens.length > SHORT_COMMENT) return false
  const isFiller = ({ key }: Token) =>
    key === tokens[from]?.key || BETWEEN.has(key) || CLAUSE_GOES_ON.has(key) || isStopWord(key)
  if (tokens.length > 2) return tokens[0]?.key === tokens[from]?.key && tokens.every(isFiller)
  const other = tokens[1 - from]?.key ?? ''
  return isStopWord(other) || (from === 0 && plainWord(other) === other)
}

/** يا حمار, أنت (أكبر) حمار, حمار أنت. */
function isSaidTo(found: Found, tokens: readonly Token[]): boolean {
  for (let back = 1; back <= MOST_BETWEEN + 1; back += 1) {
    const word = wordBefore(tokens, found.from, back)
    if (word === null) break
    if (CALLS.has(word)) return true
    if (SPOKEN_TO.has(word) && !found.isOwned) return true
    if (!BETWEEN.has(plainWord(word))) break
  }
  const next = wordAfter(tokens, found.to)
  if (next === null || found.isDefinite || found.isOwned) return false
  return SPOKEN_TO.has(next) || isSaidBefore(found, tokens, next)
}

/** «غبي اللي يصدق», «أغبى كاتب». */
function isSaidBefore({ from }: Found, tokens: readonly Token[], next: string): boolean {
  if (wordBefore(tokens, from, 1) === null && WHOEVER.has(next)) return true
  return PEOPLE.has(next) && tokens[from]?.key.charAt(0) === ELATIVE
}

/** هو حمار, الوزير حمار, الكاتب الغبي. */
function isSaidOf(found: Found, tokens: readonly Token[]): boolean {
  if (found.isOwned) return false
  const word = wordBefore(tokens, found.from, 1)
  if (word === null) return found.isPointed && endsClause(tokens, found.to)
  if (found.isPointed) return endsClause(tokens, found.to)
  if (found.isDefinite && POINTERS.has(word)) return wordAfter(tokens, found.to) === null
  if (isNameGiven(found, tokens)) return false
  if (SPOKEN_OF.has(word)) return !found.isDefinite && endsClause(tokens, found.to)
  if (isAuthorsWriting(found, tokens)) return endsClause(tokens, found.to)
  if (!PEOPLE.has(word) && !PEOPLE.has(plainWord(word))) return false
  // «الرجل الكلب» is one, «رجل الكلب» another.
  return found.isDefinite ? plainWord(word) !== word : endsClause(tokens, found.to)
}

/** «اللي كتب المقال حمار» is said of the author, «المقال سخيف» of the article. */
function isAuthorsWriting(found: Found, tokens: readonly Token[]): boolean {
  if (found.isDefinite) return false
  let back = 1
  while (back <= MOST_BETWEEN && WRITINGS.has(wordBefore(tokens, found.from, back) ?? '')) back += 1
  return back > 1 && WROTE.has(wordBefore(tokens, found.from, back) ?? '')
}

/** Is it what others call them, or what they are not? */
function isNameGiven(found: Found, tokens: readonly Token[]): boolean {
  for (let back = 1; back <= WORDS_BACK; back += 1) {
    const word = wordBefore(tokens, found.from, back)
    if (word === null) return false
    if (GIVEN_NAMES.has(word) || (CONJUNCTIONS.includes(word.charAt(0)) && GIVEN_NAMES.has(word.slice(1)))) return true
  }
  return false
}

function endsClause(tokens: readonly Token[], at: number): boolean {
  const word = wordAfter(tokens, at)
  return word === null || CLAUSE_GOES_ON.has(word) || isStopWord(word) || word.startsWith(CONJUNCTIONS.charAt(0))
}

/** The word `back` places before a token of the same sentence. */
export function wordBefore(tokens: readonly Token[], at: number, back: number): string | null {
  for (let place = at; place > at - back; place -= 1) {
    if (place <= 0 || tokens[place]?.gap === 'break') return null
  }
  return tokens[at - back]?.key ?? null
}

/** The word directly behind, in the same sentence. */
export function wordAfter(tokens: readonly Token[], at: number): string | null {
  const token = tokens[at]
  return token === undefined || token.gap === 'break' ? null : token.key
}
