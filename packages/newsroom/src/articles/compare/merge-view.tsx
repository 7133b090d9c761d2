import { compareWords } from '@warraq/core/articles/compare-words'
import type { WorkingContent } from '@warraq/core/contract/articles'
import { useText } from '../../i18n/text.tsx'
import { fieldText, regionText, type FieldWords } from './content-fields.ts'
import { LABELS } from './labels.table.ts'
import { whoOf, type MergePart, type MergePlan, type Side } from './merge-content.ts'
import { Runs } from './runs.tsx'

interface MergeViewProps {
  readonly plan: MergePlan
  readonly base: WorkingContent | null
  readonly mine: WorkingContent
  readonly theirs: WorkingContent
  readonly by: string
  readonly words: FieldWords
  readonly choices: ReadonlyMap<string, Side>
  readonly onChoose: (id: string, side: Side) => void
}

/** Every difference with what both texts began from, mine and theirs, and a choice for each. */
export function MergeView(props: MergeViewProps) {
  const { plan, choices } = props
  const { t } = useText()
  const open = plan.parts.filter(({ id }) => !choices.has(id)).length
  return (
    <div className="merge">
      <p className="hint" role="status">
        {open > 0 ? t('threeWay.open', { count: open }) : t('threeWay.ready')}
      </p>
      <ol className="merge-parts">
        {plan.parts.map((part) => (
          <Part key={part.id} part={part} {...props} />
        ))}
      </ol>
    </div>
  )
}

function textsOf(part: MergePart, { base, mine, theirs, words }: MergeViewProps) {
  if (part.what === 'region')
    return {
      base: regionText(part.region.base, words),
      mine: regionText(part.region.mine, words),
      theirs: regionText(part.region.theirs, words),
    }
  const of = (content: WorkingContent | null) => (content === null ? '' : fieldText(content, part.name, words))
  return { base: of(base), mine: of(mine), theirs: of(theirs) }
}

function Part({ part, ...props }: MergeViewProps & { readonly part: MergePart }) {
  const { t } = useText()
  const { choices, onChoose, by } = props
  const texts = textsOf(part, props)
  const who = whoOf(part)
  const name = part.what === 'field' ? t(LABELS[part.name]) : t('article.body')
  const sides: readonly Side[] =
    part.what === 'region' && who === 'both' ? ['mine', 'theirs', 'both'] : ['mine', 'theirs']
  return (
    <li className="merge-part" data-open={!choices.has(part.id)}>
      <fieldset>
        <legend>
          {name} · <span className="hint">{t(`threeWay.who.${who}`, { by })}</span>
        </legend>
        {texts.base !== '' && (
          <details className="merge-base">
            <summary>{t('threeWay.base')}</summary>
            <p dir="auto">{texts.base}</p>
          </details>
        )}
        <div className="sides">
          {(['mine', 'theirs'] as const).map((side) => (
            <div
              className="side"
              key={side}
              data-chosen={choices.get(part.id) === side || choices.get(part.id) === 'both'}
            >
              <h4>{side === 'mine' ? t('stale.mine') : t('stale.theirs', { by })}</h4>
              <Runs runs={compareWords(texts.base, texts[side])} />
            </div>
          ))}
        </div>
        <div className="merge-choices">
          {sides.map((side) => (
            <label key={side}>
              <input
                type="radio"
                name={part.id}
                checked={choices.get(part.id) === side}
                onChange={() => onChoose(part.id, side)}
              />
              {t(`threeWay.take.${side}`)}
            </label>
          ))}
        </div>
      </fieldset>
    </li>
  )
}
