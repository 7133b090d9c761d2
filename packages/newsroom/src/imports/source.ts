import type { ImportChoices, ImportKind, RehearseInput } from '@warraq/core/contract/imports'
import type { Uploaded } from './file-field.tsx'

/** What is filled in about a source. */
export interface Source {
  readonly file: Uploaded | null
  readonly address: string
  readonly site: string
  readonly user: string
  readonly password: string
  readonly pictures: Uploaded | null
  readonly folder: string
  readonly fetchMedia: boolean
}

export const EMPTY: Source = {
  file: null,
  address: '',
  site: '',
  user: '',
  password: '',
  pictures: null,
  folder: '',
  fetchMedia: false,
}

interface Takes {
  readonly file: boolean
  readonly address: boolean
  /** The file may not say where it was. */
  readonly site: boolean
}

export function takes(kind: ImportKind): Takes {
  return {
    file: kind !== 'wordpress-live',
    address: kind === 'wordpress-live' || kind === 'page' || kind === 'feed',
    site: kind === 'ghost' || kind === 'substack' || kind === 'blogger',
  }
}

export const ACCEPTED: Readonly<Record<ImportKind, string>> = {
  wordpress: '.xml',
  'wordpress-live': '',
  page: '.html,.htm,.zip',
  feed: '.xml,.rss,.atom,.json',
  ghost: '.json',
  blogger: '.xml,.atom',
  substack: '.zip',
  disqus: '.xml',
}

export function canBegin(kind: ImportKind, { file, address, user, password }: Source): boolean {
  const given = takes(kind)
  const hasSource = (given.file && file !== null) || (given.address && address.trim() !== '')
  return hasSource && (kind !== 'wordpress-live' || (user === '') === (password === ''))
}

/** The file when there is one, else the address. */
export function inputOf(kind: ImportKind, source: Source, choices: ImportChoices): RehearseInput {
  const { file, pictures, folder } = source
  const address = source.address.trim()
  const site = source.site.trim()
  const place = file === null ? { name: shown(address), address } : { name: shown(file.name), file: file.file }
  return {
    kind,
    ...place,
    ...(site === '' ? {} : { site }),
    ...(kind === 'wordpress' && pictures !== null ? { picturesFile: pictures.file } : {}),
    ...(kind === 'wordpress' && pictures === null && folder !== '' ? { picturesFolder: folder } : {}),
    ...(kind === 'wordpress-live' && source.user !== '' ? { user: source.user, password: source.password } : {}),
    choices: { ...choices, fetchMedia: source.fetchMedia },
  }
}

const LONGEST_NAME = 200

function shown(name: string): string {
  return name.replaceAll(/[\r\n]/gu, ' ').slice(0, LONGEST_NAME) || '—'
}
