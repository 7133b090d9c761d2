import { cleanName, cleanText } from '@warraq/arabic'
import { isEmail } from '../people/email.ts'
import { countLetters } from './check.ts'
import type { ReportProblem } from './report-problems.table.ts'

/**
 * `terms`: against the comment terms. `illegal`: the notice of Regulation (EU) 2022/2065, article 16(2): why it is
 * illegal, who says so and how to reach them, and that it is said in good faith.
 */
export type ReportKind = 'terms' | 'illegal'

/** The clause about unlawful content, which every notice is about. */
export const UNLAWFUL_CLAUSE = 'CL10'

/** Clauses where waiting does harm: a report that is taken at its word hides the comment until it has been read. */
export const URGENT_CLAUSES: ReadonlySet<string> = new Set(['CL6', 'CL7', 'CL13', 'CL15'])

/** Letters (graphemes, UAX #29). */
export const REPORT_LIMITS = { note: 1000, explanation: 4000, law: 300, name: 80 } as const

export interface ReportTyped {
  readonly kind: ReportKind
  readonly clause: string
  readonly note: string
  readonly law: string
  readonly name: string
  readonly email: string
  readonly goodFaith: boolean
}

export interface ReportRules {
  /** Codes of the clauses in force. */
  readonly clauses: readonly string[]
  /** False in «وضع الحماية»: nobody is asked who they are. */
  readonly asksContact: boolean
}

export interface CheckedReport {
  readonly kind: ReportKind
  readonly clause: string
  readonly note: string
  readonly law: string
  readonly contact: { readonly name: string; readonly email: string } | null
}

export type ReportField = 'clause' | 'note' | 'law' | 'name' | 'email' | 'goodFaith'
export type ReportErrors = Partial<Readonly<Record<ReportField, ReportProblem>>>

export type ReportOrNot =
  | { readonly ok: true; readonly value: CheckedReport }
  | { readonly ok: false; readonly errors: ReportErrors }

export function checkReport(typed: ReportTyped, rules: ReportRules): ReportOrNot {
  return typed.kind === 'terms' ? checkTermsReport(typed, rules) : checkNotice(typed, rules)
}

function checkTermsReport(typed: ReportTyped, { clauses }: ReportRules): ReportOrNot {
  const note = cleanText(typed.note).trim()
  const errors: ReportErrors = {
    ...(clauses.includes(typed.clause) ? {} : { clause: 'clause-missing' }),
    ...tooLong('note', note, REPORT_LIMITS.note),
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  return { ok: true, value: { kind: 'terms', clause: typed.clause, note, law: '', contact: null } }
}

function checkNotice(typed: ReportTyped, { clauses, asksContact }: ReportRules): ReportOrNot {
  const note = cleanText(typed.note).trim()
  const law = cleanText(typed.law).trim()
  const name = cleanName(typed.name)
  const email = cleanName(typed.email)
  const errors: ReportErrors = {
    // A newspaper without the clause has another one that is cited then.
    ...(clauses.includes(UNLAWFUL_CLAUSE) || clauses.includes(typed.clause) ? {} : { clause: 'clause-missing' }),
    ...(law === '' ? { law: 'law-missing' } : tooLong('law', law, REPORT_LIMITS.law)),
    ...(note === '' ? { note: 'explanation-missing' } : tooLong('note', note, REPORT_LIMITS.explanation)),
    ...(asksContact && name === '' ? { name: 'name-missing' } : tooLong('name', name, REPORT_LIMITS.name)),
    ...(asksContact && !isEmail(email) ? { email: 'email-shape' } : {}),
    ...(typed.goodFaith ? {} : { goodFaith: 'faith-missing' }),
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const clause = clauses.includes(UNLAWFUL_CLAUSE) ? UNLAWFUL_CLAUSE : typed.clause
  return { ok: true, value: { kind: 'illegal', clause, note, law, contact: asksContact ? { name, email } : null } }
}

function tooLong(field: ReportField, text: string, most: number): ReportErrors {
  // No grapheme is shorter than a code unit; a text far too long is not counted.
  return text.length > most * 8 || countLetters(text) > most ? { [field]: 'too-long' } : {}
}
