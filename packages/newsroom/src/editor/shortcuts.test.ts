import { expect, it } from 'vitest'
import { keysOf, shortcutOf } from './shortcuts.ts'
import { SHORTCUTS } from './shortcuts.table.ts'

const press = (code: string, more: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  code,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
})

it('gives no two commands one key', () => {
  const keys = SHORTCUTS.map(({ code, shift, alt }) => `${String(shift)}${String(alt)}${code}`)
  expect(new Set(keys).size).toBe(keys.length)
})

it('finds a command by the place of the key, whatever letter the layout gives', () => {
  expect(shortcutOf(press('KeyB', { ctrlKey: true }), false)?.id).toBe('strong')
  expect(shortcutOf(press('KeyB', { metaKey: true }), true)?.id).toBe('strong')
  expect(shortcutOf(press('Digit8', { ctrlKey: true, shiftKey: true }), false)?.id).toBe('bullets')
})

it('leaves plain letters, the other system’s key and unknown combinations alone', () => {
  expect(shortcutOf(press('KeyB'), false)).toBeNull()
  expect(shortcutOf(press('KeyB', { metaKey: true }), false)).toBeNull()
  expect(shortcutOf(press('KeyB', { ctrlKey: true }), true)).toBeNull()
  expect(shortcutOf(press('KeyQ', { ctrlKey: true }), false)).toBeNull()
})

it('names the keys as they are pressed', () => {
  expect(keysOf('bullets', false)).toBe('Ctrl+Shift+8')
  expect(keysOf('image', true)).toBe('⌥⌘G')
})
