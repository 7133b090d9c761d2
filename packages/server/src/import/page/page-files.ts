/** Where pages come from: one file, a folder of saved ones, or one address. */

import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileLimits } from '../intake/fetch-limits.ts'
import type { SafeFetch } from '../../ports/fetch/port.ts'
import { ImportFault } from '../intake/import-fault.ts'
import type { PictureSource } from '../intake/pictures.ts'
import { decodePercent } from '../wordpress/wxr-values.ts'
import { PAGE_LIMITS } from './decode-html.ts'

export interface PageFile {
  /** How the report calls it: a path below the folder, or the address. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly charset: string | null
  readonly address: string | null
}

const PAGE_NAME = /\.(?:x?html?|shtml|mht)$/iu
/** What browsers put the pictures and scripts of a saved page into. */
const SAVED_FILES = /[_.-](?:files|arquivos|fichiers|Dateien|archivos)$/u
const MOST_PAGES = 100_000
const MOST_DEPTH = 16
const MOST_PICTURE_BYTES = 40 * 1024 * 1024

/** Names of the pages below a folder, sorted; links that lead out of it are not followed. */
async function pagesBelow(root: string, folder: string, depth: number): Promise<string[]> {
  const found: string[] = []
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && !SAVED_FILES.test(entry.name) && depth < MOST_DEPTH)
      found.push(...(await pagesBelow(root, path, depth + 1)))
    else if (entry.isFile() && PAGE_NAME.test(entry.name)) found.push(relative(root, path))
    if (found.length > MOST_PAGES) throw new ImportFault('archive-too-many', { entry: folder })
  }
  return found
}

export async function readPageFile(root: string, name: string): Promise<PageFile> {
  const path = join(root, name)
  if ((await stat(path)).size > PAGE_LIMITS.bytes) throw new ImportFault('page-too-large', { entry: name })
  return { name, bytes: await readFile(path), charset: null, address: null }
}

export interface PageFolder {
  readonly root: string
  readonly names: readonly string[]
}

/** A file is a folder of one page. The command has looked that it is there. */
export async function openPages(place: string): Promise<PageFolder> {
  const path = await realpath(place)
  if ((await stat(path)).isFile()) {
    const at = path.lastIndexOf(sep)
    return { root: path.slice(0, at) || sep, names: [path.slice(at + 1)] }
  }
  return { root: path, names: await pagesBelow(path, path, 0) }
}

/** Asks for one page. Throws {@link ImportFault} `not-fetched` with why. */
export async function fetchPage(address: string, fetch: SafeFetch): Promise<PageFile> {
  const answer = await fetch(address, { accept: ['text/html', 'application/xhtml+xml'], mostBytes: PAGE_LIMITS.bytes })
  if (!answer.got) throw new ImportFault('not-fetched', { entry: address, detail: answer.why })
  if (answer.status === 404 || answer.status === 410) throw new ImportFault('page-not-found', { entry: address })
  if (answer.status < 200 || answer.status > 299)
    throw new ImportFault('not-fetched', { entry: address, detail: String(answer.status) })
  return { name: address, bytes: answer.bytes, charset: answer.charset, address: answer.url }
}

/** Pictures that a browser saved beside the page: `name_files/picture.jpg`, below the folder of the pages. */
export function savedPictures(root: string): PictureSource {
  return async (url) => {
    const parts = decodePercent(new URL(url).pathname)
      .split('/')
      .filter((part) => part !== '')
    const from = parts.findIndex((part) => SAVED_FILES.test(part))
    const wanted = parts.slice(from)
    if (from < 0 || wanted.some((part) => part === '..' || part === '.' || /[\\\u0000-\u001f]/u.test(part)))
      return 'not-asked-for'
    const path = await realpath(join(root, ...wanted)).catch(() => null)
    if (path === null || !path.startsWith(root + sep)) return 'file-not-found'
    const facts = await stat(path)
    return facts.isFile() && facts.size <= MOST_PICTURE_BYTES ? readFile(path) : 'file-not-found'
  }
}

/** Pictures from where they are on the web. */
export function fetchedPictures(fetch: SafeFetch): PictureSource {
  return async (url) => {
    const answer = await fetch(url, fileLimits(url))
    return answer.got && answer.status >= 200 && answer.status < 300 ? answer.bytes : 'not-fetched'
  }
}

/** The first that has it. */
export function eitherPictures(first: PictureSource, second: PictureSource | null): PictureSource {
  if (second === null) return first
  return async (url) => {
    const found = await first(url)
    return typeof found === 'string' ? second(url) : found
  }
}
