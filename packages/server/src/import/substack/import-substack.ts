/** A Substack export comes in: `posts.csv`, and an HTML file for each post. */

import type { SourceFolder } from '../archive/source-folder.ts'
import { openSource } from '../archive/source-folder.ts'
import type { BringInParts } from '../intake/bring-in.ts'
import { BringIn } from '../intake/bring-in.ts'
import { ImportFault } from '../intake/import-fault.ts'
import { sourceFileOf } from '../intake/source-file.ts'
import type { SourceArticle } from '../intake/source-records.ts'
import { instantWithZone } from '../intake/wall-time.ts'
import type { Wishes } from '../intake/wishes.ts'
import { wishedAuthors, wishedSection } from '../intake/wishes.ts'
import type { ImportReport, Note } from '../wordpress/import-report.ts'
import { plainName } from '../wordpress/wxr-values.ts'
import type { CsvRow } from './csv.ts'
import { readCsv } from './csv.ts'

export interface SubstackImport extends BringInParts {
  /** Folder or zip. */
  readonly place: string
  readonly wishes: Wishes
}

const POSTS = /(?:^|\/)posts\.csv$/iu

/** Throws {@link ImportFault} before anything is written. */
export async function importSubstack(
  parts: SubstackImport,
  progress: (done: number, of: number) => void,
): Promise<ImportReport> {
  const folder = await openSource(parts.place)
  try {
    return await bringIn(folder, parts, progress)
  } finally {
    folder.close()
  }
}

async function bringIn(
  folder: SourceFolder,
  parts: SubstackImport,
  progress: (done: number, of: number) => void,
): Promise<ImportReport> {
  const { site } = parts.wishes
  const list = folder.names.find((name) => POSTS.test(name))
  if (list === undefined) throw new ImportFault('no-substack', { detail: 'posts.csv' })
  const file = sourceFileOf(await folder.read(list))
  const rows = rowsOf(file.bytes, list)
  const texts = textFiles(folder)
  const host = site !== null && URL.canParse(site) ? new URL(site).host : 'site'
  const source = { key: `substack:${host}`, title: host, url: site ?? '', fileHash: file.hash }
  const work = await BringIn.begin(source, parts)
  for (const [index, row] of rows.entries()) {
    const id = row.values.get('post_id') ?? ''
    const name = texts.get(id)
    if (name === undefined) leave(work, row)
    else await work.take(substackArticle(row, textOf(await folder.read(name), name), parts.wishes))
    progress(index + 1, rows.length)
  }
  return work.finish({})
}

function rowsOf(bytes: Uint8Array, name: string): CsvRow[] {
  try {
    const rows = readCsv(bytes)
    if (rows.every(({ values }) => values.get('post_id') === undefined))
      throw new ImportFault('no-substack', { line: 1 })
    return rows
  } catch (error) {
    throw error instanceof ImportFault ? error.inEntry(name) : error
  }
}

/** `posts/123.slug.html` by `123.slug`. */
function textFiles({ names }: SourceFolder): ReadonlyMap<string, string> {
  const html = names.filter((name) => /\.html?$/iu.test(name))
  return new Map(html.map((name) => [name.slice(name.lastIndexOf('/') + 1).replace(/\.html?$/iu, ''), name]))
}

function textOf(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new ImportFault('encoding', { entry: name, detail: 'utf-8' }, { cause: error })
  }
}

function leave(work: BringIn, { values }: CsvRow): void {
  work.book.read('posts')
  work.leave('posts', 'file-missing', {
    example: plainName(values.get('title') ?? '') || (values.get('post_id') ?? ''),
  })
}

/** What was for subscribers only was never public. */
export function substackArticle({ values }: CsvRow, html: string, wishes: Wishes): SourceArticle {
  const of = (name: string): string => values.get(name)?.trim() ?? ''
  const id = of('post_id')
  const slug = id.replace(/^\d+\./u, '')
  const isOpen = of('audience') === '' || of('audience') === 'everyone'
  const isOut = /^true$/iu.test(of('is_published'))
  const notes: Note[] = isOut && !isOpen ? ['members-as-draft'] : []
  const audio = of('podcast_url')
  const { site } = wishes
  return {
    kind: of('type') === 'page' ? 'page' : 'article',
    id,
    title: plainName(of('title')),
    slug,
    standfirst: plainName(of('subtitle')),
    description: '',
    section: wishedSection(wishes, null),
    authors: wishedAuthors(wishes, []),
    tags: [],
    lead: null,
    html: URL.canParse(audio) ? `${withoutButtons(html)}<audio src="${escaped(audio)}"></audio>` : withoutButtons(html),
    lineEnds: 'space',
    base: site !== null && URL.canParse(site) ? site : null,
    language: '',
    state: isOut && isOpen ? 'published' : 'draft',
    publishedAt: instantWithZone(of('post_date')),
    changedAt: null,
    commentsOpen: true,
    addresses: [`/p/${slug}`],
    comments: [],
    notes,
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}

/** Buttons that ask to subscribe or share speak of the old house. */
function withoutButtons(html: string): string {
  return html
    .split(/(?=<p class="button-wrapper")/u)
    .map((part) => (part.startsWith('<p class="button-wrapper"') ? part.slice(endOf(part)) : part))
    .join('')
}

function endOf(part: string): number {
  const end = part.indexOf('</p>')
  return end < 0 ? part.length : end + 4
}
