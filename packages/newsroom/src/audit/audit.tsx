import '../styles/people.css'
import type { AuditRow } from '@warraq/core/contract/audit'
import type { DeskInput } from '@warraq/core/contract/routes'
import type { LocalDate } from '@warraq/core/time'
import { zoneDays } from '@warraq/core/search/zone-days'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { useCall, useRead, useReadPages } from '../api/desk.tsx'
import { ACTS_AR } from '../i18n/acts-ar.table.ts'
import { ACTS_EN } from '../i18n/acts-en.table.ts'
import { SUBJECTS_AR } from '../i18n/subjects-ar.table.ts'
import { SUBJECTS_EN } from '../i18n/subjects-en.table.ts'
import { useText } from '../i18n/text.tsx'
import { useCan, useDates, useSession } from '../session/session.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Choice } from '../ui/fields.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { now } from '../ui/state-word.tsx'
import { useSay } from '../ui/status-line.tsx'

type Filter = Omit<DeskInput<'audit.list'>, 'before'>

const GROUPS = [
  'article',
  'source-note',
  'letter',
  'legal',
  'breaking',
  'front',
  'media',
  'comment',
  'comments',
  'case',
  'reader',
  'appeal',
  'moderation',
  'rule',
  'lexicon',
  'learner',
  'terms',
  'account',
  'token',
  'person',
  'section',
  'tag',
  'page',
  'menu',
  'house',
  'search',
  'site',
  'import',
  'sample',
  'job',
  'audit',
] as const

/** Who did what. Every condition is in the address, so that a view of the log can be sent to a colleague. */
export function Audit() {
  const { t } = useText()
  const { filter, params, set } = useFilter()
  const list = useReadPages('audit.list', filter)
  return (
    <Screen title={t('audit.title')} actions={<Download filter={filter} />}>
      <p className="hint">{t('audit.intro')}</p>
      <Filters params={params} set={set} />
      <Refusal error={list.error} />
      {list.isSuccess && list.rows.length === 0 && <p className="empty">{t('audit.empty')}</p>}
      <ul className="row-list audit-list">
        {list.rows.map((row) => (
          <Row key={row.seq} row={row} />
        ))}
      </ul>
      <MoreButton list={list} />
    </Screen>
  )
}

function useFilter() {
  const { site } = useSession()
  const [params, setParams] = useSearchParams()
  const set = (name: string, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === '') next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  const days = zoneDays(site.timeZone)
  const dayOf = (name: string) => dayIn(params, name) as LocalDate | null
  const instant = (minute: number) => new Date(minute * 60_000).toISOString()
  const who = params.get('who') ?? ''
  const act = params.get('act') ?? ''
  const subject = params.get('about') ?? ''
  const [from, to] = [dayOf('from'), dayOf('to')]
  const filter: Filter = {
    ...(/^\d+$/.test(who) ? { account: Number(who) } : {}),
    ...(who === 'operator' || who === 'guest' ? { actor: who } : {}),
    ...(/^[a-z][a-z0-9.-]*$/.test(act) ? { act } : {}),
    ...(/^[a-z][a-z0-9-]{0,30}(?::[\w.:-]{1,60})?$/.test(subject) ? { subject } : {}),
    ...(from !== null && { from: instant(days.startOf(from)) }),
    ...(to !== null && { to: instant(days.endOf(to)) }),
  }
  return { filter, params, set }
}

interface FiltersProps {
  readonly params: URLSearchParams
  readonly set: (name: string, value: string) => void
}

function Filters({ params, set }: FiltersProps) {
  const { t } = useText()
  const can = useCan()
  const words = useActWords()
  const chosen = params.get('act') ?? ''
  const about = params.get('about') ?? ''
  const accounts = useRead('accounts.list', {}, {}, { enabled: can('account.manage') })
  return (
    <div className="filters" role="search">
      <Choice
        label={t('audit.who')}
        value={params.get('who') ?? ''}
        onChange={(value) => set('who', value)}
        options={[
          { value: '', label: t('audit.everybody') },
          { value: 'operator', label: t('audit.operator') },
          { value: 'guest', label: t('audit.guest') },
          ...(accounts.data?.rows ?? []).map((row) => ({ value: String(row.id), label: row.name })),
        ]}
      />
      <Choice
        label={t('audit.what')}
        value={chosen}
        onChange={(value) => set('act', value)}
        options={[
          { value: '', label: t('audit.everything') },
          ...GROUPS.map((value) => ({ value: value as string, label: t(`audit.group.${value}`) })),
          ...(chosen.includes('.') ? [{ value: chosen, label: words.act(chosen) }] : []),
        ]}
      />
      <DayField label={t('audit.from')} day={dayIn(params, 'from')} onChange={(day) => set('from', day ?? '')} />
      <DayField label={t('audit.to')} day={dayIn(params, 'to')} onChange={(day) => set('to', day ?? '')} />
      {about !== '' && (
        <p>
          {t('audit.about')}: <bdi>{words.subject(about)}</bdi>{' '}
          <Button look="quiet" onPress={() => set('about', '')}>
            {t('audit.clearAbout')}
          </Button>
        </p>
      )}
    </div>
  )
}

/** Only a whole day of the calendar is a value: while a year is typed it is one of the first centuries. */
function dayIn(params: URLSearchParams, name: string): string | null {
  const day = params.get(name) ?? ''
  return /^[12]\d{3}-\d\d-\d\d$/.test(day) && new Date(`${day}T00:00Z`).toJSON()?.startsWith(day) ? day : null
}

/** Acts and what they are about in the words of the language; what has none is shown as it is logged. */
function useActWords(): { act: (name: string) => string; subject: (name: string) => string } {
  const { language } = useText()
  const [acts, subjects] = language === 'ar' ? [ACTS_AR, SUBJECTS_AR] : [ACTS_EN, SUBJECTS_EN]
  return {
    act: (name) => acts[name] ?? name,
    subject: (name) => {
      const [kind = '', ...which] = name.split(':')
      return [subjects[kind] ?? kind, ...which].join(' ')
    },
  }
}

function Row({ row }: { readonly row: AuditRow }) {
  const { t } = useText()
  const dates = useDates()
  const words = useActWords()
  const [open, setOpen] = useState(false)
  const who = row.actorName ?? actorWord(row.actor)
  function actorWord(actor: string): string {
    if (actor === 'operator') return t('audit.operator')
    if (actor === 'guest') return t('audit.guest')
    return actor.startsWith('job:') ? t('audit.job') : actor
  }
  return (
    <li>
      <time className="hint audit-when" dateTime={row.at}>
        {dates.moment(row.at, now())}
      </time>
      <bdi className="row-name">{who}</bdi>
      <span className="audit-act">
        <Link href={`/audit?act=${row.act}`}>{words.act(row.act)}</Link>
      </span>
      <span className="grow">
        {row.subjectName !== null && <bdi>{row.subjectName}</bdi>}{' '}
        <Link className="hint" href={`/audit?about=${encodeURIComponent(row.subject)}`}>
          <bdi>{words.subject(row.subject)}</bdi>
        </Link>
      </span>
      {row.payload !== '' && (
        <Button look="quiet" aria-expanded={open} onPress={() => setOpen(!open)}>
          {t('audit.details')}
        </Button>
      )}
      {open && (
        <code className="audit-payload" dir="ltr">
          {row.payload}
        </code>
      )}
    </li>
  )
}

function Download({ filter }: { readonly filter: Filter }) {
  const { t, n } = useText()
  const say = useSay()
  const call = useCall()
  const load = useMutation({
    mutationFn: () => call('audit.export', filter),
    onSuccess: ({ csv, rows, cut }) => {
      const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }))
      const link = document.createElement('a')
      link.href = url
      link.download = 'warraq-audit.csv'
      link.click()
      URL.revokeObjectURL(url)
      if (cut) say(t('audit.cut', { rows: n(rows) }))
    },
  })
  return (
    <>
      <Refusal error={load.error} />
      <Button isPending={load.isPending} onPress={() => load.mutate()}>
        {t('audit.export')}
      </Button>
    </>
  )
}
