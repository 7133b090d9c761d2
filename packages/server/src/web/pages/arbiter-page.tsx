import { APPEAL_LETTERS } from '@warraq/core/comments/appeals'
import { ClausesThen } from '../parts/appeal.tsx'
import { CommentText } from '../parts/comments.tsx'
import { fieldNotes, OwnDocument, OwnField } from '../parts/own-document.tsx'
import type { ArbiterView } from '../views/own.ts'
import type { PageProps } from './render.ts'

/** «محكّم القراء»: somebody outside the newsroom reads a comment, the decision and the appeal, and decides. */
export function ArbiterPage({ view, t }: PageProps<ArbiterView>) {
  if (view.done)
    return (
      <OwnDocument site={view.site} t={t} title={t.t('arbiter.done')}>
        <p role="status">{t.t('arbiter.doneText')}</p>
      </OwnDocument>
    )
  return (
    <OwnDocument site={view.site} t={t} title={t.t('arbiter.title')} explain={t.t('arbiter.explain')}>
      <Context view={view} t={t} />
      <section aria-labelledby="statement">
        <h2 id="statement">{t.t('arbiter.statement')}</h2>
        <CommentText body={view.statement} />
      </section>
      <ClausesThen clauses={view.clauses} t={t} />
      <section aria-labelledby="appeal-title">
        <h2 id="appeal-title">{t.t('arbiter.appeal')}</h2>
        <div class="own-quoted">
          <CommentText body={view.appeal} />
        </div>
      </section>
      <Verdict view={view} t={t} />
    </OwnDocument>
  )
}

function Context({ view, t }: PageProps<ArbiterView>) {
  return (
    <>
      {view.article === null ? null : (
        <p class="own-article">
          {t.t('arbiter.article')}: <a href={view.article.url}>{view.article.label}</a>
        </p>
      )}
      {view.parent === null ? null : (
        <section aria-label={t.t('arbiter.parent')}>
          <p class="own-small">{t.t('arbiter.parent')}</p>
          <blockquote class="parent">
            <p class="comment-by">
              <bdi>{view.parent.name}</bdi>
            </p>
            <CommentText body={view.parent.body} />
          </blockquote>
        </section>
      )}
      <section aria-labelledby="comment-itself">
        <h2 id="comment-itself">{t.t('arbiter.comment')}</h2>
        <div class="own-quoted">
          <p class="comment-by">
            <bdi>{view.name}</bdi>
            <time datetime={view.time.iso}>{view.time.text}</time>
          </p>
          <CommentText body={view.body} />
        </div>
      </section>
    </>
  )
}

function Verdict({ view, t }: PageProps<ArbiterView>) {
  const { errors } = view
  return (
    <form method="post" action={view.action} aria-labelledby="verdict">
      <h2 id="verdict">{t.t('arbiter.decide')}</h2>
      <fieldset class={errors.choice === null ? 'field' : 'field wrong'}>
        <legend class="hidden">{t.t('arbiter.decide')}</legend>
        {errors.choice === null ? null : (
          <p class="error" role="alert">
            {t.t('form.error', { text: errors.choice })}
          </p>
        )}
        {(['uphold', 'overturn'] as const).map((choice) => (
          <label class="tick">
            <input type="radio" name="decision" value={choice} checked={view.choice === choice} required />
            {t.t(`arbiter.${choice}`)}
          </label>
        ))}
      </fieldset>
      <OwnField
        name="answer"
        label={t.t('arbiter.answer')}
        error={errors.answer}
        hint={`${t.t('arbiter.answerHint')} ${t.t('appeal.limit', { count: APPEAL_LETTERS })}.`}
        t={t}
      >
        <textarea {...fieldNotes('answer', errors.answer, true)} rows={5} required dir="auto">
          {view.answer}
        </textarea>
      </OwnField>
      <button type="submit">{t.t('arbiter.send')}</button>
    </form>
  )
}
