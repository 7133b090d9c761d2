/** The reader site's only script. Every page is whole without it; it adds a copy button and a choice of colours. */

import { CopyLink } from './copy-link.island.ts'
import { applyStoredTheme, ThemeToggle } from './theme-toggle.island.ts'

applyStoredTheme()
customElements.define('theme-toggle', ThemeToggle)
customElements.define('copy-link', CopyLink)
