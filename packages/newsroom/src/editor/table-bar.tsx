import type { Command } from 'prosemirror-state'
import { useSyncExternalStore } from 'react'
import { Button } from 'react-aria-components/Button'
import { Toolbar } from 'react-aria-components/Toolbar'
import { useText, type TextKey } from '../i18n/text.tsx'
import type { Editor } from './create-editor.ts'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  tableAt,
  toggleHeader,
} from './table-commands.ts'

const TOOLS: readonly { readonly name: TextKey; readonly command: Command }[] = [
  { name: 'table.rowAfter', command: addRowAfter },
  { name: 'table.rowBefore', command: addRowBefore },
  { name: 'table.columnAfter', command: addColumnAfter },
  { name: 'table.columnBefore', command: addColumnBefore },
  { name: 'table.header', command: toggleHeader },
  { name: 'table.deleteRow', command: deleteRow },
  { name: 'table.deleteColumn', command: deleteColumn },
  { name: 'table.delete', command: deleteTable },
]

/** What can be done with the table that the cursor stands in; nothing elsewhere. */
export function TableBar({ editor }: { readonly editor: Editor }) {
  const { t } = useText()
  const state = useSyncExternalStore(editor.subscribe, editor.state)
  if (tableAt(state) === null) return null
  return (
    <Toolbar className="table-bar" aria-label={t('table.tools')}>
      {TOOLS.map(({ name, command }) => (
        <Button key={name} className="table-tool" preventFocusOnPress onPress={() => editor.run(command)}>
          {t(name)}
        </Button>
      ))}
    </Toolbar>
  )
}
