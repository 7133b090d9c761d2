import { BylineName } from '../parts/card.tsx'
import { Document } from '../parts/document.tsx'
import { MixedText } from '../parts/mixed-text.tsx'
import { Paging } from '../parts/lists.tsx'
import { SearchForm } from '../parts/search-form.tsx'
import type { SearchPageView, SearchResult } from '../views/lists.ts'
import type { PageProps } from './render.ts'

export function SearchPage({ view, t }: PageProps<SearchPageView>) {
  const { site, query } = view
  const asked = query !== ''
  return (
    <Document
      site={site}
      t={t}
      lists
      head={{
        title: `${asked ? t.t('search.titleFor', { query }) : t.t('search.title')} | ${site.name}`,
        description: null,
        canonicalUrl: view.canonicalUrl,
        index: !asked,
      }}
    >
      <div class="plain search">
        <header class="list-head">
          <h1>{t.t('search.title')}</h1>
        </header>
        <SearchForm url={site.searchUrl} query={query} t={t} id="search-page" />
        {asked ? (
          <p class="search-count">
            <strong>{t.t('search.results', { count: view.total })}</strong>{' '}
            <span>
              <bdi>{t.t('search.for', { query })}</bdi>
            </span>
          </p>
        ) : null}
        {view.suggestion === null ? null : (
          <p class="suggestion">
            <a href={view.suggestion.url}>{t.t('search.didYouMean', { query: view.suggestion.label })}</a>
          </p>
        )}
        {asked && view.total === 0 ? <p class="sf">{t.t('search.noneHint')}</p> : null}
        {view.results.map((result) => (
          <Result result={result} />
        ))}
        <Paging paging={view.paging} t={t} />
      </div>
    </Document>
  )
}

function Result({ result: { story, snippet } }: { result: SearchResult }) {
  return (
    <article class="result card teaser">
      {story.section === null ? null : <p class="kicker">{story.section.label}</p>}
      <h2 class="hl">
        <a href={story.url}>
          <MixedText text={story.headline} />
        </a>
      </h2>
      <p class="snippet">{snippet.map((part) => (part.hit ? <mark>{part.text}</mark> : part.text))}</p>
      <p class="meta">
        {story.bylines.slice(0, 1).map((byline) => (
          <BylineName byline={byline} />
        ))}
        <time datetime={story.published.iso}>{story.published.text}</time>
      </p>
    </article>
  )
}
