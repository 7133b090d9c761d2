/**
 * Where in a text a note hangs: the words themselves and what stands around them, so that it is found again after the text
 * was changed by somebody who did not see the note. Offsets are UTF-16 units of the whole text.
 */
export interface Anchor {
  readonly quote: string
  readonly before: string
  readonly after: string
  readonly at: number
}

/** How much of the surroundings is kept on either side. */
const AROUND = 40
/** So many units of each side must be found again when the words themselves are gone. */
const KNOWN = 12
/** And nothing longer than this is taken for the words that were there. */
const FARTHEST = 600

export function anchorOf(text: string, from: number, to: number): Anchor {
  return {
    quote: text.slice(from, to),
    before: text.slice(Math.max(0, from - AROUND), from),
    after: text.slice(to, to + AROUND),
    at: from,
  }
}

/** The stretch the anchor means in this text; null when neither the words nor their surroundings are there. */
export function findAnchor(text: string, anchor: Anchor): { readonly from: number; readonly to: number } | null {
  const places = placesOf(text, anchor.quote)
  const best = places.toSorted((a, b) => likeness(text, b, anchor) - likeness(text, a, anchor))[0]
  const around = between(text, anchor)
  // The same words in other surroundings are another place, when the surroundings themselves are still there.
  if (best === undefined || (around !== null && likeness(text, best, anchor) < KNOWN)) return around
  return { from: best, to: best + anchor.quote.length }
}

function placesOf(text: string, quote: string): number[] {
  if (quote === '') return []
  const places: number[] = []
  for (let at = text.indexOf(quote); at !== -1 && places.length < 1000; at = text.indexOf(quote, at + 1))
    places.push(at)
  return places
}

/** Letters around that agree; of two places that agree alike, the nearer one. */
function likeness(text: string, at: number, anchor: Anchor): number {
  let score = 0
  for (let n = 1; n <= anchor.before.length && text[at - n] === anchor.before.at(-n); n += 1) score += 1
  const end = at + anchor.quote.length
  for (let n = 0; n < anchor.after.length && text[end + n] === anchor.after[n]; n += 1) score += 1
  return score - Math.abs(at - anchor.at) / (text.length + 1)
}

function between(text: string, anchor: Anchor): { from: number; to: number } | null {
  const before = anchor.before.slice(-KNOWN)
  const after = anchor.after.slice(0, KNOWN)
  if (before.length < KNOWN || after.length < KNOWN) return null
  const start = text.indexOf(before)
  if (start === -1) return null
  const from = start + before.length
  const to = text.indexOf(after, from)
  return to > from && to - from <= FARTHEST ? { from, to } : null
}
