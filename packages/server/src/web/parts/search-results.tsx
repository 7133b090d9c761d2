import type { Messages } from '../messages/messages.ts'
import type { FacetView, SearchHelp, SearchResult, SnippetPart } from '../views/search.ts'
import type { LinkView } from '../views/site.ts'
import { BylineName } from './card.tsx'
import { MixedText } from './mixed-text.tsx'

/** The words that were searched for stand out where they stand, as they were written. */
function Marked({ parts }: { parts: readonly SnippetPart[] }) {
  return (
    <>
      {parts.map(({ text, hit }) =>
        hit ? (
          <mark>
            <MixedText text={text} />
          </mark>
        ) : (
          <MixedText text={text} />
        ),
      )}
    </>
  )
}

export function Result({ result: { story, headline, snippet } }: { result: SearchResult }) {
  return (
    <article class="result card teaser">
      {story.section === null ? null : (
        <p class="kicker">
          <span>{story.section.label}</span>
        </p>
      )}
      <h2 class="hl">
        <a href={story.url}>
          <Marked parts={headline} />
        </a>
      </h2>
      {snippet.length === 0 ? null : (
        <p class="snippet">
          <Marked parts={snippet} />
        </p>
      )}
      <p class="meta">
        {story.bylines.slice(0, 2).map((byline) => (
          <BylineName byline={byline} />
        ))}
        <time datetime={story.published.iso}>{story.published.text}</time>
      </p>
    </article>
  )
}

/** Filters that are on; following one takes it off. */
export function Chips({ chips, all, t }: { chips: readonly LinkView[]; all: string | null; t: Messages }) {
  if (chips.length === 0) return null
  return (
    <ul class="chips" aria-label={t.t('search.filters')}>
      {chips.map(({ label, url }) => (
        <li>
          <a href={url} aria-label={t.t('search.remove', { filter: label })}>
            <bdi>{label}</bdi>
            <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
      {all === null ? null : (
        <li class="chips-all">
          <a href={all}>{t.t('search.removeAll')}</a>
        </li>
      )}
    </ul>
  )
}

export function Sorts({ sorts, t }: { sorts: readonly LinkView[]; t: Messages }) {
  if (sorts.length === 0) return null
  return (
    <nav class="sorts" aria-label={t.t('search.sort')}>
      <ul>
        {sorts.map(({ label, url, current }) => (
          <li>
            <a href={url} aria-current={current === true ? 'true' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export function Facets({ facets, t }: { facets: readonly FacetView[]; t: Messages }) {
  if (facets.length === 0) return null
  return (
    <nav class="facets" id="facets" aria-label={t.t('search.narrow')}>
      {facets.map(({ title, links }) => (
        <section>
          <h2>{title}</h2>
          <ul>
            {links.map(({ label, url, count, current }) => (
              <li>
                <a href={url} aria-current={current === true ? 'true' : undefined}>
                  <bdi>{label}</bdi>
                  <span class="facet-count">
                    {current === true ? <span class="hidden">{t.t('search.removeOne')}</span> : t.number(count)}
                    {current === true ? <span aria-hidden="true">×</span> : null}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

/** Where to go on when nothing was found, or before anything is searched for. */
export function Help({ help, none, t }: { help: SearchHelp; none: boolean; t: Messages }) {
  return (
    <div class="search-help">
      {none ? (
        <ul class="search-hints">
          {help.withoutFilters === null ? null : (
            <li>
              <a href={help.withoutFilters}>{t.t('search.withoutFilters')}</a>
            </li>
          )}
          <li>{t.t('search.hintSpelling')}</li>
          <li>{t.t('search.hintFewer')}</li>
        </ul>
      ) : null}
      <LinkRow title={t.t('search.recentTags')} links={help.tags} />
      <LinkRow title={t.t('masthead.sections')} links={help.sections} />
      {help.mostRead.length === 0 ? null : (
        <section class="latest">
          <h2>{t.t('front.mostRead')}</h2>
          <ol>
            {help.mostRead.map(({ label, url }) => (
              <li>
                <a href={url}>
                  <MixedText text={label} />
                </a>
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  )
}

function LinkRow({ title, links }: { title: string; links: readonly LinkView[] }) {
  if (links.length === 0) return null
  return (
    <section class="link-row">
      <h2>{title}</h2>
      <ul>
        {links.map(({ label, url }) => (
          <li>
            <a href={url}>
              <bdi>{label}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
