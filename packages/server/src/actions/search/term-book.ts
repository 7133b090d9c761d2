import type { TermKind } from '@warraq/core/search/fields'
import type { IndexedDocument } from '@warraq/core/search/index-document'
import type { Posting } from '@warraq/core/search/postings'
import type { SpellingVote } from '@warraq/core/search/spelling-vote'
import { voteFor } from '@warraq/core/search/spelling-vote'

/** A term with the documents of a batch that have it. */
export interface BatchTerm {
  readonly kind: TermKind
  readonly term: string
  /** Number in the dictionary; 0 until it is known. */
  id: number
  /** The dictionary did not have it; its documents are counted already. */
  fresh: boolean
  /** Ids, ascending, with what each says of the term. */
  readonly documents: number[]
  readonly postings: Posting[]
  /** As each document spells it; of words only. */
  readonly spellings: string[]
}

/** All terms of a batch of documents, which come ascending by id. */
export function batchTerms(documents: ReadonlyMap<number, IndexedDocument>): readonly BatchTerm[] {
  const words = new Map<string, BatchTerm>()
  const stems = new Map<string, BatchTerm>()
  for (const [id, document] of documents) {
    for (const [term, { posting, shown }] of document.words) {
      const known = noted(words, 'word', term, id, posting)
      known.spellings.push(shown)
    }
    for (const [term, posting] of document.stems) noted(stems, 'stem', term, id, posting)
  }
  return [...words.values(), ...stems.values()]
}

function noted(terms: Map<string, BatchTerm>, kind: TermKind, term: string, id: number, posting: Posting): BatchTerm {
  let known = terms.get(term)
  if (!known) {
    known = { kind, term, id: 0, fresh: false, documents: [], postings: [], spellings: [] }
    terms.set(term, known)
  }
  known.documents.push(id)
  known.postings.push(posting)
  return known
}

/** The vote of all documents of the batch, for a word that is new. */
export function voteOf({ term, spellings }: BatchTerm): SpellingVote {
  let vote: SpellingVote = { shown: null, votes: 0 }
  for (const spelling of spellings) vote = voteFor(vote, spelling, term)
  return vote
}
