import { readFileSync } from 'node:fs'
import { TERMS_FILE } from '../comments/terms-file.ts'
import type { Terms } from './first-pages.ts'

/** The comment terms that come with the product, with the words around the clauses. */
export function readWholeTerms(): Terms {
  const { intro, readingTitle, reading, clauses } = JSON.parse(readFileSync(TERMS_FILE, 'utf8')) as Terms
  return { intro, readingTitle, reading, clauses }
}
