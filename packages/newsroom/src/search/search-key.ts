import { useEffect } from 'react'
import { useLocation } from 'wouter'

const FIELD = '.search-screen input[type=search]'

/**
 * Ctrl+K (⌘K) or / leads to search from everywhere, by the place of the key: on an Arabic layout they give other letters.
 * Where one writes, / is a letter, and in the editor Ctrl+K makes a link.
 */
export function useSearchKey(): void {
  const [location, go] = useLocation()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey || event.shiftKey) return
      const at = event.target instanceof Element ? event.target : null
      if (at?.closest('[contenteditable], [role=dialog], [role=alertdialog]')) return
      const mod = event.ctrlKey || event.metaKey
      const slash = !mod && event.code === 'Slash' && !at?.closest('input, textarea, select')
      if (!slash && !(mod && event.code === 'KeyK')) return
      event.preventDefault()
      if (location === '/search') document.querySelector<HTMLInputElement>(FIELD)?.select()
      else go('/search')
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [location, go])
}
