import type { ClauseWords, EditableClause } from '@warraq/core/contract/clauses'
import { useState, type FormEvent } from 'react'
import { useChange } from '../../api/desk.tsx'
import { useText, type TextKey } from '../../i18n/text.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Area, Line, Tick } from '../../ui/fields.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { useSay } from '../../ui/status-line.tsx'

/** The words of a clause as they stand in the fields: lists with a line each. */
interface Typed {
  readonly title: string
  readonly definition: string
  readonly notCovered: string
  readonly test: string
  readonly allowed: string
  readonly notAllowed: string
}

type Lang = 'ar' | 'en'

const FIELDS: readonly { readonly name: keyof Typed; readonly label: TextKey; readonly rows: number }[] = [
  { name: 'definition', label: 'clauses.definition', rows: 4 },
  { name: 'notCovered', label: 'clauses.notCovered', rows: 4 },
  { name: 'test', label: 'clauses.test', rows: 3 },
  { name: 'allowed', label: 'clauses.allowed', rows: 3 },
  { name: 'notAllowed', label: 'clauses.notAllowed', rows: 3 },
]

function typedOf(clause: ClauseWords, lang: Lang): Typed {
  return {
    title: clause.title[lang],
    definition: clause.definition[lang],
    notCovered: clause.notCovered[lang].join('\n'),
    test: clause.test[lang].join('\n'),
    allowed: clause.examples.allowed[lang].join('\n'),
    notAllowed: clause.examples.notAllowed[lang].join('\n'),
  }
}

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

function wordsOf(ar: Typed, en: Typed): ClauseWords {
  const both = (name: keyof Typed) => ({ ar: lines(ar[name]), en: lines(en[name]) })
  return {
    title: { ar: ar.title.trim(), en: en.title.trim() },
    definition: { ar: ar.definition.trim(), en: en.definition.trim() },
    notCovered: both('notCovered'),
    test: both('test'),
    examples: { allowed: both('allowed'), notAllowed: both('notAllowed') },
  }
}

export function ClauseDialog({ clause, onClose }: { readonly clause: EditableClause; readonly onClose: () => void }) {
  const { t } = useText()
  const say = useSay()
  const [ar, setAr] = useState(() => typedOf(clause, 'ar'))
  const [en, setEn] = useState(() => typedOf(clause, 'en'))
  const [active, setActive] = useState(clause.active)
  const save = useChange('clauses.save', ['clauses.read', 'clauses.list'])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(
      { input: { code: clause.code, version: clause.n, active, ...wordsOf(ar, en) } },
      {
        onSuccess: ({ version }) => {
          say(t('clauses.saved', { n: version }))
          onClose()
        },
      },
    )
  }
  return (
    <Dialog title={t('clauses.editTitle', { code: clause.code })} open onClose={onClose} size="wide">
      <form className="stack clause-form" onSubmit={submit}>
        <p className="hint">{t('clauses.newVersion')}</p>
        <Refusal error={save.error} />
        <div className="two-languages">
          <Words name={t('clauses.arabic')} dir="rtl" typed={ar} onType={setAr} />
          <Words name={t('clauses.english')} dir="ltr" typed={en} onType={setEn} />
        </div>
        <Tick label={t('clauses.active')} hint={t('clauses.activeHint')} checked={active} onChange={setActive} />
        <div className="dialog-actions">
          <Button look="primary" type="submit" isPending={save.isPending}>
            {t('action.save')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

interface WordsProps {
  readonly name: string
  readonly dir: 'rtl' | 'ltr'
  readonly typed: Typed
  readonly onType: (typed: Typed) => void
}

function Words({ name, dir, typed, onType }: WordsProps) {
  const { t } = useText()
  return (
    <fieldset className="group" dir={dir}>
      <legend>{name}</legend>
      <Line
        label={t('clauses.name')}
        required
        maxLength={120}
        value={typed.title}
        onChange={(title) => onType({ ...typed, title })}
      />
      {FIELDS.map((field) => (
        <Area
          key={field.name}
          label={t(field.label)}
          required={field.name === 'definition'}
          rows={field.rows}
          maxLength={4000}
          value={typed[field.name]}
          onChange={(text) => onType({ ...typed, [field.name]: text })}
        />
      ))}
    </fieldset>
  )
}
