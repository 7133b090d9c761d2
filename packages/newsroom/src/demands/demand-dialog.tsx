import type { DemandRow } from '@warraq/core/contract/care'
import { useState, type FormEvent } from 'react'
import { useChange } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Area, Line, Tick } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { DayField, type Day } from '../ui/day-field.tsx'

interface DemandDialogProps {
  /** Null: a new one. */
  readonly row: DemandRow | null
  readonly onClose: () => void
}

/** Enters a demand in the register, or changes one that is not decided yet. */
export function DemandDialog({ row, onClose }: DemandDialogProps) {
  const { t } = useText()
  const create = useChange('demands.create', ['demands.list'])
  const change = useChange('demands.change', ['demands.list'])
  const [authority, setAuthority] = useState(row?.authority ?? '')
  const [reference, setReference] = useState(row?.reference ?? '')
  const [receivedOn, setReceived] = useState<Day | null>(row?.receivedOn ?? new Date().toISOString().slice(0, 10))
  const [dueOn, setDue] = useState<Day | null>(row?.dueOn ?? null)
  const [demanded, setDemanded] = useState(row?.demanded ?? '')
  const [articles, setArticles] = useState(row?.articles.map(({ id }) => id).join(' ') ?? '')
  const [shown, setShown] = useState(row?.public ?? true)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (receivedOn === null) return
    const articleIds = [...new Set((articles.match(/\d+/gu) ?? []).map(Number))]
    const input = { authority, reference, receivedOn, dueOn, demanded, articleIds, public: shown }
    if (row === null) create.mutate({ input }, { onSuccess: onClose })
    else
      change.mutate(
        { params: { id: row.id }, input: { ...input, lockVersion: row.lockVersion } },
        { onSuccess: onClose },
      )
  }
  return (
    <Dialog title={t(row === null ? 'demands.new' : 'demands.change')} open onClose={onClose}>
      <form className="stack" onSubmit={send}>
        <Line label={t('demands.authority')} required maxLength={200} value={authority} onChange={setAuthority} />
        <Line label={t('demands.reference')} maxLength={200} value={reference} onChange={setReference} />
        <DayField label={t('demands.receivedOn')} day={receivedOn} onChange={setReceived} />
        <DayField label={t('demands.dueOn')} day={dueOn} onChange={setDue} />
        <Area label={t('demands.demanded')} required maxLength={4000} value={demanded} onChange={setDemanded} />
        <Line label={t('demands.articles')} dir="ltr" value={articles} onChange={setArticles} />
        <Tick label={t('demands.public')} checked={shown} onChange={setShown} />
        <Refusal error={create.error ?? change.error} />
        <div className="dialog-actions">
          <Button look="primary" type="submit" isPending={create.isPending || change.isPending}>
            {t(row === null ? 'demands.add' : 'action.save')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
