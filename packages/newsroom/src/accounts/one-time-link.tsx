import type { OneTimeLink } from '@warraq/core/contract/people'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { CopyLine } from '../ui/copy-line.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { now } from '../ui/state-word.tsx'

interface LinkDialogProps {
  readonly link: OneTimeLink
  readonly email: string
  readonly onClose: () => void
}

/** A link to hand over where no mail can be sent; where it can, only that it was sent. */
export function LinkDialog({ link, email, onClose }: LinkDialogProps) {
  const { t } = useText()
  const dates = useDates()
  const at = dates.moment(link.expiresAt, now())
  return (
    <Dialog title={t('accounts.linkTitle')} open onClose={onClose}>
      <div className="stack">
        <p>{link.mailed ? t('accounts.mailed', { email, at }) : t('accounts.linkNote', { at })}</p>
        {link.link !== undefined && (
          <CopyLine label={t('accounts.linkTitle')} value={link.link} copyLabel={t('action.copy')} />
        )}
        <div className="dialog-actions">
          <Button onPress={onClose}>{t('action.close')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
