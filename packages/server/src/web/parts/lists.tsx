import type { Messages } from '../messages/messages.ts'
import type { ArticleCard } from '../views/cards.ts'
import type { LinkView, PagingView } from '../views/site.ts'
import { Card } from './card.tsx'

export function Paging({ paging, t }: { paging: PagingView; t: Messages }) {
  if (paging.pages < 2) return null
  return (
    <nav class="paging" aria-label={t.t('list.paging')}>
      {paging.previousUrl === null ? null : (
        <a rel="prev" href={paging.previousUrl}>
          {t.t('list.previous')}
        </a>
      )}
      <span>{t.t('list.page', { page: paging.page, pages: paging.pages })}</span>
      {paging.nextUrl === null ? null : (
        <a rel="next" href={paging.nextUrl}>
          {t.t('list.next')}
        </a>
      )}
    </nav>
  )
}

export function Breadcrumbs({ links, t, here }: { links: readonly LinkView[]; t: Messages; here?: string }) {
  return (
    <nav class="crumbs" aria-label={t.t('list.breadcrumbs')}>
      <ol>
        {links.map((link) => (
          <li>
            <a href={link.url}>{link.label}</a>
          </li>
        ))}
        {here === undefined ? null : <li aria-current="page">{here}</li>}
      </ol>
    </nav>
  )
}

interface StoryListProps {
  readonly stories: readonly ArticleCard[]
  readonly t: Messages
  readonly section?: boolean
  /** Whether an empty list says so. */
  readonly empty?: boolean
}

/** Articles under each other, a small photograph at the line's end; every third goes without. */
export function StoryList({ stories, t, section = true, empty = true }: StoryListProps) {
  if (stories.length === 0) return empty ? <p class="empty">{t.t('list.empty')}</p> : null
  return (
    <div class="story-list">
      {stories.map((card, i) => (
        <Card
          card={card}
          t={t}
          size="teaser"
          level={2}
          photo={i % 3 === 2 ? 'none' : 'beside'}
          sizes="(min-width: 700px) 230px, 112px"
          standfirst
          section={section}
        />
      ))}
    </div>
  )
}
