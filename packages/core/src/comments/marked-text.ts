import type { Span } from './evidence.ts'
import { shownText } from './display.ts'

/** A stretch of a comment as it is shown, and the findings (their ids) that point at it. */
export interface TextPart {
  readonly text: string
  readonly found: readonly number[]
}

/**
 * A stored text cut where findings begin and end, each part as it is shown. Spans count in the stored text, so that what
 * is not shown of it (controls of direction, marks piled on a letter) moves none of them.
 */
export function markedText(
  stored: string,
  findings: readonly { readonly id: number; readonly spans: readonly Span[] }[],
): TextPart[] {
  const edges = new Set([0, stored.length])
  for (const { spans } of findings)
    for (const [start, end] of spans)
      if (start < end) for (const edge of [start, end]) edges.add(Math.max(0, Math.min(stored.length, edge)))
  const cuts = [...edges].sort((a, b) => a - b)
  const parts: TextPart[] = []
  for (const [n, start] of cuts.entries()) {
    const end = cuts[n + 1]
    if (end === undefined) break
    const found = findings
      .filter(({ spans }) => spans.some((span) => span[0] <= start && end <= span[1]))
      .map(({ id }) => id)
    const text = piece(stored.slice(start, end), start === 0, end === stored.length)
    const last = parts.at(-1)
    if (text === '') continue
    if (last && same(last.found, found)) parts[parts.length - 1] = { text: last.text + text, found }
    else parts.push({ text, found })
  }
  return parts
}

/** {@link shownText} of a part: spaces stay but for those at the ends of the whole text. */
function piece(text: string, first: boolean, last: boolean): string {
  const shown = shownText(`|${text}|`).slice(1, -1)
  const begun = first ? shown.trimStart() : shown
  return last ? begun.trimEnd() : begun
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((id, n) => id === b[n])
}
