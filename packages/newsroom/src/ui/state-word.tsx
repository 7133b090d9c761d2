import type { ArticleRow, NextActor } from '@warraq/core/contract/articles'
import type { ArticleState } from '@warraq/core/articles/states'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'

/** The state of an article in words, with its moment where it has one. */
export function useStateWord(): (state: ArticleState, at: string | null) => string {
  const { t } = useText()
  const dates = useDates()
  return (state, at) => {
    if (at !== null && state === 'embargoed') return t('state.embargoedUntil', { at: dates.moment(at, now()) })
    if (at !== null && state === 'scheduled') return t('state.scheduledAt', { at: dates.moment(at, now()) })
    return t(`state.${state}`)
  }
}

/** Who has to act, in words; empty where nobody has. */
export function useNextWord(): (next: NextActor | null) => string {
  const { t } = useText()
  const dates = useDates()
  return (next) => {
    if (next === null) return ''
    if (next.who === 'clock') return t('next.clock', { at: dates.moment(next.at, now()) })
    return t(`next.${next.who}`, { name: next.name })
  }
}

export function now(): string {
  return new Date().toISOString()
}

/** State, corrections and pending changes of a row, each in words. */
export function StateCell({ row }: { readonly row: ArticleRow }) {
  const { t } = useText()
  const word = useStateWord()
  return (
    <>
      <span className="state" data-state={row.state}>
        {word(row.state, row.scheduledAt)}
      </span>
      {row.correctionCount > 0 && <span className="state-more">{t('state.corrected')}</span>}
      {row.changedSincePublished && <span className="state-more">{t('state.changed')}</span>}
    </>
  )
}
