import { eachReading } from './affixes.ts'
import type { Beginnings } from './beginnings.ts'
import { addBeginning, noBeginnings, PHRASE, WORD } from './beginnings.ts'
import { rasmOf, withoutDoubles } from './rasm.ts'
import { skeletonOf } from './skeleton.ts'
import { coarseSounds } from './sounds.ts'
import type { Term } from './term.ts'
import { tokensOf } from './tokens.ts'

/** One way to write a term: its text or one of its forms. */
export interface Spelling {
  readonly term: Term
  /** Folded words; most have one. */
  readonly words: readonly string[]
  /** The words of each phrase of `unless`. A word without article stands for the one with it too. */
  readonly unless: readonly (readonly string[])[]
}

/** Words that follow each other; `ends` are the phrases that are complete here. */
export interface PhraseNode {
  readonly next: Map<string, PhraseNode>
  readonly ends: Spelling[]
}

/** A list of words made ready for finding: maps from folded letters to spellings, so that its size costs nothing. */
export interface Lexicon {
  readonly terms: readonly Term[]
  /** Of all words, those with their doubled letters single too, and of the first words of phrases. */
  readonly beginnings: Beginnings
  readonly words: ReadonlyMap<string, readonly Spelling[]>
  readonly phrases: PhraseNode
  /** Phrases by their letters without the spaces. */
  readonly wholes: ReadonlyMap<string, readonly Spelling[]>
  /** By the word with its doubled letters single, without dots, and by its sounds: readings that are only suspicions. */
  readonly singles: ReadonlyMap<string, readonly Spelling[]>
  readonly shapes: ReadonlyMap<string, readonly Spelling[]>
  readonly sounds: ReadonlyMap<string, readonly Spelling[]>
  readonly phraseSounds: ReadonlyMap<string, readonly Spelling[]>
}

/** Shorter words share their shape or their sounds with too many others. */
const SHORTEST_SHAPE = 3
const SHORTEST_SOUNDS = 2
const SHORTEST_WHOLE = 5

/** Makes a list ready. Terms without a letter are found nowhere. */
export function compileTerms(terms: readonly Term[]): Lexicon {
  const words = new Map<string, Spelling[]>()
  const wholes = new Map<string, Spelling[]>()
  const singles = new Map<string, Spelling[]>()
  const shapes = new Map<string, Spelling[]>()
  const sounds = new Map<string, Spelling[]>()
  const phraseSounds = new Map<string, Spelling[]>()
  const phrases = emptyNode()
  const beginnings = noBeginnings()
  for (const spelling of terms.flatMap(spellingsOf)) {
    const whole = spelling.words.join('')
    const heard = coarseSounds(whole)
    if (heard.length >= SHORTEST_SOUNDS) add(spelling.words.length > 1 ? phraseSounds : sounds, heard, spelling)
    if (spelling.words.length > 1) {
      addPhrase(phrases, spelling)
      addBeginning(beginnings, PHRASE, spelling.words[0] ?? '')
      if (whole.length >= SHORTEST_WHOLE) add(wholes, whole, spelling)
      continue
    }
    add(words, whole, spelling)
    const single = withoutDoubles(whole)
    add(singles, single, spelling)
    addBeginning(beginnings, WORD, whole)
    addBeginning(beginnings, WORD, single)
    if (whole.length >= SHORTEST_SHAPE) add(shapes, rasmOf(whole), spelling)
  }
  return { terms, beginnings, words, phrases, wholes, singles, shapes, sounds, phraseSounds }
}

/** The folded words of a text. */
export function wordsOf(text: string): string[] {
  return tokensOf(skeletonOf(text)).map(({ key }) => key)
}

function spellingsOf(term: Term): Spelling[] {
  const unless = term.unless.map(wordsOf).filter((words) => words.length > 0)
  const texts = term.match === 'family' ? [term.text, ...term.forms] : [term.text]
  const keys = new Map(texts.map(wordsOf).map((words) => [words.join(' '), words]))
  return [...keys.values()].filter((words) => words.length > 0).map((words) => ({ term, words, unless }))
}

/** A word without conjunction, preposition and article, so that «حمار الوحش» and «وحمار وحش» are compared as one. */
export function plainWord(word: string): string {
  let plain = word
  eachReading(word, null, ({ bare, proclitic, ending }) => {
    if (proclitic.definite && ending.text === '' && bare.length < plain.length) plain = bare
  })
  return plain
}

function emptyNode(): PhraseNode {
  return { next: new Map(), ends: [] }
}

function addPhrase(root: PhraseNode, spelling: Spelling): void {
  let node = root
  for (const word of spelling.words) {
    const next = node.next.get(word) ?? emptyNode()
    node.next.set(word, next)
    node = next
  }
  node.ends.push(spelling)
}

function add(map: Map<string, Spelling[]>, key: string, spelling: Spelling): void {
  const known = map.get(key)
  if (known) known.push(spelling)
  else map.set(key, [spelling])
}
