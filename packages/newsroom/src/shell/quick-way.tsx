import { useId, useState, type KeyboardEvent } from 'react'
import { useText } from '../i18n/text.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useQuickChoices, type QuickChoice, type Recent } from './quick-choices.ts'

interface QuickWayProps {
  readonly recent: readonly Recent[]
  readonly onOpened: (one: Recent) => void
  readonly onClose: () => void
}

/** One field that leads everywhere: screens, articles, people, sections, and what may be done from anywhere. */
export function QuickWay({ recent, onOpened, onClose }: QuickWayProps) {
  const { t } = useText()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const { choices, settled } = useQuickChoices(typed, recent, onOpened)
  const chosen = Math.min(at, choices.length - 1)
  const take = (choice: QuickChoice | undefined) => {
    if (choice === undefined) return
    onClose()
    choice.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const last = choices.length - 1
    const next = nextPlace(event.key, chosen, last)
    if (next !== null) {
      event.preventDefault()
      setAt(next)
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter') {
      event.preventDefault()
      take(choices[chosen])
    }
  }
  return (
    <Dialog title={t('quick.title')} open onClose={onClose}>
      <label className="field">
        <span>{t('quick.label')}</span>
        <input
          type="text"
          role="combobox"
          dir="auto"
          // The person has just asked for this field by its key.
          autoFocus
          autoComplete="off"
          maxLength={200}
          value={typed}
          aria-expanded={choices.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={choices.length > 0 ? `${id}-${chosen}` : undefined}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <p className={choices.length === 0 ? 'hint' : 'unseen'} role="status">
        {settled && t('quick.found', { count: choices.length })}
      </p>
      <div id={`${id}-list`} role="listbox" aria-label={t('quick.title')} className="quick-list">
        {choices.map((choice, place) => (
          // The keys are the field's: the list never takes the focus.
          <div
            key={choice.key}
            id={`${id}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === chosen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(choice)}
            onKeyDown={undefined}
          >
            <bdi>{choice.label}</bdi>
            <span className="hint">{choice.kind}</span>
          </div>
        ))}
      </div>
      <p className="hint">{t('quick.help')}</p>
    </Dialog>
  )
}

/** Where a key leads in a list whose last place is `last`; null when the key does not move. Both ends lead round. */
function nextPlace(key: string, at: number, last: number): number | null {
  if (last < 0) return null
  if (key === 'ArrowDown') return at === last ? 0 : at + 1
  if (key === 'ArrowUp') return at === 0 ? last : at - 1
  return null
}
