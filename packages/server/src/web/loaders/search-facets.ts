import type { FacetCount, SearchAnswer } from '@warraq/core/search/request'
import type { NamedPerson } from '../../store/reader/search-names.ts'
import type { Site } from '../sites.ts'
import type { FacetLink, FacetView } from '../views/search.ts'
import { sectionOf, sectionTree } from './cards.ts'
import { wholeYear } from './search-form.ts'
import type { AskedSearch, SearchFields } from './search-request.ts'
import { canonicalFields, searchUrl } from './search-request.ts'

const SHOWN = 8

/** Lists that narrow the results: by section, author and year. A list with one line that is not on tells nothing. */
export function facetViews(
  site: Site,
  asked: AskedSearch,
  { facets }: Pick<SearchAnswer, 'facets'>,
  persons: ReadonlyMap<number, NamedPerson>,
): FacetView[] {
  if (facets === null) return []
  const { t } = site.messages
  return [
    { title: t('search.facet.section'), links: sectionLinks(site, asked, facets.sections) },
    { title: t('search.facet.author'), links: authorLinks(site, asked, facets.persons, persons) },
    { title: t('search.facet.year'), links: yearLinks(site, asked, facets.years) },
  ].filter(({ links }) => links.length > 1 || links.some(({ current }) => current === true))
}

function link(
  site: Site,
  asked: AskedSearch,
  label: string,
  count: number,
  on: boolean,
  fields: Partial<SearchFields>,
) {
  const off = Object.fromEntries(Object.keys(fields).map((name) => [name, '']))
  const url = searchUrl(site, { ...canonicalFields(asked), ...(on ? off : fields) })
  return { label, url, count, ...(on && { current: true }) }
}

function sectionLinks(site: Site, asked: AskedSearch, counts: readonly FacetCount[]): FacetLink[] {
  return mostFirst(withThoseWithin(site, asked.sectionId, counts)).flatMap(({ key, count }) => {
    const section = sectionOf(site, key)
    return section ? [link(site, asked, section.name, count, asked.sectionId === key, { section: String(key) })] : []
  })
}

/** A section is searched with the sections within it, so it is counted with them. What one is in already narrows nothing. */
function withThoseWithin(site: Site, chosen: number | null, counts: readonly FacetCount[]): FacetCount[] {
  const own = new Map(counts.map(({ key, count }) => [key, count]))
  return site.facts.sections.flatMap(({ id }): FacetCount[] => {
    const within = sectionTree(site, id)
    const count = within.reduce((sum, one) => sum + (own.get(one) ?? 0), 0)
    const around = chosen !== null && id !== chosen && within.includes(chosen)
    return count === 0 || around ? [] : [{ key: id, count }]
  })
}

function authorLinks(
  site: Site,
  asked: AskedSearch,
  counts: readonly FacetCount[],
  persons: ReadonlyMap<number, NamedPerson>,
): FacetLink[] {
  const on = new Set(asked.persons.length === 1 ? asked.persons.map(({ id }) => id) : [])
  return mostFirst(counts).flatMap(({ key, count }) => {
    const person = persons.get(key)
    return person ? [link(site, asked, person.name, count, on.has(key), { author: person.name })] : []
  })
}

function yearLinks(site: Site, asked: AskedSearch, counts: readonly FacetCount[]): FacetLink[] {
  const on = wholeYear(asked)
  return counts
    .toSorted((a, b) => b.key - a.key)
    .slice(0, SHOWN)
    .map(({ key, count }) => {
      const year = String(key)
      return link(site, asked, site.messages.number(key), count, on === key, { from: year, to: year })
    })
}

function mostFirst(counts: readonly FacetCount[]): FacetCount[] {
  return counts.toSorted((a, b) => b.count - a.count || a.key - b.key).slice(0, SHOWN)
}
