import type { ArticleView } from '@warraq/core/contract/articles'
import { useState } from 'react'
import { useText } from '../../i18n/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Refusal, sentenceOf } from '../../ui/refusal.tsx'
import { useSession } from '../../session/session.tsx'
import { useKeepCopy } from '../keep-copy.ts'
import type { WorkingCopy } from '../working-copy.ts'
import type { TogetherState } from './use-together.ts'

interface PenNoticeProps {
  readonly view: ArticleView
  readonly copy: WorkingCopy
  readonly state: TogetherState
}

/** While somebody else has the pen: who, what becomes of the words that are here, and the ways to go on. */
export function PenNotice({ view, copy, state }: PenNoticeProps) {
  const { t } = useText()
  const { account } = useSession()
  const keep = useKeepCopy()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const { lockedBy } = copy.snapshot()
  const pen = state.together?.pen ?? null
  if (lockedBy === null || !view.mayEdit) return null
  const run = (work: Promise<unknown>) => {
    setBusy(true)
    setError(null)
    work.catch(setError).finally(() => setBusy(false))
  }
  const own = pen?.accountId === account.id
  const gender = pen?.gender ?? 'm'
  return (
    <div className="notice pen-notice" role="alert">
      <p>{own ? t('pen.otherWindow') : t('pen.writing', { by: lockedBy, gender })}</p>
      {copy.unsaved && <p>{t('pen.kept')}</p>}
      <Refusal error={error} />
      <div className="dialog-actions">
        <Button isDisabled={busy} onPress={() => run(state.take())}>
          {t('pen.take')}
        </Button>
        {copy.unsaved && (
          <>
            <Button
              isDisabled={busy}
              onPress={() => run(keep(copy.content(), () => copy.adopt(view.working, view.lockVersion, view.savedAt)))}
            >
              {t('stale.keepCopy')}
            </Button>
            <Button
              look="quiet"
              isDisabled={busy}
              onPress={() => copy.adopt(view.working, view.lockVersion, view.savedAt)}
            >
              {t('pen.discard')}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}

/** Says that nothing is heard of the others, so that nobody takes silence for being alone. */
export function SilenceNotice({ error }: { readonly error: unknown }) {
  const text = useText()
  if (error === null) return null
  return (
    <p className="notice" role="status">
      {text.t('pen.silent')} {sentenceOf(error, text)}
    </p>
  )
}

/** Everybody who has the article open, by name, myself aside. */
export function PeopleHere({ state }: { readonly state: TogetherState }) {
  const { t } = useText()
  const { account } = useSession()
  const others = state.together?.people.filter(({ accountId }) => accountId !== account.id) ?? []
  if (others.length === 0) return null
  return (
    <p className="people-here">
      <span className="hint">{t('pen.here')}</span>
      {others.map(({ accountId, name }) => (
        <bdi key={accountId} data-writes={accountId === state.together?.pen?.accountId}>
          {name}
        </bdi>
      ))}
    </p>
  )
}
