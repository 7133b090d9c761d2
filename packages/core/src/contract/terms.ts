import * as v from 'valibot'
import { TERM_MATCHES, TERM_SCOPES, TERM_TIERS } from '../comments/match/term.ts'
import type { MatchStep, TermMatch, TermScope, TermTier } from '../comments/match/term.ts'
import type { TermRowFault } from '../comments/term-list.ts'
import { cursor, id, line, prose, searchText } from './wire.ts'

/** The list of words that comments are held against. */

const clauseCode = v.pipe(v.string(), v.regex(/^CL\d{1,2}$/))
const word = line(80, 1)
const sentence = line(300, 1)
const several = <Item extends v.GenericSchema<string>>(item: Item, most: number) =>
  v.pipe(v.array(item), v.maxLength(most), v.readonly())

export const termFields = v.strictObject({
  text: word,
  match: v.picklist(TERM_MATCHES),
  forms: several(word, 60),
  scope: v.picklist(TERM_SCOPES),
  unless: several(word, 60),
  tier: v.picklist(TERM_TIERS),
  clause: clauseCode,
  mustMatch: several(sentence, 20),
  mustNotMatch: several(sentence, 20),
  note: line(300),
})

export const termsQuery = v.strictObject({
  q: v.exactOptional(searchText),
  tier: v.exactOptional(v.picklist(TERM_TIERS)),
  clause: v.exactOptional(clauseCode),
  source: v.exactOptional(v.picklist(['ours', 'site'])),
  before: v.exactOptional(cursor),
})

export interface TermRow {
  readonly id: number
  readonly text: string
  readonly match: TermMatch
  readonly forms: readonly string[]
  readonly scope: TermScope
  readonly unless: readonly string[]
  readonly tier: TermTier
  readonly clause: string
  readonly mustMatch: readonly string[]
  readonly mustNotMatch: readonly string[]
  readonly note: string
  /** Came with the program, or the newspaper's own (also one that it changed). */
  readonly source: 'ours' | 'site'
}

export interface TermsPage {
  readonly rows: readonly TermRow[]
  readonly next: string | null
  /** Words that the choices find, and of the list as a whole. */
  readonly found: number
  readonly total: number
  readonly version: number
}

/** A null id adds a word. */
export const saveTermInput = v.strictObject({ id: v.nullable(id), term: termFields })
export const removeTermsInput = v.strictObject({
  ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(1000), v.readonly()),
})
export interface TermsChanged {
  /** The number of the list from now on. */
  readonly version: number
  readonly count: number
}

/** A word whose examples are not met is refused with the sentences (`term-unfit`). */
export interface TermUnfitDetails {
  /** Sentences that should be hit and are not; sentences that should not be hit and are. */
  readonly missed: readonly string[]
  readonly hit: readonly string[]
}

/** Holds a text against the list as it is, or as it would be with this word. */
export const tryTextInput = v.strictObject({ text: prose(4000, 1), term: v.nullable(termFields) })
export interface TextTried {
  readonly hits: readonly {
    readonly term: string
    readonly clause: string
    readonly tier: TermTier
    readonly strength: 'strong' | 'suspect'
    readonly span: readonly [number, number]
    readonly steps: readonly MatchStep[]
  }[]
  /** What would happen to it from a reader whose comments appear at once. */
  readonly verdict: 'published' | 'held' | 'quarantined' | 'refused'
  /** Sentences that say why, the learner and the rules included. */
  readonly reasons: readonly string[]
}

/** At most 10,000 rows. */
export const importTermsInput = v.strictObject({ csv: prose(2_000_000, 1), try: v.boolean() })
export interface TermsImported {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly faults: readonly {
    readonly line: number
    readonly text: string
    readonly fault: TermRowFault | 'examples'
  }[]
  /** Null when it was only tried. */
  readonly version: number | null
}

export const historyQuery = v.strictObject({ before: v.exactOptional(cursor) })
export interface LexiconChange {
  readonly version: number
  readonly at: string
  /** Null: came with the program. */
  readonly by: string | null
  readonly why: string
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly addedCount: number
  readonly removedCount: number
}
