import type { WorkingContent } from '@warraq/core/contract/articles'
import type { StaleDetails } from '@warraq/core/contract/wire'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useCall } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'
import { now } from '../ui/state-word.tsx'
import { Comparison } from './compare/comparison.tsx'
import type { WorkingCopy } from './working-copy.ts'
import type { Book } from './book.ts'

interface StaleDialogProps {
  readonly copy: WorkingCopy
  readonly details: StaleDetails<WorkingContent>
  readonly book: Book
}

/** Two people wrote: both texts side by side, and nothing goes on before one of three choices. */
export function StaleDialog({ copy, details, book }: StaleDialogProps) {
  const { t } = useText()
  const dates = useDates()
  const call = useCall()
  const say = useSay()
  const [, go] = useLocation()
  const [mine] = useState(() => copy.content())
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const takeTheirs = () => copy.adopt(details.theirs, details.lockVersion, details.savedAt)
  const keepCopy = async () => {
    setBusy(true)
    try {
      const made = await call('articles.create', { title: mine.title })
      await call(
        'articles.save',
        { content: { ...mine, slug: '' }, lockVersion: made.lockVersion, auto: false },
        { params: { id: made.id } },
      )
      takeTheirs()
      say(t('stale.copied'))
      go(`/articles/${made.id}`)
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  const by = details.savedBy
  return (
    <Dialog title={t('stale.title')} open size="wide" dismissable={false} role="alertdialog" onClose={() => undefined}>
      <p>{t('stale.intro', { by, at: dates.moment(details.savedAt, now()) })}</p>
      <p className="hint">{t('stale.onlyDifferent')}</p>
      <Refusal error={error} />
      <div className="dialog-actions">
        <Button isDisabled={busy} onPress={takeTheirs}>
          {t('stale.takeTheirs')}
        </Button>
        <Button isPending={busy} onPress={() => void keepCopy()}>
          {t('stale.keepCopy')}
        </Button>
        <Button isDisabled={busy} onPress={() => void copy.overwrite(details.lockVersion)}>
          {t('stale.overwrite')}
        </Button>
      </div>
      <Comparison
        first={mine}
        second={details.theirs}
        firstName={t('stale.mine')}
        secondName={t('stale.theirs', { by })}
        persons={book.persons}
        headlines={book.headlines}
      />
    </Dialog>
  )
}
