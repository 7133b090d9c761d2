import { useEffect } from 'react'
import { useLocation } from 'wouter'

const FIELD = '.search-screen input[type=search]'

/**
 * The key / leads to search from everywhere, by its place: on an Arabic layout it gives another letter. Where one writes it
 * is a letter.
 */
export function useSearchKey(): void {
  const [location, go] = useLocation()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        event.defaultPrevented ||
        event.isComposing ||
        event.altKey ||
        event.shiftKey ||
        event.ctrlKey ||
        event.metaKey
      )
        return
      const at = event.target instanceof Element ? event.target : null
      if (event.code !== 'Slash') return
      if (at?.closest('[contenteditable], [role=dialog], [role=alertdialog], input, textarea, select')) return
      event.preventDefault()
      if (location === '/search') document.querySelector<HTMLInputElement>(FIELD)?.select()
      else go('/search')
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [location, go])
}
