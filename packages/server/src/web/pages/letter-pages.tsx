import type { LetterField } from '@warraq/core/care/letters'
import type { Messages } from '../messages/messages.ts'
import { CommentText } from '../parts/comments.tsx'
import { fieldNotes, OwnDocument, OwnField } from '../parts/own-document.tsx'
import type { LetterFormView, LetterStatusView } from '../views/letters.ts'
import type { PageProps } from './render.ts'

type Props = PageProps<LetterFormView>

/** Works without scripts: a form, its answer, and a page with an address of its own. */
export function LetterFormPage({ view, t }: Props) {
  return (
    <OwnDocument
      site={view.site}
      t={t}
      title={t.t(`letter.${view.kind}.title`)}
      explain={t.t(`letter.${view.kind}.explain`)}
    >
      <p class="own-article">
        <a href={view.article.url}>{view.article.label}</a>
      </p>
      <form class="report-form" method="post" action={view.action}>
        <Refused view={view} t={t} />
        <input type="hidden" name="article" value={String(view.articleId)} />
        <div class="trap" aria-hidden="true">
          <label for="field-trap">{t.t('form.honeypot')}</label>
          <input id="field-trap" type="text" name={view.trap} tabindex={-1} autocomplete="off" />
        </div>
        {view.fields.map((field) => (
          <Field field={field} kind={view.kind} t={t} />
        ))}
        <button type="submit">{t.t('letter.send')}</button>
      </form>
    </OwnDocument>
  )
}

function Refused({ view, t }: Props) {
  const wrong = view.fields.filter(({ error }) => error !== null)
  if (wrong.length === 0 && view.errors.form === undefined) return null
  return (
    <div class="refused" role="alert">
      <p>{view.errors.form ?? t.t('letter.refused')}</p>
      {wrong.length === 0 ? null : (
        <ul>
          {wrong.map(({ name, error }) => (
            <li>
              <a href={`#field-${name}`}>
                {t.t(`letter.field.${name}`)}: {error}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const ROWS: Partial<Readonly<Record<LetterField, number>>> = { quote: 2, text: 8 }

function Field({
  field: { name, value, needed, error, most },
  kind,
  t,
}: {
  field: LetterFormView['fields'][number]
  kind: LetterFormView['kind']
  t: Messages
}) {
  const words = t.t(name === 'text' ? `letter.field.text.${kind}` : `letter.field.${name}`)
  const hint = name === 'email' ? { hint: t.t('letter.contactHint') } : {}
  const notes = fieldNotes(name, error, name === 'email')
  const rows = ROWS[name]
  return (
    <OwnField
      name={name}
      label={needed ? `${words} *` : `${words} (${t.t('form.optional')})`}
      error={error}
      {...hint}
      t={t}
    >
      {rows === undefined ? (
        <input
          {...notes}
          type={name === 'email' ? 'email' : 'text'}
          value={value}
          required={needed}
          maxlength={most}
          autocomplete={name === 'standing' ? 'off' : name}
          dir={name === 'email' ? 'ltr' : 'auto'}
        />
      ) : (
        <textarea {...notes} rows={rows} required={needed} maxlength={most} dir="auto">
          {value}
        </textarea>
      )}
    </OwnField>
  )
}

export function LetterPage({ view, t }: PageProps<LetterStatusView>) {
  return (
    <OwnDocument site={view.site} t={t} title={view.title} explain={view.standing}>
      <p class="own-small">{t.t('letter.keep')}</p>
      {view.article === null ? null : (
        <p class="own-article">
          <a href={view.article.url}>{view.article.label}</a>
        </p>
      )}
      <section class="own-quoted" aria-label={t.t('letter.yours')}>
        <p class="own-small">
          {t.t('letter.yours')} <time datetime={view.time.iso}>{view.time.text}</time>
        </p>
        {view.quote === '' ? null : <p dir="auto">«{view.quote}»</p>}
        <CommentText body={view.text} />
      </section>
      {view.lines.map((line) => (
        <section class="own-quoted" aria-label={t.t('letter.answer')}>
          <p class="own-small">
            {t.t('letter.answer')} <time datetime={line.time.iso}>{line.time.text}</time>
          </p>
          <CommentText body={line.text} />
        </section>
      ))}
      {view.correction === null ? null : (
        <p>
          <strong>{t.t('article.corrections')}</strong>: <span dir="auto">{view.correction}</span>
        </p>
      )}
      {view.reply === null ? null : (
        <p>
          <strong>{t.t('article.rightOfReply')}</strong>: <a href={view.reply.url}>{view.reply.label}</a>
        </p>
      )}
    </OwnDocument>
  )
}
