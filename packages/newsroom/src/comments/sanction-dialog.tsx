import { SANCTION_KINDS, type ReaderPage } from '@warraq/core/contract/cases'
import { MOST_BAN_DAYS, MOST_NETWORK_DAYS, UNHEARD_DAYS } from '@warraq/core/comments/sanctions'
import { useState, type FormEvent } from 'react'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Area, Choice, Line, Tick } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'

type Kind = (typeof SANCTION_KINDS)[number]

const DAYS: Readonly<Record<Kind, { readonly first: number; readonly most: number }>> = {
  premod: { first: 30, most: 366 },
  mute: { first: 7, most: 30 },
  ban: { first: 30, most: MOST_BAN_DAYS },
  network: { first: 1, most: MOST_NETWORK_DAYS },
  unheard: { first: UNHEARD_DAYS, most: UNHEARD_DAYS },
}

/** Every sanction has an end. What keeps a reader from commenting needs a clause, facts and the comment it is about. */
export function SanctionDialog({ reader, onClose }: { readonly reader: ReaderPage; readonly onClose: () => void }) {
  const { t } = useText()
  const say = useSay()
  const clauses = useRead('clauses.list', {})
  const [kind, setKind] = useState<Kind>('premod')
  const [days, setDays] = useState(String(DAYS.premod.first))
  const [commentId, setCommentId] = useState(String(reader.comments[0]?.id ?? ''))
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [facts, setFacts] = useState('')
  const send = useChange('readers.sanction', ['readers.read', 'cases.read', 'cases.counts', 'proposals.list'])
  const against = kind === 'mute' || kind === 'ban' || kind === 'network'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate(
      {
        params: { id: reader.id },
        input: {
          kind,
          days: Number(days),
          commentId: commentId === '' ? null : Number(commentId),
          clauses: against ? chosen : [],
          facts: facts.trim(),
        },
      },
      {
        onSuccess: ({ proposalId }) => {
          say(t(proposalId === null ? 'readers.sanctioned' : 'cases.proposed'))
          onClose()
        },
      },
    )
  }
  return (
    <Dialog title={t('readers.sanctionTitle', { name: reader.name })} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <Refusal error={send.error} />
        <Choice
          label={t('readers.kindLabel')}
          value={kind}
          onChange={(next) => {
            setKind(next)
            setDays(String(DAYS[next].first))
          }}
          options={SANCTION_KINDS.map((value) => ({ value, label: t(`readers.choose.${value}`) }))}
        />
        <p className="hint">{t(`readers.explain.${kind}`)}</p>
        <Line
          label={t('readers.days', { most: DAYS[kind].most })}
          type="number"
          dir="ltr"
          required
          value={days}
          onChange={setDays}
        />
        {reader.comments.length > 0 && (
          <Choice
            label={t('readers.about')}
            value={commentId}
            onChange={setCommentId}
            options={reader.comments.map(({ id, text }) => ({ value: String(id), label: text.slice(0, 60) }))}
          />
        )}
        {against && (
          <fieldset className="group clauses">
            <legend>{t('comments.clauses')} *</legend>
            {clauses.data?.rows.map(({ code, title }) => (
              <Tick
                key={code}
                label={
                  <>
                    <bdi className="clause-code">{code}</bdi> {title}
                  </>
                }
                checked={chosen.includes(code)}
                onChange={(on) => setChosen(on ? [...chosen, code] : chosen.filter((one) => one !== code))}
              />
            ))}
          </fieldset>
        )}
        <Area
          label={t('comments.facts')}
          hint={t(against ? 'comments.factsHint' : 'readers.factsInside')}
          required
          maxLength={2000}
          rows={3}
          value={facts}
          onChange={setFacts}
        />
        <div className="dialog-actions">
          <Button
            look="primary"
            type="submit"
            isPending={send.isPending}
            isDisabled={facts.trim() === '' || (against && chosen.length === 0)}
          >
            {t('readers.sanction')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
