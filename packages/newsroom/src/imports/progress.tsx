import type { ImportView } from '@warraq/core/contract/imports'
import { useChange } from '../api/desk.tsx'
import { useText, type TextKey } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/refusal.tsx'

const PHASES: Readonly<Record<string, TextKey>> = {
  checking: 'imports.phase.checking',
  fetching: 'imports.phase.fetching',
  pictures: 'imports.phase.pictures',
  items: 'imports.phase.items',
  links: 'imports.phase.links',
}

/** What is happening and how far it is. */
export function Progress({ view }: { readonly view: ImportView }) {
  const { t, n } = useText()
  const stop = useChange('imports.stop', ['imports.read', 'imports.list'])
  const phase = phaseOf(view)
  const isKnown = view.of > 0
  return (
    <section className="import-part import-progress" aria-live="polite">
      <p className="import-now">{t(phase)}</p>
      <progress aria-label={t(phase)} {...(isKnown ? { max: view.of, value: Math.min(view.done, view.of) } : {})} />
      <p className="hint">
        {isKnown && t('imports.doneOf', { done: n(view.done), of: n(view.of) })}
        {!isKnown && view.done > 0 && t('imports.doneSoFar', { done: n(view.done) })}
      </p>
      {view.state !== 'undoing' && (
        <>
          <p className="hint">{t(view.rehearsal ? 'imports.leaveRehearsal' : 'imports.leaveRun')}</p>
          <Refusal error={stop.error} />
          <p>
            <Button isPending={stop.isPending} onPress={() => stop.mutate({ input: {}, params: { id: view.id } })}>
              {t('imports.stop')}
            </Button>
          </p>
        </>
      )}
    </section>
  )
}

function phaseOf({ state, phase }: ImportView): TextKey {
  if (state === 'waiting') return 'imports.phase.waiting'
  if (state === 'undoing') return 'imports.phase.undoing'
  return PHASES[phase] ?? 'imports.phase.checking'
}
