import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toEpoch } from '@warraq/core/time'
import type { AppContext } from '../../packages/server/src/context.ts'
import type { ImportReport } from '../../packages/server/src/import/wordpress/import-report.ts'
import { BUCKETS } from '../../packages/server/src/import/wordpress/import-report.ts'
import type { ImportChoices } from '../../packages/server/src/import/wordpress/run-import.ts'
import { runImport } from '../../packages/server/src/import/wordpress/run-import.ts'
import { diskBlobs } from '../../packages/server/src/ports/blobs/disk.ts'
import { imageProcesses } from '../../packages/server/src/ports/images/process.ts'
import type { ReadDb } from '../../packages/server/src/store/database.ts'
import type { Tables } from '../../packages/server/src/store/tables.table.ts'
import type { WxrRecipe } from './arabic-wxr.ts'
import { arabicWxr } from './arabic-wxr.ts'

/** Later than any date in the files. */
const IMPORT_DAY = Date.UTC(2026, 0, 15)

export interface Importing {
  readonly app: Pick<AppContext, 'read' | 'call' | 'now' | 'config'>
  wait(seconds: number): void
}

export interface Choices {
  readonly dryRun?: boolean
  readonly mediaDir?: string
  readonly choices?: ImportChoices
}

export function bringIn({ app, wait }: Importing, file: string, choices: Choices = {}): Promise<ImportReport> {
  const behind = (IMPORT_DAY - toEpoch(app.now())) / 1000
  if (behind > 0) wait(behind)
  return runImport(
    {
      file,
      call: app.call,
      read: app.read,
      dryRun: choices.dryRun ?? false,
      now: app.now(),
      mediaDir: choices.mediaDir ?? null,
      ...(choices.choices === undefined ? {} : { choices: choices.choices }),
      images: { images: imageProcesses(), blobs: diskBlobs(join(app.config.dataDir, 'media')) },
    },
    () => undefined,
  )
}

export function writtenFile(text: string | Iterable<string>): string {
  const file = join(mkdtempSync(join(tmpdir(), 'warraq-wxr-')), 'site.xml')
  writeFileSync(file, typeof text === 'string' ? text : [...text].join(''))
  return file
}

export function arabicFile(recipe: WxrRecipe): string {
  return writtenFile(arabicWxr(recipe))
}

/** Everything that people, readers or the newsroom can see or that decides what they see. */
const CONTENT_TABLES = [
  'setting',
  'menu',
  'media',
  'section',
  'person',
  'account',
  'tag',
  'article',
  'article_revision',
  'article_step',
  'public_article',
  'public_byline',
  'public_tag',
  'public_media',
  'search_document',
  'correction',
  'short_code',
  'old_address',
  'page',
  'identity',
  'contact',
  'clause',
  'comment',
  'comment_revision',
  'trace',
  'evidence',
  'decision',
  'comment_event',
  'import_item',
] as const satisfies readonly (keyof Tables)[]

export type Dump = Readonly<Record<string, readonly string[]>>

/** Every row of every table with content, as text, in an order of its own; `without` names columns that are left out: `table.column`. */
export async function dumpOf(read: ReadDb, without: readonly string[] = []): Promise<Dump> {
  const dump: Record<string, string[]> = {}
  for (const table of CONTENT_TABLES) {
    const rows = await read.selectFrom(table).selectAll().execute()
    const texts = rows.map((row) =>
      JSON.stringify(Object.entries(row).filter(([name]) => !without.includes(`${table}.${name}`))),
    )
    dump[table] = texts.toSorted()
  }
  return dump
}

/** Counted and not accounted for; every one is a hole in the report. */
export function unexplained({ counts, leftOut }: ImportReport): string[] {
  return BUCKETS.filter((bucket) => {
    const { read, ...became } = counts[bucket]
    const said = leftOut.filter((line) => line.bucket === bucket).reduce((sum, { count }) => sum + count, 0)
    return read !== Object.values(became).reduce((sum, count) => sum + count, 0) || said !== counts[bucket]['left-out']
  })
}

export interface Visit {
  /** Status of each answer on the way. */
  readonly statuses: readonly number[]
  readonly path: string
  readonly body: string
}

const MOST_STEPS = 5

/** Follows an address of the old site on the new one, as a browser does. */
export async function visit(base: string, link: string): Promise<Visit> {
  const { pathname, search } = new URL(link, base)
  const statuses: number[] = []
  let path = pathname + search
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const response = await fetch(base + path, { redirect: 'manual' })
    statuses.push(response.status)
    const body = await response.text()
    if (response.status < 300 || response.status > 399) return { statuses, path, body }
    path = (response.headers.get('location') ?? '').replace(base, '')
  }
  return { statuses, path, body: '' }
}
