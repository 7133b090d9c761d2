import { FACTS_OF_TERM, FACTS_SUGGESTIONS } from './facts.table.ts'

const MOST_TERMS = 2
const LONGEST_TERM = 40

/**
 * What the facts of a decision by this clause could begin with. `terms`: words that were found for the clause, as they
 * stand in the text; the most telling suggestions come first.
 */
export function factsFor(code: string, terms: readonly string[], lang: 'ar' | 'en'): string[] {
  const found = [...new Set(terms.map((term) => term.trim()))].filter(
    (term) => term !== '' && term.length <= LONGEST_TERM,
  )
  return [
    ...found.slice(0, MOST_TERMS).map((term) => FACTS_OF_TERM[lang].replace('{term}', () => term)),
    ...(FACTS_SUGGESTIONS[code]?.[lang] ?? []),
  ]
}
