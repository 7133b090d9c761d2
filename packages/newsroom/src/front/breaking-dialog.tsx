import type { BreakingRow, BrokenNews } from '@warraq/core/contract/front'
import { useState, type FormEvent } from 'react'
import { Link } from 'wouter'
import { useChange, useRead } from '../api/desk.tsx'
import { nested, sectionLabel } from '../articles/section-choice.tsx'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Area, Choice } from '../ui/fields.tsx'
import { fieldErrorsOf, Refusal } from '../ui/refusal.tsx'

const MINUTES = ['15', '30', '60', '120', '360'] as const
const USUAL = '60'
const LONGEST = 300

/** One field and one button; everything else has an answer already. Below it, what stands in the bar now. */
export function BreakingDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const [made, setMade] = useState<BrokenNews | null>(null)
  return (
    <Dialog title={t('breaking.title')} open onClose={onClose}>
      <div className="stack">
        {made === null ? <Form onMade={setMade} onClose={onClose} /> : <Made made={made} onClose={onClose} />}
        <Running />
      </div>
    </Dialog>
  )
}

function Form({ onMade, onClose }: { readonly onMade: (made: BrokenNews) => void; readonly onClose: () => void }) {
  const { t } = useText()
  const start = useChange('breaking.start', ['breaking.list', 'articles.list', 'desk.counts'])
  const sections = useRead('sections.list', {})
  const [text, setText] = useState('')
  const [minutes, setMinutes] = useState<(typeof MINUTES)[number]>(USUAL)
  const [section, setSection] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    start.mutate(
      {
        input: {
          text: text.trim(),
          minutes: Number(minutes),
          ...(section === '' ? {} : { sectionId: Number(section) }),
        },
      },
      { onSuccess: onMade },
    )
  }
  return (
    <form className="stack" onSubmit={submit}>
      <Refusal error={start.error} />
      <Area
        label={t('breaking.line')}
        hint={t('breaking.hint')}
        rows={2}
        required
        autoFocus
        maxLength={LONGEST}
        value={text}
        error={fieldErrorsOf(start.error)['text']}
        onChange={(typed) => setText(typed.replaceAll(/\s*\n\s*/g, ' '))}
      />
      <div className="breaking-choices">
        <Choice
          label={t('breaking.minutes')}
          value={minutes}
          onChange={setMinutes}
          options={MINUTES.map((value) => ({ value, label: t('breaking.forMinutes', { count: Number(value) }) }))}
        />
        <Choice
          label={t('article.section')}
          value={section}
          onChange={setSection}
          options={[
            { value: '', label: t('breaking.anySection') },
            ...nested(sections.data?.rows ?? []).map((row) => ({ value: String(row.id), label: sectionLabel(row) })),
          ]}
        />
      </div>
      <div className="dialog-actions">
        <Button type="submit" look="primary" isDisabled={text.trim() === ''} isPending={start.isPending}>
          {t('breaking.publish')}
        </Button>
        <Button onPress={onClose}>{t('action.cancel')}</Button>
      </div>
    </form>
  )
}

function Made({ made, onClose }: { readonly made: BrokenNews; readonly onClose: () => void }) {
  const { t } = useText()
  const dates = useDates()
  return (
    <div className="stack" role="status">
      <p>{t('breaking.made', { time: dates.spokenTime(made.endsAt) })}</p>
      <div className="dialog-actions">
        <Link className="button button-primary" href={`/articles/${made.articleId}`} onClick={onClose}>
          {t('breaking.write')}
        </Link>
        <a className="button" href={made.url} target="_blank" rel="noopener">
          {t('breaking.see')}
        </a>
        <Button onPress={onClose}>{t('breaking.close')}</Button>
      </div>
    </div>
  )
}

const ASK_MS = 30_000

function Running() {
  const { t } = useText()
  const list = useRead('breaking.list', {}, {}, { every: () => ASK_MS })
  const rows = list.data?.rows ?? []
  if (rows.length === 0) return <Refusal error={list.error} />
  return (
    <section aria-labelledby="breaking-now">
      <h3 id="breaking-now">{t('breaking.now')}</h3>
      <ul className="row-list">
        {rows.map((row) => (
          <RunningLine key={row.articleId} row={row} />
        ))}
      </ul>
    </section>
  )
}

function RunningLine({ row }: { readonly row: BreakingRow }) {
  const { t } = useText()
  const dates = useDates()
  const time = useChange('breaking.time', ['breaking.list'])
  const set = (minutes: number) => time.mutate({ params: { id: row.articleId }, input: { minutes } })
  return (
    <li>
      <bdi className="row-name grow">{row.title}</bdi>
      <span className="hint">{t('breaking.until', { time: dates.spokenTime(row.endsAt) })}</span>
      <Button
        look="quiet"
        aria-label={t('breaking.lengthenOne', { title: row.title })}
        isPending={time.isPending}
        onPress={() => set(Number(USUAL))}
      >
        {t('breaking.lengthen')}
      </Button>
      <Button
        look="quiet"
        aria-label={t('breaking.endOne', { title: row.title })}
        isPending={time.isPending}
        onPress={() => set(0)}
      >
        {t('breaking.end')}
      </Button>
      <Refusal error={time.error} />
    </li>
  )
}
