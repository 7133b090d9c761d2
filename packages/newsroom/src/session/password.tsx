import type { SecondStep } from '@warraq/core/contract/keys'
import type { SignedIn } from '@warraq/core/contract/session'
import { useState, type FormEvent } from 'react'
import { Link, useLocation } from 'wouter'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Line, Secret } from '../ui/fields.tsx'
import { fieldErrorsOf, Refusal } from '../ui/refusal.tsx'
import { Door, readToken, useEnter } from './door.tsx'
import { SecondStepForm } from './second-step.tsx'

/** Asks for a link. The answer never says whether the address is known. */
export function Forgot() {
  const { t } = useText()
  const request = useChange('password.request')
  const [email, setEmail] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    request.mutate({ input: { email: email.trim() } })
  }
  return (
    <Door title={t('forgot.title')}>
      {request.isSuccess ? (
        <p className="notice" role="status">
          {t('forgot.sent')}
        </p>
      ) : (
        <form className="stack" onSubmit={submit}>
          <p>{t('forgot.intro')}</p>
          <Refusal error={request.error} />
          <Line
            label={t('field.email')}
            type="email"
            dir="ltr"
            required
            autoComplete="username"
            value={email}
            onChange={setEmail}
          />
          <Button type="submit" look="primary" isPending={request.isPending}>
            {t('forgot.submit')}
          </Button>
        </form>
      )}
      <p>
        <Link href="/">{t('forgot.back')}</Link>
      </p>
    </Door>
  )
}

/** Sets a new password by a link from mail, from an admin or from the command line. */
export function Reset() {
  const { t } = useText()
  const [, go] = useLocation()
  const enter = useEnter()
  const [token] = useState(readToken)
  const [password, setPassword] = useState('')
  const [step, setStep] = useState<SecondStep | null>(null)
  const link = useRead('password.link', { token }, {}, { enabled: token !== '' })
  const reset = useChange('password.reset')
  if (token === '' || link.data?.valid === false) {
    return (
      <Door title={t('reset.title')}>
        <p className="notice">{t('link.bad')}</p>
        <p>
          <Link href="/forgot">{t('signIn.forgot')}</Link>
        </p>
      </Door>
    )
  }
  const inside = (session: SignedIn) => {
    enter(session)
    go('/', { replace: true })
  }
  if (step !== null)
    return (
      <Door title={t('reset.title')}>
        <SecondStepForm step={step} onDone={inside} onAgain={() => go('/', { replace: true })} />
      </Door>
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    reset.mutate(
      { input: { token, password } },
      {
        onSuccess: (answer) => (answer.account === null ? setStep(answer) : inside(answer)),
      },
    )
  }
  return (
    <Door title={t('reset.title')}>
      <form className="stack" onSubmit={submit}>
        <Refusal error={link.error ?? reset.error} />
        <Secret
          label={t('field.newPassword')}
          hint={t('field.passwordHint')}
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          error={fieldErrorsOf(reset.error)['password']}
        />
        <Button type="submit" look="primary" isPending={reset.isPending}>
          {t('reset.submit')}
        </Button>
      </form>
    </Door>
  )
}
