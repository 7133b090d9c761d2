const KEY = 'warraq-theme'
type Theme = 'light' | 'dark'

/** Sun and moon on a grid of 24, drawn for this site. */
const PATHS: Readonly<Record<Theme, string>> = {
  light: 'M12 8a4 4 0 1 1 0 8a4 4 0 0 1 0-8M12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M5 19l2-2M17 7l2-2',
  dark: 'M20 14.5A8.5 8.5 0 1 1 9.5 4A7 7 0 0 0 20 14.5z',
}

/** Storage may be forbidden; the page then follows the system. */
function stored(): Theme | null {
  try {
    const value = localStorage.getItem(KEY)
    return value === 'dark' || value === 'light' ? value : null
  } catch {
    return null
  }
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    return
  }
}

export function applyStoredTheme(): void {
  const theme = stored()
  if (theme !== null) document.documentElement.dataset['theme'] = theme
}

function shown(): Theme {
  const chosen = document.documentElement.dataset['theme']
  if (chosen === 'dark' || chosen === 'light') return chosen
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** `<theme-toggle data-dark data-light>`: one button that names the scheme it leads to. */
export class ThemeToggle extends HTMLElement {
  connectedCallback(): void {
    if (this.querySelector('button') !== null) return
    const button = document.createElement('button')
    button.type = 'button'
    this.append(button)
    this.#draw(button)
    button.addEventListener('click', () => {
      const next: Theme = shown() === 'dark' ? 'light' : 'dark'
      document.documentElement.dataset['theme'] = next
      remember(next)
      this.#draw(button)
    })
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#draw(button))
  }

  #draw(button: HTMLButtonElement): void {
    const next: Theme = shown() === 'dark' ? 'light' : 'dark'
    const label = this.dataset[next] ?? ''
    button.setAttribute('aria-label', label)
    button.title = label
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
    svg.setAttribute('viewBox', '0 0 24 24')
    svg.setAttribute('class', 'icon')
    svg.setAttribute('aria-hidden', 'true')
    path.setAttribute('d', PATHS[next])
    svg.append(path)
    button.replaceChildren(svg)
  }
}
