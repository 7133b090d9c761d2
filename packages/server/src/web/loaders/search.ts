import { renderQuotable } from '@warraq/core/articles/render-text'
import { stemOf } from '@warraq/core/search/analyse'
import { readCursor } from '@warraq/core/search/cursor'
import type { Marker } from '@warraq/core/search/marks'
import { createMarker, markText } from '@warraq/core/search/marks'
import type { SearchAnswer } from '@warraq/core/search/request'
import { LOOKED_AT, bestPassage } from '@warraq/core/search/snippet'
import type { CardRow } from '../../store/reader/articles.ts'
import { articlesById, bylinesOf, quotableBodies } from '../../store/reader/articles.ts'
import { personsById } from '../../store/reader/search-names.ts'
import type { WebContext } from '../context.ts'
import type { Site } from '../sites.ts'
import type { SearchPageView, SearchResult, SnippetPart } from '../views/search.ts'
import { cardView } from './cards.ts'
import { facetViews } from './search-facets.ts'
import { chipViews, formView, sortLinks } from './search-form.ts'
import { searchHelp } from './search-help.ts'
import type { AskedSearch } from './search-request.ts'
import { canonicalFields, isFiltered, isSearch, searchFeedUrl, searchUrl } from './search-request.ts'
import { siteView } from './site-view.ts'

export const RESULTS = 20

const NOTHING: SearchAnswer = {
  manner: 'all',
  total: 0,
  hits: [],
  next: null,
  facets: null,
  didYouMean: null,
  marks: { words: [], stems: [], beginnings: [] },
}

/**
 * The result page of a search. Beside what the engine reads: cards, bylines, bodies and the names of facets (four
 * queries); a search that finds nothing asks for tags and most-read articles instead.
 * @param after where the page before ended; null for the first. One that was tampered with is the first, too.
 */
export async function searchPageView(
  context: WebContext,
  site: Site,
  asked: AskedSearch,
  after: string | null,
): Promise<SearchPageView> {
  const { fields } = asked
  const searching = isSearch(asked)
  const paged = searching && readCursor(after, asked.sort) !== null
  const answer = searching ? await ask(context, site, asked, paged ? after : null) : NOTHING
  const results = await resultsOf(context, site, answer)
  const persons = await personsById(context.read, answer.facets?.persons.map(({ key }) => key) ?? [])
  const canonical = canonicalFields(asked)
  const here = searchUrl(site, canonical, paged ? after : null)
  const chips = chipViews(site, asked)
  const withoutFilters = searchUrl(site, { q: fields.q, sort: canonical.sort })
  const empty = answer.total === 0
  const onePage = !paged && answer.total <= answer.hits.length
  return {
    site: siteView(context, site, searchUrl(site, {}), false),
    canonicalUrl: context.config.publicUrl.origin + here,
    form: formView(site, asked),
    asked: searching,
    total: answer.total,
    manner: mannerOf(site, fields.q, answer),
    suggestion: suggestionOf(site, asked, answer),
    chips,
    withoutFilters: chips.length > 1 ? withoutFilters : null,
    sorts: empty ? [] : sortLinks(site, asked),
    facets: empty ? [] : facetViews(site, asked, answer, persons),
    results,
    nextUrl: answer.next === null || onePage ? null : searchUrl(site, canonical, answer.next),
    firstUrl: paged ? searchUrl(site, canonical) : null,
    feedUrl: searching ? searchFeedUrl(site, asked) : null,
    help: empty ? await searchHelp(context, site, isFiltered(asked) && fields.q !== '' ? withoutFilters : null) : null,
  }
}

function ask({ search }: WebContext, site: Site, asked: AskedSearch, after: string | null): Promise<SearchAnswer> {
  return search.search({
    scope: 'public',
    lang: site.lang,
    text: asked.fields.q,
    filters: asked.filters,
    sort: asked.sort,
    after,
    limit: RESULTS,
    facets: true,
    typing: false,
  })
}

async function resultsOf(context: WebContext, site: Site, answer: SearchAnswer): Promise<SearchResult[]> {
  const ids = answer.hits.map(({ id }) => id)
  const [rows, bylines, bodies] = await Promise.all([
    articlesById(context.read, ids),
    bylinesOf(context.read, ids),
    quotableBodies(context.read, ids),
  ])
  const marker = createMarker(answer.marks, stemOf)
  return rows.map((row) => {
    const body = bodies.get(row.id)
    const text = body ? renderQuotable(body) : ''
    return {
      story: cardView(site, row, bylines),
      headline: markText(row.title, marker),
      snippet: snippetOf(row, text, marker),
    }
  })
}

/** From the text where it says more of the query than the standfirst does, else the standfirst. */
export function snippetOf(
  { standfirst }: Pick<CardRow, 'standfirst'>,
  text: string,
  marker: Marker,
): readonly SnippetPart[] {
  const fromText = bestPassage(text.slice(0, LOOKED_AT + 1), marker)
  if (standfirst === '' || fromText.matched > 0) {
    const above = standfirst === '' ? 0 : new Set(marker.find(standfirst).map(({ term }) => term)).size
    if (fromText.matched >= above) return fromText.parts
  }
  return markText(standfirst, marker)
}

function mannerOf(site: Site, query: string, { manner, total, didYouMean }: SearchAnswer): string | null {
  if (total === 0 || manner === 'all') return null
  const { t } = site.messages
  if (manner === 'some') return t('search.some')
  return didYouMean === null ? t('search.arabizi', { query }) : t('search.arabiziShown', { query, shown: didYouMean })
}

function suggestionOf(
  site: Site,
  asked: AskedSearch,
  { didYouMean, manner, total }: SearchAnswer,
): SearchPageView['suggestion'] {
  if (didYouMean === null || (manner === 'arabizi' && total > 0)) return null
  return { label: didYouMean, url: searchUrl(site, { ...canonicalFields(asked), q: didYouMean }) }
}
