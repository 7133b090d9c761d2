import type { ReaderPage as ReaderView } from '@warraq/core/contract/cases'
import { useState, type FormEvent } from 'react'
import { Link } from 'wouter'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useCan, useDates } from '../session/session.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Line } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { now } from '../ui/state-word.tsx'
import { useSay } from '../ui/status-line.tsx'
import { Reader } from './case-record.tsx'
import { SanctionDialog } from './sanction-dialog.tsx'
import '../styles/comments.css'

/** A reader as moderators see them: what they wrote, what was decided, what is held against them now. */
export function ReaderScreen({ id }: { readonly id: number }) {
  const { t } = useText()
  const dates = useDates()
  const { data: reader, error } = useRead('readers.read', {}, { id })
  const [sanctioning, setSanctioning] = useState(false)
  return (
    <Screen
      title={reader ? t('readers.title', { name: reader.name }) : t('readers.reader')}
      actions={
        reader && reader.kind !== 'staff' && reader.kind !== 'system' ? (
          <Button onPress={() => setSanctioning(true)}>{t('readers.sanction')}</Button>
        ) : undefined
      }
    >
      <p>
        <Link href="/comments">{t('comments.back')}</Link>
      </p>
      <Refusal error={error} />
      {reader && (
        <div className="reader-page">
          <p className="hint">{t('readers.since', { at: dates.day(reader.since) })}</p>
          <Reader reader={reader} whole={false} />
          <p className="reader-line">
            <span>{t('readers.reported', { ...reader.reported })}</span>
            {reader.unheardUntil !== null && (
              <span className="state">{t('readers.unheardUntil', { at: dates.day(reader.unheardUntil) })}</span>
            )}
          </p>
          <Contact reader={reader} />
          <Sanctions reader={reader} />
          <Written reader={reader} />
        </div>
      )}
      {sanctioning && reader && <SanctionDialog reader={reader} onClose={() => setSanctioning(false)} />}
    </Screen>
  )
}

/** The address is shown to who may see it, when they say why; that is on record. */
function Contact({ reader }: { readonly reader: ReaderView }) {
  const { t } = useText()
  const can = useCan()
  const [why, setWhy] = useState('')
  const reveal = useChange('readers.contact')
  if (!reader.hasEmail) return <p className="hint">{t('readers.noEmail')}</p>
  const proved = t(reader.emailVerified ? 'readers.emailProved' : 'readers.emailTyped')
  if (!can('comment.contact')) return <p className="hint">{proved}</p>
  if (reveal.data)
    return (
      <p>
        {proved} <bdi dir="ltr">{reveal.data.email}</bdi>
      </p>
    )
  return (
    <form
      className="contact-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        if (why.trim() !== '') reveal.mutate({ params: { id: reader.id }, input: { why: why.trim() } })
      }}
    >
      <p className="hint">{proved}</p>
      <Refusal error={reveal.error} />
      <Line
        label={t('readers.whyContact')}
        hint={t('readers.whyContactHint')}
        value={why}
        maxLength={300}
        onChange={setWhy}
      />
      <Button type="submit" isPending={reveal.isPending} isDisabled={why.trim() === ''}>
        {t('readers.showContact')}
      </Button>
    </form>
  )
}

function Sanctions({ reader }: { readonly reader: ReaderView }) {
  const { t } = useText()
  const dates = useDates()
  const say = useSay()
  const lift = useChange('readers.lift', ['readers.read', 'cases.read'])
  if (reader.sanctions.length === 0) return null
  const inForce = (until: string, lifted: boolean) => !lifted && until > now()
  return (
    <section className="case-part">
      <h2>{t('readers.sanctions')}</h2>
      <Refusal error={lift.error} />
      <ul className="plain-list">
        {reader.sanctions.map((sanction) => (
          <li key={sanction.id} data-undone={!inForce(sanction.until, sanction.lifted)}>
            <p>
              {t(`readers.kind.${sanction.ofNetwork ? 'network' : sanction.kind}`, { count: sanction.weight })} ·{' '}
              {t('readers.fromTo', { from: dates.day(sanction.from), until: dates.day(sanction.until) })}
              {sanction.by !== null && (
                <>
                  {' '}
                  · <bdi>{sanction.by}</bdi>
                </>
              )}
              {sanction.lifted && <span className="hint"> · {t('readers.lifted')}</span>}
            </p>
            {sanction.facts !== '' && <p dir="auto">{sanction.facts}</p>}
            <p className="proposal-acts">
              {sanction.commentId !== null && (
                <Link href={`/comments/${sanction.commentId}?queue=history`}>{t('cases.toComment')}</Link>
              )}
              {inForce(sanction.until, sanction.lifted) && (
                <Button
                  look="quiet"
                  isPending={lift.isPending}
                  onPress={() =>
                    lift.mutate(
                      { params: { id: sanction.id }, input: { why: '' } },
                      { onSuccess: () => say(t('readers.liftedNow')) },
                    )
                  }
                >
                  {t('readers.lift')}
                </Button>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Written({ reader }: { readonly reader: ReaderView }) {
  const { t } = useText()
  const dates = useDates()
  return (
    <section className="case-part">
      <h2>{t('readers.written')}</h2>
      {reader.comments.length === 0 && <p className="empty">{t('comments.empty')}</p>}
      <ul className="plain-list">
        {reader.comments.map((comment) => (
          <li key={comment.id}>
            <p className="comment-head">
              <Link href={`/comments/${comment.id}?queue=history&reader=${reader.id}`}>
                <bdi>{comment.article.title}</bdi>
              </Link>
              <time dateTime={comment.at}>{dates.moment(comment.at, now())}</time>
              <span className="state">{t(`comments.one.${comment.state}`)}</span>
            </p>
            <p className="comment-text" dir="auto">
              {comment.text}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
