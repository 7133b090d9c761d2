import { useEffect, useRef } from 'react'

/** Ctrl+K (⌘K), by the place of the key: an Arabic layout gives another letter. In the editor these keys make a link. */
export function useQuickKey(onOpen: () => void): void {
  const latest = useRef(onOpen)
  useEffect(() => {
    latest.current = onOpen
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey || event.shiftKey) return
      if (!(event.ctrlKey || event.metaKey) || event.code !== 'KeyK') return
      const at = event.target instanceof Element ? event.target : null
      if (at?.closest('[contenteditable], [role=dialog], [role=alertdialog]')) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
