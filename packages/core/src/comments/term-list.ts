import { cleanName, cleanTitle, fold } from '@warraq/arabic'
import { readCsv, writeCsv } from './csv.ts'
import type { Term, TermMatch, TermScope, TermTier } from './match/term.ts'
import { TERM_MATCHES, TERM_SCOPES, TERM_TIERS } from './match/term.ts'

/** The list of words as people keep it: what a term must have, and the list as a table. */

export type TermFields = Omit<Term, 'id'> & { readonly note: string }

/** The key of a term on the list: two that fold alike are one. */
export function termKey(text: string): string {
  return fold(text).replaceAll(/\s+/gu, ' ').trim()
}

/** As it is stored: one line each, without invisible characters, without doubles. */
export function cleanTerm(term: TermFields): TermFields {
  const lines = (texts: readonly string[], clean: (text: string) => string): string[] => [
    ...new Set(texts.map(clean).filter((text) => text !== '')),
  ]
  return {
    ...term,
    text: cleanName(term.text),
    forms: term.match === 'family' ? lines(term.forms, cleanName) : [],
    unless: lines(term.unless, cleanName),
    mustMatch: lines(term.mustMatch, (text) => text.normalize('NFC').trim()),
    mustNotMatch: lines(term.mustNotMatch, (text) => text.normalize('NFC').trim()),
    note: cleanTitle(term.note),
  }
}

export const TERM_COLUMNS = [
  'text',
  'match',
  'forms',
  'scope',
  'unless',
  'tier',
  'clause',
  'must_match',
  'must_not_match',
  'note',
] as const
/** Between several forms or sentences in one field. */
const BETWEEN = '|'

export function termsToCsv(terms: readonly TermFields[]): string {
  const rows = terms.map((term) => [
    term.text,
    term.match,
    term.forms.join(BETWEEN),
    term.scope,
    term.unless.join(BETWEEN),
    term.tier,
    term.clause,
    term.mustMatch.join(BETWEEN),
    term.mustNotMatch.join(BETWEEN),
    term.note,
  ])
  return writeCsv([TERM_COLUMNS, ...rows])
}

export type TermRowFault = 'no-text' | 'bad-match' | 'bad-scope' | 'bad-tier' | 'bad-clause' | 'double'

export interface TermsRead {
  readonly terms: readonly { readonly line: number; readonly term: TermFields }[]
  /** Lines from 1, the heading counted. */
  readonly faults: readonly { readonly line: number; readonly fault: TermRowFault; readonly text: string }[]
}

/**
 * Reads a table with the columns of {@link TERM_COLUMNS}, in any order; those that are missing are empty. Without a heading
 * every line is one word. `clauses` are the codes there are.
 */
export function termsFromCsv(text: string, clauses: ReadonlySet<string>): TermsRead {
  const rows = readCsv(text)
  const heading = rows[0]?.map((name) => name.trim().toLowerCase()) ?? []
  const headed = heading.includes('text')
  const column = (row: readonly string[], name: (typeof TERM_COLUMNS)[number]): string =>
    (headed ? row[heading.indexOf(name)] : name === 'text' ? row[0] : '')?.trim() ?? ''
  const seen = new Set<string>()
  const terms: { line: number; term: TermFields }[] = []
  const faults: { line: number; fault: TermRowFault; text: string }[] = []
  rows.slice(headed ? 1 : 0).forEach((row, at) => {
    const line = at + (headed ? 2 : 1)
    const term = cleanTerm(termOfRow((name) => column(row, name)))
    const fault = faultOfRow(term, clauses, seen)
    if (fault !== null) {
      faults.push({ line, fault, text: term.text.slice(0, 80) })
      return
    }
    terms.push({ line, term })
    seen.add(termKey(term.text))
  })
  return { terms, faults }
}

function termOfRow(column: (name: (typeof TERM_COLUMNS)[number]) => string): TermFields {
  const several = (text: string): string[] => text.split(BETWEEN).map((part) => part.trim())
  return {
    text: column('text').replace(/^'(?=[=+\-@])/, ''),
    match: (column('match') || 'affixed') as TermMatch,
    forms: several(column('forms')),
    scope: (column('scope') || 'anywhere') as TermScope,
    unless: several(column('unless')),
    tier: (column('tier') || 'contextual') as TermTier,
    clause: column('clause') || 'CL8',
    mustMatch: several(column('must_match')),
    mustNotMatch: several(column('must_not_match')),
    note: column('note'),
  }
}

function faultOfRow(term: TermFields, clauses: ReadonlySet<string>, seen: ReadonlySet<string>): TermRowFault | null {
  if (!/[\p{L}\p{N}]/u.test(termKey(term.text))) return 'no-text'
  if (!TERM_MATCHES.includes(term.match)) return 'bad-match'
  if (!TERM_SCOPES.includes(term.scope)) return 'bad-scope'
  if (!TERM_TIERS.includes(term.tier)) return 'bad-tier'
  if (!clauses.has(term.clause)) return 'bad-clause'
  return seen.has(termKey(term.text)) ? 'double' : null
}
