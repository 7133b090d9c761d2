import type { AccountRow, OneTimeLink } from '@warraq/core/contract/people'
import { ROLES, type Role } from '@warraq/core/people/roles'
import { useState, type FormEvent } from 'react'
import { useChange, useRead } from '../api/desk.tsx'
import { nested } from '../articles/section-choice.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Choice, Line, Tick } from '../ui/fields.tsx'
import { fieldErrorsOf, Refusal } from '../ui/refusal.tsx'

interface InviteDialogProps {
  readonly onInvited: (link: OneTimeLink, email: string) => void
  readonly onClose: () => void
}

export function InviteDialog({ onInvited, onClose }: InviteDialogProps) {
  const { t } = useText()
  const invite = useChange('accounts.invite', ['accounts.list'])
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('reporter')
  const [sectionIds, setSectionIds] = useState<readonly number[]>([])
  const errors = fieldErrorsOf(invite.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const input = {
      name: name.trim(),
      email: email.trim(),
      role,
      sectionIds: role === 'section-head' ? sectionIds : [],
    }
    invite.mutate({ input }, { onSuccess: (link) => onInvited(link, input.email) })
  }
  return (
    <Dialog title={t('accounts.inviteTitle')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <Refusal error={invite.error} />
        <Line
          label={t('field.name')}
          required
          maxLength={120}
          value={name}
          onChange={setName}
          error={errors['name']}
          autoFocus
        />
        <Line
          label={t('field.email')}
          type="email"
          dir="ltr"
          required
          value={email}
          onChange={setEmail}
          error={errors['email']}
        />
        <RoleFields role={role} onRole={setRole} sectionIds={sectionIds} onSections={setSectionIds} />
        <div className="dialog-actions">
          <Button type="submit" look="primary" isPending={invite.isPending}>
            {t('accounts.sendInvite')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

export function AccountDialog({ account, onClose }: { readonly account: AccountRow; readonly onClose: () => void }) {
  const { t } = useText()
  const change = useChange('accounts.change', ['accounts.list'])
  const [role, setRole] = useState<Role>(account.role)
  const [sectionIds, setSectionIds] = useState<readonly number[]>(account.sectionIds)
  const save = (status?: 'active' | 'disabled') =>
    change.mutate(
      {
        params: { id: account.id },
        input: { role, sectionIds: role === 'section-head' ? sectionIds : [], ...(status && { status }) },
      },
      { onSuccess: onClose },
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save()
  }
  return (
    <Dialog title={t('accounts.edit', { name: account.name })} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <Refusal error={change.error} />
        <RoleFields role={role} onRole={setRole} sectionIds={sectionIds} onSections={setSectionIds} />
        <div className="dialog-actions">
          <Button type="submit" look="primary" isPending={change.isPending}>
            {t('action.save')}
          </Button>
          {account.status === 'disabled' ? (
            <Button onPress={() => save('active')}>{t('accounts.enable')}</Button>
          ) : (
            <Button onPress={() => save('disabled')}>{t('accounts.disable')}</Button>
          )}
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

interface RoleFieldsProps {
  readonly role: Role
  readonly onRole: (role: Role) => void
  readonly sectionIds: readonly number[]
  readonly onSections: (ids: readonly number[]) => void
}

function RoleFields({ role, onRole, sectionIds, onSections }: RoleFieldsProps) {
  const { t } = useText()
  const sections = useRead('sections.list', {})
  return (
    <>
      <Choice
        label={t('accounts.role')}
        value={role}
        onChange={onRole}
        options={ROLES.map((value) => ({ value, label: t(`role.${value}`, { gender: null }) }))}
      />
      {role === 'section-head' && (
        <fieldset className="group">
          <legend>{t('accounts.sections')}</legend>
          <p className="hint">{t('accounts.sectionsHint')}</p>
          {nested(sections.data?.rows ?? []).map((row) => (
            <Tick
              key={row.id}
              label={<bdi>{row.name}</bdi>}
              checked={sectionIds.includes(row.id)}
              onChange={(on) => onSections(on ? [...sectionIds, row.id] : sectionIds.filter((id) => id !== row.id))}
            />
          ))}
        </fieldset>
      )}
    </>
  )
}
