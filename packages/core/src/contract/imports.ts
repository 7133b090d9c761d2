import * as v from 'valibot'
import { id, line } from './wire.ts'

/** Moving in: sources are uploaded or named, rehearsed, brought in by a task in the background, and taken back whole. */

/** Readers of sources. */
export const IMPORT_KINDS = [
  'wordpress',
  'wordpress-live',
  'page',
  'feed',
  'ghost',
  'blogger',
  'substack',
  'disqus',
] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** Bytes of an uploaded file. */
export const IMPORT_FILE_BYTES = 2 * 1024 * 1024 * 1024

/** Names an uploaded file; made by the server. */
const fileToken = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))
const webAddress = v.pipe(line(2000, 1), v.regex(/^(?:https?:\/\/)?[^\s/]+\.?[^\s]*$/iu))

/** What a type of the old site's own becomes. */
const typeRules = v.pipe(
  v.record(v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/)), v.picklist(['article', 'page', 'leave'])),
  v.maxEntries(100),
)

export const importChoices = v.strictObject({
  types: typeRules,
  /** Pictures are asked for where the source says they are. */
  fetchMedia: v.boolean(),
  /** Articles are shown at the addresses they had. */
  keepAddresses: v.boolean(),
  states: v.picklist(['as-they-were', 'drafts']),
  /** Of pages: they are of another newspaper, and say so under the text with a link. */
  fromElsewhere: v.exactOptional(v.boolean()),
  /** Of articles that have none; null: they stay without. */
  sectionId: v.nullable(id),
})
export type ImportChoices = v.InferOutput<typeof importChoices>

/** Each kind wants a file or an address, some either. */
export const rehearseInput = v.strictObject({
  kind: v.picklist(IMPORT_KINDS),
  /** As the person knows it: of the file, or the address. Only shown. */
  name: line(200, 1),
  file: v.exactOptional(fileToken),
  address: v.exactOptional(webAddress),
  /** Zip of the uploads folder of a WordPress site. */
  picturesFile: v.exactOptional(fileToken),
  /** One of `imports.folders`. */
  picturesFolder: v.exactOptional(line(120, 1)),
  /** Address of the old site, where the file does not say it. */
  site: v.exactOptional(webAddress),
  /** Of a WordPress site that is asked live: login name and application password. */
  user: v.exactOptional(line(120, 1)),
  password: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(256))),
  choices: importChoices,
})
export type RehearseInput = v.InferOutput<typeof rehearseInput>

/** `rehearsal`: once more without writing, with other choices. */
export const startImportInput = v.strictObject({ choices: importChoices, rehearsal: v.exactOptional(v.boolean()) })
export const dropFileInput = v.strictObject({ file: fileToken })

export interface UploadedImportFile {
  readonly file: string
  readonly bytes: number
}

/** `waiting` for another one to end; `stopped` goes on when told to. */
export type ImportState = 'waiting' | 'running' | 'done' | 'stopped' | 'failed' | 'undoing' | 'undone'

/** Why a source was refused or a run ended. Words for `reason` are the newsroom's. */
export interface ImportFailure {
  readonly code: string
  /** In the language of the caller. */
  readonly message: string
  readonly reason: string | null
  readonly line: number | null
  readonly column: number | null
  /** Number or name of the item or of the file in an archive. */
  readonly item: string | null
  readonly detail: string
}

/** Of everything that was read: each thing is in one of the last five. */
export interface ImportTotals {
  readonly read: number
  readonly written: number
  readonly joined: number
  readonly changed: number
  readonly same: number
  readonly leftOut: number
}

export interface ImportRow {
  readonly id: number
  readonly kind: ImportKind
  readonly name: string
  /** It writes nothing but its report. */
  readonly rehearsal: boolean
  readonly state: ImportState
  /** What it is at: `checking`, `fetching`, `pictures`, `items`, `links`; of an undoing its stage. */
  readonly phase: string
  readonly done: number
  /** 0 where it is not known yet. */
  readonly of: number
  readonly startedAt: string
  readonly finishedAt: string | null
  readonly undoneAt: string | null
  /** Null: by command. */
  readonly startedBy: string | null
  readonly totals: ImportTotals
}

export interface ImportCounts {
  readonly bucket: string
  readonly read: number
  readonly written: number
  readonly joined: number
  readonly changed: number
  readonly kept: number
  readonly unchanged: number
  readonly leftOut: number
}

export interface ImportLine {
  readonly bucket: string
  readonly what: string
  /** Of other types and taxonomies: which. */
  readonly name: string
  readonly count: number
  readonly examples: readonly string[]
}

export interface ImportReportView {
  readonly site: { readonly title: string; readonly url: string }
  readonly counts: readonly ImportCounts[]
  /** Old addresses that lead somewhere. */
  readonly addresses: number
  readonly leftOut: readonly ImportLine[]
  readonly notes: readonly ImportLine[]
  readonly texts: readonly { readonly what: string; readonly count: number }[]
  readonly repairs: readonly {
    readonly what: string
    readonly count: number
    readonly examples: readonly { readonly where: string; readonly before: string; readonly after: string }[]
  }[]
  readonly likeTags: readonly (readonly string[])[]
  /** Pages that are no articles. */
  readonly refused: readonly { readonly name: string; readonly why: string; readonly detail: string }[]
}

/** One article as the source has it, beside ours (`imports.sample`). */
export interface ImportSample {
  readonly n: number
  readonly title: string
  readonly address: string
  readonly publishedAt: string | null
  readonly authors: readonly string[]
  readonly section: string | null
  /** Its words, as plain text. */
  readonly paragraphs: readonly string[]
  readonly pictures: number
  /** Where ours is drawn, for a frame. */
  readonly previewUrl: string
  /** What it becomes: `published`, `draft` … */
  readonly state: string
}

export interface MadeByImport {
  readonly id: number
  readonly title: string
  readonly state: string
  readonly publicUrl: string | null
}

export interface KeptThing {
  readonly kind: string
  readonly id: number
  readonly name: string
  readonly why: string
}

export interface UndoneView {
  readonly gone: Readonly<Record<string, number>>
  readonly kept: readonly KeptThing[]
  readonly keptCount: number
}

export interface ImportView extends ImportRow {
  readonly choices: ImportChoices | null
  readonly failure: ImportFailure | null
  readonly report: ImportReportView | null
  readonly samples: readonly ImportSample[]
  /** The first articles of it. */
  readonly made: readonly MadeByImport[]
  /** All that it made and that is here, by kind. */
  readonly madeCounts: Readonly<Record<string, number>>
  readonly undone: UndoneView | null
  /** It stopped, and what it needs to go on is still here. */
  readonly goesOn: boolean
}

/** What taking a run back would do. */
export interface UndoPreview {
  /** Things that it made, by kind. */
  readonly made: Readonly<Record<string, number>>
  /** Articles somebody has worked on since: they stay. The first ones. */
  readonly kept: readonly KeptThing[]
  readonly keptCount: number
}
