/** What an import found, what became of it, and what it left out and why. Every thing that was read is counted once. */

import type { ImportOutcome } from '../../actions/import/import-input.ts'

export const BUCKETS = [
  'authors',
  'categories',
  'tags',
  'posts',
  'pages',
  'attachments',
  'comments',
  'menu-items',
  'terms',
  'others',
] as const
export type Bucket = (typeof BUCKETS)[number]

export type Counts = Readonly<Record<'read' | ImportOutcome | 'left-out', number>>

/** Why a thing did not come in. */
export const LEAVE_REASONS = [
  'thrown-away',
  'never-written',
  'same-number',
  'without-name',
  'unused',
  'into-section',
  'other-type',
  'other-taxonomy',
  'file-not-given',
  'file-not-found',
  'not-a-picture',
  'picture-broken',
  'spam',
  'pingback',
  'other-comment',
  'nothing-written',
  'not-on-an-article',
  // Of other sources than WordPress.
  'not-fetched',
  'not-asked-for',
  'file-missing',
  'text-missing',
  'deleted',
  'address-unknown',
  'page-refused',
  'machinery',
  'other-menu',
  'menu-below',
  'menu-kept',
  'leads-nowhere',
] as const
export type LeaveReason = (typeof LEAVE_REASONS)[number]

/** What came in otherwise than it was, or asks for a look. */
export const NOTES = [
  'private-as-draft',
  'password-as-draft',
  'state-as-draft',
  'schedule-passed',
  'schedule-incomplete',
  'sticky',
  'without-date',
  'without-title',
  'without-author',
  'title-cut',
  'summary-cut',
  'tags-cut',
  'category-as-tag',
  'lead-picture-missing',
  'answer-to-nothing',
  'address-of-the-site',
  'address-of-another',
  // Of other sources than WordPress.
  'address-by-query',
  'incomplete-as-draft',
  'members-as-draft',
  'date-unread',
  'comments-closed',
  'links-rewritten',
] as const
export type Note = (typeof NOTES)[number]

/** How texts that were stored wrongly were made readable. */
export const REPAIRS = ['mojibake-1256', 'mojibake-1252', 'presentation-forms', 'control-character'] as const
export type RepairName = (typeof REPAIRS)[number]

export interface RepairLine {
  readonly what: RepairName
  readonly count: number
  /** The first few: beginnings of texts before and after, and where they stood. */
  readonly examples: readonly { readonly where: string; readonly before: string; readonly after: string }[]
}

export interface ReportLine<What> {
  readonly bucket: Bucket
  readonly what: What
  /** Of other types and taxonomies: which; '' elsewhere. */
  readonly name: string
  readonly count: number
  /** The first few, by title or address. */
  readonly examples: readonly string[]
}

export interface ImportReport {
  readonly site: { readonly title: string; readonly url: string }
  readonly dryRun: boolean
  readonly counts: Readonly<Record<Bucket, Counts>>
  readonly addresses: number
  readonly leftOut: readonly ReportLine<LeaveReason>[]
  readonly notes: readonly ReportLine<Note>[]
  /** What texts do not show as it was: elements, `wp:name` for blocks, `[name]` for shortcodes. Their words are kept. */
  readonly texts: readonly { readonly what: string; readonly count: number }[]
  readonly repairs: readonly RepairLine[]
  /** Tags that are written differently and may be one; nothing was merged. */
  readonly likeTags: readonly (readonly string[])[]
}

const MOST_EXAMPLES = 5
const MOST_NAMES = 200
/** Characters of a repaired text. */
const SHOWN = 80

interface Line {
  count: number
  readonly examples: string[]
}

class Lines<What extends string> {
  readonly #lines = new Map<string, Line & { readonly bucket: Bucket; readonly what: What; readonly name: string }>()

  add(bucket: Bucket, what: What, name: string, example: string, count: number): void {
    const known = this.#lines.get(`${bucket} ${what} ${name}`)
    // A hostile file could name a type of its own on each item.
    const kept = known === undefined && this.#lines.size >= MOST_NAMES ? '…' : name
    const key = `${bucket} ${what} ${kept}`
    const line = this.#lines.get(key) ?? { bucket, what, name: kept, count: 0, examples: [] }
    this.#lines.set(key, line)
    line.count += count
    if (example !== '' && line.examples.length < MOST_EXAMPLES) line.examples.push(example)
  }

  get list(): ReportLine<What>[] {
    return [...this.#lines.values()].map((line) => ({ ...line, examples: [...line.examples] }))
  }
}

export class ReportBook {
  readonly #counts = new Map<Bucket, Map<keyof Counts, number>>()
  readonly #leftOut = new Lines<LeaveReason>()
  readonly #notes = new Lines<Note>()
  readonly #texts = new Map<string, number>()
  readonly #repairs = new Map<RepairName, { count: number; examples: RepairLine['examples'][number][] }>()
  #likeTags: readonly (readonly string[])[] = []
  #addresses = 0

  #add(bucket: Bucket, what: keyof Counts, count: number): void {
    const counts = this.#counts.get(bucket) ?? new Map<keyof Counts, number>()
    this.#counts.set(bucket, counts)
    counts.set(what, (counts.get(what) ?? 0) + count)
  }

  read(bucket: Bucket, count = 1): void {
    this.#add(bucket, 'read', count)
  }

  became(bucket: Bucket, outcome: ImportOutcome): void {
    this.#add(bucket, outcome, 1)
  }

  leave(bucket: Bucket, why: LeaveReason, about: { name?: string; example?: string; count?: number } = {}): void {
    const { name = '', example = '', count = 1 } = about
    if (count === 0) return
    this.#add(bucket, 'left-out', count)
    this.#leftOut.add(bucket, why, name, example, count)
  }

  note(bucket: Bucket, what: Note, example: string, count = 1): void {
    this.#notes.add(bucket, what, '', example, count)
  }

  text(what: string, count: number): void {
    this.#texts.set(what, (this.#texts.get(what) ?? 0) + count)
  }

  repair(what: RepairName, where: string, before: string, after: string, count = 1): void {
    const line = this.#repairs.get(what) ?? { count: 0, examples: [] }
    this.#repairs.set(what, line)
    line.count += count
    if (line.examples.length < MOST_EXAMPLES)
      line.examples.push({ where, before: before.slice(0, SHOWN), after: after.slice(0, SHOWN) })
  }

  likeTags(groups: readonly (readonly string[])[]): void {
    this.#likeTags = groups
  }

  /** Old addresses that lead somewhere from now on. */
  address(count: number): void {
    this.#addresses += count
  }

  report(site: ImportReport['site'], dryRun: boolean): ImportReport {
    return {
      site,
      dryRun,
      counts: Object.fromEntries(BUCKETS.map((bucket) => [bucket, this.#countsOf(bucket)])) as ImportReport['counts'],
      addresses: this.#addresses,
      leftOut: this.#leftOut.list,
      notes: this.#notes.list,
      texts: [...this.#texts].map(([what, count]) => ({ what, count })).toSorted((a, b) => b.count - a.count),
      repairs: [...this.#repairs].map(([what, { count, examples }]) => ({ what, count, examples: [...examples] })),
      likeTags: this.#likeTags,
    }
  }

  #countsOf(bucket: Bucket): Counts {
    const of = (what: keyof Counts): number => this.#counts.get(bucket)?.get(what) ?? 0
    return {
      read: of('read'),
      written: of('written'),
      joined: of('joined'),
      changed: of('changed'),
      kept: of('kept'),
      unchanged: of('unchanged'),
      'left-out': of('left-out'),
    }
  }
}
