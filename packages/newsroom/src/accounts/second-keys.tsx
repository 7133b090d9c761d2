import '../styles/people.css'
import type { KeysView, NewCodes, PasskeyRow } from '@warraq/core/contract/keys'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { encode } from 'uqr'
import { forget, useCall, useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { makePasskey, passkeysWorkHere } from '../session/passkey.ts'
import { PasskeyRefusal } from '../session/second-step.tsx'
import { useDates } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { CopyLine } from '../ui/copy-line.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Line } from '../ui/fields.tsx'
import { fieldErrorsOf, Refusal } from '../ui/refusal.tsx'
import { now } from '../ui/state-word.tsx'

/** One's own passkeys, authenticator and recovery codes. */
export function SecondKeys() {
  const { t } = useText()
  const client = useQueryClient()
  const keys = useRead('keys.read', {})
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  // Whoever stood at the door waits until the codes were seen.
  const added = (recoveryCodes: readonly string[] | null) => {
    if (recoveryCodes !== null) setCodes(recoveryCodes)
    else void forget(client, ['keys.read', 'session.read', 'session.list'])
  }
  const seen = () => {
    setCodes(null)
    void forget(client, ['keys.read', 'session.read', 'session.list'])
  }
  return (
    <section className="band" aria-labelledby="my-keys">
      <h2 id="my-keys">{t('keys.title')}</h2>
      <p className="hint">{t('keys.intro')}</p>
      <Refusal error={keys.error} />
      {keys.data?.standing === 'advised' && <p className="notice">{t('keys.advised')}</p>}
      {keys.data && (
        <>
          <Passkeys keys={keys.data} onAdded={added} />
          <Codes keys={keys.data} onAdded={added} />
          {keys.data.standing === 'there' && <Recovery left={keys.data.recoveryLeft} onMade={setCodes} />}
        </>
      )}
      {codes !== null && <RecoveryDialog codes={codes} onClose={seen} />}
    </section>
  )
}

interface KindProps {
  readonly keys: KeysView
  readonly onAdded: (codes: readonly string[] | null) => void
}

function Passkeys({ keys, onAdded }: KindProps) {
  const { t } = useText()
  const [adding, setAdding] = useState(false)
  return (
    <div className="stack key-kind">
      <h3>{t('keys.passkeys')}</h3>
      <p className="hint">{t('keys.passkeysHint')}</p>
      {keys.passkeys.length > 0 && (
        <ul className="row-list">
          {keys.passkeys.map((row) => (
            <Passkey key={row.id} row={row} />
          ))}
        </ul>
      )}
      {passkeysWorkHere() ? (
        <p>
          <Button onPress={() => setAdding(true)}>{t('keys.addPasskey')}</Button>
        </p>
      ) : (
        keys.passkeysAt !== null && (
          <p>
            {t('keys.passkeysAt')}{' '}
            <a href={`${keys.passkeysAt}/newsroom/me`} dir="ltr">
              {keys.passkeysAt}
            </a>
          </p>
        )
      )}
      {adding && (
        <AddPasskey
          onClose={() => setAdding(false)}
          onAdded={(codes) => {
            setAdding(false)
            onAdded(codes)
          }}
        />
      )}
    </div>
  )
}

function Passkey({ row }: { readonly row: PasskeyRow }) {
  const { t } = useText()
  const dates = useDates()
  const remove = useChange('passkeys.remove', ['keys.read', 'session.read', 'session.list'])
  const [renaming, setRenaming] = useState(false)
  return (
    <li>
      <bdi className="row-name grow">{row.name}</bdi>
      <span className="hint">{t('keys.addedAt', { at: dates.moment(row.createdAt, now()) })}</span>
      <span className="hint">
        {row.usedAt === null ? t('keys.neverUsed') : t('keys.usedAt', { at: dates.moment(row.usedAt, now()) })}
      </span>
      <Button look="quiet" onPress={() => setRenaming(true)}>
        {t('keys.rename')}
      </Button>
      <Button
        look="quiet"
        isPending={remove.isPending}
        onPress={() => remove.mutate({ params: { id: row.id }, input: {} })}
      >
        {t('action.remove')}
      </Button>
      <Refusal error={remove.error} />
      {renaming && <RenamePasskey row={row} onClose={() => setRenaming(false)} />}
    </li>
  )
}

function RenamePasskey({ row, onClose }: { readonly row: PasskeyRow; readonly onClose: () => void }) {
  const { t } = useText()
  const rename = useChange('passkeys.rename', ['keys.read'])
  const [name, setName] = useState(row.name)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    rename.mutate({ params: { id: row.id }, input: { name: name.trim() } }, { onSuccess: onClose })
  }
  return (
    <Dialog title={t('keys.rename')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <Refusal error={rename.error} />
        <Line label={t('keys.passkeyName')} required maxLength={60} value={name} onChange={setName} autoFocus />
        <div className="dialog-actions">
          <Button type="submit" look="primary" isPending={rename.isPending}>
            {t('action.save')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function AddPasskey({ onAdded, onClose }: Pick<KindProps, 'onAdded'> & { readonly onClose: () => void }) {
  const { t } = useText()
  const call = useCall()
  const [name, setName] = useState('')
  const add = useMutation({
    mutationFn: async () => {
      const question = await call('passkeys.start', {})
      return call('passkeys.add', { ticket: question.ticket, answer: await makePasskey(question), name: name.trim() })
    },
    onSuccess: ({ recoveryCodes }) => onAdded(recoveryCodes),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate()
  }
  return (
    <Dialog title={t('keys.addPasskey')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <PasskeyRefusal error={add.error} />
        <Line
          label={t('keys.passkeyName')}
          hint={t('keys.passkeyNameHint')}
          required
          maxLength={60}
          value={name}
          onChange={setName}
          autoFocus
        />
        <div className="dialog-actions">
          <Button type="submit" look="primary" isPending={add.isPending}>
            {t('keys.continue')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function Codes({ keys, onAdded }: KindProps) {
  const { t } = useText()
  const dates = useDates()
  const start = useChange('keys.codesStart')
  const remove = useChange('keys.codesRemove', ['keys.read', 'session.read', 'session.list'])
  const [made, setMade] = useState<NewCodes | null>(null)
  return (
    <div className="stack key-kind">
      <h3>{t('keys.codes')}</h3>
      <p className="hint">{t('keys.codesHint')}</p>
      <Refusal error={start.error ?? remove.error} />
      {keys.codesSince === null ? (
        <p>
          <Button isPending={start.isPending} onPress={() => start.mutate({ input: {} }, { onSuccess: setMade })}>
            {t('keys.addCodes')}
          </Button>
        </p>
      ) : (
        <ul className="row-list">
          <li>
            <span className="row-name grow">{t('keys.codesThere')}</span>
            <span className="hint">{t('keys.addedAt', { at: dates.moment(keys.codesSince, now()) })}</span>
            <Button look="quiet" isPending={remove.isPending} onPress={() => remove.mutate({ input: {} })}>
              {t('action.remove')}
            </Button>
          </li>
        </ul>
      )}
      {made !== null && (
        <ConfirmCodes
          made={made}
          onClose={() => setMade(null)}
          onAdded={(codes) => {
            setMade(null)
            onAdded(codes)
          }}
        />
      )}
    </div>
  )
}

function ConfirmCodes(props: Pick<KindProps, 'onAdded'> & { readonly made: NewCodes; readonly onClose: () => void }) {
  const { t } = useText()
  const confirm = useChange('keys.codesConfirm')
  const [code, setCode] = useState('')
  const { secret, uri } = props.made
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate({ input: { code: code.trim() } }, { onSuccess: ({ recoveryCodes }) => props.onAdded(recoveryCodes) })
  }
  return (
    <Dialog title={t('keys.addCodes')} open onClose={props.onClose} dismissable={false}>
      <form className="stack" onSubmit={submit}>
        <p>{t('keys.scan')}</p>
        <QrCode text={uri} />
        <p className="secret-text">
          {t('keys.secret')}: <code dir="ltr">{secret.replaceAll(/(.{4})(?=.)/gu, '$1 ')}</code>
        </p>
        <CopyLine
          label={t('keys.secret')}
          value={secret.replaceAll(/(.{4})(?=.)/gu, '$1 ')}
          copyLabel={t('action.copy')}
        />
        <Refusal error={confirm.error} />
        <Line
          label={t('keys.code')}
          hint={t('keys.firstCode')}
          dir="ltr"
          autoComplete="one-time-code"
          required
          maxLength={12}
          value={code}
          onChange={setCode}
          error={fieldErrorsOf(confirm.error)['code']}
        />
        <div className="dialog-actions">
          <Button type="submit" look="primary" isPending={confirm.isPending}>
            {t('keys.confirm')}
          </Button>
          <Button onPress={props.onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Drawn here from its modules: the secret goes to no other machine and into no markup of others. */
function QrCode({ text }: { readonly text: string }) {
  const { t } = useText()
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .filter((part) => part !== '')
    .join('')
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('keys.qr')}>
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  )
}

function Recovery(props: { readonly left: number; readonly onMade: (codes: readonly string[]) => void }) {
  const { t } = useText()
  const renew = useChange('keys.recovery')
  return (
    <div className="stack key-kind">
      <h3>{t('keys.recovery')}</h3>
      <p className="hint">{t('keys.recoveryHint')}</p>
      <p>{t('keys.recoveryLeft', { count: props.left })}</p>
      <Refusal error={renew.error} />
      <p>
        <Button
          isPending={renew.isPending}
          onPress={() => renew.mutate({ input: {} }, { onSuccess: ({ recoveryCodes }) => props.onMade(recoveryCodes) })}
        >
          {t('keys.renewRecovery')}
        </Button>
      </p>
    </div>
  )
}

function RecoveryDialog({ codes, onClose }: { readonly codes: readonly string[]; readonly onClose: () => void }) {
  const { t } = useText()
  return (
    <Dialog title={t('keys.recovery')} open onClose={onClose} dismissable={false}>
      <div className="stack">
        <p>{t('keys.recoveryShown')}</p>
        <ul className="recovery-codes" dir="ltr">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <CopyLine label={t('keys.recovery')} value={codes.join(' ')} copyLabel={t('action.copy')} />
        <div className="dialog-actions">
          <Button look="primary" onPress={onClose}>
            {t('keys.recoveryKept')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
