import type { DemandCounts } from '@warraq/core/care/demand-counts'
import { countDemands } from '@warraq/core/care/demand-counts'
import { DEMAND_OUTCOMES } from '@warraq/core/care/demand-outcomes'
import { clauseNumber } from '@warraq/core/comments/statement'
import type { TransparencyCounts, TransparencyReport } from '@warraq/core/comments/transparency'
import { transparencyReport } from '@warraq/core/comments/transparency'
import { pagePath, transparencyPath } from '@warraq/core/links/addresses'
import { plusSeconds } from '@warraq/core/time'
import { clausesByCode } from '../../store/reader/clauses.ts'
import { countedDemands } from '../../store/reader/demands.ts'
import { transparencyFacts } from '../../store/reader/transparency.ts'
import type { WebContext } from '../context.ts'
import type { Site } from '../sites.ts'
import type { TransparencyPageView } from '../views/transparency.ts'
import { siteView } from './site-view.ts'

const YEAR_SECONDS = 366 * 24 * 3600

export function loadTransparency({ read, now }: WebContext): Promise<TransparencyReport> {
  // From the first of the month, so that the earliest month is whole.
  const since = `${plusSeconds(now(), -YEAR_SECONDS).slice(0, 7)}-01T00:00:00.000Z`
  return transparencyFacts(read, since).then(transparencyReport)
}

/** Legal demands of the same time; null where the owner does not count them in public. */
export async function loadDemands({ read, now }: WebContext, { facts }: Site): Promise<DemandCounts | null> {
  if (!facts.care.demandsShown) return null
  return countDemands(await countedDemands(read, `${plusSeconds(now(), -YEAR_SECONDS).slice(0, 7)}-01`))
}

export async function transparencyPageView(context: WebContext, site: Site): Promise<TransparencyPageView> {
  const { months, total } = await loadTransparency(context)
  const number = site.messages.number
  const terms = site.facts.pages.find(({ role, lang }) => role === 'terms' && lang === site.lang)
  const path = transparencyPath(site.prefix)
  return {
    site: siteView(context, site, path, false),
    canonicalUrl: context.config.publicUrl.origin + path,
    csvUrl: `${transparencyPath(null)}.csv`,
    termsUrl: terms ? pagePath(terms.slug, site.prefix) : null,
    demands: demandFigures(site, await loadDemands(context, site)),
    figures: months.length === 0 ? [] : figuresOf(site, total),
    clauses: await clauseRows(context, site, total),
    months: months.map(({ month, counts }) => ({
      month: monthName(site, month),
      iso: month,
      removed: number(counts.removed),
      restored: number(counts.restored),
      reports: number(counts.reports),
      appeals: number(counts.appeals),
      overturned: number(counts.overturned),
      median: duration(site, counts.medianMinutes),
    })),
  }
}

/** The date of the first of the month without its day: the newspaper's own month names. */
function monthName(site: Site, month: string): string {
  return site.dates.date(`${month}-01T12:00:00.000Z`).replace(/^\S+ /, '')
}

function figuresOf({ messages, ...site }: Site, total: TransparencyCounts): TransparencyPageView['figures'] {
  const whole = (label: string, value: string) => ({ label, value, part: false })
  const part = (label: string, value: string) => ({ label, value, part: true })
  const share = (of: number, all: number) =>
    all === 0
      ? messages.number(of)
      : messages.t('transparency.share', { number: of, percent: percent({ messages, ...site }, of / all) })
  return [
    whole(messages.t('transparency.removed'), messages.number(total.removed)),
    part(messages.t('transparency.foundByRule'), share(total.foundByRule, total.removed)),
    part(messages.t('transparency.decidedByRule'), share(total.decidedByRule, total.removed)),
    whole(messages.t('transparency.restored'), messages.number(total.restored)),
    whole(messages.t('transparency.reports'), messages.number(total.reports)),
    part(messages.t('transparency.reportsUpheld'), share(total.reportsUpheld, total.reports)),
    whole(messages.t('transparency.appeals'), messages.number(total.appeals)),
    part(messages.t('transparency.overturned'), share(total.overturned, total.appeals)),
    part(messages.t('transparency.upheld'), share(total.upheld, total.appeals)),
    whole(messages.t('transparency.median'), duration({ messages, ...site }, total.medianMinutes)),
  ]
}

function demandFigures({ messages }: Site, counts: DemandCounts | null): TransparencyPageView['demands'] {
  if (counts === null) return []
  const row = (label: string, value: number, part = true) => ({ label, value: messages.number(value), part })
  return [
    row(messages.t('transparency.demands.received'), counts.received, false),
    ...DEMAND_OUTCOMES.map((outcome) => row(messages.t(`transparency.demands.${outcome}`), counts.outcomes[outcome])),
    row(messages.t('transparency.demands.takenBack'), counts.takenBack),
    row(messages.t('transparency.demands.open'), counts.open),
  ]
}

/** The sign stands after the number in both digits: 12% and ١٢٪. */
function percent({ messages }: Site, share: number): string {
  const digits = messages.number(Math.round(share * 100))
  return `${digits}${/[٠-٩]/.test(digits) ? '\u066a' : '%'}`
}

const HOUR = 60
const DAY = 24 * HOUR

function duration({ messages }: Site, minutes: number | null): string {
  if (minutes === null) return '—'
  if (minutes < 2 * HOUR) return messages.t('transparency.minutes', { count: minutes })
  if (minutes < 2 * DAY) return messages.t('transparency.hours', { count: Math.round(minutes / HOUR) })
  return messages.t('transparency.days', { count: Math.round(minutes / DAY) })
}

/** Clauses in force, and those of the past under which something was counted. */
async function clauseRows(
  { read }: WebContext,
  { messages, lang }: Site,
  { clauses }: TransparencyCounts,
): Promise<TransparencyPageView['clauses']> {
  const known = await clausesByCode(read)
  return known
    .filter(({ code, active }) => active || clauses.has(code))
    .map(({ code, titleAr, titleEn }) => ({
      number: messages.number(clauseNumber(code)),
      title: lang === 'ar' ? titleAr : titleEn,
      removed: messages.number(clauses.get(code)?.removed ?? 0),
      reported: messages.number(clauses.get(code)?.reported ?? 0),
    }))
}
