import type { PageContent } from '@warraq/core/contract/pages'
import type { StaleDetails } from '@warraq/core/contract/wire'
import { bodyText } from '../articles/compare/content-fields.ts'
import { Sides } from '../articles/compare/sides.tsx'
import { compareWords } from '@warraq/core/articles/compare-words'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { now } from '../ui/state-word.tsx'

interface PageStaleProps {
  readonly mine: PageContent
  readonly details: StaleDetails<PageContent>
  readonly onTake: () => void
  readonly onOverwrite: () => void
}

/** Somebody saved the page in the meantime: both texts, and two ways on. */
export function PageStale({ mine, details, onTake, onOverwrite }: PageStaleProps) {
  const { t } = useText()
  const dates = useDates()
  const text = (content: PageContent) => `${content.title}\n\n${bodyText(content.body, { headline: String })}`
  const by = details.savedBy
  return (
    <Dialog title={t('stale.title')} open size="wide" dismissable={false} role="alertdialog" onClose={() => undefined}>
      <p>{t('stale.intro', { by, at: dates.moment(details.savedAt, now()) })}</p>
      <div className="dialog-actions">
        <Button onPress={onTake}>{t('stale.takeTheirs')}</Button>
        <Button onPress={onOverwrite}>{t('stale.overwrite')}</Button>
      </div>
      <Sides
        runs={compareWords(text(mine), text(details.theirs))}
        firstName={t('stale.mine')}
        secondName={t('stale.theirs', { by })}
      />
    </Dialog>
  )
}
