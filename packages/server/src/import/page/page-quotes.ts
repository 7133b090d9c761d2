/** Statements in a text: what stands between quotation marks. */

import { textOfHtml } from '../../convert/limited-html.ts'

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['«', '»'],
  ['“', '”'],
])
const LONGEST = 2000
const MOST = 200

/** After a space, a bracket or a letter that is written together with the word after it; before a word. */
const OPENS = /(?:^|[\s([:\u0648\u0628\u0644\u0643\u0641])$/u
const CLOSES = /^(?:$|[\s)\].,:;!?\u060C\u061B\u061F])/u

/** Typewriters' marks as the marks they stand for, in a line where each of them can only be one; of the same length. */
function curved(line: string): string {
  const parts = line.split('"')
  if (parts.length < 3 || parts.length % 2 === 0) return line
  const isQuoted = parts.every((part, place) => {
    if (place % 2 === 1) return part !== '' && part.trim() === part
    return (place === 0 || CLOSES.test(part)) && (place === parts.length - 1 || OPENS.test(part))
  })
  return isQuoted ? parts.reduce((text, part, place) => text + (place % 2 === 1 ? '“' : '”') + part) : line
}

interface Span {
  readonly from: number
  readonly to: number
}

/** Every quotation that is closed in its line, by its beginning. Each mark is looked at once, whatever is left open. */
function closedIn(line: string): Span[] {
  const open: { readonly close: string; readonly at: number }[] = []
  const waiting = new Map<string, number>()
  const spans: Span[] = []
  for (let at = 0; at < line.length; at += 1) {
    const mark = line[at] ?? ''
    const close = CLOSING.get(mark)
    if (close !== undefined) {
      open.push({ close, at })
      waiting.set(close, (waiting.get(close) ?? 0) + 1)
      continue
    }
    if ((waiting.get(mark) ?? 0) === 0) continue
    // Marks left open inside are none.
    for (let top = open.pop(); top !== undefined; top = open.pop()) {
      waiting.set(top.close, (waiting.get(top.close) ?? 1) - 1)
      if (top.close !== mark) continue
      spans.push({ from: top.at, to: at })
      break
    }
  }
  return spans.toSorted((a, b) => a.from - b.from)
}

/** The outer quotations, as written, without their marks; one that is not closed in its paragraph is none. */
export function quotesIn(html: string): string[] {
  const found: string[] = []
  for (const written of textOfHtml(html).split('\n')) {
    const line = curved(written)
    let end = -1
    for (const { from, to } of closedIn(line)) {
      if (from < end || found.length >= MOST) continue
      end = to
      const text = line
        .slice(from + 1, to)
        .replaceAll(/\s+/gu, ' ')
        .trim()
      if (text !== '' && text.length <= LONGEST) found.push(text)
    }
  }
  return found
}
