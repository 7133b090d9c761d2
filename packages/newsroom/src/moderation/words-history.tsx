import type { LexiconChange } from '@warraq/core/contract/terms'
import { useReadPages } from '../api/desk.tsx'
import { useText, type TextKey } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { now } from '../ui/state-word.tsx'

const WHY: Readonly<Record<string, TextKey>> = {
  added: 'words.why.added',
  changed: 'words.why.changed',
  removed: 'words.why.removed',
  imported: 'words.why.imported',
  program: 'words.why.program',
}

/** What was done to the list, newest first. */
export function WordsHistory({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const history = useReadPages('lexicon.history', {})
  return (
    <Dialog title={t('words.history')} open onClose={onClose}>
      <div className="stack">
        <Refusal error={history.error} />
        {history.isPending && <p className="loading">{t('app.loading')}</p>}
        <ol className="plain-list mod-history">
          {history.rows.map((change) => (
            <Change key={change.version} change={change} />
          ))}
        </ol>
        <MoreButton list={history} />
        <div className="dialog-actions">
          <Button onPress={onClose}>{t('action.close')}</Button>
        </div>
      </div>
    </Dialog>
  )
}

function Change({ change }: { readonly change: LexiconChange }) {
  const { t, n, list } = useText()
  const dates = useDates()
  const { version, at, by, why, added, removed, addedCount, removedCount } = change
  const more = (words: readonly string[], count: number) =>
    count > words.length ? `${list(words)} ${t('words.andMore', { count: count - words.length })}` : list(words)
  return (
    <li>
      <p>
        {t('words.versionLine', { version: n(version), why: t(WHY[why] ?? 'words.why.changed') })}
        <span className="hint">
          {' '}
          {dates.moment(at, now())}
          {by !== null && (
            <>
              {' · '}
              <bdi>{by}</bdi>
            </>
          )}
        </span>
      </p>
      {addedCount > 0 && (
        <p className="hint">
          {t('words.in')} <bdi>{more(added, addedCount)}</bdi>
        </p>
      )}
      {removedCount > 0 && (
        <p className="hint">
          {t('words.out')} <bdi>{more(removed, removedCount)}</bdi>
        </p>
      )}
    </li>
  )
}
