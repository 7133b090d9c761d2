import { Refusal } from '@warraq/core/errors'
import { ITEMS, feedOfArticles } from '../../feeds/site-feed.ts'
import type { Answer } from '../answers.ts'
import { ABSENT } from '../answers.ts'
import { RSS, feedParts } from '../loaders/feed.ts'
import { nameOf } from '../loaders/site-view.ts'
import { canonicalFields, isSearch, readSearch, searchFeedUrl, searchUrl } from '../loaders/search-request.ts'
import { suggestions } from '../loaders/search-suggest.ts'
import { searchPageView } from '../loaders/search.ts'
import { SearchPage } from '../pages/search-page.tsx'
import { htmlPage, rendered } from './pages.ts'
import type { ReaderCall } from './reader-route.ts'

const LONGEST_CURSOR = 200

/** What was asked stands in the address and nowhere else: a search is the reader's own business and is not logged. */
export async function search({ context, site, query }: ReaderCall): Promise<Answer> {
  const asked = await readSearch(context, site, query)
  const after = query.get('after') ?? ''
  const cursor = after === '' || after.length > LONGEST_CURSOR ? null : after
  const view = await unlessBusy(searchPageView(context, site, asked, cursor))
  return view === null ? BUSY : htmlPage(site, SearchPage, view, { tags: ['lists'] })
}

/** Search is asked by many for moments only. */
const BUSY: Answer = { kind: 'refused', code: 'search-busy', retryAfter: 5 }

async function unlessBusy<Found>(asking: Promise<Found>): Promise<Found | null> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof Refusal && error.code === 'search-busy') return null
    throw error
  }
}

/** The newest articles of a search. A feed of nothing is not there. */
export async function searchFeedRoute({ context, site, query }: ReaderCall): Promise<Answer> {
  const asked = await readSearch(context, site, query)
  if (!isSearch(asked)) return ABSENT
  const asking = context.search.search({
    scope: 'public',
    lang: site.lang,
    text: asked.fields.q,
    filters: asked.filters,
    sort: 'newest',
    after: null,
    limit: ITEMS,
    facets: false,
    typing: false,
  })
  const found = await unlessBusy(asking)
  if (found === null) return BUSY
  const { t } = site.messages
  const name = nameOf(site)
  const title =
    asked.fields.q === '' ? t('search.feedOfAll', { name }) : t('search.feedOf', { name, query: asked.fields.q })
  const parts = feedParts(context, site, {
    name: title,
    tagline: title,
    homePath: searchUrl(site, { ...canonicalFields(asked), sort: '' }),
    feedPath: searchFeedUrl(site, asked),
  })
  const body = await feedOfArticles(
    parts,
    found.hits.map(({ id }) => id),
  )
  return {
    kind: 'page',
    page: rendered(RSS, body, { tags: ['lists'], headers: { 'cache-control': 'public, max-age=300' } }),
  }
}

const NO_SUGGESTIONS = { said: '', options: [] }

/** JSON for the search field. What was typed belongs to the reader: shared caches keep nothing of it. */
export async function suggest({ context, site, query }: ReaderCall): Promise<Answer> {
  // Who is typing does without suggestions rather than with a page about an error.
  const found = await unlessBusy(suggestions(context, site, query.get('q') ?? ''))
  const page = rendered('application/json; charset=utf-8', JSON.stringify(found ?? NO_SUGGESTIONS), {
    tags: ['lists'],
    headers: { 'cache-control': found === null ? 'no-store' : 'private, max-age=60' },
  })
  return { kind: 'page', page }
}
