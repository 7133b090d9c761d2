import { useState } from 'react'
import { useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useCan, useDates } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { now } from '../ui/state-word.tsx'
import { ModeDialog } from './mode-dialog.tsx'
import { useModeWords } from './mode-words.ts'
import '../styles/moderation.css'

/** On an article's page: how its comments are taken now, and a way to change it. For moderators only. */
export function ArticleMode({ articleId }: { readonly articleId: number }) {
  const can = useCan()
  return can('comment.moderate') ? <Control articleId={articleId} /> : null
}

function Control({ articleId }: { readonly articleId: number }) {
  const { t } = useText()
  const dates = useDates()
  const words = useModeWords()
  const [open, setOpen] = useState(false)
  const mode = useRead('modes.article', {}, { id: articleId })
  if (!mode.data) return null
  const { own, brakeUntil, now: way } = mode.data
  return (
    <section className="article-mode" aria-labelledby="article-mode">
      <h3 id="article-mode">{t('mod.articleTitle')}</h3>
      <p>{own === null ? t(way.closed ? 'mod.mode.closed' : `site.commentsMode.${way.mode}`) : words(own)}</p>
      {own !== null && own.why !== '' && (
        <p className="hint">
          <bdi>{own.why}</bdi>
        </p>
      )}
      {brakeUntil !== null && <p className="hint">{t('mod.braked', { until: dates.moment(brakeUntil, now()) })}</p>}
      <Button onPress={() => setOpen(true)}>{t('mod.articleChange')}</Button>
      {open && (
        <ModeDialog
          scope="article"
          id={articleId}
          title={t('mod.articleDialog')}
          own={own}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  )
}
