import type { CaseDecision, CaseDetail, ReaderRecord } from '@warraq/core/contract/cases'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useText, type TextKey } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { now } from '../ui/state-word.tsx'
import { DueDate } from './due-date.tsx'

/** Why it waits, who wrote it, who reported it, what was said and decided about it. */
export function CaseRecord({ comment }: { readonly comment: CaseDetail }) {
  return (
    <>
      <Evidence comment={comment} />
      <Reader reader={comment.reader} />
      <Reports comment={comment} />
      <Notes comment={comment} />
      {comment.case !== null && <DueDate commentId={comment.id} dueAt={comment.case.dueAt} />}
      <Decisions comment={comment} />
    </>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="case-part">
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function Evidence({ comment }: { readonly comment: CaseDetail }) {
  const { t } = useText()
  if (comment.evidence.length === 0) return null
  return (
    <Part title={t('comments.why')}>
      <ul className="plain-list">
        {comment.evidence.map((one) => (
          <li key={one.id}>
            {one.sentence}
            {one.clause !== null && <bdi className="clause-code"> {one.clause}</bdi>}
            <span className="hint version"> {t('cases.detector', { version: one.version })}</span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

export function Reader({ reader, whole = true }: { readonly reader: ReaderRecord; readonly whole?: boolean }) {
  const { t } = useText()
  const dates = useDates()
  const until = (key: TextKey, at: string | null) =>
    at !== null && <span className="state">{t(key, { at: dates.day(at) })}</span>
  return (
    <Part title={t('comments.before')}>
      <p className="reader-line">
        <span>
          {t('readers.counts', { published: reader.published, removed: reader.removed, waiting: reader.waiting })}
        </span>
        {reader.strikes > 0 && <span>{t('readers.strikes', { count: reader.strikes })}</span>}
        {until('readers.mutedUntil', reader.mutedUntil)}
        {until('readers.bannedUntil', reader.bannedUntil)}
        {until('readers.watchedUntil', reader.watchedUntil)}
        {whole && <Link href={`/comments/readers/${reader.id}`}>{t('cases.toReader')}</Link>}
      </p>
    </Part>
  )
}

function Reports({ comment }: { readonly comment: CaseDetail }) {
  const { t, n } = useText()
  const dates = useDates()
  if (comment.reportRows.length === 0) return null
  return (
    <Part title={t('cases.reportsTitle')}>
      <ul className="plain-list">
        {comment.reportRows.map((report) => (
          <li key={report.id}>
            <p>
              <bdi className="clause-code">{report.clause}</bdi> {dates.moment(report.at, now())}
              {report.kind === 'illegal' && <span className="state"> {t('cases.notice')}</span>}
              {report.outcome !== null && <span className="state"> {t(`cases.outcome.${report.outcome}`)}</span>}
              <span className="hint"> {t('cases.weight', { weight: n(report.weight) })}</span>
              {report.record !== null && <span className="hint"> {t('cases.accuracy', { ...report.record })}</span>}
              {report.readerId !== null && (
                <Link href={`/comments/readers/${report.readerId}`}> {t('cases.reporter')}</Link>
              )}
            </p>
            {report.note !== '' && <p dir="auto">{report.note}</p>}
            {report.law !== '' && <p dir="auto">{t('cases.law', { law: report.law })}</p>}
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Notes({ comment }: { readonly comment: CaseDetail }) {
  const { t } = useText()
  const dates = useDates()
  if (comment.notes.length === 0) return null
  return (
    <Part title={t('cases.notes')}>
      <ul className="plain-list">
        {comment.notes.map((note) => (
          <li key={note.id}>
            <p className="hint">
              <bdi>{note.by}</bdi> · {dates.moment(note.at, now())}
            </p>
            <p dir="auto">{note.text}</p>
          </li>
        ))}
      </ul>
    </Part>
  )
}

/** Types of events that have a word of their own; any other is shown by its name. */
const TYPES = new Set([
  'publish',
  'remove',
  'restore',
  'hold',
  'request-changes',
  'spam',
  'not-spam',
  'keep',
  'approve-edit',
  'refuse-edit',
  'undo',
  'lift',
])

function Decisions({ comment }: { readonly comment: CaseDetail }) {
  const { t } = useText()
  if (comment.history.length === 0) return null
  return (
    <Part title={t('comments.decisions')}>
      <ul className="plain-list">
        {comment.history.map((decision) => (
          <li key={decision.id} data-undone={decision.undone}>
            <DecisionLine decision={decision} />
          </li>
        ))}
      </ul>
    </Part>
  )
}

function DecisionLine({ decision }: { readonly decision: CaseDecision }) {
  const { t, list } = useText()
  const dates = useDates()
  const type = TYPES.has(decision.type) ? t(`cases.type.${decision.type}` as TextKey) : decision.type
  const who = [decision.by ?? t('comments.rule'), ...(decision.second === null ? [] : [decision.second])]
  return (
    <>
      <p>
        {type} · <bdi>{list(who)}</bdi> · {dates.moment(decision.at, now())}
        {decision.undone && <span className="hint"> · {t('cases.wasUndone')}</span>}
      </p>
      {decision.clauses.map((clause) => (
        <p key={clause.code}>
          <bdi className="clause-code">{clause.code}</bdi> {clause.title}{' '}
          <span className="hint">{t('cases.version', { n: clause.version })}</span>
        </p>
      ))}
      {decision.facts !== null && <p dir="auto">{decision.facts}</p>}
      {decision.statement !== null && (
        <details>
          <summary>{t('cases.statement')}</summary>
          <p dir="auto">{decision.statement.replace('{link}', '…')}</p>
        </details>
      )}
    </>
  )
}
