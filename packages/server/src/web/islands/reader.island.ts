/** The reader site's only script. Every page is whole without it; it adds a copy button, a choice of colours and suggestions to search. */

import { CopyLink } from './copy-link.island.ts'
import { SearchSuggest } from './search-suggest.island.ts'
import { applyStoredTheme, ThemeToggle } from './theme-toggle.island.ts'

applyStoredTheme()
customElements.define('theme-toggle', ThemeToggle)
customElements.define('copy-link', CopyLink)
customElements.define('search-suggest', SearchSuggest)
