import { APPEAL_LETTERS } from '@warraq/core/comments/appeals'
import type { Messages } from '../messages/messages.ts'
import type { AppealFormView, AppealView, ClauseThenView } from '../views/own.ts'
import { CommentText } from './comments.tsx'
import { fieldNotes, OwnField } from './own-document.tsx'

/** Clauses whole, as they stood when a decision was made. */
export function ClausesThen({ clauses, t }: { clauses: readonly ClauseThenView[]; t: Messages }) {
  if (clauses.length === 0) return null
  return (
    <section aria-labelledby="clauses-then">
      <h2 id="clauses-then">{t.t('decision.clauses')}</h2>
      <ol class="own-clauses">
        {clauses.map((clause) => (
          <li value={clause.number}>
            <strong>{clause.title}</strong>
            {clause.text === null ? null : <p>{clause.text}</p>}
            {clause.notCovered.length === 0 ? null : (
              <>
                <p>{t.t('decision.notCovered')}</p>
                <ul>
                  {clause.notCovered.map((text) => (
                    <li>{text}</li>
                  ))}
                </ul>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

export function Appeal({ appeal, t }: { appeal: AppealView; t: Messages }) {
  const { decided } = appeal
  return (
    <section id="appeal" aria-labelledby="appeal-title">
      <h2 id="appeal-title">{t.t('appeal.title')}</h2>
      <p class="own-standing">
        <strong>{appeal.standing}</strong> {decided?.restored === true ? t.t('appeal.restored') : null}
      </p>
      <p class="own-small">{appeal.filed}</p>
      <div class="own-quoted">
        <CommentText body={appeal.text} />
      </div>
      {decided === null ? null : (
        <>
          <h3>{t.t('appeal.answer')}</h3>
          <CommentText body={decided.answer} />
          <p class="own-small">{decided.by}</p>
        </>
      )}
    </section>
  )
}

export function AppealForm({ form, t }: { form: AppealFormView; t: Messages }) {
  const hint = t.t('appeal.limit', { count: APPEAL_LETTERS })
  return (
    <section id="appeal" aria-labelledby="appeal-title">
      <h2 id="appeal-title">{t.t('appeal.title')}</h2>
      <p>{form.explain}</p>
      <form method="post" action={form.action}>
        {form.key === null ? null : <input type="hidden" name="key" value={form.key} />}
        <OwnField name="text" label={t.t('appeal.text')} error={form.error} hint={hint} t={t}>
          <textarea {...fieldNotes('text', form.error, true)} rows={7} required dir="auto">
            {form.text}
          </textarea>
        </OwnField>
        <button type="submit">{t.t('appeal.send')}</button>
      </form>
    </section>
  )
}
