/** A few articles of a source as they are there and as they would be here: what a person looks at before a run. */

import type { ImportArticle, ImportItem } from '../../actions/import/import-input.ts'
import type { KeptSample } from '../../store/desk/import-samples.ts'
import { plainBlocks } from './plain-blocks.ts'

/** An article as its source has it. */
export interface Theirs {
  readonly title: string
  readonly html: string
  readonly address: string
  readonly publishedAt: string | null
  readonly section: string | null
  readonly authors: readonly string[]
}

/** Told of everything that is about to come in. */
export type Look = (item: ImportItem, theirs: () => Theirs) => void

const FIRST = 5
const RANDOM = 5
/** Characters of a text that is kept for looking at. */
const LONGEST_BODY = 200_000
const MOST_PARAGRAPHS = 200

/** Keeps the first five and five others, each of which was as likely as any (reservoir sampling, algorithm R). */
export class Samples {
  readonly #below: (limit: number) => number
  readonly #first: KeptSample[] = []
  readonly #random: KeptSample[] = []
  #others = 0

  /** @param below a random whole number from 0 and below the limit */
  constructor(below: (limit: number) => number) {
    this.#below = below
  }

  readonly look: Look = (item, theirs) => {
    if (item.kind !== 'article' || JSON.stringify(item.body).length > LONGEST_BODY) return
    if (this.#first.length < FIRST) {
      this.#first.push(sampleOf(item, theirs()))
      return
    }
    const place = this.#others < RANDOM ? this.#others : this.#below(this.#others + 1)
    this.#others += 1
    if (place < RANDOM) this.#random[place] = sampleOf(item, theirs())
  }

  get list(): readonly KeptSample[] {
    return [...this.#first, ...this.#random]
  }
}

/** A copy: pieces of a string keep the whole text alive that they were cut from. */
function sampleOf(item: ImportArticle, { html, ...theirs }: Theirs): KeptSample {
  const { paragraphs, pictures } = plainBlocks(html, MOST_PARAGRAPHS)
  const { title, standfirst, lang, state, publishedAt, tagNames, sourceLine = '', body } = item
  const sample: KeptSample = {
    theirs: { ...theirs, paragraphs, pictures },
    ours: { title, standfirst, lang, state, publishedAt, tagNames, sourceLine, body },
  }
  return JSON.parse(JSON.stringify(sample)) as KeptSample
}
