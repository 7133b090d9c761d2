import type { AccountRow, OneTimeLink } from '@warraq/core/contract/people'
import { useState } from 'react'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useDates, useSession } from '../session/session.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { now } from '../ui/state-word.tsx'
import { AccountDialog, InviteDialog } from './account-dialog.tsx'
import { LockDialog, ResetKeysDialog } from './lock-dialogs.tsx'
import { LinkDialog } from './one-time-link.tsx'

/** Who may sign in, and as what. */
export function Accounts() {
  const { t } = useText()
  const list = useRead('accounts.list', {})
  const reset = useChange('accounts.resetLink')
  const [inviting, setInviting] = useState(false)
  const [locking, setLocking] = useState(false)
  const [resetting, setResetting] = useState<AccountRow | null>(null)
  const revoke = useChange('accounts.change', ['accounts.list'])
  const [open, setOpen] = useState<AccountRow | null>(null)
  const [link, setLink] = useState<{ readonly link: OneTimeLink; readonly email: string } | null>(null)
  return (
    <Screen
      title={t('accounts.title')}
      actions={
        <>
          <Button onPress={() => setLocking(true)}>{t('accounts.lock')}</Button>
          <Button look="primary" onPress={() => setInviting(true)}>
            {t('accounts.invite')}
          </Button>
        </>
      }
    >
      <Refusal error={list.error ?? reset.error ?? revoke.error} />
      {list.isPending && <p className="loading">{t('app.loading')}</p>}
      <ul className="row-list">
        {list.data?.rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            onEdit={() => setOpen(row)}
            onResetKeys={() => setResetting(row)}
            onRevoke={() => revoke.mutate({ params: { id: row.id }, input: { status: 'disabled' } })}
            onReset={() =>
              reset.mutate(
                { params: { id: row.id }, input: {} },
                { onSuccess: (made) => setLink({ link: made, email: row.email }) },
              )
            }
          />
        ))}
      </ul>
      {inviting && (
        <InviteDialog
          onClose={() => setInviting(false)}
          onInvited={(made, email) => {
            setInviting(false)
            setLink({ link: made, email })
          }}
        />
      )}
      {locking && <LockDialog onClose={() => setLocking(false)} />}
      {resetting !== null && <ResetKeysDialog account={resetting} onClose={() => setResetting(null)} />}
      {open !== null && <AccountDialog account={open} onClose={() => setOpen(null)} />}
      {link !== null && <LinkDialog link={link.link} email={link.email} onClose={() => setLink(null)} />}
    </Screen>
  )
}

interface RowProps {
  readonly row: AccountRow
  readonly onEdit: () => void
  readonly onReset: () => void
  readonly onResetKeys: () => void
  readonly onRevoke: () => void
}

function Row({ row, onEdit, onReset, onResetKeys, onRevoke }: RowProps) {
  const { t } = useText()
  const dates = useDates()
  const { account } = useSession()
  return (
    <li>
      <bdi className="row-name">{row.name}</bdi>
      <bdi className="hint" dir="ltr">
        {row.email}
      </bdi>
      <span className="grow">{t(`role.${row.role}`, { gender: row.gender })}</span>
      <span className="state">{t(`accounts.status.${row.status}`)}</span>
      <span className="hint">{t(row.secondKey ? 'accounts.secondKey' : 'accounts.noSecondKey')}</span>
      <span className="hint">
        {row.lastSeenAt === null
          ? t('accounts.never')
          : `${t('accounts.lastSeen')} ${dates.moment(row.lastSeenAt, now())}`}
      </span>
      {row.id !== account.id && (
        <>
          <Button look="quiet" onPress={onReset}>
            {t('accounts.resetLink')}
          </Button>
          {row.secondKey && (
            <Button look="quiet" onPress={onResetKeys}>
              {t('accounts.resetKeys')}
            </Button>
          )}
          {row.status === 'invited' && (
            <Button look="quiet" onPress={onRevoke}>
              {t('accounts.revokeInvite')}
            </Button>
          )}
          <Button look="quiet" aria-label={t('accounts.edit', { name: row.name })} onPress={onEdit}>
            {t('action.edit')}
          </Button>
        </>
      )}
    </li>
  )
}
