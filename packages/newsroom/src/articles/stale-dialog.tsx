import type { WorkingContent } from '@warraq/core/contract/articles'
import type { StaleDetails } from '@warraq/core/contract/wire'
import { useMemo, useState } from 'react'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { now } from '../ui/state-word.tsx'
import type { Book } from './book.ts'
import { firstChoices, mergedContent, planMerge, type Side } from './compare/merge-content.ts'
import { MergeView } from './compare/merge-view.tsx'
import { useFieldWords } from './compare/use-field-words.ts'
import { useKeepCopy } from './keep-copy.ts'
import type { WorkingCopy } from './working-copy.ts'

interface StaleDialogProps {
  readonly copy: WorkingCopy
  readonly details: StaleDetails<WorkingContent>
  readonly base: WorkingContent | null
  readonly book: Book
}

/** Two people wrote: what each changed, and a choice for each change. Nothing goes on before that. */
export function StaleDialog({ copy, details, base, book }: StaleDialogProps) {
  const { t } = useText()
  const dates = useDates()
  const keep = useKeepCopy()
  const words = useFieldWords(book)
  const [mine] = useState(() => copy.content())
  const plan = useMemo(() => planMerge(base, mine, details.theirs), [base, mine, details.theirs])
  const [choices, setChoices] = useState(() => firstChoices(plan))
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const takeTheirs = () => copy.adopt(details.theirs, details.lockVersion, details.savedAt)
  const by = details.savedBy
  const merged = mergedContent(plan, choices, mine, details.theirs)
  const all = (side: Side) => setChoices(new Map(plan.parts.map(({ id }) => [id, side])))
  return (
    <Dialog title={t('stale.title')} open size="wide" dismissable={false} role="alertdialog" onClose={() => undefined}>
      <p>{t('stale.intro', { by, at: dates.moment(details.savedAt, now()) })}</p>
      <Refusal error={error} />
      <div className="dialog-actions">
        <Button isDisabled={busy} onPress={() => all('mine')}>
          {t('threeWay.allMine')}
        </Button>
        <Button isDisabled={busy} onPress={() => all('theirs')}>
          {t('threeWay.allTheirs')}
        </Button>
        <Button
          isPending={busy}
          onPress={() => {
            setBusy(true)
            keep(mine, takeTheirs).catch((problem: unknown) => {
              setError(problem)
              setBusy(false)
            })
          }}
        >
          {t('stale.keepCopy')}
        </Button>
      </div>
      <MergeView
        plan={plan}
        base={base}
        mine={mine}
        theirs={details.theirs}
        by={by}
        words={words}
        choices={choices}
        onChoose={(id, side) => setChoices(new Map([...choices, [id, side]]))}
      />
      <div className="dialog-actions merge-end">
        <Button
          look="primary"
          isDisabled={busy || merged === null}
          onPress={() => merged !== null && void copy.merge(merged, details)}
        >
          {t('threeWay.save')}
        </Button>
      </div>
    </Dialog>
  )
}
