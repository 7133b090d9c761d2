import type { Instant } from '../time.ts'

/** How many days, weeks (from Monday) and months with a backup are kept, each by its newest backup. */
export interface KeepRule {
  readonly days: number
  readonly weeks: number
  readonly months: number
}

export const KEEP_RULE: KeepRule = { days: 7, weeks: 4, months: 6 }

/** `7,4,6` as a rule; null for anything else, and for a rule that would keep nothing. */
export function readKeepRule(text: string): KeepRule | null {
  const [, days, weeks, months] = /^(\d{1,4}),(\d{1,4}),(\d{1,4})$/.exec(text.replaceAll(' ', '')) ?? []
  const rule = { days: Number(days), weeks: Number(weeks), months: Number(months) }
  return days === undefined || rule.days + rule.weeks + rule.months === 0 ? null : rule
}

/** Which of the backups may go (UTC days). The newest never goes, whatever the rule says. */
export function backupsToDrop(made: readonly Instant[], { days, weeks, months }: KeepRule): Instant[] {
  const newestFirst = made.toSorted().toReversed()
  const kept = new Set(newestFirst.slice(0, 1))
  const keep = (most: number, period: (at: Instant) => string): void => {
    const seen = new Set<string>()
    for (const at of newestFirst) {
      if (seen.has(period(at))) continue
      if (seen.size === most) break
      seen.add(period(at))
      kept.add(at)
    }
  }
  keep(days, (at) => at.slice(0, 10))
  keep(weeks, weekOf)
  keep(months, (at) => at.slice(0, 7))
  return newestFirst.filter((at) => !kept.has(at))
}

const DAY_MS = 86_400_000

/** The Monday of its week. */
function weekOf(at: Instant): string {
  const day = new Date(`${at.slice(0, 10)}T00:00:00.000Z`)
  const sinceMonday = (day.getUTCDay() + 6) % 7
  return new Date(day.getTime() - sinceMonday * DAY_MS).toISOString().slice(0, 10)
}
