import type { ArticleView, WorkingContent } from '@warraq/core/contract/articles'
import type { MissingPart } from '@warraq/core/articles/publishable'
import type { Transition } from '@warraq/core/articles/workflow'
import { lazy, Suspense, useState, type FormEvent } from 'react'
import { useCall, useChange } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { EndingPictures } from '../media/ending-pictures.tsx'
import { Button } from '../ui/button.tsx'
import { Area } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { missingSentence } from './missing.ts'

const WhenForm = lazy(async () => ({ default: (await import('./when-form.tsx')).WhenForm }))

/** Steps that readers will see the end of: nothing incomplete goes on them. */
const PUBLISHING: ReadonlySet<Transition | 'correct'> = new Set([
  'publish',
  'republish',
  'schedule',
  'embargo',
] as const)

export interface StepMore {
  readonly note?: string
  readonly at?: string
  readonly reason?: string
}

interface StepFormProps {
  readonly step: Transition | 'correct'
  readonly view: ArticleView
  /** What it lacks for publishing. */
  readonly missing: readonly MissingPart[]
  readonly content: WorkingContent
  readonly pending: boolean
  readonly error: unknown
  readonly onTake: (step: Transition, more: StepMore) => void
  readonly onMoved: (view: ArticleView) => void
  readonly onClose: () => void
}

/** What a step asks for before it is taken. */
export function StepForm(props: StepFormProps) {
  const { step, view, missing, content, pending, error, onTake, onMoved, onClose } = props
  const text = useText()
  const { t } = text
  if (PUBLISHING.has(step) && missing.length > 0) {
    return (
      <div className="stack">
        <p>{missingSentence(missing, text)}</p>
        <div className="dialog-actions">
          <Button look="primary" onPress={onClose}>
            {t('action.close')}
          </Button>
        </div>
      </div>
    )
  }
  if (step === 'correct') return <CorrectForm view={view} onMoved={onMoved} onClose={onClose} />
  if (step === 'schedule' || step === 'embargo') {
    return (
      <Suspense fallback={<p className="loading">{t('app.loading')}</p>}>
        <EndingPictures content={content} />
        <WhenForm
          label={t(`step.${step}`)}
          first={view.scheduledAt}
          pending={pending}
          error={error}
          onTake={(at) => onTake(step, { at })}
          onClose={onClose}
        />
      </Suspense>
    )
  }
  return (
    <>
      {PUBLISHING.has(step) && <EndingPictures content={content} />}
      <WordsForm step={step} pending={pending} error={error} onTake={onTake} onClose={onClose} />
    </>
  )
}

type WordsFormProps = Pick<StepFormProps, 'pending' | 'error' | 'onTake' | 'onClose'> & { readonly step: Transition }

/** A reason readers will see, a note for the writer, or only a last look. */
function WordsForm({ step, pending, error, onTake, onClose }: WordsFormProps) {
  const { t } = useText()
  const [words, setWords] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const text = words.trim()
    if (step === 'withdraw') onTake(step, { reason: text })
    else onTake(step, text === '' ? {} : { note: text })
  }
  return (
    <form className="stack" onSubmit={submit}>
      <Refusal error={error} />
      {(step === 'publish' || step === 'republish') && <p>{t('step.confirmPublish')}</p>}
      {step === 'archive' && <p>{t('step.archiveNote')}</p>}
      {step === 'return' && (
        <Area label={t('step.returnNote')} required maxLength={2000} value={words} onChange={setWords} autoFocus />
      )}
      {step === 'withdraw' && (
        <Area
          label={t('step.withdrawReason')}
          hint={t('step.withdrawHint')}
          required
          maxLength={600}
          value={words}
          onChange={setWords}
          autoFocus
        />
      )}
      <div className="dialog-actions">
        <Button type="submit" look="primary" isPending={pending}>
          {t(`step.${step}`)}
        </Button>
        <Button onPress={onClose}>{t('action.cancel')}</Button>
      </div>
    </form>
  )
}

function CorrectForm({ view, onMoved, onClose }: Pick<StepFormProps, 'view' | 'onMoved' | 'onClose'>) {
  const { t } = useText()
  const call = useCall()
  const correct = useChange('articles.correct')
  const [error, setError] = useState<unknown>(null)
  const [words, setWords] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const params = { id: view.id }
    const send = async () => {
      await correct.mutateAsync({ params, input: { text: words.trim() } })
      onMoved(await call('articles.read', {}, { params }))
    }
    send().catch(setError)
  }
  return (
    <form className="stack" onSubmit={submit}>
      <Refusal error={error} />
      <Area
        label={t('step.correctionText')}
        hint={t('step.correctionHint')}
        required
        maxLength={2000}
        value={words}
        onChange={setWords}
        autoFocus
      />
      <div className="dialog-actions">
        <Button type="submit" look="primary" isPending={correct.isPending}>
          {t('step.correct')}
        </Button>
        <Button onPress={onClose}>{t('action.cancel')}</Button>
      </div>
    </form>
  )
}
