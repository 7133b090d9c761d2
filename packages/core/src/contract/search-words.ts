import * as v from 'valibot'
import { EXPANSION_KINDS, MOST_EXPANSION_WORDS, type ExpansionKind } from '../search/synonyms.ts'
import { line, searchText } from './wire.ts'

/** Words that stand for each other in search: those that come with the program, and the newsroom's own. */

export interface SearchWordsRow {
  /** Of the program's: kind and first word; of the newsroom's: `own:` and a number. */
  readonly key: string
  readonly origin: 'builtin' | 'changed' | 'own'
  readonly kind: ExpansionKind
  readonly words: readonly string[]
  readonly note: string
  readonly enabled: boolean
  /** What is asked and a text found only by this entry; empty for the newsroom's own. */
  readonly asked: string
  readonly found: string
}

const key = v.pipe(v.string(), v.regex(/^[a-z]+:[\p{L}\p{N}]+$/u), v.maxLength(80))
const word = line(40, 1)

/** A null key adds an entry. */
export const searchWordsInput = v.strictObject({
  key: v.nullable(key),
  kind: v.picklist(EXPANSION_KINDS),
  words: v.pipe(v.array(word), v.minLength(1), v.maxLength(MOST_EXPANSION_WORDS)),
  note: line(200),
  enabled: v.boolean(),
})
export const searchWordsSwitch = v.strictObject({
  keys: v.pipe(v.array(key), v.minLength(1), v.maxLength(1000)),
  enabled: v.boolean(),
})
export const searchWordsKey = v.strictObject({ key })

/** What readers would find with these words standing for each other, and without. */
export const searchWordsTrial = v.strictObject({
  text: searchText,
  words: v.pipe(v.array(word), v.minLength(1), v.maxLength(MOST_EXPANSION_WORDS)),
})
export interface SearchWordsTried {
  readonly without: number
  readonly with: number
  /** Some of what is found only with them. */
  readonly added: readonly { readonly id: number; readonly title: string; readonly url: string }[]
}
