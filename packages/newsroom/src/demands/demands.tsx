import type { DemandOutcome, DemandRow } from '@warraq/core/contract/care'
import { DEMAND_OUTCOMES } from '@warraq/core/contract/care'
import { useState } from 'react'
import { Link } from 'wouter'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Area, Choice } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useDayWords } from './day-words.ts'
import { DemandDialog } from './demand-dialog.tsx'

type Act = 'change' | 'decide' | 'take-back'
interface Asked {
  readonly act: Act
  readonly row: DemandRow
}

/** The register of legal demands. */
export function Demands() {
  const { t } = useText()
  const list = useRead('demands.list', {})
  const [open, setOpen] = useState(false)
  const [asked, setAsked] = useState<Asked | null>(null)
  return (
    <Screen
      title={t('demands.title')}
      actions={
        <Button look="primary" onPress={() => setOpen(true)}>
          {t('demands.new')}
        </Button>
      }
    >
      <p className="hint">{t('demands.intro')}</p>
      <Refusal error={list.error} />
      {list.data?.rows.length === 0 && <p className="empty">{t('demands.empty')}</p>}
      <ul className="row-list">
        {list.data?.rows.map((row) => (
          <Row key={row.id} row={row} onAsk={(act) => setAsked({ act, row })} />
        ))}
      </ul>
      {open && <DemandDialog row={null} onClose={() => setOpen(false)} />}
      {asked?.act === 'change' && <DemandDialog row={asked.row} onClose={() => setAsked(null)} />}
      {asked?.act === 'decide' && <Decide row={asked.row} onClose={() => setAsked(null)} />}
      {asked?.act === 'take-back' && <TakeBack row={asked.row} onClose={() => setAsked(null)} />}
    </Screen>
  )
}

function Row({ row, onAsk }: { readonly row: DemandRow; readonly onAsk: (act: Act) => void }) {
  const { t } = useText()
  const day = useDayWords()
  const closed = row.closedAt !== null
  return (
    <li>
      <div className="grow">
        <p>
          <strong>
            <bdi>{row.authority}</bdi>
          </strong>{' '}
          <bdi>{row.reference}</bdi>
        </p>
        <p dir="auto">{row.demanded}</p>
        <p className="hint">
          {t('demands.receivedOn')} <bdi>{day(row.receivedOn)}</bdi>
          {row.dueOn !== null && (
            <>
              {' '}
              · {t('demands.dueOn')} <bdi>{day(row.dueOn)}</bdi>
            </>
          )}
        </p>
        {row.articles.map((article) => (
          <p key={article.id}>
            <Link href={`/articles/${article.id}`}>
              <bdi>{article.title}</bdi>
            </Link>
          </p>
        ))}
        {closed && (
          <p className="hint">
            {t('demands.by', { name: row.closedBy ?? '' })}: <bdi>{row.reason}</bdi>
          </p>
        )}
      </div>
      {closed ? (
        <span className="state">{t(`demands.outcome.${row.outcome ?? 'taken-back'}`)}</span>
      ) : (
        <>
          <Button onPress={() => onAsk('decide')}>{t('demands.outcome')}</Button>
          <Button look="quiet" onPress={() => onAsk('change')}>
            {t('demands.change')}
          </Button>
          <Button look="quiet" onPress={() => onAsk('take-back')}>
            {t('demands.takeBack')}
          </Button>
        </>
      )}
    </li>
  )
}

function Decide({ row, onClose }: { readonly row: DemandRow; readonly onClose: () => void }) {
  const { t } = useText()
  const close = useChange('demands.close', ['demands.list', 'articles.read'])
  const [outcome, setOutcome] = useState<DemandOutcome>('refused')
  const [reason, setReason] = useState('')
  return (
    <Dialog title={row.authority} open onClose={onClose}>
      <div className="stack">
        <Choice
          label={t('demands.outcome')}
          value={outcome}
          onChange={setOutcome}
          options={DEMAND_OUTCOMES.map((value) => ({ value, label: t(`demands.outcome.${value}`) }))}
        />
        <p className="hint">{t(`demands.about.${outcome}`)}</p>
        <Area label={t('demands.reason')} required maxLength={2000} value={reason} onChange={setReason} />
        <Refusal error={close.error} />
        <div className="dialog-actions">
          <Button
            look="primary"
            isPending={close.isPending}
            onPress={() =>
              close.mutate(
                { params: { id: row.id }, input: { outcome, reason, lockVersion: row.lockVersion } },
                { onSuccess: onClose },
              )
            }
          >
            {t('demands.decide')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}

function TakeBack({ row, onClose }: { readonly row: DemandRow; readonly onClose: () => void }) {
  const { t } = useText()
  const take = useChange('demands.takeBack', ['demands.list'])
  const [reason, setReason] = useState('')
  return (
    <Dialog title={t('demands.takeBack')} open onClose={onClose}>
      <div className="stack">
        <p className="hint">{t('demands.takeBackHint')}</p>
        <Area label={t('demands.reason')} required maxLength={2000} value={reason} onChange={setReason} />
        <Refusal error={take.error} />
        <div className="dialog-actions">
          <Button
            look="primary"
            isPending={take.isPending}
            onPress={() =>
              take.mutate(
                { params: { id: row.id }, input: { reason, lockVersion: row.lockVersion } },
                { onSuccess: onClose },
              )
            }
          >
            {t('demands.takeBackDo')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
