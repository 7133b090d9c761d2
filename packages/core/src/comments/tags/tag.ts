import type { Span } from '../evidence.ts'

/**
 * What a comment speaks of. `religion`, `sect`, `origin` (nation, people, colour, tribe, flight), `gender`, `disability`: it
 * names one. `author`: whoever wrote the article. `divine`: God, outside of prayers, oaths and names. `threat`: a phrase of
 * threats. `link`: an address. `person`: somebody is called («يا فلان», @name).
 */
export const TAGS = [
  'religion',
  'sect',
  'origin',
  'author',
  'divine',
  'threat',
  'link',
  'person',
  'gender',
  'disability',
] as const
export type Tag = (typeof TAGS)[number]

/** Changes when the same text would have other tags. Kept with each screening. */
export const TAGS_VERSION = '1'

/** A fact about a place in a text, never an accusation: a prayer is not an insult because it names God. */
export interface TagHit {
  readonly tag: Tag
  /** In the text as typed. */
  readonly span: Span
}

export interface TagWords {
  readonly tag: Tag
  /** Apart by ،. */
  readonly words: string
  /**
   * `definite`: only with the article («السني», where سني may be «my years»). `addressed`: only behind a word by which
   * somebody is spoken to or pointed at («يا سوري», «هالهندي»), so that «جنيه مصري» names no people.
   */
  readonly needs?: 'definite' | 'addressed'
}
