import type { ArticleView } from '@warraq/core/contract/articles'
import { missingParts } from '@warraq/core/articles/publishable'
import type { Transition } from '@warraq/core/articles/workflow'
import { useState } from 'react'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { useChange } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { sentenceOf } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'
import { useStateWord } from '../ui/state-word.tsx'
import { Published } from './published.tsx'
import { StepForm, type StepMore } from './step-form.tsx'
import type { WorkingCopy } from './working-copy.ts'

/** Steps that take an article on: the first two that are possible stand as buttons. */
const ONWARD: readonly Transition[] = [
  'publish',
  'ready',
  'submit',
  'start-review',
  'schedule',
  'return',
  'unschedule',
  'republish',
  'reopen',
]
/** Steps that take something back, and rare ones: always in the menu. */
const RARE: readonly Transition[] = ['embargo', 'archive', 'withdraw']
const SHOWN = 2

/** Steps that ask for something first; the others are taken at once. */
const ASKING: ReadonlySet<Transition> = new Set([
  'publish',
  'republish',
  'return',
  'schedule',
  'embargo',
  'withdraw',
  'archive',
])

interface StepsProps {
  readonly view: ArticleView
  readonly copy: WorkingCopy
  readonly onMoved: (view: ArticleView) => void
}

type Asked = Transition | 'correct'

export function Steps({ view, copy, onMoved }: StepsProps) {
  const text = useText()
  const { t } = text
  const say = useSay()
  const word = useStateWord()
  const change = useChange('articles.step')
  const [asking, setAsking] = useState<Asked | null>(null)
  const [published, setPublished] = useState<ArticleView | null>(null)
  const { status, savedSince } = copy.snapshot()
  const nothingNew = view.state === 'published' && !view.changedSincePublished && !savedSince && status.kind === 'clean'
  const possible = (step: Transition) => view.steps.includes(step) && !(step === 'publish' && nothingNew)
  const onward = ONWARD.filter(possible)
  const rest: readonly Asked[] = [
    ...onward.slice(SHOWN),
    ...(view.mayCorrect ? (['correct'] as const) : []),
    ...RARE.filter(possible),
  ]
  const labelOf = (step: Asked): string =>
    step === 'publish' && view.state === 'published' ? t('step.publishAgain') : t(`step.${step}`)

  /** Saves first: a step is taken with everything that was typed. */
  const take = async (step: Transition, more: StepMore) => {
    if (view.mayEdit && !(await copy.flush(false))) return
    const { lockVersion } = copy.snapshot()
    const next = await change.mutateAsync({ params: { id: view.id }, input: { to: step, lockVersion, ...more } })
    setAsking(null)
    onMoved(next)
    if (step === 'publish' || step === 'republish') setPublished(next)
    else say(t('article.stepDone', { state: word(next.state, next.scheduledAt) }))
  }
  const start = (step: Asked) => {
    change.reset()
    if (step === 'correct' || ASKING.has(step)) setAsking(step)
    else take(step, {}).catch((error: unknown) => say(sentenceOf(error, text)))
  }
  // An error of a step that asked stands in its dialog.
  const takeAsked = (step: Transition, more: StepMore) => {
    take(step, more).catch(() => undefined)
  }
  return (
    <div className="steps">
      {onward.slice(0, SHOWN).map((step, index) => (
        <Button
          key={step}
          look={index === 0 ? 'primary' : 'plain'}
          isPending={change.isPending}
          onPress={() => start(step)}
        >
          {labelOf(step)}
        </Button>
      ))}
      {rest.length > 0 && (
        <MenuTrigger>
          <Button>{t('step.others')}</Button>
          <Popover className="popover">
            <Menu className="listbox" onAction={(key) => start(key as Asked)}>
              {rest.map((step) => (
                <MenuItem key={step} id={step} className="option">
                  {labelOf(step)}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
      {asking !== null && (
        <Dialog title={labelOf(asking)} open onClose={() => setAsking(null)}>
          <StepForm
            step={asking}
            view={view}
            missing={missingParts(copy.content())}
            content={copy.content()}
            pending={change.isPending}
            error={change.error}
            onTake={takeAsked}
            onMoved={(next) => {
              setAsking(null)
              onMoved(next)
            }}
            onClose={() => setAsking(null)}
          />
        </Dialog>
      )}
      {published !== null && <Published view={published} onClose={() => setPublished(null)} />}
    </div>
  )
}
