import { TERM_TIERS } from '@warraq/core/comments/match/term'
import { NUMBER_FACTS, type NumberFact, type RuleQuestion } from '@warraq/core/comments/rules/condition'
import { useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Choice, Line, Tick } from '../ui/fields.tsx'
import type { RuleLine } from './rule-lines.ts'
import { TAG_WORDS } from './rule-words.ts'
import { Whole } from './whole.tsx'

type Kind = 'term' | 'tag' | 'hour' | 'body' | 'name' | 'language' | NumberFact
const KINDS: readonly Kind[] = ['term', 'tag', ...NUMBER_FACTS, 'body', 'name', 'language', 'hour']
const ANY = 'any'

interface QuestionProps {
  readonly number: string
  readonly line: RuleLine
  readonly onChange: (line: RuleLine) => void
  /** Null for the only line there is. */
  readonly onRemove: (() => void) | null
}

/** One sentence: what is asked, and the answer that counts. */
export function QuestionFields({ number, line, onChange, onRemove }: QuestionProps) {
  const { t } = useText()
  const set = (question: RuleQuestion) => onChange({ ...line, question })
  const kind = kindOf(line.question)
  return (
    <div className="mod-line" role="group" aria-label={t('rules.line', { number })}>
      <Choice
        label={t('rules.fact')}
        value={kind}
        onChange={(next) => set(questionOf(next))}
        options={KINDS.map((value) => ({ value, label: t(`rules.kind.${value}`) }))}
      />
      <Answer key={kind} question={line.question} set={set} />
      <Tick label={t('rules.turn')} checked={line.not} onChange={(not) => onChange({ ...line, not })} />
      {onRemove !== null && (
        <Button look="quiet" aria-label={t('rules.removeLine', { number })} onPress={onRemove}>
          {t('action.remove')}
        </Button>
      )}
    </div>
  )
}

function kindOf(question: RuleQuestion): Kind {
  if (question.fact === 'number') return question.of
  return question.fact === 'words' ? question.in : question.fact
}

function questionOf(kind: Kind): RuleQuestion {
  switch (kind) {
    case 'term':
      return { fact: 'term', clause: null, tier: null }
    case 'tag':
      return { fact: 'tag', tag: 'link' }
    case 'hour':
      return { fact: 'hour', from: 22, to: 5 }
    case 'body':
    case 'name':
      return { fact: 'words', in: kind, words: '' }
    case 'language':
      return { fact: 'language', is: 'other' }
    default:
      return { fact: 'number', of: kind, is: kind === 'published-before' ? 'most' : 'least', value: 1 }
  }
}

interface AnswerProps {
  readonly question: RuleQuestion
  readonly set: (question: RuleQuestion) => void
}

function Answer({ question, set }: AnswerProps) {
  const { t } = useText()
  switch (question.fact) {
    case 'term':
      return <TermAnswer question={question} set={set} />
    case 'tag':
      return (
        <Choice
          label={t('rules.answer')}
          value={question.tag}
          onChange={(tag) => set({ ...question, tag })}
          options={Object.entries(TAG_WORDS).map(([value, key]) => ({ value, label: t(key) }))}
        />
      )
    case 'number':
      return (
        <>
          <Choice
            label={t('rules.compare')}
            value={question.is}
            onChange={(is) => set({ ...question, is })}
            options={(['least', 'most'] as const).map((value) => ({ value, label: t(`rules.compare.${value}`) }))}
          />
          <Whole
            label={t('rules.value')}
            value={question.value}
            least={0}
            most={100_000}
            onChange={(value) => set({ ...question, value })}
          />
        </>
      )
    case 'hour':
      return (
        <>
          <Whole
            label={t('rules.from')}
            value={question.from}
            least={0}
            most={23}
            onChange={(from) => set({ ...question, from })}
          />
          <Whole
            label={t('rules.to')}
            value={question.to}
            least={0}
            most={23}
            onChange={(to) => set({ ...question, to })}
          />
        </>
      )
    case 'words':
      return (
        <Line
          label={t('rules.words')}
          required
          maxLength={80}
          value={question.words}
          onChange={(words) => set({ ...question, words })}
        />
      )
    case 'language':
      return (
        <Choice
          label={t('rules.answer')}
          value={question.is}
          onChange={(is) => set({ ...question, is })}
          options={(['ar', 'other'] as const).map((value) => ({ value, label: t(`rules.language.${value}`) }))}
        />
      )
  }
}

interface TermAnswerProps {
  readonly question: Extract<RuleQuestion, { readonly fact: 'term' }>
  readonly set: (question: RuleQuestion) => void
}

function TermAnswer({ question, set }: TermAnswerProps) {
  const { t } = useText()
  const clauses = useRead('clauses.list', {})
  return (
    <>
      <Choice
        label={t('words.clause')}
        value={question.clause ?? ANY}
        onChange={(clause) => set({ ...question, clause: clause === ANY ? null : clause })}
        options={[
          { value: ANY, label: t('words.clause.any') },
          ...(clauses.data?.rows ?? []).map(({ code, title }) => ({ value: code, label: `${code} · ${title}` })),
        ]}
      />
      <Choice
        label={t('words.tier')}
        value={question.tier ?? ANY}
        onChange={(tier) => set({ ...question, tier: tier === ANY ? null : tier })}
        options={([ANY, ...TERM_TIERS] as const).map((value) => ({ value, label: t(`words.tier.${value}`) }))}
      />
    </>
  )
}
