/** Light, dark, or as the device says; kept on this device. */
export type Theme = 'system' | 'light' | 'dark'

const STORED_AS = 'warraq.theme'
const CHANGED = 'warraq-theme'

export function readTheme(): Theme {
  const stored = localStorage.getItem(STORED_AS)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

/** Writes the choice and shows it at once; base.css reads `data-theme`. */
export function chooseTheme(theme: Theme): void {
  localStorage.setItem(STORED_AS, theme)
  showTheme(theme)
  window.dispatchEvent(new Event(CHANGED))
}

export function showTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
}

/** Tells when the choice changes, wherever it was made. Returns how to stop it. */
export function onTheme(changed: () => void): () => void {
  window.addEventListener(CHANGED, changed)
  return () => window.removeEventListener(CHANGED, changed)
}
