import { CALLS, MENTIONS, SPEECH, TO_YOU } from './aim.table.ts'
import { wordBefore } from './aim.ts'
import type { Found, Read } from './found.ts'
import { plainWord } from './lexicon.ts'
import type { Token } from './tokens.ts'

/**
 * Is the word quoted or spoken about rather than used: «كلمة كذا», «قال له: …» within quotation marks? Quotation marks alone
 * do not make it so, or they would be the way around the list.
 */
export function isMentioned(found: Found, read: Read): boolean {
  const before = wordBefore(read.tokens, found.from, 1)
  if (before !== null && (MENTIONS.has(before) || MENTIONS.has(plainWord(before)))) return true
  if (isToldOf(found, read.tokens)) return true
  return (isQuoted(found, read) && isBesideSpeech(found, read.tokens)) || isReported(found, read)
}

const OPENING = new Set(Array.from('«“"„‘\'(﴿', (sign) => sign.charCodeAt(0)))
const CLOSING = new Set(Array.from('»”"“’\')﴾', (sign) => sign.charCodeAt(0)))
/** A quotation of more words is a way to write. */
const LONGEST_QUOTATION = 40

function isQuoted(found: Found, { text, skeleton, tokens }: Read): boolean {
  const first = tokens[found.from]
  const last = tokens[found.to - 1]
  if (first === undefined || last === undefined) return false
  const start = skeleton.starts[first.first] ?? 0
  const end = skeleton.ends[last.after - 1] ?? 0
  return (
    hasSign(text, start - LONGEST_QUOTATION, start, OPENING) && hasSign(text, end, end + LONGEST_QUOTATION, CLOSING)
  )
}

function hasSign(text: string, from: number, to: number, signs: ReadonlySet<number>): boolean {
  for (let at = Math.max(0, from); at < Math.min(text.length, to); at += 1) {
    if (signs.has(text.charCodeAt(at))) return true
  }
  return false
}

/** «لا يقول له يا كذا»: somebody else calls somebody else. «قلت لك يا كذا» is no report. */
function isToldOf({ from }: Found, tokens: readonly Token[]): boolean {
  if (!CALLS.has(wordBefore(tokens, from, 1) ?? '')) return false
  const [to, said] = [wordBefore(tokens, from, 2) ?? '', wordBefore(tokens, from, 3) ?? '']
  return !TO_YOU.has(to) && (SPEECH.has(to) || SPEECH.has(said))
}

/** «قوله لمن يخاصمه: يا كذا» without quotation marks. */
function isReported(found: Found, { text, skeleton, tokens }: Read): boolean {
  const start = skeleton.starts[tokens[found.from]?.first ?? 0] ?? 0
  if (!hasSign(text, start - NEAR, start, COLON)) return false
  return tokens.slice(Math.max(0, found.from - WORDS_BEFORE), found.from).some(({ key }) => SPEECH.has(key))
}

const COLON = new Set([0x3a])
const NEAR = 12
const WORDS_BEFORE = 5
const WORDS_BEHIND = 5

function isBesideSpeech(found: Found, tokens: readonly Token[]): boolean {
  const near = [
    ...tokens.slice(Math.max(0, found.from - WORDS_BEFORE), found.from),
    ...tokens.slice(found.to, found.to + WORDS_BEHIND),
  ]
  return near.some(({ key }) => SPEECH.has(key) || SPEECH.has(plainWord(key)))
}
