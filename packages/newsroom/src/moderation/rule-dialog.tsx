import type { RuleCondition, RuleQuestion } from '@warraq/core/comments/rules/condition'
import { RULE_EFFECTS, type RuleEffect, type RuleRow, type RuleTested } from '@warraq/core/contract/rules'
import { useState, type FormEvent } from 'react'
import { Link } from 'wouter'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Choice, Line } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'
import { conditionOf, linesOf, type RuleLine } from './rule-lines.ts'
import { QuestionFields } from './rule-questions.tsx'

interface RuleDialogProps {
  readonly rule: RuleRow | null
  readonly onClose: () => void
}

const NO_CLAUSE = 'none'
const FIRST: RuleQuestion = { fact: 'number', of: 'links', is: 'least', value: 3 }

/** A rule in sentences: lines that must all, or any of them, be true, each of which may be turned round. */
export function RuleDialog({ rule, onClose }: RuleDialogProps) {
  const { t } = useText()
  const say = useSay()
  const newest = rule?.versions[0]
  const save = useChange('rules.save', ['rules.list'])
  const [name, setName] = useState(rule?.name ?? '')
  const [note, setNote] = useState(newest?.note ?? '')
  const [lines, setLines] = useState(() => linesOf(newest?.condition ?? { all: [FIRST] }))
  const [effect, setEffect] = useState<RuleEffect>(newest?.effect ?? 'hold')
  const [clause, setClause] = useState(newest?.clause ?? NO_CLAUSE)
  const clauses = useRead('clauses.list', {})
  // A condition of another shape (groups within groups) is kept as it is.
  const condition = lines === null ? newest?.condition : conditionOf(lines)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (condition === undefined) return
    const input = { id: rule?.id ?? null, name, condition, effect, note, until: newest?.until ?? null }
    save.mutate(
      { input: { ...input, clause: clause === NO_CLAUSE ? null : clause } },
      {
        onSuccess: () => {
          say(t('rules.saved'))
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      title={rule === null ? t('rules.new') : t('rules.edit', { name: rule.name })}
      open
      onClose={onClose}
      size="wide"
    >
      <form className="stack" onSubmit={submit}>
        <Refusal error={save.error} />
        <Line label={t('rules.name')} required maxLength={80} value={name} onChange={setName} autoFocus />
        {lines === null ? <p className="hint">{t('rules.nested')}</p> : <Lines lines={lines} onChange={setLines} />}
        <div className="columns">
          <Choice
            label={t('rules.then')}
            hint={t(`rules.effectHint.${effect}`)}
            value={effect}
            onChange={setEffect}
            options={RULE_EFFECTS.map((value) => ({ value, label: t(`rules.effect.${value}`) }))}
          />
          <Choice
            label={t('rules.clause')}
            value={clause}
            onChange={setClause}
            options={[
              { value: NO_CLAUSE, label: t('rules.noClause') },
              ...(clauses.data?.rows ?? []).map(({ code, title }) => ({ value: code, label: `${code} · ${title}` })),
            ]}
          />
          <Line label={t('words.note')} maxLength={300} value={note} onChange={setNote} />
        </div>
        {condition !== undefined && <TestRule condition={condition} />}
        <div className="dialog-actions">
          <Button type="submit" look="primary" isPending={save.isPending}>
            {t('rules.saveDraft')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

interface LinesState {
  readonly join: 'all' | 'any'
  readonly lines: readonly RuleLine[]
}

function Lines({
  lines: state,
  onChange,
}: {
  readonly lines: LinesState
  readonly onChange: (next: LinesState) => void
}) {
  const { t, n } = useText()
  const { join, lines } = state
  const replace = (at: number, line: RuleLine) =>
    onChange({ join, lines: lines.map((one, place) => (place === at ? line : one)) })
  return (
    <fieldset className="group">
      <legend>{t('rules.when')}</legend>
      <Choice
        label={t('rules.join')}
        value={join}
        onChange={(next) => onChange({ join: next, lines })}
        options={(['all', 'any'] as const).map((value) => ({ value, label: t(`rules.join.${value}`) }))}
      />
      <ol className="mod-lines">
        {lines.map((line, at) => (
          <li key={line.key}>
            <QuestionFields
              number={n(at + 1)}
              line={line}
              onChange={(next) => replace(at, next)}
              onRemove={
                lines.length === 1 ? null : () => onChange({ join, lines: lines.filter((_, place) => place !== at) })
              }
            />
          </li>
        ))}
      </ol>
      <div>
        <Button
          onPress={() => {
            const key = Math.max(0, ...lines.map((line) => line.key)) + 1
            onChange({ join, lines: [...lines, { key, not: false, question: FIRST }] })
          }}
        >
          {t('rules.addLine')}
        </Button>
      </div>
    </fieldset>
  )
}

/** Against the last thousand comments, as they were known when they came. */
function TestRule({ condition }: { readonly condition: RuleCondition }) {
  const { t } = useText()
  const test = useChange('rules.test')
  return (
    <div className="mod-trial">
      <div>
        <Button isPending={test.isPending} onPress={() => test.mutate({ input: { condition } })}>
          {t('rules.test')}
        </Button>
      </div>
      <Refusal error={test.error} />
      {test.data && <Tested tested={test.data} />}
    </div>
  )
}

function Tested({ tested }: { readonly tested: RuleTested }) {
  const { t, n } = useText()
  const { looked, hits, removed, published, waiting, samples } = tested
  return (
    <div className="stack" role="status">
      <p>
        <strong>{t('rules.tested', { looked: n(looked), hits: n(hits) })}</strong>{' '}
        {hits > 0 && t('rules.testedOf', { removed: n(removed), published: n(published), waiting: n(waiting) })}
      </p>
      <ul className="plain-list mod-samples">
        {samples.map(({ commentId, name, text }) => (
          <li key={commentId}>
            <Link href={`/comments/${commentId}`}>
              <bdi>{name}</bdi>
            </Link>{' '}
            <bdi className="hint">{text}</bdi>
          </li>
        ))}
      </ul>
    </div>
  )
}
