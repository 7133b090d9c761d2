/**
 * Words that stand for each other in a query: the program's own list, and what a newsroom made of it. They widen what
 * is looked for and never touch what is indexed, so that switching one costs nothing.
 */
import { stem, words } from '@warraq/arabic'
import { PLURALS, SPELLINGS, SYNONYMS } from './synonyms.table.ts'

export const EXPANSION_KINDS = ['plural', 'synonym', 'spelling'] as const
export type ExpansionKind = (typeof EXPANSION_KINDS)[number]

export interface Expansion {
  readonly kind: ExpansionKind
  /** At least two, as they are shown. */
  readonly words: readonly string[]
}

/** An entry that the program brings. Off until a newsroom switches it on. */
export interface BuiltinExpansion extends Expansion {
  /** Kind and first word; stays the same for ever, since newsrooms refer to it. */
  readonly key: string
  /** What is asked, and a text that it finds only with this entry. */
  readonly asked: string
  readonly found: string
}

export const MOST_EXPANSION_WORDS = 8
/** More words than this for one would drown it. */
const MOST_ALTERNATIVES = 8

export function builtinExpansions(): BuiltinExpansion[] {
  return [...entriesOf('plural', PLURALS), ...entriesOf('synonym', SYNONYMS), ...entriesOf('spelling', SPELLINGS)]
}

function entriesOf(kind: ExpansionKind, lines: string): BuiltinExpansion[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [group = '', asked = '', found = ''] = line.split(' | ')
      const list = group.split(' ')
      return { kind, key: `${kind}:${list[0] ?? ''}`, words: list, asked, found }
    })
}

/** Another word by which a word may be found: folded, and its stem. */
export interface Alternative {
  readonly word: string
  readonly stem: string
}

/** What stands for a word, by its stem. */
export interface ExpansionBook {
  /** Without the word's own stem; empty for most words. */
  alternatives(stemOfWord: string): readonly Alternative[]
}

/** The book of these entries: those that are on, or one that is tried. */
export function expansionBook(entries: readonly Pick<Expansion, 'words'>[]): ExpansionBook {
  const byStem = new Map<string, Map<string, Alternative>>()
  for (const entry of entries) {
    const all = alternativesOf(entry.words)
    for (const [own] of all) {
      const others = byStem.get(own) ?? new Map<string, Alternative>()
      for (const [other, alternative] of all)
        if (other !== own && others.size < MOST_ALTERNATIVES) others.set(other, alternative)
      byStem.set(own, others)
    }
  }
  const found = new Map([...byStem].map(([own, others]) => [own, [...others.values()]]))
  return { alternatives: (stemOfWord) => found.get(stemOfWord) ?? [] }
}

/** By stem: forms of one word stand there once. */
function alternativesOf(list: readonly string[]): Map<string, Alternative> {
  return new Map(
    list.flatMap((one) =>
      words(one)
        .slice(0, 1)
        .map((word) => [stem(word), { word, stem: stem(word) }] as const),
    ),
  )
}

/** Why a list of words is no entry: too few or too many, one that is not one word, or all of them one word already. */
export type ExpansionFault = 'too-few' | 'too-many' | 'not-one-word' | 'same-word'

export function faultOf(list: readonly string[]): ExpansionFault | null {
  if (list.length < 2) return 'too-few'
  if (list.length > MOST_EXPANSION_WORDS) return 'too-many'
  if (list.some((one) => words(one).length !== 1)) return 'not-one-word'
  return alternativesOf(list).size < 2 ? 'same-word' : null
}

/** Does a text have every word of what is asked, itself or by an entry? */
export function finds(asked: string, text: string, book: ExpansionBook): boolean {
  const stems = new Set(words(text).map(stem))
  return words(asked)
    .map(stem)
    .every((one) => stems.has(one) || book.alternatives(one).some((other) => stems.has(other.stem)))
}
