import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { useText, type TextKey } from '../i18n/text.tsx'
import { insertRule } from './commands.ts'
import type { Editor } from './create-editor.ts'
import { insertTable, tableAt } from './table-commands.ts'

/** Blocks that need a dialog before they stand in the text. */
export type Inserted = 'gallery' | 'recording' | 'embed' | 'note'

const ITEMS: readonly { readonly name: TextKey; readonly what: Inserted | 'table' | 'rule' }[] = [
  { name: 'insert.table', what: 'table' },
  { name: 'insert.gallery', what: 'gallery' },
  { name: 'insert.recording', what: 'recording' },
  { name: 'insert.embed', what: 'embed' },
  { name: 'insert.note', what: 'note' },
  { name: 'editor.rule', what: 'rule' },
]

interface InsertMenuProps {
  readonly editor: Editor
  readonly onInsert: (what: Inserted) => void
}

/** Everything that can be put into a text besides pictures and related articles, which have tools of their own. */
export function InsertMenu({ editor, onInsert }: InsertMenuProps) {
  const { t } = useText()
  const inTable = tableAt(editor.state()) !== null
  const act = (what: (typeof ITEMS)[number]['what']) => {
    if (what === 'table') editor.run(insertTable)
    else if (what === 'rule') editor.run(insertRule)
    else {
      // A dialog gives the focus back to where it was: that is the text, not this menu.
      editor.view.focus()
      onInsert(what)
    }
  }
  return (
    <MenuTrigger>
      <Button className="tool tool-words">{t('insert.title')}</Button>
      <Popover className="popover">
        <Menu
          className="listbox"
          disabledKeys={inTable ? ['table'] : []}
          onAction={(key) => {
            const item = ITEMS.find(({ what }) => what === key)
            // The menu gives the focus back to its button first; then the text takes it.
            if (item) setTimeout(() => act(item.what))
          }}
        >
          {ITEMS.map(({ name, what }) => (
            <MenuItem key={what} id={what} className="option">
              {t(name)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
