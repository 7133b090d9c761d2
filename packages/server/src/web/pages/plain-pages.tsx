import { Document } from '../parts/document.tsx'
import { Paging } from '../parts/lists.tsx'
import { BodyHtml } from '../parts/raw.tsx'
import type { CorrectionsPageView, StaticPageView } from '../views/lists.ts'
import type { PageProps } from './render.ts'

/** من نحن، هيئة التحرير، شروط التعليق …: pages the newsroom writes itself. */
export function StaticPage({ view, t }: PageProps<StaticPageView>) {
  return (
    <Document
      site={view.site}
      t={t}
      head={{
        title: `${view.title} | ${view.site.name}`,
        shareTitle: view.title,
        description: null,
        canonicalUrl: view.canonicalUrl,
      }}
    >
      <article class="plain">
        <header class="list-head">
          <h1>{view.title}</h1>
        </header>
        <BodyHtml class="body" html={view.bodyHtml} />
        {view.updated === null ? null : (
          <p class="meta">
            <time datetime={view.updated.iso}>{t.t('page.updated', { date: view.updated.text })}</time>
          </p>
        )}
      </article>
    </Document>
  )
}

export function CorrectionsPage({ view, t }: PageProps<CorrectionsPageView>) {
  return (
    <Document
      site={view.site}
      t={t}
      lists
      head={{
        title: `${t.t('corrections.title')} | ${view.site.name}`,
        shareTitle: t.t('corrections.title'),
        description: t.t('corrections.intro'),
        canonicalUrl: view.canonicalUrl,
        previousUrl: view.paging.previousUrl,
        nextUrl: view.paging.nextUrl,
      }}
    >
      <div class="plain">
        <header class="list-head">
          <h1>{t.t('corrections.title')}</h1>
          <p class="sf">{t.t('corrections.intro')}</p>
        </header>
        {view.items.length === 0 ? <p class="empty">{t.t('corrections.empty')}</p> : null}
        {view.items.map((item) => (
          <article class="correction">
            <h2 class="hl">
              <a href={item.article.url}>{item.article.label}</a>
            </h2>
            <p>{item.text}</p>
            <p class="meta">
              <time datetime={item.time.iso}>{item.time.text}</time>
            </p>
          </article>
        ))}
        <Paging paging={view.paging} t={t} />
      </div>
    </Document>
  )
}
