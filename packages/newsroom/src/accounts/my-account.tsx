import type { OwnSession } from '@warraq/core/contract/session'
import { useState, type FormEvent } from 'react'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useDates, useSession } from '../session/session.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Choice, Line, Secret } from '../ui/fields.tsx'
import { fieldErrorsOf, Refusal } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'
import { now } from '../ui/state-word.tsx'
import { SecondKeys } from './second-keys.tsx'
import { Tokens } from './tokens.tsx'

/** One's own name, password and devices. */
export function MyAccount() {
  const { t } = useText()
  return (
    <Screen title={t('account.title')}>
      <Profile />
      <Password />
      <SecondKeys />
      <Sessions />
      <Tokens />
    </Screen>
  )
}

function Profile() {
  const { t } = useText()
  const say = useSay()
  const { account } = useSession()
  const save = useChange('session.profile', ['session.read'])
  const [name, setName] = useState(account.name)
  const [gender, setGender] = useState<'f' | 'm' | 'null'>(account.gender ?? 'null')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(
      { input: { name: name.trim(), gender: gender === 'null' ? null : gender } },
      { onSuccess: () => say(t('account.saved')) },
    )
  }
  return (
    <section className="band" aria-labelledby="my-profile">
      <h2 id="my-profile">{t('account.profile')}</h2>
      <form className="stack narrow" onSubmit={submit}>
        <Refusal error={save.error} />
        <p className="hint">
          {t('account.permissions', { role: t(`role.${account.role}`, { gender: account.gender }) })} ·{' '}
          <bdi dir="ltr">{account.email}</bdi>
        </p>
        <Line label={t('setup.yourName')} required maxLength={120} value={name} onChange={setName} />
        <Choice
          label={t('persons.gender')}
          value={gender}
          onChange={setGender}
          options={(['null', 'f', 'm'] as const).map((value) => ({ value, label: t(`persons.gender.${value}`) }))}
        />
        <div className="dialog-actions">
          <Button type="submit" isPending={save.isPending}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </section>
  )
}

function Password() {
  const { t } = useText()
  const say = useSay()
  const change = useChange('password.change', ['session.list'])
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const errors = fieldErrorsOf(change.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(
      { input: { current, password } },
      {
        onSuccess: () => {
          setCurrent('')
          setPassword('')
          say(t('account.passwordSaved'))
        },
      },
    )
  }
  return (
    <section className="band" aria-labelledby="my-password">
      <h2 id="my-password">{t('account.password')}</h2>
      <form className="stack narrow" onSubmit={submit}>
        <Refusal error={change.error} />
        <Secret
          label={t('field.currentPassword')}
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          error={errors['current']}
        />
        <Secret
          label={t('field.newPassword')}
          hint={t('field.passwordHint')}
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          error={errors['password']}
        />
        <div className="dialog-actions">
          <Button type="submit" isPending={change.isPending}>
            {t('account.password')}
          </Button>
        </div>
      </form>
    </section>
  )
}

function Sessions() {
  const { t } = useText()
  const list = useRead('session.list', {})
  const revoke = useChange('session.revoke', ['session.list'])
  const endOthers = useChange('session.endOthers', ['session.list'])
  return (
    <section className="band" aria-labelledby="my-sessions">
      <h2 id="my-sessions">{t('account.sessions')}</h2>
      <Refusal error={list.error ?? revoke.error ?? endOthers.error} />
      <ul className="row-list">
        {list.data?.rows.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            busy={revoke.isPending}
            onRevoke={() => revoke.mutate({ params: { id: session.id }, input: {} })}
          />
        ))}
      </ul>
      {(list.data?.rows.length ?? 0) > 1 && (
        <p>
          <Button isPending={endOthers.isPending} onPress={() => endOthers.mutate({ input: {} })}>
            {t('account.endOthers')}
          </Button>
        </p>
      )}
    </section>
  )
}

interface SessionRowProps {
  readonly session: OwnSession
  readonly busy: boolean
  readonly onRevoke: () => void
}

function SessionRow({ session, busy, onRevoke }: SessionRowProps) {
  const { t } = useText()
  const dates = useDates()
  return (
    <li>
      <bdi className="row-name grow">{session.device ?? t('account.unknownDevice')}</bdi>
      {session.current && <span className="state">{t('account.current')}</span>}
      <span className="hint">{t('account.startedAt', { at: dates.moment(session.startedAt, now()) })}</span>
      <span className="hint">{t('account.lastSeenAt', { at: dates.moment(session.lastSeenAt, now()) })}</span>
      {!session.current && (
        <Button look="quiet" isDisabled={busy} onPress={onRevoke}>
          {t('account.revoke')}
        </Button>
      )}
    </li>
  )
}
