import type { MadeToken, TokenRow } from '@warraq/core/contract/keys'
import { TOKEN_SCOPES, type TokenScope } from '@warraq/core/people/token-scopes'
import { useState, type FormEvent } from 'react'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useCan, useDates } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { CopyLine } from '../ui/copy-line.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Choice, Line, Tick } from '../ui/fields.tsx'
import { fieldErrorsOf, Refusal } from '../ui/refusal.tsx'
import { now } from '../ui/state-word.tsx'

/** Tokens of the programs that work in one's own name; who manages accounts sees everybody's. */
export function Tokens() {
  const { t } = useText()
  const can = useCan()
  const [everybody, setEverybody] = useState(false)
  const list = useRead('tokens.list', everybody ? { everybody: '1' } : {})
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<MadeToken | null>(null)
  return (
    <section className="band" aria-labelledby="my-tokens">
      <h2 id="my-tokens">{t('tokens.title')}</h2>
      <p className="hint">{t('tokens.intro')}</p>
      <Refusal error={list.error} />
      {list.data?.rows.length === 0 && <p className="empty">{t('tokens.none')}</p>}
      <ul className="row-list">
        {list.data?.rows.map((row) => (
          <Token key={row.id} row={row} owned={everybody} />
        ))}
      </ul>
      {can('account.manage') && <Tick label={t('tokens.everybody')} checked={everybody} onChange={setEverybody} />}
      <p>
        <Button onPress={() => setMaking(true)}>{t('tokens.new')}</Button>
      </p>
      {making && (
        <NewToken
          onClose={() => setMaking(false)}
          onMade={(token) => {
            setMaking(false)
            setMade(token)
          }}
        />
      )}
      {made !== null && (
        <Dialog title={t('tokens.madeTitle')} open onClose={() => setMade(null)} dismissable={false}>
          <div className="stack">
            <p>{t('tokens.made')}</p>
            <CopyLine label={t('tokens.madeTitle')} value={made.token} copyLabel={t('action.copy')} />
            <div className="dialog-actions">
              <Button look="primary" onPress={() => setMade(null)}>
                {t('action.close')}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </section>
  )
}

function Token({ row, owned }: { readonly row: TokenRow; readonly owned: boolean }) {
  const { t, list } = useText()
  const dates = useDates()
  const end = useChange('tokens.end', ['tokens.list'])
  return (
    <li>
      <bdi className="row-name">{row.name}</bdi>
      <bdi className="hint" dir="ltr">
        {row.beginning}…
      </bdi>
      <span className="hint grow">{list(row.scopes.map((scope) => t(`tokens.scope.${scope}`)))}</span>
      {owned && <span className="hint">{t('tokens.owner', { name: row.owner.name })}</span>}
      <span className="hint">{t('tokens.expires', { at: dates.day(row.expiresAt) })}</span>
      <span className="hint">
        {row.usedAt === null ? t('keys.neverUsed') : t('keys.usedAt', { at: dates.moment(row.usedAt, now()) })}
      </span>
      <Button look="quiet" isPending={end.isPending} onPress={() => end.mutate({ params: { id: row.id }, input: {} })}>
        {t('tokens.end')}
      </Button>
      <Refusal error={end.error} />
    </li>
  )
}

const DAYS = ['30', '90', '366'] as const

function NewToken(props: { readonly onMade: (token: MadeToken) => void; readonly onClose: () => void }) {
  const { t } = useText()
  const create = useChange('tokens.create', ['tokens.list'])
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly TokenScope[]>(['articles.read'])
  const [days, setDays] = useState<(typeof DAYS)[number]>('90')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate({ input: { name: name.trim(), scopes, days: Number(days) } }, { onSuccess: props.onMade })
  }
  return (
    <Dialog title={t('tokens.new')} open onClose={props.onClose}>
      <form className="stack" onSubmit={submit}>
        <Refusal error={create.error} />
        <Line
          label={t('tokens.name')}
          required
          maxLength={80}
          value={name}
          onChange={setName}
          error={fieldErrorsOf(create.error)['name']}
          autoFocus
        />
        <fieldset className="group">
          <legend>{t('tokens.scopes')}</legend>
          {TOKEN_SCOPES.map((scope) => (
            <Tick
              key={scope}
              label={t(`tokens.scope.${scope}`)}
              checked={scopes.includes(scope)}
              onChange={(on) => setScopes(on ? [...scopes, scope] : scopes.filter((one) => one !== scope))}
            />
          ))}
        </fieldset>
        <Choice
          label={t('tokens.days')}
          value={days}
          onChange={setDays}
          options={DAYS.map((value) => ({ value, label: t(`tokens.days.${value}`) }))}
        />
        <div className="dialog-actions">
          <Button type="submit" look="primary" isDisabled={scopes.length === 0} isPending={create.isPending}>
            {t('tokens.make')}
          </Button>
          <Button onPress={props.onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
