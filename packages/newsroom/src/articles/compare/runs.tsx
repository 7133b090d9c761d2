import type { Run } from '@warraq/core/articles/compare-words'
import { useText } from '../../i18n/text.tsx'

/**
 * A text with its changes in place: what went is struck through, what came is underlined. Each change is isolated, so
 * that a Latin word beside an Arabic one does not turn the order of the two around.
 */
export function Runs({ runs }: { readonly runs: readonly Run[] }) {
  const { t } = useText()
  if (runs.length === 0) return <p className="side-text hint">{t('stale.empty')}</p>
  return (
    <p className="side-text" dir="auto">
      {runs.map((run, index) => {
        // Runs have no identity beyond their place: the list is made anew for every pair of texts.
        if (run.where === 'both') return <span key={index}>{run.text}</span>
        return run.where === 'first' ? <del key={index}>{run.text}</del> : <ins key={index}>{run.text}</ins>
      })}
    </p>
  )
}
