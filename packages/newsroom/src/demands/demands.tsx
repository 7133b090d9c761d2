import type { DemandOutcome, DemandRow } from '@warraq/core/contract/care'
import { DEMAND_OUTCOMES } from '@warraq/core/contract/care'
import { useState, type FormEvent } from 'react'
import { Link } from 'wouter'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Area, Choice, Line, Tick } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'

/** The register of legal demands. */
export function Demands() {
  const { t } = useText()
  const list = useRead('demands.list', {})
  const [open, setOpen] = useState(false)
  const [deciding, setDeciding] = useState<DemandRow | null>(null)
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
          <Row key={row.id} row={row} onDecide={() => setDeciding(row)} />
        ))}
      </ul>
      {open && <NewDemand onClose={() => setOpen(false)} />}
      {deciding !== null && <Decide row={deciding} onClose={() => setDeciding(null)} />}
    </Screen>
  )
}

function Row({ row, onDecide }: { readonly row: DemandRow; readonly onDecide: () => void }) {
  const { t } = useText()
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
          {t('demands.receivedOn')} <bdi>{row.receivedOn}</bdi>
          {row.dueOn !== null && (
            <>
              {' '}
              · {t('demands.dueOn')} <bdi>{row.dueOn}</bdi>
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
        {row.outcome !== null && (
          <p className="hint">
            {t('demands.by', { name: row.closedBy ?? '' })}: <bdi>{row.reason}</bdi>
          </p>
        )}
      </div>
      {row.outcome === null ? (
        <Button onPress={onDecide}>{t('demands.outcome')}</Button>
      ) : (
        <span className="state">{t(`demands.outcome.${row.outcome}`)}</span>
      )}
    </li>
  )
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

function NewDemand({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const create = useChange('demands.create', ['demands.list'])
  const [authority, setAuthority] = useState('')
  const [reference, setReference] = useState('')
  const [receivedOn, setReceived] = useState(new Date().toISOString().slice(0, 10))
  const [dueOn, setDue] = useState('')
  const [demanded, setDemanded] = useState('')
  const [articles, setArticles] = useState('')
  const [shown, setShown] = useState(true)
  const send = (event: FormEvent) => {
    event.preventDefault()
    const articleIds = [...new Set((articles.match(/\d+/gu) ?? []).map(Number))]
    const input = { authority, reference, receivedOn, dueOn: DAY.test(dueOn) ? dueOn : null, demanded, articleIds }
    create.mutate({ input: { ...input, public: shown } }, { onSuccess: onClose })
  }
  return (
    <Dialog title={t('demands.new')} open onClose={onClose}>
      <form className="stack" onSubmit={send}>
        <Line label={t('demands.authority')} required maxLength={200} value={authority} onChange={setAuthority} />
        <Line label={t('demands.reference')} maxLength={200} value={reference} onChange={setReference} />
        <Line
          label={t('demands.receivedOn')}
          required
          dir="ltr"
          placeholder="2017-06-13"
          value={receivedOn}
          onChange={setReceived}
        />
        <Line label={t('demands.dueOn')} dir="ltr" placeholder="2017-06-20" value={dueOn} onChange={setDue} />
        <Area label={t('demands.demanded')} required maxLength={4000} value={demanded} onChange={setDemanded} />
        <Line label={t('demands.articles')} dir="ltr" value={articles} onChange={setArticles} />
        <Tick label={t('demands.public')} checked={shown} onChange={setShown} />
        <Refusal error={create.error} />
        <div className="dialog-actions">
          <Button look="primary" type="submit" isPending={create.isPending}>
            {t('demands.add')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
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
