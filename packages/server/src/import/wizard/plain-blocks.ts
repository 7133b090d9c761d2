/** The words of foreign HTML, line by line: nothing of it but text is kept. */

import { textOfHtml } from '../../convert/limited-html.ts'

export interface PlainBlocks {
  readonly paragraphs: readonly string[]
  readonly pictures: number
}

/** Characters of one paragraph. */
const LONGEST = 2000

export function plainBlocks(html: string, most: number): PlainBlocks {
  const lines = textOfHtml(html)
    .split(/\n+/u)
    .map((line) => line.replaceAll(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
  return {
    paragraphs: lines.slice(0, most).map((line) => line.slice(0, LONGEST)),
    pictures: html.match(/<img\b/giu)?.length ?? 0,
  }
}
