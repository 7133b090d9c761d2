import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { TermsClause } from './publish-terms.ts'

/** The comment terms that come with the product. */
export const TERMS_FILE = fileURLToPath(new URL('../../../terms/clauses.json', import.meta.url))

/** The clauses of a terms file, as `comments/publish-terms` takes them. */
export function readTerms(file: string = TERMS_FILE): TermsClause[] {
  const { clauses } = JSON.parse(readFileSync(file, 'utf8')) as { clauses: TermsClause[] }
  return clauses.map(({ code, original, title, definition, notCovered, test, examples }) => ({
    code,
    original,
    title,
    definition,
    notCovered,
    test,
    examples,
  }))
}
