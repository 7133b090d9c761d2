import { Appeal, AppealForm, ClausesThen } from '../parts/appeal.tsx'
import { CommentText } from '../parts/comments.tsx'
import { OwnDocument } from '../parts/own-document.tsx'
import type { DecisionView } from '../views/own.ts'
import type { PageProps } from './render.ts'

/** A decision on one's own comment as it was stated then, the terms of that day, and the way to appeal. */
export function DecisionPage({ view, t }: PageProps<DecisionView>) {
  return (
    <OwnDocument
      site={view.site}
      t={t}
      title={view.title}
      explain={t.t('decision.explain')}
      back={view.backUrl !== null}
    >
      {view.undone ? (
        <p class="own-done" role="status">
          {t.t('decision.undone')}
        </p>
      ) : null}
      <section aria-label={t.t('decision.comment')}>
        {view.article === null ? null : (
          <p class="own-article">
            <a href={view.article.url}>{view.article.label}</a>
          </p>
        )}
        <div class="own-quoted">
          <p class="comment-by">
            <bdi>{view.name}</bdi>
            <time datetime={view.time.iso}>{view.time.text}</time>
          </p>
          <CommentText body={view.body} />
        </div>
      </section>
      <section aria-labelledby="statement">
        <h2 id="statement">{t.t('decision.statement')}</h2>
        <p class="own-small">{view.on}</p>
        <CommentText body={view.statement} />
      </section>
      <ClausesThen clauses={view.clauses} t={t} />
      {view.appeal === null ? null : <Appeal appeal={view.appeal} t={t} />}
      {view.form === null ? null : <AppealForm form={view.form} t={t} />}
      {view.bar === null ? null : <p class="own-small">{view.bar}</p>}
    </OwnDocument>
  )
}
