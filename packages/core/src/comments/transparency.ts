/** What a newspaper tells everybody about its moderation: counts by month and by clause, and nobody's name. */

/** A removal, or the lifting of one. */
export interface RemovalFact {
  readonly at: string
  readonly effect: 'remove' | 'restore'
  /** Codes. */
  readonly clauses: readonly string[]
  /** A rule pointed to the comment; a rule decided. */
  readonly foundByRule: boolean
  readonly decidedByRule: boolean
}

/** A comment that a person decided on, whichever way. */
export interface DecidedFact {
  readonly at: string
  /** From when it was there to be decided on: sent, or reported. */
  readonly since: string
}

export interface AppealFact {
  readonly openedAt: string
  readonly state: 'open' | 'upheld' | 'overturned'
}

export interface ReportFact {
  readonly at: string
  readonly clause: string
  readonly outcome: 'upheld' | 'dismissed' | null
}

export interface TransparencyFacts {
  readonly removals: readonly RemovalFact[]
  readonly decided: readonly DecidedFact[]
  readonly appeals: readonly AppealFact[]
  readonly reports: readonly ReportFact[]
}

export interface ClauseCounts {
  readonly removed: number
  readonly reported: number
}

export interface TransparencyCounts {
  readonly removed: number
  readonly restored: number
  readonly foundByRule: number
  readonly decidedByRule: number
  /** Minutes from sending or reporting to the decision of a person; null where there was none. */
  readonly medianMinutes: number | null
  readonly appeals: number
  /** Of these, decided for the author. */
  readonly overturned: number
  readonly upheld: number
  readonly reports: number
  readonly reportsUpheld: number
  /** Code -> counts. A removal under two clauses is counted under each. */
  readonly clauses: ReadonlyMap<string, ClauseCounts>
}

export interface TransparencyReport {
  /** `2026-11` (UTC), newest first; months in which nothing was done are left out. */
  readonly months: readonly { readonly month: string; readonly counts: TransparencyCounts }[]
  readonly total: TransparencyCounts
}

export function transparencyReport(facts: TransparencyFacts): TransparencyReport {
  const times = [
    ...facts.removals.map(({ at }) => at),
    ...facts.decided.map(({ at }) => at),
    ...facts.appeals.map(({ openedAt }) => openedAt),
    ...facts.reports.map(({ at }) => at),
  ]
  const months = [...new Set(times.map(monthOf))].toSorted().toReversed()
  return {
    months: months.map((month) => ({ month, counts: countsOf(within(facts, month)) })),
    total: countsOf(facts),
  }
}

function monthOf(at: string): string {
  return at.slice(0, 7)
}

function within(facts: TransparencyFacts, month: string): TransparencyFacts {
  return {
    removals: facts.removals.filter(({ at }) => monthOf(at) === month),
    decided: facts.decided.filter(({ at }) => monthOf(at) === month),
    appeals: facts.appeals.filter(({ openedAt }) => monthOf(openedAt) === month),
    reports: facts.reports.filter(({ at }) => monthOf(at) === month),
  }
}

function countsOf({ removals, decided, appeals, reports }: TransparencyFacts): TransparencyCounts {
  const removed = removals.filter(({ effect }) => effect === 'remove')
  return {
    removed: removed.length,
    restored: removals.length - removed.length,
    foundByRule: removed.filter(({ foundByRule }) => foundByRule).length,
    decidedByRule: removed.filter(({ decidedByRule }) => decidedByRule).length,
    medianMinutes: medianMinutes(decided),
    appeals: appeals.length,
    overturned: appeals.filter(({ state }) => state === 'overturned').length,
    upheld: appeals.filter(({ state }) => state === 'upheld').length,
    reports: reports.length,
    reportsUpheld: reports.filter(({ outcome }) => outcome === 'upheld').length,
    clauses: clauseCounts(removed, reports),
  }
}

function clauseCounts(removed: readonly RemovalFact[], reports: readonly ReportFact[]): Map<string, ClauseCounts> {
  const counts = new Map<string, { removed: number; reported: number }>()
  const of = (code: string) => {
    const count = counts.get(code) ?? { removed: 0, reported: 0 }
    counts.set(code, count)
    return count
  }
  for (const { clauses } of removed) for (const code of new Set(clauses)) of(code).removed += 1
  for (const { clause } of reports) of(clause).reported += 1
  return counts
}

const MINUTE_MS = 60_000

/** The lower of the two in the middle, so that it is a time that really was; whole minutes. */
function medianMinutes(decided: readonly DecidedFact[]): number | null {
  if (decided.length === 0) return null
  const minutes = decided
    .map(({ at, since }) => Math.max(0, Math.round((Date.parse(at) - Date.parse(since)) / MINUTE_MS)))
    .toSorted((a, b) => a - b)
  return minutes[(minutes.length - 1) >> 1] ?? null
}

/** One line for each figure: `month,measure,clause,value`; `total` stands for all months (RFC 4180). */
export function transparencyCsv({ months, total }: TransparencyReport): string {
  const lines = ['month,measure,clause,value']
  for (const { month, counts } of [{ month: 'total', counts: total }, ...months]) {
    const { clauses, ...measures } = counts
    for (const [measure, value] of Object.entries(measures))
      if (value !== null) lines.push(`${month},${snake(measure)},,${value}`)
    for (const [code, { removed, reported }] of [...clauses].toSorted(([a], [b]) =>
      a.localeCompare(b, 'en', { numeric: true }),
    ))
      lines.push(`${month},removed,${code},${removed}`, `${month},reports,${code},${reported}`)
  }
  return `${lines.join('\r\n')}\r\n`
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
