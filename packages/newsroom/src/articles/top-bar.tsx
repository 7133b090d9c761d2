import type { ArticleView } from '@warraq/core/contract/articles'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { sentenceOf } from '../ui/refusal.tsx'
import { useNextWord, useStateWord } from '../ui/state-word.tsx'
import { Steps } from './steps.tsx'
import type { Snapshot, WorkingCopy } from './working-copy.ts'

interface TopBarProps {
  readonly view: ArticleView
  readonly copy: WorkingCopy
  readonly snapshot: Snapshot
  readonly onMoved: (view: ArticleView) => void
  /** Who else is here. */
  readonly here: ReactNode
}

/** State, whether everything is saved, and what can be done next. Stays in sight while one writes. */
export function TopBar({ view, copy, snapshot, onMoved, here }: TopBarProps) {
  const { t } = useText()
  const word = useStateWord()
  const nextWord = useNextWord()
  return (
    <div className="top-bar">
      <p className="top-state">
        <span className="state" data-state={view.state}>
          {word(view.state, view.scheduledAt)}
        </span>
        {view.corrections.length > 0 && <span className="state-more">{t('state.corrected')}</span>}
        {view.state === 'published' && (view.changedSincePublished || snapshot.savedSince) && (
          <span className="state-more">{t('state.changed')}</span>
        )}
        {view.next !== null && view.next.who !== 'clock' && <span className="hint">{nextWord(view.next)}</span>}
      </p>
      {here}
      {view.mayEdit && snapshot.lockedBy === null && <SaveStatus copy={copy} snapshot={snapshot} />}
      <p className="top-links">
        <Preview view={view} copy={copy} />
        {view.publicUrl !== null && view.state !== 'withdrawn' && (
          <a href={view.publicUrl} target="_blank" rel="noopener">
            {t('article.viewPublic')}
          </a>
        )}
        <Link href={`/articles/${view.id}/history`}>{t('article.history')}</Link>
        <a href="#details">{t('article.details')}</a>
      </p>
      <Steps view={view} copy={copy} onMoved={onMoved} />
    </div>
  )
}

function SaveStatus({ copy, snapshot }: { readonly copy: WorkingCopy; readonly snapshot: Snapshot }) {
  const text = useText()
  const dates = useDates()
  const { status } = snapshot
  const words = () => {
    switch (status.kind) {
      case 'clean':
        return text.t('save.clean', { at: dates.clock(status.at) })
      case 'failed':
        return status.willRetry
          ? text.t('save.failed')
          : text.t('save.refused', { message: sentenceOf(status.error, text) })
      default:
        return text.t(`save.${status.kind}`)
    }
  }
  return (
    <p className="save-status" data-kind={status.kind}>
      <span role="status">{words()}</span>
      {(status.kind === 'dirty' || status.kind === 'failed') && (
        <Button look="quiet" onPress={() => void copy.flush(false)}>
          {text.t('save.now')}
        </Button>
      )}
    </p>
  )
}

/** The preview shows what is saved, so what is typed is saved first; the tab is opened at once, while it is allowed. */
function Preview({ view, copy }: { readonly view: ArticleView; readonly copy: WorkingCopy }) {
  const { t } = useText()
  return (
    <a
      href={view.previewUrl}
      target="_blank"
      rel="noopener"
      onClick={(event) => {
        if (copy.snapshot().status.kind === 'clean') return
        event.preventDefault()
        const tab = window.open('', '_blank')
        void copy.flush(false).then(() => tab?.location.assign(view.previewUrl))
      }}
    >
      {t('article.preview')}
    </a>
  )
}
