import type { CaseRow } from '@warraq/core/contract/cases'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { now } from '../ui/state-word.tsx'
import type { Care } from './care.ts'
import { Masked } from './parts.tsx'

interface QueueRowProps {
  readonly row: CaseRow
  readonly current: boolean
  readonly chosen: boolean
  readonly address: string
  readonly care: Care
  /** Who else has it in front of them now. */
  readonly heldBy: string | null
  readonly onChoose: (chosen: boolean) => void
}

export function QueueRow({ row, current, chosen, address, care, heldBy, onChoose }: QueueRowProps) {
  const { t } = useText()
  const dates = useDates()
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (current) item.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <li ref={item} className="queue-item" data-current={current}>
      <input
        type="checkbox"
        checked={chosen}
        aria-label={t('cases.choose', { name: row.name })}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      <Link href={address} aria-current={current ? 'true' : undefined} className="queue-row" data-blur={care.blur}>
        <span className="queue-who">
          <bdi>{row.name}</bdi> <time dateTime={row.at}>{dates.moment(row.at, now())}</time>
        </span>
        <span className="queue-text" dir="auto">
          {care.mask ? <Masked parts={row.parts} label={t('cases.maskedWord')} /> : row.text}
        </span>
        <span className="hint">
          <bdi>{t('comments.on', { title: row.article.title })}</bdi>
        </span>
        <Signs row={row} heldBy={heldBy} />
      </Link>
    </li>
  )
}

function Signs({ row, heldBy }: { readonly row: CaseRow; readonly heldBy: string | null }) {
  const { t } = useText()
  const dates = useDates()
  const due = row.case?.dueAt ?? null
  return (
    <span className="queue-signs">
      {heldBy !== null && <span className="state">{t('cases.heldBy', { name: heldBy })}</span>}
      {row.case?.state === 'escalated' && <span className="state">{t('cases.escalated')}</span>}
      {row.editWaits && <span className="state">{t('cases.editWaits')}</span>}
      {row.reports > 0 && <span>{t('cases.reports', { count: row.reports })}</span>}
      {due !== null && <span>{t('cases.due', { at: dates.moment(due, now()) })}</span>}
      {row.case === null && <span>{t(`comments.one.${row.state}`)}</span>}
      {row.reasons[0] !== undefined && <span>{row.reasons[0]}</span>}
    </span>
  )
}
