import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useCall, useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Line, Secret } from '../ui/fields.tsx'
import { fieldErrorsOf, Refusal } from '../ui/refusal.tsx'
import { givePasskey, passkeysWorkHere } from './passkey.ts'
import { PasskeyRefusal } from './second-step.tsx'

/** A call that waits for its person to prove who they are. */
export interface StepUpRequest {
  readonly settle: (proved: boolean) => void
}

/** Gives the function that asks: calls that need a proof at the same time wait for one answer together. */
export function createStepUp(show: (request: StepUpRequest | null) => void): () => Promise<boolean> {
  const waiting: { promise: Promise<boolean> | null } = { promise: null }
  return () => {
    waiting.promise ??= new Promise((resolve) =>
      show({
        settle: (proved) => {
          waiting.promise = null
          show(null)
          resolve(proved)
        },
      }),
    )
    return waiting.promise
  }
}

/** Asks over whatever is open; the call that was refused is made again, and nothing that was typed is lost. */
export function StepUp({ request }: { readonly request: StepUpRequest }) {
  const { t } = useText()
  const keys = useRead('keys.read', {})
  const { passkeys = [], codesSince = null } = keys.data ?? {}
  const done = () => request.settle(true)
  return (
    <Dialog title={t('keys.proveTitle')} open onClose={() => request.settle(false)}>
      <div className="stack">
        <p>{t('keys.proveIntro')}</p>
        <Refusal error={keys.error} />
        {passkeys.length > 0 && passkeysWorkHere() && <ByPasskey onDone={done} />}
        {passkeys.length > 0 && !passkeysWorkHere() && codesSince === null && keys.data?.passkeysAt && (
          <p className="notice">{t('keys.passkeysElsewhere', { url: keys.data.passkeysAt })}</p>
        )}
        {codesSince !== null && <ByTyping by="code" onDone={done} />}
        {keys.data && passkeys.length === 0 && codesSince === null && <ByTyping by="password" onDone={done} />}
        <Button look="quiet" onPress={() => request.settle(false)}>
          {t('action.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}

function ByTyping({ by, onDone }: { readonly by: 'code' | 'password'; readonly onDone: () => void }) {
  const { t } = useText()
  const prove = useChange('session.prove', ['session.list'])
  const [typed, setTyped] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const input = by === 'code' ? ({ by, code: typed.trim() } as const) : ({ by, password: typed } as const)
    prove.mutate({ input }, { onSuccess: onDone })
  }
  return (
    <form className="stack" onSubmit={submit}>
      <Refusal error={prove.error} />
      {by === 'code' ? (
        <Line
          label={t('keys.code')}
          hint={t('keys.codeHint')}
          dir="ltr"
          autoComplete="one-time-code"
          autoFocus
          required
          maxLength={40}
          value={typed}
          onChange={setTyped}
          error={fieldErrorsOf(prove.error)['code']}
        />
      ) : (
        <Secret
          label={t('field.currentPassword')}
          autoComplete="current-password"
          autoFocus
          value={typed}
          onChange={setTyped}
          error={fieldErrorsOf(prove.error)['password']}
        />
      )}
      <Button type="submit" look="primary" isPending={prove.isPending}>
        {t('keys.prove')}
      </Button>
    </form>
  )
}

function ByPasskey({ onDone }: { readonly onDone: () => void }) {
  const { t } = useText()
  const call = useCall()
  const prove = useMutation({
    mutationFn: async () => {
      const question = await call('session.proveStart', {})
      return call('session.prove', { by: 'passkey', ticket: question.ticket, answer: await givePasskey(question) })
    },
    onSuccess: onDone,
  })
  return (
    <>
      <PasskeyRefusal error={prove.error} />
      <Button look="primary" isPending={prove.isPending} onPress={() => prove.mutate()}>
        {t('keys.proveByPasskey')}
      </Button>
    </>
  )
}
