import type { ReportField } from '@warraq/core/comments/report'
import type { Messages } from '../messages/messages.ts'
import { CommentText } from '../parts/comments.tsx'
import { fieldNotes, OwnDocument, OwnField } from '../parts/own-document.tsx'
import type { LikeView, QuotedComment, ReportFormView, ReportsView, ReportView } from '../views/report.ts'
import type { LinkView } from '../views/site.ts'
import type { PageProps } from './render.ts'

interface FormProps {
  readonly view: ReportFormView
  readonly t: Messages
}

/** Two forms at one address: against the terms, and the notice that a comment is unlawful. */
export function ReportFormPage({ view, t }: PageProps<ReportFormView>) {
  const notice = view.kind === 'illegal'
  return (
    <OwnDocument
      site={view.site}
      t={t}
      title={t.t(notice ? 'report.noticeTitle' : 'report.title')}
      explain={t.t(notice ? 'report.noticeExplain' : 'report.explain')}
    >
      <Quoted comment={view.comment} t={t} />
      <form class="report-form" method="post" action={view.action}>
        <Refused view={view} t={t} />
        <input type="hidden" name="kind" value={view.kind} />
        <input type="hidden" name="revision" value={String(view.revisionId)} />
        {view.clauses.length === 0 ? null : <Clauses view={view} t={t} />}
        {notice ? <NoticeFields view={view} t={t} /> : <Note view={view} t={t} />}
        <button type="submit">{t.t(notice ? 'report.sendNotice' : 'report.send')}</button>
      </form>
      <p class="back">
        <a href={view.otherUrl} rel="nofollow">
          {t.t(notice ? 'report.toTerms' : 'report.toNotice')}
        </a>
      </p>
      <p class="back">
        <a href={view.comment.url}>{t.t('report.back')}</a>
      </p>
    </OwnDocument>
  )
}

function Quoted({ comment, t }: { comment: QuotedComment; t: Messages }) {
  return (
    <section class="own-quoted" aria-label={t.t('report.about')}>
      <p class="comment-by">
        <bdi>{comment.name}</bdi>
        <time datetime={comment.time.iso}>{comment.time.text}</time>
      </p>
      <CommentText body={comment.body} />
    </section>
  )
}

const FIELDS: readonly ReportField[] = ['clause', 'law', 'note', 'name', 'email', 'goodFaith']

function Refused({ view, t }: FormProps) {
  const wrong = FIELDS.filter((field) => view.errors[field] !== undefined)
  if (wrong.length === 0 && view.errors.form === undefined) return null
  return (
    <div class="refused" role="alert">
      <p>{view.errors.form ?? t.t('report.refused')}</p>
      {wrong.length === 0 ? null : (
        <ul>
          {wrong.map((field) => (
            <li>
              <a href={`#field-${field}`}>{view.errors[field]}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Each clause with its text: whoever reports names what it is about. */
function Clauses({ view, t }: FormProps) {
  const error = view.errors.clause
  return (
    <fieldset
      class={error === undefined ? 'field clauses' : 'field clauses wrong'}
      id="field-clause"
      aria-describedby={error === undefined ? undefined : 'field-clause-error'}
    >
      <legend>
        {t.t('report.clause')} <span aria-hidden="true">*</span>
      </legend>
      {error === undefined ? null : (
        <p class="error" id="field-clause-error">
          {t.t('form.error', { text: error })}
        </p>
      )}
      {view.clauses.map(({ code, number, title, text }) => (
        <div class="clause">
          <label class="tick" for={`clause-${number}`}>
            <input
              id={`clause-${number}`}
              type="radio"
              name="clause"
              value={code}
              required
              checked={view.values.clause === code}
              aria-describedby={text === null ? undefined : `clause-${number}-text`}
            />
            <span>
              {t.number(number)}. {title}
            </span>
          </label>
          {text === null ? null : <small id={`clause-${number}-text`}>{text}</small>}
        </div>
      ))}
    </fieldset>
  )
}

function Note({ view, t }: FormProps) {
  const error = view.errors.note ?? null
  return (
    <OwnField
      name="note"
      label={`${t.t('report.note')} (${t.t('form.optional')})`}
      error={error}
      hint={t.t('report.noteHint')}
      t={t}
    >
      <textarea {...fieldNotes('note', error, true)} rows={3} dir="auto">
        {view.values.note}
      </textarea>
    </OwnField>
  )
}

/** What article 16(2) of Regulation (EU) 2022/2065 asks of a notice. */
function NoticeFields({ view, t }: FormProps) {
  const { values, errors } = view
  const of = (field: ReportField) => errors[field] ?? null
  return (
    <>
      <OwnField name="law" label={`${t.t('report.law')} *`} error={of('law')} t={t}>
        <input {...fieldNotes('law', of('law'), false)} type="text" value={values.law} required dir="auto" />
      </OwnField>
      <OwnField name="note" label={`${t.t('report.explanation')} *`} error={of('note')} t={t}>
        <textarea {...fieldNotes('note', of('note'), false)} rows={6} required dir="auto">
          {values.note}
        </textarea>
      </OwnField>
      {view.asksContact ? (
        <>
          <OwnField name="name" label={`${t.t('report.name')} *`} error={of('name')} t={t}>
            <input
              {...fieldNotes('name', of('name'), false)}
              type="text"
              value={values.name}
              required
              autocomplete="name"
              dir="auto"
            />
          </OwnField>
          <OwnField
            name="email"
            label={`${t.t('report.email')} *`}
            error={of('email')}
            hint={t.t('report.contactHint')}
            t={t}
          >
            <input
              {...fieldNotes('email', of('email'), true)}
              type="email"
              value={values.email}
              required
              autocomplete="email"
              dir="ltr"
            />
          </OwnField>
        </>
      ) : null}
      <div class={errors.goodFaith === undefined ? 'field' : 'field wrong'}>
        {errors.goodFaith === undefined ? null : (
          <p class="error" id="field-goodFaith-error">
            {t.t('form.error', { text: errors.goodFaith })}
          </p>
        )}
        <label class="tick" for="field-goodFaith">
          <input
            {...fieldNotes('goodFaith', of('goodFaith'), false)}
            type="checkbox"
            value="yes"
            required
            checked={values.goodFaith}
          />
          <span>{t.t('report.goodFaith')} *</span>
        </label>
      </div>
    </>
  )
}

/** Thanks, and later what came of it. */
export function ReportPage({ view, t }: PageProps<ReportView>) {
  const { report } = view
  return (
    <OwnDocument site={view.site} t={t} title={view.title} explain={view.standing}>
      {report === null ? null : (
        <>
          <Article article={report.article} />
          <p>
            <strong>{report.clause}</strong>
          </p>
          {report.note === '' ? null : (
            <div class="own-quoted">
              <p class="own-small">{t.t('report.yourNote')}</p>
              <p dir="auto">{report.note}</p>
            </div>
          )}
          <p class="own-small">
            <time datetime={report.time.iso}>{report.time.text}</time>
          </p>
        </>
      )}
      {view.listUrl === null ? null : (
        <p class="back">
          <a href={view.listUrl}>{t.t('report.list')}</a>
        </p>
      )}
    </OwnDocument>
  )
}

export function ReportsPage({ view, t }: PageProps<ReportsView>) {
  return (
    <OwnDocument site={view.site} t={t} title={t.t('report.list')} explain={t.t('own.only')} back>
      {view.reports.length === 0 ? (
        <p>{t.t('report.none')}</p>
      ) : (
        <ol class="own-list">
          {view.reports.map(({ url, clause, standing, time, article }) => (
            <li>
              <Article article={article} />
              <p>
                <a href={url}>{clause}</a>
              </p>
              <p class="own-small">
                {standing} <time datetime={time.iso}>{time.text}</time>
              </p>
            </li>
          ))}
        </ol>
      )}
    </OwnDocument>
  )
}

function Article({ article }: { article: LinkView | null }) {
  if (article === null) return null
  return (
    <p class="own-article">
      <a href={article.url}>{article.label}</a>
    </p>
  )
}

const LIKE_WORDS = { 'can-like': 'like.ask', likes: 'like.likes', own: 'like.own' } as const

export function LikePage({ view, t }: PageProps<LikeView>) {
  return (
    <OwnDocument site={view.site} t={t} title={t.t('like.title')} explain={t.t(LIKE_WORDS[view.state])}>
      <Quoted comment={view.comment} t={t} />
      <p class="own-small">{view.count}</p>
      {view.state === 'own' ? null : (
        <form method="post" action={view.action}>
          {view.state === 'likes' ? <input type="hidden" name="withdraw" value="yes" /> : null}
          <button type="submit">{t.t(view.state === 'likes' ? 'like.withdraw' : 'like.go')}</button>
        </form>
      )}
      <p class="back">
        <a href={view.comment.url}>{t.t('report.back')}</a>
      </p>
    </OwnDocument>
  )
}
