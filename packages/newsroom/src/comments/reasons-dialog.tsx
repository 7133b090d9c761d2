import type { CitableClause } from '@warraq/core/contract/cases'
import type { Clause } from '@warraq/core/contract/comments'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Area, Tick } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'

export interface Reasons {
  readonly clauses: readonly string[]
  readonly facts: string
}

type Choosable = Pick<Clause, 'code' | 'title'> & Partial<Pick<CitableClause, 'suggestions' | 'test' | 'notCovered'>>

interface ReasonsDialogProps {
  readonly title: string
  readonly submit: string
  readonly clauses: readonly Choosable[]
  /** What is decided about, when it is one text. */
  readonly text: string | null
  readonly pending: boolean
  readonly error: unknown
  readonly onSubmit: (reasons: Reasons) => void
  readonly onClose: () => void
}

const MOST_CLAUSES = 5

/** 1 to 9 are the clauses of those numbers; with Shift, ten more. */
export function clauseOfKey(event: Pick<KeyboardEvent, 'code' | 'shiftKey'>): string | null {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1]
  if (digit === undefined) return null
  const n = Number(digit) + (event.shiftKey ? 10 : 0)
  return n === 0 ? null : `CL${n}`
}

/** Nothing is decided against an author without the clause it breaks and the facts: both are what the author reads. */
export function ReasonsDialog(props: ReasonsDialogProps) {
  const { title, submit, clauses, text, pending, error, onSubmit, onClose } = props
  const { t } = useText()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [typed, setTyped] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const keys = useRef<HTMLDivElement>(null)
  const last = clauses.find(({ code }) => code === chosen.at(-1))
  const suggestions = last?.suggestions ?? []
  const facts = typed ?? suggestions[0] ?? ''
  const toggle = (code: string) => {
    if (chosen.includes(code)) setChosen(chosen.filter((one) => one !== code))
    else if (chosen.length < MOST_CLAUSES && clauses.some((clause) => clause.code === code))
      setChosen([...chosen, code])
  }
  const send = () => {
    setAsked(true)
    if (chosen.length > 0 && facts.trim() !== '' && !pending) onSubmit({ clauses: chosen, facts: facts.trim() })
  }
  useEffect(() => keys.current?.focus(), [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (event.target instanceof Element && event.target.closest('textarea, button, select')) return
      const code = clauseOfKey(event)
      if (code !== null) toggle(code)
      else if (event.key === 'Enter') send()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  return (
    <Dialog title={title} open onClose={onClose} size="wide">
      <form
        className="stack reasons"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          send()
        }}
        noValidate
      >
        {text !== null && (
          <blockquote className="comment-text" dir="auto">
            {text}
          </blockquote>
        )}
        <Refusal error={error} />
        <div ref={keys} tabIndex={-1} className="clause-keys">
          <fieldset className="group clauses">
            <legend>{t('comments.clauses')} *</legend>
            <p className="hint keys-hint">{t('cases.clauseKeys')}</p>
            {asked && chosen.length === 0 && (
              <p className="field-error" role="alert">
                {t('comments.clausesNeeded')}
              </p>
            )}
            {clauses.map((clause) => (
              <Tick
                key={clause.code}
                label={
                  <>
                    <bdi className="clause-code">{clause.code}</bdi> {clause.title}
                  </>
                }
                checked={chosen.includes(clause.code)}
                disabled={chosen.length >= MOST_CLAUSES && !chosen.includes(clause.code)}
                onChange={() => toggle(clause.code)}
              />
            ))}
          </fieldset>
        </div>
        {last && <Guidance clause={last} />}
        <Area
          label={t('comments.facts')}
          hint={t('comments.factsHint')}
          error={asked && facts.trim() === '' ? t('comments.factsNeeded') : undefined}
          required
          maxLength={2000}
          rows={3}
          value={facts}
          onChange={setTyped}
        />
        {suggestions.length > 0 && (
          <ul className="suggestions" aria-label={t('cases.suggestions')}>
            {suggestions.map((sentence) => (
              <li key={sentence}>
                <Button look="quiet" onPress={() => setTyped(sentence)}>
                  {sentence}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <div className="dialog-actions">
          <Button look="primary" type="submit" isPending={pending}>
            {submit}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/** What the clause asks, and what it does not cover: read before, not after, something is removed. */
function Guidance({ clause: { test = [], notCovered = [] } }: { readonly clause: Choosable }) {
  const { t } = useText()
  if (test.length === 0 && notCovered.length === 0) return null
  return (
    <div className="guidance">
      {test.length > 0 && (
        <>
          <h3>{t('cases.clauseTest')}</h3>
          <ul>
            {test.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {notCovered.length > 0 && (
        <>
          <h3>{t('cases.notCovered')}</h3>
          <ul>
            {notCovered.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
