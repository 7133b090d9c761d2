import { useText } from '../../i18n/text.tsx'
import type { Run } from '@warraq/core/articles/compare-words'

/** Two texts beside each other; what only one of them has is marked in it. */
export function Sides({
  runs,
  firstName,
  secondName,
}: {
  readonly runs: readonly Run[]
  readonly firstName: string
  readonly secondName: string
}) {
  return (
    <div className="sides">
      <Side name={firstName} runs={runs} own="first" />
      <Side name={secondName} runs={runs} own="second" />
    </div>
  )
}

function Side({
  name,
  runs,
  own,
}: {
  readonly name: string
  readonly runs: readonly Run[]
  readonly own: 'first' | 'second'
}) {
  const { t } = useText()
  const shown = runs.filter((run) => run.where === 'both' || run.where === own)
  return (
    <div className="side">
      <h4>{name}</h4>
      <p className="side-text" dir="auto">
        {shown.length === 0 && <span className="hint">{t('stale.empty')}</span>}
        {shown.map((run, index) =>
          // Runs have no identity beyond their place: the list is made anew for every pair of texts.
          run.where === 'both' ? <span key={index}>{run.text}</span> : <mark key={index}>{run.text}</mark>,
        )}
      </p>
    </div>
  )
}
