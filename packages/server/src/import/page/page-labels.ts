/** Labels of page parts, ready to be compared with the texts of a page. */

import { fold } from '@warraq/arabic'
import * as words from './page-words.table.ts'

export interface Labels {
  readonly folded: ReadonlySet<string>
  readonly mostWords: number
}

/** Without signs at its ends: `بقلم:` and `بقلم` are one label. */
function foldedLabel(text: string): string {
  return fold(text)
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/[^\p{L}\p{N}]+$/u, '')
}

export function labelsOf(names: readonly string[]): Labels {
  const folded = new Set(names.map(foldedLabel))
  folded.delete('')
  return { folded, mostWords: Math.max(0, ...names.map((name) => name.split(' ').length)) }
}

export const BYLINE_LABELS = labelsOf(words.BYLINE_LABELS)
export const DATE_LABELS = labelsOf(words.DATE_LABELS)
export const CHANGED_LABELS = labelsOf(words.CHANGED_LABELS)
export const SECTION_LABELS = labelsOf(words.SECTION_LABELS)
export const SHORT_LINK_LABELS = labelsOf(words.SHORT_LINK_LABELS)
export const HOME_WORDS = labelsOf(words.HOME_WORDS)
export const RELATED_LABELS = labelsOf(words.RELATED_LABELS)
export const SHARE_LABELS = labelsOf(words.SHARE_LABELS)
export const COMMENT_FORM_LABELS = labelsOf(words.COMMENT_FORM_LABELS)
export const COMMENT_LIST_LABELS = labelsOf(words.COMMENT_LIST_LABELS)
export const COMMENTS_CLOSED = labelsOf(words.COMMENTS_CLOSED)
export const TERMS_LABELS = labelsOf(words.TERMS_LABELS)
export const NOT_FOUND_WORDS = labelsOf(words.NOT_FOUND_WORDS)
export const NO_NAMES = labelsOf(words.NO_NAMES)
export const SAYING_WORDS = labelsOf(words.SAYING_WORDS)
export const PROHIBITION_WORDS = labelsOf(words.PROHIBITION_WORDS)
export const PROHIBITED_WORDS = labelsOf(words.PROHIBITED_WORDS)
export const PRIVACY_PROMISES = labelsOf(words.PRIVACY_PROMISES)

/** What stands after the longest label that a line begins with, without the sign between; null where it begins with none. */
export function afterLabel(line: string, { folded, mostWords }: Labels): string | null {
  const parts = line.split(' ', mostWords + 1)
  for (let count = Math.min(mostWords, parts.length); count > 0; count -= 1) {
    const head = parts.slice(0, count).join(' ')
    if (!folded.has(foldedLabel(head))) continue
    return line
      .slice(head.length)
      .replace(/^[\s:：/|\-–—،.]+/u, '')
      .trim()
  }
  // `بقلم:سلمى` has no space to split at.
  const colon = line.search(/[:：]/u)
  if (colon > 0 && colon < 30 && folded.has(foldedLabel(line.slice(0, colon)))) return line.slice(colon + 1).trim()
  return null
}

export function isLabel(text: string, { folded }: Labels): boolean {
  return folded.has(foldedLabel(text))
}

/** How many of the words stand somewhere in the text; a word may be the beginning of a longer one. */
export function countIn(text: string, { folded }: Labels): number {
  const all = ` ${fold(text)}`
  return [...folded].filter((word) => all.includes(word)).length
}
