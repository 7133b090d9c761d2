import { CommentForm } from '../parts/comment-form.tsx'
import { CommentText } from '../parts/comments.tsx'
import { Document } from '../parts/document.tsx'
import { Terms } from '../parts/terms.tsx'
import type { CommentFormPageView, CommentHeldPageView } from '../views/article.ts'
import type { PageProps } from './render.ts'

/** The form by itself: for an answer to a comment, or refused and filled with what was typed. */
export function CommentFormPage({ view, t }: PageProps<CommentFormPageView>) {
  return (
    <Document
      site={view.site}
      t={t}
      head={{
        title: `${t.t('form.title', { headline: view.article.label })} | ${view.site.name}`,
        description: null,
        canonicalUrl: null,
      }}
    >
      <div class="write-page">
        <header class="list-head">
          <p class="kicker">
            <a href={view.article.url}>{view.article.label}</a>
          </p>
          <h1>{t.t('comments.write')}</h1>
        </header>
        <div class="write">
          {view.parent === null ? null : (
            <blockquote class="parent">
              <p class="comment-by">
                <bdi>{view.parent.name}</bdi>
              </p>
              <CommentText body={view.parent.body} />
            </blockquote>
          )}
          <CommentForm form={view.form} t={t} />
          <Terms clauses={view.terms} url={view.form.termsUrl} t={t} folded />
        </div>
      </div>
    </Document>
  )
}

export function CommentHeldPage({ view, t }: PageProps<CommentHeldPageView>) {
  return (
    <Document
      site={view.site}
      t={t}
      head={{ title: `${t.t('held.title')} | ${view.site.name}`, description: null, canonicalUrl: null }}
    >
      <div class="plain held">
        <header class="list-head">
          <h1>{t.t('held.title')}</h1>
          <p class="sf">{t.t('held.explain')}</p>
        </header>
        {view.body.length === 0 ? null : (
          <section aria-label={t.t('held.yours')}>
            <div class="comment">
              <p class="comment-by">
                <bdi>{view.name}</bdi>
                <time datetime={view.time.iso}>{view.time.text}</time>
              </p>
              <CommentText body={view.body} />
            </div>
          </section>
        )}
        <p class="back">
          <a href={view.article.url}>{t.t('form.backToArticle')}</a>
          <span>{view.article.label}</span>
        </p>
        <p class="back">
          <a href="/comments/mine">{t.t('own.title')}</a>
        </p>
      </div>
    </Document>
  )
}
