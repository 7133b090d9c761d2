/** Statements in a text: what stands between quotation marks. */

import { textOfHtml } from '../../convert/limited-html.ts'

const PAIRS: ReadonlyMap<string, string> = new Map([
  ['«', '»'],
  ['“', '”'],
  ['„', '“'],
])
const LONGEST = 2000
const MOST = 200

/** The outer quotations, as written, without their marks; one that is not closed in its paragraph is none. */
export function quotesIn(html: string): string[] {
  const found: string[] = []
  for (const line of textOfHtml(html).split('\n')) {
    for (let at = 0; at < line.length && found.length < MOST; at += 1) {
      const close = PAIRS.get(line[at] ?? '')
      if (close === undefined) continue
      const end = closing(line, at, close)
      if (end < 0) continue
      const text = line
        .slice(at + 1, end)
        .replaceAll(/\s+/gu, ' ')
        .trim()
      if (text !== '') found.push(text)
      at = end
    }
  }
  return found
}

/** Where the mark that is opened at `at` is closed; the same pair may stand inside it. */
function closing(line: string, at: number, close: string): number {
  const open = line[at] ?? ''
  let depth = 0
  for (let next = at; next < line.length && next - at <= LONGEST; next += 1) {
    if (line[next] === open && open !== close) depth += 1
    else if (line[next] === close) {
      depth -= 1
      if (depth === 0) return next
    }
  }
  return -1
}
