import { dropBidiControls } from '@warraq/arabic'
import { findLinks } from './links.ts'

/** A comment as it is shown: plain text with line breaks and links, in paragraphs. */
export type CommentPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'break' }

/** Reads one address as the URL standard does; null when it is not an address that a reader may be led to. */
export type ReadAddress = (address: string) => { readonly url: string; readonly text: string } | null

/**
 * The stored text as paragraphs (parted by blank lines) of text, links and breaks. Controls that open or close a span
 * of the other direction are left out, and of marks piled on one letter only the first few are shown; what is stored
 * keeps both.
 */
export function toParagraphs(stored: string, readAddress: ReadAddress): CommentPart[][] {
  return shownText(stored)
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => partsOf(paragraph, readAddress))
    .filter((parts) => parts.length > 0)
}

/** Marks on one letter beyond which a line is no longer a line. Vietnamese, Hebrew and Qur'anic text stay below. */
const MOST_MARKS = 5
const PILED = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, 'gu')

/** The text on one plain surface: as {@link toParagraphs}, but with its line breaks and without links. */
export function shownText(stored: string): string {
  return dropBidiControls(stored).text.replace(PILED, '$1').trim()
}

function partsOf(paragraph: string, readAddress: ReadAddress): CommentPart[] {
  const parts: CommentPart[] = []
  for (const [n, line] of paragraph.split('\n').entries()) {
    if (n > 0) parts.push({ kind: 'break' })
    addLine(parts, line, readAddress)
  }
  return parts.every((part) => part.kind === 'break') ? [] : parts
}

function addLine(parts: CommentPart[], line: string, readAddress: ReadAddress): void {
  let from = 0
  const addText = (to: number): void => {
    if (to > from) parts.push({ kind: 'text', text: line.slice(from, to) })
  }
  for (const { start, end } of findLinks(line)) {
    const read = readAddress(line.slice(start, end))
    if (read === null) continue
    addText(start)
    parts.push({ kind: 'link', ...read })
    from = end
  }
  addText(line.length)
}
