/** Categories as a tree, and which of an article's categories is its section. */

import { slugKey } from '@warraq/arabic'
import { NOWHERE_SLUGS } from './wordpress-names.table.ts'
import type { WxrTerm, WxrTermRef } from './wxr-records.ts'

/** What WordPress calls the category of articles that nobody put anywhere. */
const NOWHERE = new Set(NOWHERE_SLUGS.map(slugKey))

const DEEPEST = 20

export function isNowhere(slug: string): boolean {
  return NOWHERE.has(slugKey(slug))
}

export interface Placed {
  readonly section: WxrTerm | null
  /** The other categories, without those the section lies in. */
  readonly others: readonly WxrTerm[]
}

export class CategoryTree {
  readonly #terms = new Map<string, WxrTerm>()

  /** The first one of a slug counts. */
  add(term: WxrTerm): void {
    if (!this.#terms.has(term.slug)) this.#terms.set(term.slug, term)
  }

  /** Of the category with this number there; null for one that the file does not name by number. */
  withNumber(wpId: number): WxrTerm | null {
    for (const term of this.#terms.values()) if (term.wpId === wpId) return term
    return null
  }

  has(slug: string): boolean {
    return this.#terms.has(slug)
  }

  /** One that an item names and the head of the file does not. */
  addNamed({ slug, name }: WxrTermRef): void {
    this.add({
      kind: 'category',
      taxonomy: 'category',
      wpId: null,
      slug,
      rawSlug: slug,
      name,
      parentSlug: null,
      description: '',
    })
  }

  /** From the outermost one on; a loop is cut where it closes, and a line where it is deeper than any newspaper. */
  ancestors(term: WxrTerm): WxrTerm[] {
    const above: WxrTerm[] = []
    const seen = new Set([term.slug])
    for (let at = this.#above(term); at && !seen.has(at.slug) && above.length < DEEPEST; at = this.#above(at)) {
      seen.add(at.slug)
      above.push(at)
    }
    return above.toReversed()
  }

  #above(term: WxrTerm): WxrTerm | undefined {
    return term.parentSlug === null ? undefined : this.#terms.get(term.parentSlug)
  }

  /** Every category after the one it lies in, else in the order of the file. */
  inOrder(): readonly WxrTerm[] {
    const ordered = new Set<WxrTerm>()
    for (const term of this.#terms.values()) for (const one of [...this.ancestors(term), term]) ordered.add(one)
    return [...ordered]
  }

  /** The first category, or the deepest of an article's categories inside it. */
  place(refs: readonly WxrTermRef[]): Placed {
    const all = refs.filter(({ domain }) => domain === 'category').flatMap(({ slug }) => this.#terms.get(slug) ?? [])
    const named = all.filter(({ slug }) => !isNowhere(slug))
    const [first = all[0]] = named
    if (first === undefined) return { section: null, others: [] }
    const inside = named.filter((term) => this.ancestors(term).includes(first))
    const section = inside.reduce(
      (deepest, term) => (this.ancestors(term).length > this.ancestors(deepest).length ? term : deepest),
      first,
    )
    const line = new Set([...this.ancestors(section), section])
    return { section, others: [...new Set(named)].filter((term) => !line.has(term)) }
  }
}
