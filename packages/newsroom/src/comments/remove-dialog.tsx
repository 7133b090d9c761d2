import type { CommentRow } from '@warraq/core/contract/comments'
import { useState, type FormEvent } from 'react'
import { useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Area, Tick } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'

interface RemoveDialogProps {
  readonly comment: CommentRow
  readonly pending: boolean
  readonly error: unknown
  readonly onRemove: (comment: CommentRow, clauses: readonly string[], facts: string) => void
  readonly onClose: () => void
}

const MOST_CLAUSES = 5

/** Nothing is removed without the clause it breaks and the facts: its author reads both. */
export function RemoveDialog({ comment, pending, error, onRemove, onClose }: RemoveDialogProps) {
  const { t } = useText()
  const clauses = useRead('clauses.list', {})
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [facts, setFacts] = useState('')
  const [asked, setAsked] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (chosen.length > 0 && facts.trim() !== '') onRemove(comment, chosen, facts.trim())
  }
  return (
    <Dialog title={t('comments.removeTitle', { name: comment.name })} open onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <blockquote className="comment-text" dir="auto">
          {comment.text}
        </blockquote>
        <Refusal error={clauses.error ?? error} />
        <fieldset className="group clauses">
          <legend>{t('comments.clauses')} *</legend>
          {asked && chosen.length === 0 && (
            <p className="field-error" role="alert">
              {t('comments.clausesNeeded')}
            </p>
          )}
          {clauses.data?.rows.map((clause) => (
            <Tick
              key={clause.code}
              label={
                <>
                  <bdi className="clause-code">{clause.code}</bdi> {clause.title}
                </>
              }
              checked={chosen.includes(clause.code)}
              disabled={chosen.length >= MOST_CLAUSES && !chosen.includes(clause.code)}
              onChange={(on) =>
                setChosen(on ? [...chosen, clause.code] : chosen.filter((code) => code !== clause.code))
              }
            />
          ))}
        </fieldset>
        <Area
          label={t('comments.facts')}
          hint={t('comments.factsHint')}
          error={asked && facts.trim() === '' ? t('comments.factsNeeded') : undefined}
          required
          maxLength={2000}
          rows={3}
          value={facts}
          onChange={setFacts}
        />
        <div className="dialog-actions">
          <Button type="submit" look="primary" isPending={pending}>
            {t('comments.remove')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
