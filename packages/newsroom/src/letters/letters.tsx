import { LETTER_STATES } from '@warraq/core/care/letters'
import type { LetterState } from '@warraq/core/care/letters'
import { Link, useLocation, useSearch } from 'wouter'
import { useReadPages } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Screen } from '../shell/screen.tsx'
import { Choice, Tick } from '../ui/fields.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { now } from '../ui/state-word.tsx'

/** What readers wrote to the desk. The filters stand in the address, so that a list can be shared. */
export function Letters() {
  const { t } = useText()
  const dates = useDates()
  const [, go] = useLocation()
  const asked = new URLSearchParams(useSearch())
  const state = LETTER_STATES.find((one) => one === asked.get('state')) ?? 'open'
  const kind = (['error', 'reply'] as const).find((one) => one === asked.get('kind'))
  const mine = asked.get('mine') === 'yes'
  const list = useReadPages('letters.list', { state, ...(kind && { kind }), ...(mine && { mine: 'yes' as const }) })
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(asked)
    if (value === '') next.delete(name)
    else next.set(name, value)
    go(next.size === 0 ? '/letters' : `/letters?${next}`, { replace: true })
  }
  return (
    <Screen title={t('letters.title')}>
      <p className="hint">{t('letters.intro')}</p>
      <div className="filters" role="search">
        <Choice<LetterState>
          label={t('letters.state')}
          value={state}
          onChange={(value) => change('state', value === 'open' ? '' : value)}
          options={LETTER_STATES.map((value) => ({ value, label: t(`letters.state.${value}`) }))}
        />
        <Choice
          label={t('letters.kind')}
          value={kind ?? 'all'}
          onChange={(value) => change('kind', value === 'all' ? '' : value)}
          options={(['all', 'error', 'reply'] as const).map((value) => ({ value, label: t(`letters.kind.${value}`) }))}
        />
        <Tick label={t('letters.mine')} checked={mine} onChange={(on) => change('mine', on ? 'yes' : '')} />
      </div>
      <Refusal error={list.error} />
      {list.isSuccess && list.rows.length === 0 && <p className="empty">{t('letters.empty')}</p>}
      <ul className="row-list">
        {list.rows.map((row) => (
          <li key={row.id}>
            <div className="grow">
              <Link href={`/letters/${row.id}`} className="row-name">
                <bdi>{row.article.title}</bdi>
              </Link>
              <p dir="auto">{row.beginning}</p>
              <p className="hint">
                {t(`letters.kind.${row.kind}`)} · <bdi>{row.assignedTo ?? t('letters.nobody')}</bdi> ·{' '}
                {dates.moment(row.at, now())}
              </p>
            </div>
            <span className="state" data-state={row.overdue ? 'overdue' : row.state}>
              {row.state === 'open'
                ? t(row.overdue ? 'letters.overdue' : 'letters.due', { at: dates.moment(row.dueAt, now()) })
                : t(`letters.state.${row.state}`)}
            </span>
          </li>
        ))}
      </ul>
      <MoreButton list={list} />
    </Screen>
  )
}
