import { useEffect } from 'react'

/** Keys by their place on the keyboard, so that they are the same on an Arabic and a Latin layout. */
export type QueueKeys = Partial<Readonly<Record<string, () => void>>>

/** Not while something is typed or a dialog is open, and never together with Ctrl, Alt or Command. */
export function useKeys(keys: QueueKeys, listening: boolean): void {
  useEffect(() => {
    if (!listening) return undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (
        event.target instanceof Element &&
        event.target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog]')
      )
        return
      const act = keys[event.key === '?' || event.key === '؟' ? '?' : event.code]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}
