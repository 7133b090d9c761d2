import type { AppealDetail } from '@warraq/core/contract/appeals'
import { useState, type FormEvent } from 'react'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { CopyLine } from '../ui/copy-line.tsx'
import { Area } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { now } from '../ui/state-word.tsx'
import { useSay } from '../ui/status-line.tsx'

/** The appeal about a comment: what was decided and why, what its author says to it, and the answer. Nothing without one. */
export function AppealPanel({ commentId }: { readonly commentId: number }) {
  const { data, error } = useRead('appeals.read', {}, { id: commentId })
  if (error) return <Refusal error={error} />
  return data?.appeal ? <Appeal key={data.appeal.id} appeal={data.appeal} /> : null
}

function Appeal({ appeal }: { readonly appeal: AppealDetail }) {
  const { t } = useText()
  const dates = useDates()
  const state =
    appeal.state === 'open' && appeal.overdue ? t('appeals.state.overdue') : t(`appeals.state.${appeal.state}`)
  return (
    <section className="appeal" aria-labelledby={`appeal-${appeal.id}`}>
      <h3 id={`appeal-${appeal.id}`}>{t('appeals.title')}</h3>
      <p className="comment-head">
        <span className="state">{state}</span>
        <span>{t('appeals.openedAt', { at: dates.moment(appeal.openedAt, now()) })}</span>
        {appeal.state === 'open' && <span>{t('appeals.dueAt', { at: dates.moment(appeal.dueAt, now()) })}</span>}
      </p>
      <FirstDecision appeal={appeal} />
      <h4>{t('appeals.text')}</h4>
      <blockquote className="comment-text" dir="auto">
        {appeal.text}
      </blockquote>
      {appeal.state === 'open' ? <Hearing appeal={appeal} /> : <Answer appeal={appeal} />}
    </section>
  )
}

function FirstDecision({ appeal: { first } }: { readonly appeal: AppealDetail }) {
  const { t } = useText()
  const dates = useDates()
  return (
    <>
      <h4>{t('appeals.first')}</h4>
      <p>
        {t(`appeals.effect.${first.effect}`)} · <bdi>{first.by ?? t('comments.rule')}</bdi> ·{' '}
        {dates.moment(first.at, now())}
      </p>
      <ul className="plain-list">
        {first.clauses.map((clause) => (
          <li key={clause.code}>
            <details>
              <summary>
                <bdi className="clause-code">{clause.code}</bdi> {clause.title}
              </summary>
              <p>{clause.text}</p>
            </details>
          </li>
        ))}
      </ul>
      <p dir="auto">{first.facts}</p>
    </>
  )
}

function Answer({ appeal }: { readonly appeal: AppealDetail }) {
  const { t } = useText()
  const dates = useDates()
  return (
    <>
      <h4>{t('appeals.answer')}</h4>
      <p className="comment-text" dir="auto">
        {appeal.answer}
      </p>
      <p className="hint">
        <bdi>{appeal.decidedBy ?? t('appeals.byOutside')}</bdi>
        {appeal.decidedAt !== null && <> · {dates.moment(appeal.decidedAt, now())}</>}
      </p>
    </>
  )
}

/** Who made the decision reads who will hear the appeal; everybody else hears it. */
function Hearing({ appeal }: { readonly appeal: AppealDetail }) {
  const { t } = useText()
  return (
    <>
      {appeal.ownDecision ? <p className="hint">{t('appeals.own')}</p> : <Verdict appeal={appeal} />}
      {appeal.outside && (
        <p className="hint">
          {appeal.outsideName === null ? t('appeals.outside') : t('appeals.outsideNamed', { name: appeal.outsideName })}
        </p>
      )}
      {appeal.mayLink && <OutsideLink appeal={appeal} />}
    </>
  )
}

const STALE = ['appeals.read', 'comments.list', 'comments.read', 'cases.list', 'cases.counts', 'cases.read'] as const

function Verdict({ appeal }: { readonly appeal: AppealDetail }) {
  const { t } = useText()
  const say = useSay()
  const decide = useChange('appeals.decide', STALE)
  const [answer, setAnswer] = useState('')
  const [asked, setAsked] = useState(false)
  const submit = (decision: 'uphold' | 'overturn') => {
    setAsked(true)
    if (answer.trim() === '') return
    decide.mutate(
      { input: { decision, answer: answer.trim() }, params: { id: appeal.id } },
      { onSuccess: ({ state }) => say(t(`appeals.done.${state}`)) },
    )
  }
  return (
    <form
      className="stack"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
      }}
      noValidate
    >
      <Refusal error={decide.error} />
      <Area
        label={t('appeals.answerLabel')}
        hint={t('appeals.answerHint')}
        error={asked && answer.trim() === '' ? t('appeals.answerNeeded') : undefined}
        required
        maxLength={2000}
        rows={3}
        value={answer}
        onChange={setAnswer}
      />
      <div className="dialog-actions">
        <Button isPending={decide.isPending} onPress={() => submit('overturn')}>
          {t('appeals.overturn')}
        </Button>
        <Button isPending={decide.isPending} onPress={() => submit('uphold')}>
          {t('appeals.uphold')}
        </Button>
      </div>
    </form>
  )
}

/** Shown once and kept nowhere: a further one makes it useless. */
function OutsideLink({ appeal }: { readonly appeal: AppealDetail }) {
  const { t } = useText()
  const link = useChange('appeals.link')
  return (
    <div className="stack">
      <Refusal error={link.error} />
      {link.data ? (
        <>
          <CopyLine label={t('appeals.link')} copyLabel={t('appeals.copyLink')} value={link.data.url} showLabel />
          <p className="hint">{t('appeals.linkHint')}</p>
        </>
      ) : (
        <Button isPending={link.isPending} onPress={() => link.mutate({ input: {}, params: { id: appeal.id } })}>
          {t('appeals.makeLink')}
        </Button>
      )}
    </div>
  )
}
