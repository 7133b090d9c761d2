import type { LocalDate } from '@warraq/arabic'
import type { MessageKey } from '../messages/ar.ts'
import type { Site } from '../sites.ts'
import type { SearchFieldView, SearchFormView } from '../views/search.ts'
import type { LinkView } from '../views/site.ts'
import { sectionLine } from './cards.ts'
import type { AskedSearch, SearchFields, SearchProblem } from './search-request.ts'
import { canonicalFields, searchUrl } from './search-request.ts'

/** The form as it was sent, with what could not be understood. */
export function formView(site: Site, asked: AskedSearch): SearchFormView {
  const { fields, sort, problems } = asked
  return {
    query: fields.q,
    author: field(site, asked, 'author', 'search.problem.author'),
    tag: field(site, asked, 'tag', 'search.problem.tag'),
    from: field(site, asked, 'from', 'search.problem.date'),
    to: problems.has('order')
      ? { value: fields.to, problem: site.messages.t('search.problem.order') }
      : field(site, asked, 'to', 'search.problem.date'),
    sections: outline(site),
    sectionId: asked.sectionId,
    sort: canonicalFields(asked).sort === '' || sort === 'relevance' ? null : sort,
    open: [fields.section, fields.author, fields.tag, fields.from, fields.to].some((value) => value !== ''),
  }
}

function field(
  site: Site,
  { fields, problems }: AskedSearch,
  name: keyof SearchFields & SearchProblem,
  says: MessageKey,
): SearchFieldView {
  const value = fields[name]
  return { value, problem: problems.has(name) ? site.messages.t(says, { typed: value }) : null }
}

/** Sections under their parents, in the newsroom's order. */
function outline(site: Site): SearchFormView['sections'] {
  const { sections } = site.facts
  const under = (parent: number | null, depth: number): SearchFormView['sections'] =>
    depth > DEEPEST
      ? []
      : sections
          .filter(({ parentId }) => parentId === parent)
          .flatMap(({ id, name }) => [{ id, label: name, depth }, ...under(id, depth + 1)])
  // A section inside a hidden one stands by itself.
  const visible = new Set(sections.map(({ id }) => id))
  const stray = sections.filter(({ parentId }) => parentId !== null && !visible.has(parentId))
  return [...under(null, 0), ...stray.flatMap(({ id, name }) => [{ id, label: name, depth: 0 }, ...under(id, 1)])]
}

const DEEPEST = 6

export function sortLinks(site: Site, asked: AskedSearch): LinkView[] {
  const fields = canonicalFields(asked)
  const sorts = fields.q === '' ? (['newest', 'oldest'] as const) : (['relevance', 'newest', 'oldest'] as const)
  const usual = sorts[0]
  return sorts.map((sort) => ({
    label: site.messages.t(`search.sort.${sort}`),
    url: searchUrl(site, { ...fields, sort: sort === usual ? '' : sort }),
    ...(asked.sort === sort && { current: true }),
  }))
}

/** A chip for each filter that is on; it leads to the search without it. */
export function chipViews(site: Site, asked: AskedSearch): LinkView[] {
  const fields = canonicalFields(asked)
  const { t } = site.messages
  const chips: LinkView[] = []
  const add = (label: string, without: Partial<SearchFields>) =>
    chips.push({ label, url: searchUrl(site, { ...fields, ...without }) })
  const section = sectionLine(site, asked.sectionId).at(-1)
  if (section) add(t('search.chip.section', { name: section.name }), { section: '' })
  if (asked.persons.length > 0)
    add(t('search.chip.author', { name: shownName(asked.persons, fields.author) }), { author: '' })
  if (asked.tags.length > 0) add(t('search.chip.tag', { name: shownName(asked.tags, fields.tag) }), { tag: '' })
  const year = wholeYear(asked)
  if (year !== null) add(t('search.chip.year', { year: site.messages.number(year) }), { from: '', to: '' })
  else if (!asked.problems.has('order')) {
    if (asked.from !== null) add(t('search.chip.from', { date: dayWords(site, asked.from) }), { from: '' })
    if (asked.to !== null) add(t('search.chip.to', { date: dayWords(site, asked.to) }), { to: '' })
  }
  return chips
}

/** The person's own spelling where the name means one; as typed where it means several. */
function shownName(named: readonly { readonly name: string }[], typed: string): string {
  const [first, ...others] = named
  return first && others.every(({ name }) => name === first.name) ? first.name : typed
}

/** The year, when the search is in one Gregorian year from its first day to its last. */
export function wholeYear({ from, to }: Pick<AskedSearch, 'from' | 'to'>): number | null {
  if (from === null || to === null || from.slice(0, 4) !== to.slice(0, 4)) return null
  return from.endsWith('-01-01') && to.endsWith('-12-31') ? Number(from.slice(0, 4)) : null
}

/** A day in the newspaper's own words, with the Hijri one where it prints that. */
function dayWords(site: Site, day: LocalDate): string {
  const noon = site.dates.startOfDay(day as Parameters<typeof site.dates.startOfDay>[0])
  const date = site.dates.date(noon)
  const hijri = site.dates.hijri(noon)
  return hijri === null ? date : site.messages.t('search.bothDates', { date, hijri })
}
