import { useText, type TextKey } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { isMac, keysOf } from './shortcuts.ts'
import { SHORTCUTS, type ShortcutId } from './shortcuts.table.ts'

const GROUPS: readonly { readonly name: TextKey; readonly ids: readonly ShortcutId[] }[] = [
  { name: 'editorKeys.text', ids: ['strong', 'emphasis', 'strike', 'code', 'link'] },
  {
    name: 'editorKeys.blocks',
    ids: [
      'paragraph',
      'heading-2',
      'heading-3',
      'bullets',
      'numbers',
      'indent',
      'outdent',
      'quote',
      'pull-quote',
      'image',
      'related',
      'direction',
    ],
  },
  { name: 'editorKeys.other', ids: ['find', 'outline', 'undo', 'redo', 'keys'] },
]

const TYPED: readonly { readonly keys: string; readonly name: TextKey }[] = [
  { keys: '- , 1.', name: 'editorKeys.typedList' },
  { keys: '## , ###', name: 'editorKeys.typedHeading' },
  { keys: '>', name: 'editorKeys.typedQuote' },
  { keys: '---', name: 'editorKeys.typedRule' },
  { keys: '"', name: 'editorKeys.typedMarks' },
  { keys: ', ; ?', name: 'editorKeys.typedComma' },
  { keys: 'Backspace', name: 'editorKeys.typedBack' },
  { keys: 'Shift+Enter', name: 'editorKeys.newLine' },
  { keys: 'Tab , Shift+Tab', name: 'editorKeys.cell' },
]

/** Every key of the editor on one sheet. */
export function KeysSheet({ onClose }: { readonly onClose: () => void }) {
  const { t, n } = useText()
  const mac = isMac()
  const nameOf = (id: ShortcutId) => {
    const found = SHORTCUTS.find((one) => one.id === id)
    const level = found?.values?.['level']
    return found === undefined ? '' : t(found.name, level === undefined ? {} : { level: n(Number(level)) })
  }
  return (
    <Dialog title={t('editorKeys.title')} open onClose={onClose}>
      <div className="keys-sheet">
        {GROUPS.map(({ name, ids }) => (
          <section key={name}>
            <h3>{t(name)}</h3>
            <dl>
              {ids.map((id) => (
                <Row key={id} keys={keysOf(id, mac)} name={nameOf(id)} />
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>{t('editorKeys.typed')}</h3>
          <dl>
            {TYPED.map(({ keys, name }) => (
              <Row key={name} keys={keys} name={t(name)} />
            ))}
          </dl>
        </section>
      </div>
      <div className="dialog-actions">
        <Button onPress={onClose}>{t('action.close')}</Button>
      </div>
    </Dialog>
  )
}

function Row({ keys, name }: { readonly keys: string; readonly name: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <kbd dir="ltr">{keys}</kbd>
      </dd>
    </div>
  )
}
