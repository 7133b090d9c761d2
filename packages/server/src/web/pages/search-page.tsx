import { Document } from '../parts/document.tsx'
import { SearchForm } from '../parts/search-form.tsx'
import { Chips, Facets, Help, Result, Sorts } from '../parts/search-results.tsx'
import type { Messages } from '../messages/messages.ts'
import type { SearchPageView } from '../views/search.ts'
import type { PageProps } from './render.ts'

export function SearchPage({ view, t }: PageProps<SearchPageView>) {
  const { site, form, asked, feedUrl, help } = view
  const title = form.query === '' ? t.t('search.title') : t.t('search.titleFor', { query: form.query })
  return (
    <Document
      site={site}
      t={t}
      lists
      search={false}
      head={{
        title: `${title} | ${site.name}`,
        description: null,
        canonicalUrl: view.canonicalUrl,
        index: false,
        ...(feedUrl !== null && { feed: { label: title, url: feedUrl } }),
        nextUrl: view.nextUrl,
      }}
    >
      <header class="list-head search-head">
        <h1>{t.t('search.title')}</h1>
        <SearchForm url={site.searchUrl} suggestUrl={site.suggestUrl} form={form} t={t} />
      </header>
      <div class={view.facets.length > 0 ? 'search-page with-facets' : 'search-page'}>
        <div class="search-found">
          {asked ? <Found view={view} t={t} /> : null}
          {view.results.map((result) => (
            <Result result={result} />
          ))}
          {asked && help === null && view.results.length === 0 ? <p class="empty">{t.t('search.end')}</p> : null}
          {help === null ? null : <Help help={help} none={asked} t={t} />}
          <Onward view={view} t={t} />
        </div>
        <Facets facets={view.facets} t={t} />
      </div>
      {asked ? <Keep view={view} t={t} /> : null}
    </Document>
  )
}

function Found({ view, t }: PageProps<SearchPageView>) {
  const { suggestion, manner } = view
  return (
    <>
      <p class={view.total === 0 ? 'search-none' : 'search-count'}>
        <strong>{t.t('search.results', { count: view.total })}</strong>{' '}
        {view.form.query === '' ? null : (
          <span>
            <bdi>{t.t('search.for', { query: view.form.query })}</bdi>
          </span>
        )}
        {view.facets.length === 0 ? null : (
          <a class="to-facets" href="#facets">
            {t.t('search.narrow')}
          </a>
        )}
      </p>
      {suggestion === null ? null : (
        <p class="suggestion">
          <a href={suggestion.url}>{t.t('search.didYouMean', { query: suggestion.label })}</a>
        </p>
      )}
      {manner === null ? null : <p class="manner">{manner}</p>}
      <Chips chips={view.chips} all={view.withoutFilters} t={t} />
      <Sorts sorts={view.sorts} t={t} />
    </>
  )
}

function Onward({ view: { nextUrl, firstUrl }, t }: PageProps<SearchPageView>) {
  if (nextUrl === null && firstUrl === null) return null
  return (
    <nav class="paging" aria-label={t.t('search.paging')}>
      {firstUrl === null ? null : <a href={firstUrl}>{t.t('search.first')}</a>}
      {nextUrl === null ? null : (
        <a class="onward" rel="next" href={nextUrl}>
          {t.t('search.next')}
        </a>
      )}
    </nav>
  )
}

/** The address of this search and its feed, to keep or to send. */
function Keep({ view, t }: { view: SearchPageView; t: Messages }) {
  return (
    <footer class="search-keep">
      <copy-link data-copy={t.t('share.copy')} data-copied={t.t('share.copied')}>
        <label for="search-link">{t.t('search.link')}</label>
        <input id="search-link" type="url" dir="ltr" readonly value={view.canonicalUrl} />
      </copy-link>
      {view.feedUrl === null ? null : (
        <a class="feed-link" href={view.feedUrl}>
          {t.t('search.feed')}
        </a>
      )}
    </footer>
  )
}
