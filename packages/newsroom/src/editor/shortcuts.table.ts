import type { TextKey } from '../i18n/text.tsx'

/**
 * Keyboard shortcuts by the place of the key (`KeyboardEvent.code`), not by its letter: on an Arabic layout the key of B
 * gives «لا». `mod` is Ctrl, on a Mac ⌘.
 */
export interface Shortcut {
  readonly id: ShortcutId
  readonly code: string
  readonly mod: true
  readonly shift: boolean
  readonly alt: boolean
  readonly name: TextKey
  readonly values?: Readonly<Record<string, string | number>>
}

export type ShortcutId =
  | 'strong'
  | 'emphasis'
  | 'strike'
  | 'code'
  | 'link'
  | 'undo'
  | 'redo'
  | 'redo-y'
  | 'paragraph'
  | 'heading-2'
  | 'heading-3'
  | 'bullets'
  | 'numbers'
  | 'quote'
  | 'pull-quote'
  | 'direction'
  | 'image'
  | 'related'
  | 'find'
  | 'outline'
  | 'keys'
  | 'indent'
  | 'outdent'

const key = (id: ShortcutId, code: string, name: TextKey, more: Partial<Shortcut> = {}): Shortcut => ({
  id,
  code,
  name,
  mod: true,
  shift: false,
  alt: false,
  ...more,
})

export const SHORTCUTS: readonly Shortcut[] = [
  key('strong', 'KeyB', 'editor.strong'),
  key('emphasis', 'KeyI', 'editor.emphasis'),
  key('strike', 'KeyX', 'editor.strike', { shift: true }),
  key('code', 'KeyE', 'editor.code'),
  key('link', 'KeyK', 'editor.link'),
  key('undo', 'KeyZ', 'editor.undo'),
  key('redo', 'KeyZ', 'editor.redo', { shift: true }),
  key('redo-y', 'KeyY', 'editor.redo'),
  key('paragraph', 'Digit0', 'editor.paragraph', { alt: true }),
  key('heading-2', 'Digit2', 'editor.heading', { alt: true, values: { level: 2 } }),
  key('heading-3', 'Digit3', 'editor.heading', { alt: true, values: { level: 3 } }),
  key('numbers', 'Digit7', 'editor.numbers', { shift: true }),
  key('bullets', 'Digit8', 'editor.bullets', { shift: true }),
  key('quote', 'Digit9', 'editor.quote', { shift: true }),
  key('pull-quote', 'Digit9', 'editor.pullQuote', { alt: true }),
  key('direction', 'KeyD', 'editor.direction', { shift: true }),
  key('image', 'KeyG', 'editor.image', { alt: true }),
  key('related', 'KeyR', 'editor.related', { alt: true }),
  key('find', 'KeyF', 'editor.find'),
  key('outline', 'KeyO', 'outline.title', { alt: true }),
  key('keys', 'Slash', 'editorKeys.title'),
  key('indent', 'BracketRight', 'editor.indent'),
  key('outdent', 'BracketLeft', 'editor.outdent'),
]
