import { now as nowIn, type ZonedDateTime } from '@internationalized/date'
import type { Silence } from '@warraq/core/care/silence'
import type { Instant } from '@warraq/core/time'
import { useState } from 'react'
import { useText, type TextKey } from '../i18n/text.tsx'
import { useDates, useSession } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/fields.tsx'
import { MomentField } from '../ui/moment-field.tsx'
import { now } from '../ui/state-word.tsx'

const MOST = 50

interface SilencesProps {
  readonly silences: readonly Silence[]
  readonly onChange: (silences: Silence[]) => void
}

/** Stretches of election silence; what is added or removed counts when the form is saved. */
export function Silences({ silences, onChange }: SilencesProps) {
  const { t } = useText()
  const { site } = useSession()
  const inOrder = silences.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return (
    <section className="band" aria-labelledby="care-silence">
      <h2 id="care-silence">{t('careSet.silence')}</h2>
      <p className="hint">{t('careSet.silenceHint', { zone: site.timeZone })}</p>
      {inOrder.length === 0 && <p className="empty">{t('careSet.silenceNone')}</p>}
      <ul className="row-list">
        {inOrder.map((one) => (
          <Row
            key={`${one.from} ${one.to}`}
            silence={one}
            onRemove={() => onChange(inOrder.filter((other) => other !== one))}
          />
        ))}
      </ul>
      {silences.length < MOST && <NewSilence onAdd={(one) => onChange([...inOrder, one])} known={silences} />}
    </section>
  )
}

function Row({ silence, onRemove }: { readonly silence: Silence; readonly onRemove: () => void }) {
  const { t, list } = useText()
  const dates = useDates()
  const at = now()
  const state: TextKey =
    silence.to <= at ? 'careSet.silenceOver' : silence.from <= at ? 'careSet.silenceNow' : 'careSet.silenceAhead'
  const said = (instant: string) => list([dates.day(instant), dates.clock(instant)])
  const from = said(silence.from)
  return (
    <li>
      <div className="grow">
        <p>{t('careSet.silenceRow', { from, to: said(silence.to) })}</p>
        <p className="hint">{t(`careSet.comments.${silence.comments}`)}</p>
      </div>
      <span className="state">{t(state)}</span>
      <Button look="quiet" onPress={onRemove} aria-label={t('careSet.silenceRemove', { from })}>
        {t('action.remove')}
      </Button>
    </li>
  )
}

interface NewSilenceProps {
  readonly known: readonly Silence[]
  readonly onAdd: (silence: Silence) => void
}

function NewSilence({ known, onAdd }: NewSilenceProps) {
  const { t } = useText()
  const { site } = useSession()
  const midnight = nowIn(site.timeZone).set({ hour: 0, minute: 0, second: 0, millisecond: 0 }).add({ days: 1 })
  const [from, setFrom] = useState<ZonedDateTime | null>(midnight)
  const [to, setTo] = useState<ZonedDateTime | null>(midnight.add({ days: 1 }))
  const [comments, setComments] = useState<Silence['comments']>('flagged')
  const [problem, setProblem] = useState<TextKey | null>(null)
  const add = () => {
    if (from === null || to === null) return setProblem('careSet.silenceBoth')
    const silence = { from: instantOf(from), to: instantOf(to), comments }
    if (silence.from >= silence.to) return setProblem('careSet.silenceOrder')
    if (known.some((one) => one.from === silence.from && one.to === silence.to))
      return setProblem('careSet.silenceSame')
    setProblem(null)
    return onAdd(silence)
  }
  return (
    <fieldset className="group new-silence">
      <legend>{t('careSet.silenceNew')}</legend>
      <div className="columns">
        <MomentField label={t('careSet.from')} value={from} onChange={setFrom} />
        <MomentField label={t('careSet.to')} value={to} onChange={setTo} />
        <Choice
          label={t('careSet.comments')}
          value={comments}
          onChange={setComments}
          options={(['flagged', 'all'] as const).map((value) => ({ value, label: t(`careSet.comments.${value}`) }))}
        />
      </div>
      {problem !== null && (
        <p className="field-error" role="alert">
          {t(problem)}
        </p>
      )}
      <div>
        <Button onPress={add}>{t('careSet.silenceAdd')}</Button>
      </div>
    </fieldset>
  )
}

function instantOf(moment: ZonedDateTime): Instant {
  return moment.toDate().toISOString() as Instant
}
