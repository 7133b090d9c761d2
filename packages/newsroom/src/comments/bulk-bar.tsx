import type { Decision } from '@warraq/core/comments/decide'
import type { CaseRow } from '@warraq/core/contract/cases'
import { useState } from 'react'
import { useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import type { Queue } from './use-queue.ts'
import { ReasonsDialog } from './reasons-dialog.tsx'

const ACTS: readonly Decision[] = ['approve', 'remove', 'spam', 'not-spam', 'keep']

/** The same decision about several: each gets its own, with its own statement; all of them can be undone together. */
export function BulkBar({ queue, rows }: { readonly queue: Queue; readonly rows: readonly CaseRow[] }) {
  const { t } = useText()
  const [removing, setRemoving] = useState(false)
  const clauses = useRead('clauses.list', {}, {}, { enabled: removing })
  const chosen = rows.filter(({ id }) => queue.chosen.has(id))
  if (chosen.length === 0) return null
  const possible = ACTS.filter((act) => chosen.some(({ decisions }) => decisions.includes(act)))
  return (
    <div className="bulk-bar" role="group" aria-label={t('cases.bulk')}>
      <span>{t('cases.chosen', { count: chosen.length })}</span>
      {possible.map((act) => (
        <Button
          key={act}
          isDisabled={queue.busy}
          onPress={() => (act === 'remove' ? setRemoving(true) : queue.decideMany(chosen, act))}
        >
          {t(`cases.act.${act}`)}
        </Button>
      ))}
      <Button look="quiet" onPress={() => rows.forEach(({ id }) => queue.choose(id, true))}>
        {t('cases.chooseAll')}
      </Button>
      <Button look="quiet" onPress={queue.clear}>
        {t('cases.chooseNone')}
      </Button>
      {removing && (
        <ReasonsDialog
          title={t('cases.removeMany', { count: chosen.length })}
          submit={t('cases.submit.remove')}
          clauses={clauses.data?.rows ?? []}
          text={null}
          pending={queue.busy}
          error={clauses.error ?? queue.error}
          onSubmit={(reasons) => queue.decideMany(chosen, 'remove', reasons, () => setRemoving(false))}
          onClose={() => setRemoving(false)}
        />
      )}
    </div>
  )
}
