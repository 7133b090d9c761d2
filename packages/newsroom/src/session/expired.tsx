import { useQueryClient } from '@tanstack/react-query'
import { useText } from '../i18n/text.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { SignInForm } from './sign-in.tsx'

/** Asks for the password again over the screen somebody works on, so that nothing there is lost. */
export function Expired({ email, onBack }: { readonly email: string; readonly onBack: () => void }) {
  const { t } = useText()
  const client = useQueryClient()
  const back = () => {
    onBack()
    void client.invalidateQueries()
  }
  return (
    <Dialog title={t('signIn.again')} open onClose={onBack} dismissable={false}>
      <p>{t('signIn.againNote')}</p>
      <SignInForm known={email} onDone={back} />
    </Dialog>
  )
}
