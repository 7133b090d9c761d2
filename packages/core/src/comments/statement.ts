import { STATEMENT_WORDS } from './statement.table.ts'

export interface CitedClause {
  /** `CL6`. */
  readonly code: string
  readonly title: string
}

/**
 * What the author is told of: a removal, a comment hidden by reports until somebody has read it, a wish for changes, an edit
 * that is not taken, a sanction.
 */
export type StatementSubject = 'removal' | 'hidden' | 'changes' | 'edit' | 'mute' | 'ban'

export interface StatementFacts {
  readonly lang: 'ar' | 'en'
  readonly of: StatementSubject
  readonly clauses: readonly CitedClause[]
  readonly facts: string
  readonly wasPublished: boolean
  readonly automated: boolean
  /** Days as the site writes them: of the comment, and until when its author may appeal. */
  readonly date: string
  readonly until: string
  /** The last day of a sanction. */
  readonly end?: string
  /** Writes a number in the site's digits. */
  readonly number: (n: number) => string
}

/**
 * Clauses about the sacred, religions and God: a statement that quotes why could itself be used against its reader, so
 * it says no more than the number.
 */
const CLAUSE_ONLY: ReadonlySet<string> = new Set(['CL3', 'CL4', 'CL5'])

export function isClauseOnly(codes: readonly string[]): boolean {
  return codes.some((code) => CLAUSE_ONLY.has(code))
}

/** The number by which decisions cite a clause: `CL6` is 6. */
export function clauseNumber(code: string): number {
  return Number(code.replace(/^CL/, ''))
}

/**
 * Against a removal or a sanction one may appeal; a wish for changes is answered by changing the text, and what reports
 * have hidden is read by a moderator in any case.
 */
export function isAppealable(of: StatementSubject): boolean {
  return of === 'removal' || of === 'mute' || of === 'ban'
}

/** The statement of reasons in one language, with `{link}` for the way to appeal. */
export function statementText(of: StatementFacts): string {
  const words = STATEMENT_WORDS[of.lang]
  const clauses = citation(of)
  const quiet = isClauseOnly(of.clauses.map(({ code }) => code))
  // Reports have named the clause and nobody has found that it was broken: not even its number is said.
  if (quiet && of.of === 'hidden') return words.hiddenOnly
  if (quiet) return [...sanctionOnly(of), fill(words.clauseOnly, { clauses })].join(' ')
  const reason = fill(reasonOf(of), {
    date: of.date,
    end: of.end ?? '',
    clauses,
    titles: of.clauses.map(({ title }) => title).join(words.titlesBetween),
    facts: ended(of.facts),
  })
  const appeal = isAppealable(of.of) ? [fill(words.appeal, { until: of.until })] : []
  return [reason, of.automated ? words.byRule : words.byPerson, ...appeal].join(' ')
}

function reasonOf({ lang, of, wasPublished }: StatementFacts): string {
  const words = STATEMENT_WORDS[lang]
  if (of === 'removal') return wasPublished ? words.removed : words.refused
  return words[of]
}

/** Also where no more than the clause's number is said, a reader is told until when they are kept from commenting. */
function sanctionOnly({ lang, of, end = '' }: StatementFacts): string[] {
  return of === 'mute' || of === 'ban' ? [fill(STATEMENT_WORDS[lang][`${of}Only`], { end })] : []
}

function citation({ lang, clauses, number }: StatementFacts): string {
  const words = STATEMENT_WORDS[lang]
  const numbers = clauses
    .map(({ code }) => clauseNumber(code))
    .sort((a, b) => a - b)
    .map(number)
  const last = numbers.at(-1) ?? ''
  const n = numbers.length < 2 ? last : numbers.slice(0, -1).join(words.between) + words.and + last
  return fill([words.oneClause, words.twoClauses][numbers.length - 1] ?? words.manyClauses, { n })
}

function ended(sentence: string): string {
  return /[.!?؟…]$/u.test(sentence) ? sentence : `${sentence}.`
}

/** Fills placeholders in one pass, so that a `{…}` inside a value stays what it is. */
function fill(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

/** The facts of a comment that reports have hidden. */
export function hiddenFacts(lang: 'ar' | 'en'): string {
  return STATEMENT_WORDS[lang].hiddenFacts
}

/** The facts of a sanction that follows from the reader's strikes by the rules of the newspaper. */
export function repeatedFacts(lang: 'ar' | 'en', strikes: string, date: string): string {
  return fill(STATEMENT_WORDS[lang].repeated, { strikes, date })
}
