import type { AccountRow } from '@warraq/core/contract/people'
import { useState } from 'react'
import { useChange } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Tick } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'

/** The emergency lock: everybody out, at once. */
export function LockDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, n } = useText()
  const say = useSay()
  const end = useChange('session.endAll', ['accounts.list', 'tokens.list', 'session.list'])
  const [tokens, setTokens] = useState(true)
  const lock = () =>
    end.mutate(
      { input: { tokens } },
      {
        onSuccess: (ended) => {
          say(t('accounts.locked', { sessions: n(ended.sessions), tokens: n(ended.tokens) }))
          onClose()
        },
      },
    )
  return (
    <Dialog title={t('accounts.lockTitle')} open onClose={onClose} role="alertdialog">
      <div className="stack">
        <p>{t('accounts.lockNote')}</p>
        <Refusal error={end.error} />
        <Tick label={t('accounts.lockTokens')} checked={tokens} onChange={setTokens} />
        <div className="dialog-actions">
          <Button look="primary" isPending={end.isPending} onPress={lock}>
            {t('accounts.lock')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}

/** Takes away the second keys of somebody who lost them. */
export function ResetKeysDialog({ account, onClose }: { readonly account: AccountRow; readonly onClose: () => void }) {
  const { t } = useText()
  const reset = useChange('accounts.resetKeys', ['accounts.list'])
  return (
    <Dialog title={t('accounts.resetKeysTitle', { name: account.name })} open onClose={onClose} role="alertdialog">
      <div className="stack">
        <p>{t('accounts.resetKeysNote')}</p>
        <Refusal error={reset.error} />
        <div className="dialog-actions">
          <Button
            look="primary"
            isPending={reset.isPending}
            onPress={() => reset.mutate({ params: { id: account.id }, input: {} }, { onSuccess: onClose })}
          >
            {t('accounts.resetKeys')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
