import type { LocalDate } from '@warraq/arabic'
import { searchFeedPath, searchPath } from '@warraq/core/links/addresses'
import { readRangeEdge } from '@warraq/core/search/day-range'
import type { SearchFilters, SearchSort } from '@warraq/core/search/request'
import type { NamedPerson, NamedTag } from '../../store/reader/search-names.ts'
import { personsNamed, tagsNamed } from '../../store/reader/search-names.ts'
import type { WebContext } from '../context.ts'
import type { Site } from '../sites.ts'
import { sectionTree } from './cards.ts'

export const LONGEST_QUERY = 200
const LONGEST_NAME = 80
/** Persons or tags that one name may stand for. */
const MOST_NAMED = 20

/** A search as its address holds it: every field as it was typed. */
export interface SearchFields {
  readonly q: string
  readonly section: string
  readonly author: string
  readonly tag: string
  readonly from: string
  readonly to: string
  readonly sort: string
}

export const SEARCH_FIELD_NAMES = ['q', 'section', 'author', 'tag', 'from', 'to', 'sort'] as const

export type SearchProblem = 'author' | 'tag' | 'section' | 'from' | 'to' | 'order'

/** What the fields mean. A field with a problem filters nothing, and the page says so. */
export interface AskedSearch {
  readonly fields: SearchFields
  readonly sort: SearchSort
  readonly sectionId: number | null
  readonly persons: readonly NamedPerson[]
  readonly tags: readonly NamedTag[]
  readonly from: LocalDate | null
  readonly to: LocalDate | null
  readonly filters: SearchFilters
  readonly problems: ReadonlySet<SearchProblem>
}

/** Reads the fields of a query string. Asks the database for names only: at most two queries. */
export async function readSearch(context: WebContext, site: Site, query: URLSearchParams): Promise<AskedSearch> {
  const fields = fieldsOf(query)
  const problems = new Set<SearchProblem>()
  const sectionId = sectionOf(site, fields.section)
  const [persons, tags] = await Promise.all([
    fields.author === '' ? [] : personsNamed(context.read, fields.author, MOST_NAMED),
    fields.tag === '' ? [] : tagsNamed(context.read, fields.tag, MOST_NAMED),
  ])
  const { from, to } = daysOf(site, fields)
  const wrong: Readonly<Record<SearchProblem, boolean>> = {
    section: fields.section !== '' && sectionId === null,
    author: fields.author !== '' && persons.length === 0,
    tag: fields.tag !== '' && tags.length === 0,
    from: fields.from !== '' && from === null,
    to: fields.to !== '' && to === null,
    order: from !== null && to !== null && from > to,
  }
  for (const [name, is] of Object.entries(wrong)) if (is) problems.add(name as SearchProblem)
  const range = wrong.order ? {} : { ...(from !== null && { from }), ...(to !== null && { to }) }
  return {
    fields,
    sort: sortOf(fields),
    sectionId,
    persons,
    tags,
    from,
    to,
    problems,
    filters: {
      ...(sectionId !== null && { sections: sectionTree(site, sectionId) }),
      ...(persons.length > 0 && { persons: persons.map(({ id }) => id) }),
      ...(tags.length > 0 && { tags: tags.map(({ id }) => id) }),
      ...range,
    },
  }
}

/** Whether anything is searched for: words, or everything by an author, of a year … */
export function isSearch(asked: AskedSearch): boolean {
  return asked.fields.q !== '' || isFiltered(asked)
}

/** Whether something narrows the search beside its words. */
export function isFiltered({ filters }: AskedSearch): boolean {
  return Object.keys(filters).length > 0
}

function fieldsOf(query: URLSearchParams): SearchFields {
  const field = (name: keyof SearchFields, longest: number) => typedText(query.get(name) ?? '', longest)
  return {
    q: field('q', LONGEST_QUERY),
    section: field('section', 15),
    author: field('author', LONGEST_NAME),
    tag: field('tag', LONGEST_NAME),
    from: field('from', LONGEST_NAME),
    to: field('to', LONGEST_NAME),
    sort: field('sort', 15),
  }
}

/** At most so many characters in NFC, without the null character, which PostgreSQL does not take in any text. */
export function typedText(text: string, longest: number): string {
  return [...text.replaceAll('\0', '').normalize('NFC')].slice(0, longest).join('').trim()
}

function sectionOf(site: Site, text: string): number | null {
  const id = /^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0
  return site.facts.sections.some((section) => section.id === id) ? id : null
}

/** Without words nothing is nearer to them: the newest comes first. */
function sortOf({ sort, q }: SearchFields): SearchSort {
  if (sort === 'oldest') return sort
  return sort === 'newest' || q === '' ? 'newest' : 'relevance'
}

function daysOf(site: Site, { from, to }: SearchFields) {
  const { offset } = site.facts.settings.hijri
  return { from: readRangeEdge(from, 'from', { offset }), to: readRangeEdge(to, 'to', { offset }) }
}

/** Root-relative address of a search with these fields; empty ones are left out, so each search has one address. */
export function searchUrl(site: Site, fields: Partial<SearchFields>, after: string | null = null): string {
  return withQuery(searchPath(site.prefix), fields, after)
}

export function searchFeedUrl(site: Site, asked: AskedSearch): string {
  return withQuery(searchFeedPath(site.prefix), { ...canonicalFields(asked), sort: '' }, null)
}

/** The fields as the address to share holds them: dates as `YYYY-MM-DD`, and nothing that could not be read. */
export function canonicalFields({ fields, problems, from, to, sort }: AskedSearch): SearchFields {
  const kept = (name: 'section' | 'author' | 'tag') => (problems.has(name) ? '' : fields[name])
  const day = (value: LocalDate | null) => (problems.has('order') ? '' : (value ?? ''))
  return {
    q: fields.q,
    section: kept('section'),
    author: kept('author'),
    tag: kept('tag'),
    from: day(from),
    to: day(to),
    sort: sort === 'relevance' || (sort === 'newest' && fields.q === '') ? '' : sort,
  }
}

function withQuery(path: string, fields: Partial<SearchFields>, after: string | null): string {
  const pairs = SEARCH_FIELD_NAMES.flatMap((name) => (fields[name] ? [[name, fields[name]]] : []))
  if (after !== null) pairs.push(['after', after])
  const query = new URLSearchParams(pairs as [string, string][]).toString()
  return query === '' ? path : `${path}?${query}`
}
