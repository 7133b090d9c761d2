/** Sections that the operator wants articles in, otherwise than the old site had them. */

import { fold, slugKey } from '@warraq/arabic'
import { Refusal } from '@warraq/core/errors'
import { isNowhere } from './categories.ts'
import type { ImportKeys } from './import-keys.ts'
import type { WxrTerm } from './wxr-records.ts'

/** Articles of the category, named as readers or as its address call it, come into the section of that name. */
export interface CategoryRule {
  readonly category: string
  readonly section: string
}

export interface SectionWishes {
  /** All articles come into the section of this name, and their categories become tags; null: as they were. */
  readonly all: string | null
  readonly rules: readonly CategoryRule[]
}

export const AS_THEY_WERE: SectionWishes = { all: null, rules: [] }

/** `economy=Money`; null for anything else. */
export function parseCategoryRule(text: string): CategoryRule | null {
  const at = text.lastIndexOf('=')
  const rule = { category: text.slice(0, Math.max(at, 0)).trim(), section: text.slice(at + 1).trim() }
  return fold(rule.category) === '' || fold(rule.section) === '' ? null : rule
}

function isMeant({ category }: CategoryRule, { name, slug }: WxrTerm): boolean {
  return fold(category) === fold(name) || slugKey(category) === slugKey(slug)
}

type Names = readonly { readonly name: string; readonly slug: string }[]

export class SectionPlan {
  readonly #keys: ImportKeys
  readonly #wishes: SectionWishes

  constructor(keys: ImportKeys, wishes: SectionWishes) {
    this.#keys = keys
    this.#wishes = wishes
  }

  /** Name of the section that stands for a category, or for none at all; null: it is what it was. */
  wished(term: WxrTerm | null): string | null {
    const { all, rules } = this.#wishes
    if (all !== null || term === null) return all
    return rules.findLast((rule) => isMeant(rule, term))?.section ?? null
  }

  keyOf(term: WxrTerm | null): string | null {
    const name = this.wished(term)
    if (name !== null) return this.chosenKey(name)
    return term === null ? null : this.#keys.category(term.slug)
  }

  /** No category of WordPress has a star in its slug. */
  chosenKey(name: string): string {
    return this.#keys.category(`*${fold(name)}`)
  }

  /** Names of the sections that somebody chose, each once. */
  get chosen(): readonly string[] {
    const { all, rules } = this.#wishes
    const names = all === null ? rules.map(({ section }) => section) : [all]
    return [...new Map(names.map((name) => [fold(name), name])).values()]
  }

  /** What else than its section an article is tagged with, of the categories it was in. */
  tagsOf(section: WxrTerm | null, others: readonly WxrTerm[]): Names {
    const chosen = this.wished(section)
    if (chosen === null) return others
    const all = this.#wishes.all !== null && section !== null && !isNowhere(section.slug) ? [section] : []
    const isOther = (term: WxrTerm): boolean => fold(term.name || term.slug) !== fold(chosen)
    const isElsewhere = (term: WxrTerm): boolean => this.#wishes.all !== null || this.wished(term) !== chosen
    return [...all, ...others].filter((term) => isOther(term) && isElsewhere(term))
  }

  /** Refuses a rule about a category that is not there (`import-refused`): its articles would come in as they were. */
  hold(terms: readonly WxrTerm[]): void {
    const stray = this.#wishes.rules.find((rule) => !terms.some((term) => isMeant(rule, term)))
    if (stray !== undefined) throw new Refusal('import-refused', { reason: 'no-such-category', detail: stray.category })
  }
}
