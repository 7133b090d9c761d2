import type { SecondStep } from '@warraq/core/contract/keys'
import type { SignedIn } from '@warraq/core/contract/session'
import { useState, type FormEvent } from 'react'
import { Link } from 'wouter'
import { useChange } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Line, Secret } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { Door, useEnter } from './door.tsx'
import { PasskeyButton, SecondStepForm } from './second-step.tsx'

export function SignIn({ siteName, setUp }: { readonly siteName: string; readonly setUp: boolean }) {
  const { t } = useText()
  return (
    <Door title={t('signIn.title')} site={siteName}>
      {!setUp && <p className="notice">{t('setup.needed')}</p>}
      <SignInForm />
      <p>
        <Link href="/forgot">{t('signIn.forgot')}</Link>
      </p>
    </Door>
  )
}

/** Also used over a screen whose session ended; then the e-mail is known. */
export function SignInForm({ known, onDone }: { readonly known?: string; readonly onDone?: () => void }) {
  const { t } = useText()
  const enter = useEnter()
  const start = useChange('session.start')
  const [email, setEmail] = useState(known ?? '')
  const [password, setPassword] = useState('')
  const [step, setStep] = useState<SecondStep | null>(null)
  const done = (session: SignedIn) => (onDone ? onDone() : enter(session))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    start.mutate(
      { input: { email: email.trim(), password } },
      { onSuccess: (answer) => (answer.account === null ? setStep(answer) : done(answer)) },
    )
  }
  if (step !== null) return <SecondStepForm step={step} onDone={done} onAgain={() => setStep(null)} />
  return (
    <form className="stack" onSubmit={submit}>
      <Refusal error={start.error} />
      <Line
        label={t('field.email')}
        type="email"
        dir="ltr"
        autoComplete="username"
        required
        disabled={known !== undefined}
        value={email}
        onChange={setEmail}
      />
      <Secret label={t('field.password')} autoComplete="current-password" value={password} onChange={setPassword} />
      <Button type="submit" look="primary" isPending={start.isPending}>
        {t('signIn.submit')}
      </Button>
      <PasskeyButton onDone={done} />
    </form>
  )
}
