import { useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Line, Secret } from '../ui/fields.tsx'
import { fieldErrorsOf, Refusal } from '../ui/refusal.tsx'
import { Door, readToken, useEnter } from './door.tsx'

/** The owner's first screen, reached by the one-time link that the server printed. */
export function SetUp() {
  const { t } = useText()
  const [token] = useState(readToken)
  const link = useRead('setup.read', { token }, {}, { enabled: token !== '' })
  if (token === '' || link.data?.valid === false) {
    return (
      <Door title={t('setup.title')}>
        <p className="notice">{t('setup.badLink')}</p>
      </Door>
    )
  }
  return (
    <Door title={t('setup.title')}>
      <Refusal error={link.error} />
      {link.data ? <SetUpForm token={token} siteName={link.data.siteName} /> : <p>{t('app.loading')}</p>}
    </Door>
  )
}

function SetUpForm({ token, siteName }: { readonly token: string; readonly siteName: string }) {
  const { t } = useText()
  const [, go] = useLocation()
  const enter = useEnter()
  const finish = useChange('setup.finish')
  const [site, setSite] = useState(siteName)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const errors = fieldErrorsOf(finish.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const input = { token, siteName: site.trim(), name: name.trim(), email: email.trim(), password }
    finish.mutate(
      { input },
      {
        onSuccess: (session) => {
          enter(session)
          go('/', { replace: true })
        },
      },
    )
  }
  return (
    <form className="stack" onSubmit={submit}>
      <p>{t('setup.intro')}</p>
      <p className="hint">{t('field.requiredNote')}</p>
      <Refusal error={finish.error} />
      <Line
        label={t('setup.siteName')}
        required
        maxLength={80}
        value={site}
        onChange={setSite}
        error={errors['siteName']}
      />
      <Line
        label={t('setup.yourName')}
        required
        maxLength={120}
        autoComplete="name"
        value={name}
        onChange={setName}
        error={errors['name']}
      />
      <Line
        label={t('field.email')}
        type="email"
        dir="ltr"
        required
        autoComplete="username"
        value={email}
        onChange={setEmail}
        error={errors['email']}
      />
      <Secret
        label={t('field.password')}
        hint={t('field.passwordHint')}
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        error={errors['password']}
      />
      <Button type="submit" look="primary" isPending={finish.isPending}>
        {t('setup.submit')}
      </Button>
    </form>
  )
}
