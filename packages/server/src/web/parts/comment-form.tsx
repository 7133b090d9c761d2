import type { Child } from 'hono/jsx'
import type { MessageKey } from '../messages/ar.ts'
import type { Messages } from '../messages/messages.ts'
import type { CommentField, CommentFormView } from '../views/comments.ts'

interface FormProps {
  readonly form: CommentFormView
  readonly t: Messages
}

const FIELDS: readonly { readonly name: CommentField; readonly label: MessageKey }[] = [
  { name: 'body', label: 'form.body' },
  { name: 'name', label: 'form.name' },
  { name: 'email', label: 'form.email' },
]

const PROMISES: Readonly<Record<CommentFormView['email'], MessageKey>> = {
  required: 'form.promise',
  optional: 'form.promiseOptional',
  none: 'form.promiseNoEmail',
}

/** Posts `article`, `parent`, `nonce`, `proof`, `name`, `email`, `body` and the honeypot as an ordinary form. */
export function CommentForm({ form, t }: FormProps) {
  return (
    <form class="comment-form" method="post" action={form.action}>
      <Refused form={form} t={t} />
      <p class="promise" id="form-promise">
        {t.t(PROMISES[form.email])}
      </p>
      {form.notes.length === 0 ? null : (
        <p class="promise" id="form-notes">
          {form.notes.join(' ')}
        </p>
      )}
      {form.parent === null ? null : (
        <p class="answering">
          {t.t('comments.answering')} <bdi>{form.parent.name}</bdi>
        </p>
      )}
      <Marked form={form} t={t} />
      <Hidden form={form} t={t} />
      <Field form={form} t={t} name="body" label="form.body" hint={t.t('form.limit', { count: form.maxLength })}>
        <textarea {...attributes(form, 'body')} rows={6} dir="auto">
          {form.values.body}
        </textarea>
      </Field>
      <Field form={form} t={t} name="name" label="form.name">
        <input {...attributes(form, 'name')} type="text" value={form.values.name} autocomplete="name" dir="auto" />
      </Field>
      {form.email === 'none' ? null : (
        <Field form={form} t={t} name="email" label="form.email" optional={form.email === 'optional'}>
          <input {...attributes(form, 'email')} type="email" value={form.values.email} autocomplete="email" dir="ltr" />
        </Field>
      )}
      <p class="agree">
        {t.t('form.agree')} <a href={form.termsUrl}>{t.t('form.terms')}</a>.
      </p>
      <button type="submit">{t.t('form.send')}</button>
    </form>
  )
}

/** Every field points at its own error and hint, so a screen reader says them with the label. */
function attributes(form: CommentFormView, name: CommentField) {
  const notes = [
    form.errors[name] === undefined ? null : `field-${name}-error`,
    name === 'body' ? 'field-body-hint' : null,
    name === 'body' && form.marked !== null ? 'field-body-marked' : null,
    name === 'body' && form.notes.length > 0 ? 'form-notes' : null,
    name === 'email' ? 'form-promise' : null,
  ].filter((note) => note !== null)
  return {
    id: `field-${name}`,
    name,
    required: name !== 'email' || form.email === 'required',
    'aria-invalid': form.errors[name] === undefined ? undefined : ('true' as const),
    'aria-describedby': notes.length === 0 ? undefined : notes.join(' '),
  }
}

interface FieldProps extends FormProps {
  readonly name: CommentField
  readonly label: MessageKey
  readonly hint?: string
  readonly optional?: boolean
  readonly children: Child
}

function Field({ form, t, name, label, hint, optional = false, children }: FieldProps) {
  const error = form.errors[name]
  return (
    <div class={error === undefined ? `field field-${name}` : `field field-${name} wrong`}>
      <label for={`field-${name}`}>
        {t.t(label)} {optional ? <small>({t.t('form.optional')})</small> : <span aria-hidden="true">*</span>}
      </label>
      {error === undefined ? null : (
        <p class="error" id={`field-${name}-error`}>
          {t.t('form.error', { text: error })}
        </p>
      )}
      {children}
      {hint === undefined ? null : (
        <p class="hint" id={`field-${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

/** What was sent, with the words that cannot be accepted marked; the field below holds it to be changed. */
function Marked({ form, t }: FormProps) {
  if (form.marked === null) return null
  return (
    <div class="marked" id="field-body-marked">
      <p>{t.t('form.marked')}</p>
      <blockquote dir="auto">{form.marked.map(({ text, wrong }) => (wrong ? <mark>{text}</mark> : text))}</blockquote>
    </div>
  )
}

/** What is wrong, on top, with a way to each field. */
function Refused({ form, t }: FormProps) {
  const wrong = FIELDS.filter((field) => form.errors[field.name] !== undefined)
  if (wrong.length === 0 && form.errors.form === undefined) return null
  return (
    <div class="refused" role="alert">
      <p>
        <strong>{t.t('form.refusedTitle')}</strong>
      </p>
      <p>{form.errors.form ?? t.t('form.refusedHint')}</p>
      {wrong.length === 0 ? null : (
        <ul>
          {wrong.map((field) => (
            <li>
              <a href={`#field-${field.name}`}>{form.errors[field.name]}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** People do not see the honeypot; a program that fills every field does. */
function Hidden({ form, t }: FormProps) {
  return (
    <>
      <input type="hidden" name="article" value={String(form.articleId)} />
      {form.parent === null ? null : <input type="hidden" name="parent" value={String(form.parent.id)} />}
      {form.nonce === null ? null : <input type="hidden" name="nonce" value={form.nonce} />}
      {form.proofUrl === null ? null : (
        <solve-riddle data-url={form.proofUrl}>
          <input type="hidden" name="proof" value="" />
        </solve-riddle>
      )}
      <div class="trap" aria-hidden="true">
        <label for="field-trap">{t.t('form.honeypot')}</label>
        <input id="field-trap" type="text" name={form.honeypot} tabindex={-1} autocomplete="off" />
      </div>
    </>
  )
}
