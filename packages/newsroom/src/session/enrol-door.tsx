import { useChange } from '../api/desk.tsx'
import { SecondKeys } from '../accounts/second-keys.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Door } from './door.tsx'
import { useSession } from './session.tsx'

/** Whoever publishes or manages stands here until there is a second key; there is no way around it. */
export function EnrolDoor() {
  const { t } = useText()
  const { site } = useSession()
  const end = useChange('session.end')
  return (
    <Door title={t('keys.neededTitle')} site={site.name}>
      <p>{t('keys.neededIntro')}</p>
      <SecondKeys />
      <Button
        look="quiet"
        isPending={end.isPending}
        onPress={() => end.mutate({ input: {} }, { onSuccess: () => window.location.assign('/newsroom/') })}
      >
        {t('signIn.out')}
      </Button>
    </Door>
  )
}
