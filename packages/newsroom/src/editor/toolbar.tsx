import type { Command, EditorState } from 'prosemirror-state'
import { useSyncExternalStore, type ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Group } from 'react-aria-components/Group'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { Toolbar } from 'react-aria-components/Toolbar'
import { useText, type TextKey } from '../i18n/text.tsx'
import { blockName, inside, linkAt, markIsOn, toggle, toggleBlock, unifyAllQuotes } from './commands.ts'
import type { Editor } from './create-editor.ts'
import { inDesignated } from './designated-links.ts'
import { ICONS, type IconName } from './icons.table.ts'
import { InsertMenu, type Inserted } from './insert-menu.tsx'
import { bodySchema } from './schema.ts'
import { isMac, keysOf, type EditId } from './shortcuts.ts'
import type { ShortcutId } from './shortcuts.table.ts'

const { nodes, marks } = bodySchema

interface ToolbarProps {
  readonly editor: Editor
  readonly onLink: () => void
  readonly onQuote: () => void
  readonly onImage: () => void
  readonly onFind: () => void
  readonly onOutline: () => void
  readonly outlineOpen: boolean
  readonly onKeys: () => void
  readonly onInsert: (what: Inserted) => void
  /** Absent where the text is not an article. */
  readonly onRelated?: (() => void) | undefined
}

const BLOCKS = ['paragraph', 'heading-2', 'heading-3', 'pull_quote', 'code_block'] as const

/** The editor's tools. Arrow keys move inside; a press never takes the focus out of the text. */
export function EditorToolbar(props: ToolbarProps) {
  const { editor, onLink, onQuote, onImage, onFind, onInsert, onRelated } = props
  const { t } = useText()
  const state = useSyncExternalStore(editor.subscribe, editor.state)
  const { commands } = editor
  const run = (id: EditId) => editor.run(commands[id])
  return (
    <Toolbar className="toolbar" aria-label={t('editor.toolbar')}>
      <BlockChoice editor={editor} state={state} />
      <Group>
        <Tool
          name="editor.strong"
          icon="strong"
          keys="strong"
          on={markIsOn(state, marks.strong)}
          onPress={() => run('strong')}
        />
        <Tool
          name="editor.emphasis"
          icon="emphasis"
          keys="emphasis"
          on={markIsOn(state, marks.emphasis)}
          onPress={() => run('emphasis')}
        />
        <Tool
          name="editor.link"
          icon="link"
          keys="link"
          on={linkAt(state) !== null}
          off={inDesignated(state)}
          onPress={onLink}
        />
      </Group>
      <Group>
        <Tool
          name="editor.bullets"
          icon="bullets"
          keys="bullets"
          on={inside(state, nodes.bullet_list)}
          onPress={() => run('bullets')}
        />
        <Tool
          name="editor.numbers"
          icon="numbers"
          keys="numbers"
          on={inside(state, nodes.ordered_list)}
          onPress={() => run('numbers')}
        />
        <Tool name="editor.quote" icon="quote" keys="quote" on={inside(state, nodes.quote)} onPress={onQuote} />
      </Group>
      <Group>
        <Tool name="editor.image" icon="image" keys="image" onPress={onImage} />
        {onRelated && <Tool name="editor.related" icon="related" keys="related" onPress={onRelated} />}
        <InsertMenu editor={editor} onInsert={onInsert} />
      </Group>
      <Group>
        <Tool name="editor.find" icon="find" keys="find" onPress={onFind} />
        <Tool name="outline.title" icon="outline" keys="outline" on={props.outlineOpen} onPress={props.onOutline} />
        <Tool name="editor.direction" icon="direction" keys="direction" onPress={() => run('direction')} />
      </Group>
      <Group>
        <Tool name="editor.undo" icon="undo" keys="undo" off={!commands.undo(state)} onPress={() => run('undo')} />
        <Tool name="editor.redo" icon="redo" keys="redo" off={!commands.redo(state)} onPress={() => run('redo')} />
      </Group>
      <MoreTools editor={editor} state={state} onKeys={props.onKeys} />
    </Toolbar>
  )
}

/** Stands in the menu for the sheet of keys, which is no command of the text. */
const opensKeys: Command = () => true

/** What is needed now and then, in a menu. */
function MoreTools(props: { readonly editor: Editor; readonly state: EditorState; readonly onKeys: () => void }) {
  const { editor, state, onKeys } = props
  const { t } = useText()
  const { commands } = editor
  const tools: readonly { readonly name: TextKey; readonly command: Command; readonly on?: boolean }[] = [
    { name: 'editor.quotesFix', command: unifyAllQuotes },
    { name: 'editor.strike', command: commands.strike, on: markIsOn(state, marks.strike) },
    { name: 'editor.superscript', command: toggle(marks.superscript), on: markIsOn(state, marks.superscript) },
    { name: 'editor.subscript', command: toggle(marks.subscript), on: markIsOn(state, marks.subscript) },
    { name: 'editor.code', command: commands.code, on: markIsOn(state, marks.code) },
    { name: 'editor.indent', command: commands.indent },
    { name: 'editor.outdent', command: commands.outdent },
    { name: 'editorKeys.title', command: opensKeys },
  ]
  return (
    <MenuTrigger>
      <Button className="tool" aria-label={t('editor.moreTools')}>
        <span aria-hidden="true">⋯</span>
      </Button>
      <Popover className="popover">
        <Menu
          className="listbox"
          disabledKeys={tools.filter(({ command }) => !command(state)).map(({ name }) => name)}
          onAction={(key) => {
            const tool = tools.find(({ name }) => name === key)
            // The menu gives the focus back to its button first; then the text takes it.
            if (tool?.command === opensKeys) onKeys()
            else if (tool) setTimeout(() => editor.run(tool.command))
          }}
        >
          {tools.map(({ name, on = false }) => (
            <MenuItem key={name} id={name} className="option">
              {t(name)}
              {on && <span aria-hidden="true">✓</span>}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function BlockChoice({ editor, state }: { readonly editor: Editor; readonly state: EditorState }) {
  const { t, n } = useText()
  const current = blockName(state)
  const shown = BLOCKS.find((one) => one === current) ?? 'paragraph'
  const names: Readonly<Record<(typeof BLOCKS)[number], string>> = {
    paragraph: t('editor.paragraph'),
    'heading-2': t('editor.heading', { level: n(2) }),
    'heading-3': t('editor.heading', { level: n(3) }),
    pull_quote: t('editor.pullQuote'),
    code_block: t('editor.codeBlock'),
  }
  const choose = (name: string) => {
    switch (name) {
      case 'heading-2':
      case 'heading-3':
      case 'paragraph':
        return editor.run(editor.commands[name])
      case 'pull_quote':
        return editor.run(editor.commands['pull-quote'])
      default:
        return editor.run(toggleBlock(nodes.code_block))
    }
  }
  return (
    <select
      className="toolbar-blocks"
      aria-label={t('editor.block')}
      value={shown}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {BLOCKS.map((one) => (
        <option key={one} value={one}>
          {names[one]}
        </option>
      ))}
    </select>
  )
}

interface ToolProps {
  readonly name: TextKey
  readonly icon: IconName
  readonly keys?: ShortcutId
  /** Given for tools that are on or off at the cursor. */
  readonly on?: boolean
  readonly off?: boolean
  readonly onPress: () => void
}

function Tool({ name, icon, keys, on, off = false, onPress }: ToolProps) {
  const { t } = useText()
  const label = t(name)
  const spoken = keys === undefined ? label : t('editor.shortcut', { name: label, keys: keysOf(keys, isMac()) })
  const picture: ReactNode = (
    <svg aria-hidden="true" viewBox="0 0 20 20" width="20" height="20" data-mirror={ICONS[icon].mirror}>
      <path d={ICONS[icon].path} />
    </svg>
  )
  // The native title: it needs no script and shows the keys on hover.
  const shared = { className: 'tool', 'aria-label': spoken, preventFocusOnPress: true, isDisabled: off }
  return (
    <span title={spoken}>
      {on === undefined ? (
        <Button {...shared} onPress={onPress}>
          {picture}
        </Button>
      ) : (
        <ToggleButton {...shared} isSelected={on} onChange={onPress}>
          {picture}
        </ToggleButton>
      )}
    </span>
  )
}
