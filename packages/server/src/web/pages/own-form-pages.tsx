import { CommentText } from '../parts/comments.tsx'
import { fieldNotes, OwnDocument, OwnField } from '../parts/own-document.tsx'
import { Terms } from '../parts/terms.tsx'
import type { EditView, EntryView, EraseView, WithdrawView, LettersStopView } from '../views/own.ts'
import type { PageProps } from './render.ts'

/** The way in by e-mail: the form, the answer that is the same for everybody, and the button of the link. */
export function EntryPage({ view, t }: PageProps<EntryView>) {
  switch (view.kind) {
    case 'ask':
      return (
        <OwnDocument site={view.site} t={t} title={t.t('enter.title')} explain={t.t('enter.explain')} back>
          <form method="post" action="/comments/mine/enter">
            <OwnField name="email" label={t.t('enter.email')} error={view.error} t={t}>
              <input
                {...fieldNotes('email', view.error, false)}
                type="email"
                value={view.email}
                required
                autocomplete="email"
                dir="ltr"
              />
            </OwnField>
            <button type="submit">{t.t('enter.send')}</button>
          </form>
        </OwnDocument>
      )
    case 'off':
      return (
        <OwnDocument site={view.site} t={t} title={t.t('enter.title')} back>
          <p>{t.t('enter.off')}</p>
        </OwnDocument>
      )
    case 'sent':
      return (
        <OwnDocument site={view.site} t={t} title={t.t('enter.sentTitle')} back>
          <p role="status">{t.t('enter.sent')}</p>
          <p class="own-small">{t.t('enter.sentNote')}</p>
        </OwnDocument>
      )
    case 'confirm':
      return (
        <OwnDocument site={view.site} t={t} title={t.t('enter.confirmTitle')} explain={t.t('enter.confirm')}>
          <form method="post" action="/comments/mine/enter/use">
            <input type="hidden" name="token" value={view.token} />
            <button type="submit">{t.t('enter.go')}</button>
          </form>
        </OwnDocument>
      )
    case 'expired':
      return (
        <OwnDocument site={view.site} t={t} title={t.t('enter.expiredTitle')} explain={t.t('enter.expired')}>
          <p>
            <a class="button" href="/comments/mine/enter">
              {t.t('enter.again')}
            </a>
          </p>
        </OwnDocument>
      )
  }
}

export function EditPage({ view, t }: PageProps<EditView>) {
  const hint = t.t('form.limit', { count: view.maxLength })
  return (
    <OwnDocument site={view.site} t={t} title={t.t('edit.title')} explain={view.note} back>
      {view.article === null ? null : (
        <p class="own-article">
          <a href={view.article.url}>{view.article.label}</a>
        </p>
      )}
      {view.asked === null ? null : (
        <div class="own-asked">
          <p>
            <strong>{t.t('edit.asked')}</strong> {view.asked.clauses}
          </p>
          <p dir="auto">{view.asked.facts}</p>
        </div>
      )}
      <form method="post" action={`/comments/mine/${view.id}/edit`}>
        <OwnField name="body" label={t.t('edit.body')} error={view.error} hint={hint} t={t}>
          <textarea {...fieldNotes('body', view.error, true)} rows={8} required dir="auto">
            {view.text}
          </textarea>
        </OwnField>
        {view.until === null ? null : <p class="own-small">{view.until}</p>}
        <button type="submit">{t.t('edit.save')}</button>
      </form>
      <Terms clauses={view.terms} url={view.termsUrl} t={t} folded />
    </OwnDocument>
  )
}

export function WithdrawPage({ view, t }: PageProps<WithdrawView>) {
  return (
    <OwnDocument site={view.site} t={t} title={t.t('withdraw.title')} explain={t.t('withdraw.explain')} back>
      <div class="own-quoted">
        <p class="comment-by">
          <bdi>{view.name}</bdi>
          <time datetime={view.time.iso}>{view.time.text}</time>
        </p>
        <CommentText body={view.body} />
      </div>
      <form method="post" action={`/comments/mine/${view.id}/withdraw`}>
        <button type="submit">{t.t('withdraw.go')}</button>
      </form>
    </OwnDocument>
  )
}

export function ErasePage({ view, t }: PageProps<EraseView>) {
  return (
    <OwnDocument site={view.site} t={t} title={t.t('erase.title')} back>
      <p>{t.t('erase.explain')}</p>
      <ul class="own-bullets">
        <li>{t.t('erase.what.texts', { name: view.erasedName })}</li>
        <li>{t.t('erase.what.contact')}</li>
        <li>{t.t('erase.what.reports')}</li>
      </ul>
      <p>{t.t('erase.stays')}</p>
      <p>{t.t('erase.backups')}</p>
      <p>
        <strong>{t.t('erase.count', { count: view.count })}</strong>
      </p>
      <form method="post" action="/comments/mine/erase">
        <div class={view.error === null ? 'field' : 'field wrong'}>
          {view.error === null ? null : (
            <p class="error" id="field-confirm-error" role="alert">
              {view.error}
            </p>
          )}
          <label class="tick">
            <input {...fieldNotes('confirm', view.error, false)} type="checkbox" value="yes" required />
            {t.t('erase.confirm')}
          </label>
        </div>
        <button type="submit">{t.t('erase.go')}</button>
      </form>
    </OwnDocument>
  )
}

/** The way out of letters about answers, from a letter. */
export function LettersStopPage({ view, t }: PageProps<LettersStopView>) {
  return (
    <OwnDocument site={view.site} t={t} title={t.t('letters.stop')} explain={t.t('letters.stopHint')}>
      {view.stopped ? (
        <p role="status">{t.t('letters.stopped')}</p>
      ) : (
        <form method="post" action={view.action}>
          <button type="submit">{t.t('letters.stop')}</button>
        </form>
      )}
    </OwnDocument>
  )
}
