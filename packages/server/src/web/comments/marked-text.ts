import { dropBidiControls } from '@warraq/arabic'
import type { MarkedPart } from '../views/comments.ts'

/** Cuts a text at spans (UTF-16, the second offset after the last); what lies in one of them is wrong. */
export function markSpans(text: string, spans: readonly (readonly [number, number])[]): MarkedPart[] {
  const parts: MarkedPart[] = []
  let at = 0
  const add = (to: number, wrong: boolean): void => {
    const { text: shown } = dropBidiControls(text.slice(at, to))
    if (shown !== '') parts.push({ text: shown, wrong })
    at = Math.max(at, to)
  }
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    if (end <= at) continue
    add(Math.max(at, start), false)
    add(end, true)
  }
  add(text.length, false)
  return parts
}
