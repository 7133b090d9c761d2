import type { SecondStep } from '@warraq/core/contract/keys'
import type { SignedIn } from '@warraq/core/contract/session'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useCall, useChange } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Line } from '../ui/fields.tsx'
import { fieldErrorsOf, Refusal } from '../ui/refusal.tsx'
import { givePasskey, PasskeyNotGiven, passkeysWorkHere } from './passkey.ts'

/** The second key after a right password: a code, a recovery code, or a passkey. */
export function SecondStepForm(props: {
  readonly step: SecondStep
  readonly onDone: (session: SignedIn) => void
  readonly onAgain: () => void
}) {
  const { t } = useText()
  const { ticket, methods } = props.step.second
  const [recovery, setRecovery] = useState(!methods.includes('code'))
  const [code, setCode] = useState('')
  const second = useChange('session.second')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    second.mutate({ input: { ticket, code: code.trim() } }, { onSuccess: props.onDone })
  }
  const typed = methods.includes('code') || methods.includes('recovery')
  return (
    <div className="stack">
      <p>{t('keys.stepIntro')}</p>
      {methods.includes('passkey') && <PasskeyButton onDone={props.onDone} />}
      {typed && (
        <form className="stack" onSubmit={submit}>
          <Refusal error={second.error} />
          <Line
            key={String(recovery)}
            label={t(recovery ? 'keys.recoveryCode' : 'keys.code')}
            hint={t(recovery ? 'keys.recoveryCodeHint' : 'keys.codeHint')}
            dir="ltr"
            autoComplete="one-time-code"
            autoFocus
            required
            maxLength={40}
            value={code}
            onChange={setCode}
            error={fieldErrorsOf(second.error)['code']}
          />
          <Button type="submit" look="primary" isPending={second.isPending}>
            {t('signIn.submit')}
          </Button>
        </form>
      )}
      {methods.includes('code') && methods.includes('recovery') && (
        <Button look="quiet" onPress={() => setRecovery(!recovery)}>
          {t(recovery ? 'keys.useCode' : 'keys.useRecovery')}
        </Button>
      )}
      <Button look="quiet" onPress={props.onAgain}>
        {t('keys.startAgain')}
      </Button>
    </div>
  )
}

/** Signs in by a passkey alone. Not there where passkeys do not work. */
export function PasskeyButton({ onDone }: { readonly onDone: (session: SignedIn) => void }) {
  const { t } = useText()
  const call = useCall()
  const enter = useMutation({
    mutationFn: async () => {
      const question = await call('passkeys.ask', {})
      return call('passkeys.enter', { ticket: question.ticket, answer: await givePasskey(question) })
    },
    onSuccess: onDone,
  })
  if (!passkeysWorkHere()) return null
  return (
    <>
      <PasskeyRefusal error={enter.error} />
      <Button isPending={enter.isPending} onPress={() => enter.mutate()}>
        {t('keys.signInByPasskey')}
      </Button>
    </>
  )
}

/** What went wrong with a passkey: in the browser's window or at the desk. */
export function PasskeyRefusal({ error }: { readonly error: unknown }) {
  const { t } = useText()
  if (error instanceof PasskeyNotGiven)
    return (
      <p className="refusal" role="alert">
        {t('keys.passkeyNotGiven')}
      </p>
    )
  return <Refusal error={error} />
}
