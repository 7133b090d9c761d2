import type { InvitationLink } from '@warraq/core/contract/session'
import { useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Line, Secret } from '../ui/fields.tsx'
import { fieldErrorsOf, Refusal } from '../ui/refusal.tsx'
import { Door, readToken, useEnter } from './door.tsx'

export function Invitation() {
  const { t } = useText()
  const [token] = useState(readToken)
  const link = useRead('invitation.read', { token }, {}, { enabled: token !== '' })
  if (token === '' || link.data?.valid === false) {
    return (
      <Door title={t('signIn.title')}>
        <p className="notice">{t('link.bad')}</p>
      </Door>
    )
  }
  if (!link.data) {
    return (
      <Door title={t('signIn.title')}>
        <Refusal error={link.error} />
        {!link.error && <p>{t('app.loading')}</p>}
      </Door>
    )
  }
  return (
    <Door title={t('invitation.title', { site: link.data.siteName })} site={link.data.siteName}>
      <AcceptForm token={token} link={link.data} />
    </Door>
  )
}

function AcceptForm({ token, link }: { readonly token: string; readonly link: InvitationLink }) {
  const { t } = useText()
  const [, go] = useLocation()
  const enter = useEnter()
  const accept = useChange('invitation.accept')
  const [name, setName] = useState(link.name)
  const [password, setPassword] = useState('')
  const errors = fieldErrorsOf(accept.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    accept.mutate(
      { input: { token, name: name.trim(), password } },
      {
        onSuccess: (session) => {
          enter(session)
          go('/', { replace: true })
        },
      },
    )
  }
  const role = link.role === null ? '' : t(`role.${link.role}`, { gender: null })
  return (
    <form className="stack" onSubmit={submit}>
      <p>{t('invitation.intro', { role, email: link.email })}</p>
      <Refusal error={accept.error} />
      <Line
        label={t('setup.yourName')}
        required
        maxLength={120}
        autoComplete="name"
        value={name}
        onChange={setName}
        error={errors['name']}
      />
      <Secret
        label={t('field.password')}
        hint={t('field.passwordHint')}
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        error={errors['password']}
      />
      <Button type="submit" look="primary" isPending={accept.isPending}>
        {t('invitation.submit')}
      </Button>
    </form>
  )
}
