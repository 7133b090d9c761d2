import type { TextAnalyser } from './analyse.ts'
import { plainSpelling } from './analyse.ts'
import type { DocumentFacts } from './documents.ts'
import type { SearchText } from './fields.ts'
import { SEARCH_FIELDS } from './fields.ts'
import type { Posting } from './postings.ts'
import type { FieldNumbers } from './score.ts'

/** A document as its source gives it to the index. */
export interface SearchDocument extends Omit<DocumentFacts, 'lengths'> {
  readonly id: number
  readonly text: SearchText
  /** What it was made from; another one says that the index is out of date. */
  readonly fingerprint: string
}

export interface IndexedWord {
  readonly posting: Posting
  /** The first spelling in the text. */
  readonly shown: string
}

export interface IndexedDocument {
  readonly facts: DocumentFacts
  readonly words: ReadonlyMap<string, IndexedWord>
  readonly stems: ReadonlyMap<string, Posting>
}

/** Between two fields are so many empty places, so that no phrase reaches from one into the other. */
const FIELD_GAP = 16
/** Words of one field that are indexed; a text that is longer is found by its beginning. */
const MOST_WORDS = 50_000
/** A stem stands where its words stand: only they need places. */
const NO_PLACES: readonly number[] = []

/** The terms of a document, with how often they stand in which field and where. */
export function indexDocument(document: SearchDocument, analyse: TextAnalyser): IndexedDocument {
  const words = new Map<string, CollectedWord>()
  const stems = new Map<string, CollectedStem>()
  const lengths: Four = [0, 0, 0, 0]
  let start = 0
  for (const [field, name] of SEARCH_FIELDS.entries()) {
    const text = document.text[name]
    const analysed = analyse(text)
    const length = Math.min(analysed.length, MOST_WORDS)
    lengths[field] = length
    for (let at = 0; at < length; at += 1) {
      const token = analysed[at]
      if (!token) break
      let word = words.get(token.text)
      if (!word) {
        word = newWord(plainSpelling(text.slice(token.start, token.end)))
        words.set(token.text, word)
      }
      countIn(word.posting.counts, field)
      word.posting.places.push(start + at)
      let stem = stems.get(token.stem)
      if (!stem) {
        stem = { counts: [0, 0, 0, 0], places: NO_PLACES }
        stems.set(token.stem, stem)
      }
      countIn(stem.counts, field)
    }
    start += length + FIELD_GAP
  }
  const { lang, minute, section, persons, tags } = document
  return { words, stems, facts: { lang, minute, section, persons, tags, lengths } }
}

type Four = [number, number, number, number]

interface CollectedStem {
  readonly counts: Four
  readonly places: readonly number[]
}

interface CollectedWord {
  readonly posting: { readonly counts: Four; readonly places: number[] }
  readonly shown: string
}

function newWord(shown: string): CollectedWord {
  return { shown, posting: { counts: [0, 0, 0, 0], places: [] } }
}

function countIn(counts: Four, field: number): void {
  counts[field] = (counts[field] ?? 0) + 1
}

export const totalOf = ({ counts }: { readonly counts: FieldNumbers }): number =>
  counts[0] + counts[1] + counts[2] + counts[3]
