/** Words around the clauses on the page of the comment terms. */
export const TERMS_WORDS = {
  ar: {
    clause: 'البند {n}: {title}',
    notCovered: 'لا يشمل هذا البند:',
    allowed: 'من المقبول:',
    notAllowed: 'من المخالف:',
  },
  en: {
    clause: 'Clause {n}: {title}',
    notCovered: 'This clause does not cover:',
    allowed: 'Acceptable, for example:',
    notAllowed: 'Not acceptable, for example:',
  },
} as const

/** How a heading of a clause begins, in either language: a page written before the clauses were live has them as text. */
export const CLAUSE_HEADING = /^(?:البند|Clause)\s+[\d٠-٩]+\s*:/u
