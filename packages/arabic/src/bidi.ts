/**
 * Bidirectional hygiene (Unicode Standard Annex #9).
 *
 * Twelve invisible characters steer the order in which text is shown. Three are marks that act on
 * their neighbours only (LRM, RLM, ALM). Nine open or close a span: embeddings and overrides
 * (LRE RLE LRO RLO, closed by PDF) and isolates (LRI RLI FSI, closed by PDI). Left open or forged
 * by somebody else's text, a span reverses what stands around it.
 */

const CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const SPAN_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g

const FSI = '\u2068'
const PDI = '\u2069'

/** The text without any bidi control. For names and titles, which need none. */
export function stripBidiControls(text: string): string {
  return text.replace(CONTROLS, '')
}

/** A bidi control and the UTF-16 offset at which it stands. */
export type BidiControl = { readonly char: string; readonly offset: number }

/** The controls that open or close a span, in order: evidence for a moderator. */
export function findBidiControls(text: string): BidiControl[] {
  return Array.from(text.matchAll(SPAN_CONTROLS), (match) => ({ char: match[0], offset: match.index }))
}

/**
 * The text as it may be shown inside other text: without the controls that open or close a span,
 * and how many those were. The marks LRM, RLM and ALM stay: writers set them to keep a sign at
 * its number, and they cannot reach beyond their neighbours.
 */
export function dropBidiControls(text: string): { text: string; dropped: number } {
  const kept = text.replace(SPAN_CONTROLS, '')
  return { text: kept, dropped: text.length - kept.length }
}

/**
 * The text between FSI and PDI, for plain text (mail, notifications) where `<bdi>` is not to be had:
 * its direction is found from itself and does not touch its surroundings (UAX #9, rule X5c).
 * Span controls of its own are dropped, since an odd PDI would end the isolation early.
 */
export function isolate(text: string): string {
  return FSI + dropBidiControls(text).text + PDI
}

const STRONG = /[\p{L}\p{Nl}\u200e\u200f\u061c\u2066-\u2069]/gu

// Letters of scripts written from right to left (bidi classes R and AL), and RLM and ALM.
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * The direction of the first strong character (UAX #9, rules P2 and P3), as `dir="auto"` finds it:
 * what stands inside isolates is passed over; digits and punctuation are not strong.
 */
export function baseDirection(text: string): 'rtl' | 'ltr' | 'neutral' {
  let open = 0
  for (const [char] of text.matchAll(STRONG)) {
    if (char >= '\u2066' && char <= FSI) open += 1
    else if (char === PDI) open = Math.max(0, open - 1)
    else if (open === 0) return RIGHT_TO_LEFT.test(char) ? 'rtl' : 'ltr'
  }
  return 'neutral'
}
