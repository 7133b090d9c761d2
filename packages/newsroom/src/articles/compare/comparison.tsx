import { compareBlocks, type BlockChange } from '@warraq/core/articles/compare-blocks'
import { compareWords } from '@warraq/core/articles/compare-words'
import type { WorkingContent } from '@warraq/core/contract/articles'
import { useText } from '../../i18n/text.tsx'
import { blockTexts, FIELD_NAMES, fieldText } from './content-fields.ts'
import { LABELS } from './labels.table.ts'
import { Runs } from './runs.tsx'
import { useFieldWords, type Names } from './use-field-words.ts'

interface ComparisonProps extends Names {
  readonly first: WorkingContent
  readonly second: WorkingContent
}

/** Two texts, field by field, the body paragraph by paragraph and word by word. Fields that say the same are left out. */
export function Comparison({ first, second, persons, headlines }: ComparisonProps) {
  const { t } = useText()
  const words = useFieldWords({ persons, headlines })
  const names = FIELD_NAMES.filter((name) => fieldText(first, name, words) !== fieldText(second, name, words))
  if (names.length === 0) return <p className="empty">{t('history.noDifference')}</p>
  return (
    <div className="comparison">
      <p className="hint">{t('history.howToRead')}</p>
      {names.map((name) => (
        <section key={name} aria-label={t(LABELS[name])}>
          <h3>{t(LABELS[name])}</h3>
          {name === 'body' ? (
            compareBlocks(blockTexts(first.body, words), blockTexts(second.body, words)).map((change, index) => (
              // Blocks have no identity beyond their place in this pair of texts.
              <Block key={index} change={change} />
            ))
          ) : (
            <Runs runs={compareWords(fieldText(first, name, words), fieldText(second, name, words))} />
          )}
        </section>
      ))}
    </div>
  )
}

function Block({ change }: { readonly change: BlockChange }) {
  const { t } = useText()
  switch (change.kind) {
    case 'same':
      return (
        <p className="side-text same" dir="auto">
          {change.text}
        </p>
      )
    case 'moved':
      return (
        <div className="moved">
          <span className="hint">{t('history.moved')}</span>
          <p className="side-text" dir="auto">
            {change.text}
          </p>
        </div>
      )
    case 'changed':
      return change.moved ? (
        <div className="moved">
          <span className="hint">{t('history.moved')}</span>
          <Runs runs={change.runs} />
        </div>
      ) : (
        <Runs runs={change.runs} />
      )
    default:
      return <Runs runs={[{ where: change.kind === 'added' ? 'second' : 'first', text: change.text }]} />
  }
}
