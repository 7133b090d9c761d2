import { useText, type TextKey } from '../i18n/text.tsx'
import { Dialog } from '../ui/dialog.tsx'

const KEYS: readonly (readonly [keys: string, what: TextKey])[] = [
  ['J · ←', 'cases.key.next'],
  ['K · →', 'cases.key.previous'],
  ['A', 'cases.key.approve'],
  ['R', 'cases.key.remove'],
  ['C', 'cases.key.changes'],
  ['H', 'cases.key.hide'],
  ['S', 'cases.key.spam'],
  ['E', 'cases.key.escalate'],
  ['X', 'cases.key.choose'],
  ['U', 'cases.key.undo'],
  ['T', 'cases.key.takeOver'],
  ['?', 'cases.key.help'],
]

export function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  const { t, dir } = useText()
  // On the keyboard as on the page: the next one lies where one reads on.
  const turned = (keys: string) => (dir === 'rtl' ? keys : keys.replace(/[←→]/, (arrow) => (arrow === '←' ? '→' : '←')))
  return (
    <Dialog title={t('cases.keysTitle')} open onClose={onClose}>
      <dl className="keys">
        {KEYS.map(([keys, what]) => (
          <div key={keys}>
            <dt dir="ltr">
              <kbd>{turned(keys)}</kbd>
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">{t('cases.clauseKeys')}</p>
    </Dialog>
  )
}
