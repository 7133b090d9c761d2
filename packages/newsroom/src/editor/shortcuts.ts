import { setBlockType } from 'prosemirror-commands'
import { redo, undo } from 'prosemirror-history'
import type { Command } from 'prosemirror-state'
import { indent, outdent, toggle, toggleBlock, toggleList, toggleQuote, turnDirection } from './commands.ts'
import { bodySchema } from './schema.ts'
import { SHORTCUTS, type Shortcut, type ShortcutId } from './shortcuts.table.ts'

const { nodes, marks } = bodySchema

/** Shortcuts that open something outside the document. */
export type OutsideId = 'link' | 'image' | 'related' | 'find' | 'outline' | 'keys'

/** Commands of the toolbar and the keyboard that need nothing from outside the document. */
export type EditId = Exclude<ShortcutId, OutsideId | 'redo-y'>

export function editCommands(base: 'rtl' | 'ltr'): Readonly<Record<EditId, Command>> {
  return {
    strong: toggle(marks.strong),
    emphasis: toggle(marks.emphasis),
    strike: toggle(marks.strike),
    code: toggle(marks.code),
    undo,
    redo,
    paragraph: setBlockType(nodes.paragraph),
    'heading-2': toggleBlock(nodes.heading, { level: 2 }),
    'heading-3': toggleBlock(nodes.heading, { level: 3 }),
    bullets: toggleList(nodes.bullet_list),
    numbers: toggleList(nodes.ordered_list),
    quote: toggleQuote,
    'pull-quote': toggleBlock(nodes.pull_quote),
    direction: turnDirection(base),
    indent,
    outdent,
  }
}

type Keys = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** The shortcut of a key press, or null. AltGr, which comes as Ctrl+Alt on Windows, still types its letter there. */
export function shortcutOf(event: Keys, mac: boolean): Shortcut | null {
  const mod = mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
  if (!mod) return null
  const found = SHORTCUTS.find(
    (one) => one.code === event.code && one.shift === event.shiftKey && one.alt === event.altKey,
  )
  return found ?? null
}

const KEY_NAMES: Readonly<Record<string, string>> = { BracketRight: ']', BracketLeft: '[', Slash: '/' }

/** `Ctrl+Shift+8`, as a person presses it. */
export function keysOf(id: ShortcutId, mac: boolean): string {
  const found = SHORTCUTS.find((one) => one.id === id)
  if (found === undefined) return ''
  const name = KEY_NAMES[found.code] ?? found.code.replace(/^Key|^Digit/u, '')
  if (mac) return `${found.alt ? '⌥' : ''}${found.shift ? '⇧' : ''}⌘${name}`
  return ['Ctrl', ...(found.shift ? ['Shift'] : []), ...(found.alt ? ['Alt'] : []), name].join('+')
}

export const isMac = (): boolean => /Mac|iPhone|iPad/u.test(navigator.userAgent)
