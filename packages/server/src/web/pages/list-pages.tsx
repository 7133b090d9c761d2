import { Card } from '../parts/card.tsx'
import type { HeadFacts } from '../parts/document.tsx'
import { Document } from '../parts/document.tsx'
import { breadcrumbData } from '../parts/json-ld.ts'
import { Breadcrumbs, Paging, StoryList } from '../parts/lists.tsx'
import { Picture } from '../parts/picture.tsx'
import type { Messages } from '../messages/messages.ts'
import type { BylineView } from '../views/cards.ts'
import type { AuthorPageView, SectionPageView, TagPageView } from '../views/lists.ts'
import type { LinkView, PagingView } from '../views/site.ts'
import type { PageProps } from './render.ts'

interface Listed {
  readonly canonicalUrl: string
  readonly paging: PagingView
  readonly feedUrl: string
  readonly site: { readonly name: string }
}

function listHead(view: Listed, t: Messages, title: string, description: string | null): HeadFacts {
  const paged = view.paging.page === 1 ? title : t.t('list.titlePage', { title, page: t.number(view.paging.page) })
  return {
    title: `${paged} | ${view.site.name}`,
    shareTitle: title,
    description,
    canonicalUrl: view.canonicalUrl,
    feed: { label: title, url: view.feedUrl },
    previousUrl: view.paging.previousUrl,
    nextUrl: view.paging.nextUrl,
  }
}

function FeedLink({ url, t }: { url: string; t: Messages }) {
  return (
    <a class="feed-link" href={url}>
      {t.t('list.feed')}
    </a>
  )
}

export function SectionPage({ view, t }: PageProps<SectionPageView>) {
  const { site } = view
  const home: LinkView = { label: t.t('list.home'), url: site.homeUrl }
  const opens = view.paging.page === 1
  const [first, ...rest] = view.stories
  return (
    <Document
      site={site}
      t={t}
      lists
      within={view.parents}
      head={{
        ...listHead(view, t, view.name, view.description),
        data: breadcrumbData(site, [home, ...view.parents, { label: view.name, url: view.canonicalUrl }]),
      }}
    >
      <header class="list-head">
        {view.parents.length === 0 ? null : <Breadcrumbs links={view.parents} t={t} />}
        <h1>{view.name}</h1>
        {view.description === null ? null : <p class="sf">{view.description}</p>}
        {view.children.length === 0 ? null : (
          <nav class="children" aria-label={t.t('list.subsections')}>
            <ul>
              {view.children.map((child) => (
                <li>
                  <a href={child.url}>{child.label}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      {opens && first !== undefined ? (
        <div class="list-lead">
          <Card
            card={first}
            t={t}
            size="lead"
            level={2}
            photo="beside"
            sizes="(min-width: 1000px) 710px, 100vw"
            standfirst
            section={false}
            first
          />
        </div>
      ) : null}
      <StoryList stories={opens ? rest : view.stories} t={t} section={false} empty={!opens || first === undefined} />
      <Paging paging={view.paging} t={t} />
      <FeedLink url={view.feedUrl} t={t} />
    </Document>
  )
}

export function TagPage({ view, t }: PageProps<TagPageView>) {
  return (
    <Document
      site={view.site}
      t={t}
      lists
      head={listHead(view, t, t.t('tag.title', { name: view.name }), view.description)}
    >
      <header class="list-head">
        <p class="kicker">{t.t('tag.label')}</p>
        <h1>{view.name}</h1>
        {view.description === null ? null : <p class="sf">{view.description}</p>}
        <p class="meta">
          <span>{t.t('list.stories', { count: view.total })}</span>
        </p>
      </header>
      <StoryList stories={view.stories} t={t} />
      <Paging paging={view.paging} t={t} />
      <FeedLink url={view.feedUrl} t={t} />
    </Document>
  )
}

export function AuthorPage({ view, t }: PageProps<AuthorPageView>) {
  return (
    <Document site={view.site} t={t} lists head={listHead(view, t, view.name, view.bio)}>
      <header class={view.portrait === null ? 'list-head author-head' : 'list-head author-head with-portrait'}>
        {view.portrait === null ? null : (
          <Picture image={view.portrait} sizes="(min-width: 700px) 220px, 120px" first shape="4-5" />
        )}
        <div>
          {view.title === null ? null : <p class="kicker">{view.title}</p>}
          <h1>
            <bdi>{view.name}</bdi>
          </h1>
          {view.bio === null ? null : <p class="sf">{view.bio}</p>}
          <p class="meta">
            <span>{t.t('list.stories', { count: view.total })}</span>
            {view.columnist ? <span>{t.t('article.disclaimer')}</span> : null}
          </p>
        </div>
      </header>
      <StoryList
        stories={view.stories.map((story) => ({ ...story, bylines: othersThan(view.name, story.bylines) }))}
        t={t}
      />
      <Paging paging={view.paging} t={t} />
      <FeedLink url={view.feedUrl} t={t} />
    </Document>
  )
}

/** On a person's own page only those who wrote with them are named. */
function othersThan(name: string, bylines: readonly BylineView[]): readonly BylineView[] {
  return bylines.filter((byline) => byline.name !== name)
}
