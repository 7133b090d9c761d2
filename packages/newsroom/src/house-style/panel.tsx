import { houseStyle } from '@warraq/core/house-style/check'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useChange, useRead } from '../api/desk.tsx'
import type { Editor } from '../editor/create-editor.ts'
import { useText } from '../i18n/text.tsx'
import { useCan } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { fixSpot, goToSpot, ignoreSpot, setStyle, spotsIn, type Spot } from './plugin.ts'

/** Shown at once; the rest are found with F7. */
const SHOWN = 30

/** What the house writes otherwise in this text: go there, put it right, or let it stand. */
export function HousePanel({ editor, editable }: { readonly editor: Editor; readonly editable: boolean }) {
  const { t } = useText()
  const list = useRead('house.list', {})
  const style = useMemo(() => houseStyle(list.data?.rows ?? []), [list.data])
  useEffect(() => setStyle(editor.view, style), [editor, style])
  const spots = useSyncExternalStore(editor.subscribe, () => spotsIn(editor.state()))
  const can = useCan()
  const always = useChange('house.save', ['house.list'])
  return (
    <section className="house" aria-labelledby="house-title">
      <h3 id="house-title">{t('nav.house')}</h3>
      <p className="hint" role="status">
        {t('house.found', { count: spots.length })}
      </p>
      {spots.length > 0 && editable && <p className="hint">{t('house.keyHint')}</p>}
      <Refusal error={always.error} />
      <ul className="plain-list">
        {spots.slice(0, SHOWN).map((spot) => (
          <li key={`${String(spot.from)}-${spot.rule}`} className="house-spot">
            <Button look="quiet" onPress={() => goToSpot(editor.view, spot)}>
              <bdi className="house-words">{spot.words.trim() === '' ? '␣'.repeat(spot.words.length) : spot.words}</bdi>
            </Button>
            <span className="hint">{spot.note === '' ? t(`house.rule.${spot.rule}`) : spot.note}</span>
            {editable && (
              <span className="note-acts">
                {spot.better !== null && (
                  <Button onPress={() => fixSpot(editor.view, spot)}>{fixLabel(spot, t)}</Button>
                )}
                <Button look="quiet" onPress={() => ignoreSpot(editor.view, spot)}>
                  {t('house.skip')}
                </Button>
                {can('house.manage') && /\p{L}/u.test(spot.words) && (
                  <Button
                    look="quiet"
                    onPress={() =>
                      always.mutate({ input: { kind: 'allowed', word: spot.words, better: '', note: '' } })
                    }
                  >
                    {t('house.skipAlways')}
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function fixLabel(spot: Spot, t: ReturnType<typeof useText>['t']): string {
  const better = spot.better ?? ''
  return better.trim() === '' || spot.rule === 'space-after' ? t('house.fixSpace') : t('house.fix', { better })
}
