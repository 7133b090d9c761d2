import { CommentText } from '../parts/comments.tsx'
import { Document } from '../parts/document.tsx'
import type { CommentHeldPageView } from '../views/article.ts'
import type { CommentParagraph } from '../views/comments.ts'
import type { PageProps } from './render.ts'

/** Why a comment was removed: only for its author, `no-store`. */
export interface CommentDecisionPageView extends CommentHeldPageView {
  readonly statement: readonly CommentParagraph[]
}

export function CommentDecisionPage({ view, t }: PageProps<CommentDecisionPageView>) {
  return (
    <Document
      site={view.site}
      t={t}
      head={{ title: `${t.t('decision.title')} | ${view.site.name}`, description: null, canonicalUrl: null }}
    >
      <div class="plain held">
        <header class="list-head">
          <h1>{t.t('decision.title')}</h1>
          <p class="sf">{t.t('decision.explain')}</p>
        </header>
        <section aria-label={t.t('held.yours')}>
          <div class="comment">
            <p class="comment-by">
              <bdi>{view.name}</bdi>
              <time datetime={view.time.iso}>{view.time.text}</time>
            </p>
            <CommentText body={view.body} />
          </div>
        </section>
        <CommentText body={view.statement} />
        <p class="back">
          <a href={view.article.url}>{t.t('form.backToArticle')}</a>
          <span>{view.article.label}</span>
        </p>
      </div>
    </Document>
  )
}
