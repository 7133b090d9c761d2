/**
 * Words: the parts of a text that can be searched for.
 *
 * Rules, in the order in which they are tried at each place of the folded text:
 * 1. a number, or a word of another script, with the digits that belong to it: 2017, 3.14, g20, covid;
 *    a single clitic letter (و ف ب ك ل) before a number is not a word: و2017 gives 2017;
 * 2. a run of Arabic letters. So digits behind an Arabic word are a word of their own.
 * Everything else (spaces, punctuation, signs, emoji) stands between words.
 */
import { fold } from './fold.ts'

const OTHER = '(?:(?![ء-ي])[\\p{L}\\p{M}\\p{Nd}])+'
const POINT_IN_NUMBER = '(?<=[0-9])[.,](?=[0-9])'
const CLITIC_BEFORE_NUMBER = '(?:(?<![ء-ي])[وفبكل](?=[0-9]))?'
const WORD = new RegExp(`${CLITIC_BEFORE_NUMBER}${OTHER}(?:${POINT_IN_NUMBER}${OTHER})*|[ء-ي]+`, 'gu')

const GROUPED_NUMBER = /^[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$/

/** A word and its place in the folded text. */
export type FoldedWord = { text: string; start: number; end: number }

/** The words of a text, folded, in order, with repetitions. */
export function words(text: string): string[] {
  const found: string[] = fold(text).match(WORD) ?? []
  return found.flatMap((match) => (isSimple(match) ? match : partsOf(match, 0).map((part) => part.text)))
}

/** The words of a folded text, with their places in it. */
export function wordsOfFolded(folded: string): FoldedWord[] {
  const found: FoldedWord[] = []
  for (const { 0: match, index } of folded.matchAll(WORD)) {
    if (isSimple(match)) found.push({ text: match, start: index, end: index + match.length })
    else for (const part of partsOf(match, index)) found.push(part)
  }
  return found
}

const isSimple = (match: string): boolean => !isCliticWithNumber(match) && !match.includes(',')

function partsOf(match: string, at: number): FoldedWord[] {
  const skipped = isCliticWithNumber(match) ? 1 : 0
  const text = match.slice(skipped)
  const start = at + skipped
  if (!text.includes(',')) return [{ text, start, end: start + text.length }]
  if (GROUPED_NUMBER.test(text)) return [{ text: text.replaceAll(',', ''), start, end: start + text.length }]
  const parts: FoldedWord[] = []
  let from = start
  for (const part of text.split(',')) {
    parts.push({ text: part, start: from, end: from + part.length })
    from += part.length + 1
  }
  return parts
}

function isCliticWithNumber(match: string): boolean {
  const first = match.charCodeAt(0)
  const second = match.charCodeAt(1)
  return first >= 0x621 && first <= 0x64a && second >= 0x30 && second <= 0x39
}
