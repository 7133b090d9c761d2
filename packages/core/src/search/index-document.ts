import type { AnalysedWord } from './analyse.ts'
import { plainSpelling } from './analyse.ts'
import type { DocumentFacts } from './documents.ts'
import type { SearchText, TermKind } from './fields.ts'
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

export interface IndexedTerm {
  readonly kind: TermKind
  readonly term: string
  readonly posting: Posting
  /** The first spelling in the text; of words only. */
  readonly shown: string | null
}

export interface IndexedDocument {
  readonly facts: DocumentFacts
  readonly terms: readonly IndexedTerm[]
}

/** Between two fields are so many empty places, so that no phrase reaches from one into the other. */
const FIELD_GAP = 16
/** Words of one field that are indexed; a text that is longer is found by its beginning. */
const MOST_WORDS = 50_000

/** The terms of a document, with how often they stand in which field and where. */
export function indexDocument(document: SearchDocument, analyse: (text: string) => AnalysedWord[]): IndexedDocument {
  const words = new Map<string, Collected>()
  const stems = new Map<string, Collected>()
  const lengths = [0, 0, 0, 0]
  let start = 0
  for (const [field, name] of SEARCH_FIELDS.entries()) {
    const text = document.text[name]
    const analysed = analyse(text).slice(0, MOST_WORDS)
    lengths[field] = analysed.length
    for (const [at, word] of analysed.entries()) {
      const known = collect(words, word.word, field)
      known.places.push(start + at)
      known.shown ??= plainSpelling(text.slice(word.start, word.end))
      collect(stems, word.stem, field)
    }
    start += analysed.length + FIELD_GAP
  }
  const { lang, minute, section, persons, tags } = document
  return {
    facts: { lang, minute, section, persons, tags, lengths: four(lengths) },
    terms: [...termsOf('word', words), ...termsOf('stem', stems)],
  }
}

interface Collected {
  readonly counts: number[]
  readonly places: number[]
  shown: string | null
}

function collect(into: Map<string, Collected>, term: string, field: number): Collected {
  let known = into.get(term)
  if (!known) {
    known = { counts: [0, 0, 0, 0], places: [], shown: null }
    into.set(term, known)
  }
  known.counts[field] = (known.counts[field] ?? 0) + 1
  return known
}

function termsOf(kind: TermKind, collected: ReadonlyMap<string, Collected>): IndexedTerm[] {
  return [...collected].map(([term, { counts, places, shown }]) => ({
    kind,
    term,
    shown,
    posting: { counts: four(counts), places },
  }))
}

function four(numbers: readonly number[]): FieldNumbers {
  return [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0, numbers[3] ?? 0]
}
