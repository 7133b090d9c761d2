/** The rules of the house style, in the order in which a person reads them. `docs/write/together.md` tells how they show. */
export const STYLE_RULES = [
  'hamza',
  'hamza-extra',
  'ta',
  'ya',
  'spelling',
  'spaces',
  'space-before',
  'space-after',
  'arabic-signs',
  'straight-quotes',
  'quote-facing',
  'quote-nesting',
  'quote-spaces',
  'tatweel',
  'percent',
  'digits',
  'term',
] as const

export type StyleRule = (typeof STYLE_RULES)[number]

export function isStyleRule(text: string): text is StyleRule {
  return (STYLE_RULES as readonly string[]).includes(text)
}

/** Something in a text that the house writes otherwise. Offsets are UTF-16 units of the text that was looked at. */
export interface Finding {
  readonly from: number
  readonly to: number
  readonly rule: StyleRule
  /** What stands there. */
  readonly words: string
  /** What the house writes; null where a person has to choose. */
  readonly better: string | null
  /** Of a term of the newspaper: why, in its own words; empty where nobody said. */
  readonly note: string
}

/** A newspaper's own word about its style. `word` of an `off` entry is the name of a rule. */
export interface HouseEntry {
  readonly kind: 'term' | 'allowed' | 'off'
  readonly word: string
  readonly better: string
  readonly note: string
}
