import type { Instant } from '../time.ts'

/** Who reports, as far as it says how much a report is worth. */
export interface ReporterFacts {
  /** Published a comment here before, or has proved an address: more than a cookie a minute old. */
  readonly known: boolean
  /** 0 to 3. */
  readonly trust: number
  /** Earlier reports that moderators agreed with, and those they did not. */
  readonly upheld: number
  readonly dismissed: number
  /** A moderator listens to this reader no more. */
  readonly muted: boolean
}

/** In hundredths: about 100 for a reader who is known, a quarter of it for a stranger. */
const KNOWN = 100
const STRANGER = 25
const TRUST = 25
/** Two imagined reports, one right and one wrong, keep a single outcome from deciding everything. */
const IMAGINED = 1

/** What one report weighs by itself, in hundredths; 0 for whoever is not listened to. */
export function weightOf({ known, trust, upheld, dismissed, muted }: ReporterFacts): number {
  if (muted) return 0
  const accuracy = (upheld + IMAGINED) / (upheld + dismissed + 2 * IMAGINED)
  return Math.round(((known ? KNOWN : STRANGER) + TRUST * trust) * 2 * accuracy)
}

/** Reports this often right are taken at their word where waiting does harm. */
const TRUSTED_UPHELD = 10
const TRUSTED_ACCURACY = 0.8

export function isTrustedReporter({ upheld, dismissed, muted }: ReporterFacts): boolean {
  return !muted && upheld >= TRUSTED_UPHELD && upheld / (upheld + dismissed) >= TRUSTED_ACCURACY
}

export interface WeighedReport {
  /** Of {@link weightOf}. */
  readonly weight: number
  /** Keyed digest of the network's prefix; empty where networks are not kept. */
  readonly net: string
  readonly at: Instant
}

/** Each further report of a cluster adds little, and all of them together no more than half a reader. */
const FURTHER = 5
const MOST_FURTHER = 50

/**
 * What the reports of one text weigh together. Reports from one network, or of one minute, may be one person or one call
 * to arms: such a cluster counts once. Fifty reports from one network weigh 150 at the most, unless one of them alone does.
 */
export function clusterWeight(reports: readonly WeighedReport[]): number {
  return clustersOf(reports.filter(({ weight }) => weight > 0)).reduce((sum, cluster) => {
    const heaviest = Math.max(...cluster.map(({ weight }) => weight))
    const most = Math.max(heaviest, KNOWN + MOST_FURTHER)
    return sum + Math.min(most, heaviest + Math.min(MOST_FURTHER, FURTHER * (cluster.length - 1)))
  }, 0)
}

/** Two reports belong together when a chain of equal networks and equal minutes leads from one to the other. */
function clustersOf(reports: readonly WeighedReport[]): WeighedReport[][] {
  let clusters: { readonly marks: ReadonlySet<string>; readonly reports: WeighedReport[] }[] = []
  for (const report of reports) {
    const own = [`minute ${report.at.slice(0, 16)}`, ...(report.net === '' ? [] : [`net ${report.net}`])]
    const near = clusters.filter(({ marks }) => own.some((mark) => marks.has(mark)))
    const joined = {
      marks: new Set([...own, ...near.flatMap(({ marks }) => [...marks])]),
      reports: [...near.flatMap((cluster) => cluster.reports), report],
    }
    clusters = [...clusters.filter((cluster) => !near.includes(cluster)), joined]
  }
  return clusters.map((cluster) => cluster.reports)
}
