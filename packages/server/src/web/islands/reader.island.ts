/** The reader site's only script. Every page is whole without it; it adds a copy button, a choice of colours, suggestions to search, to a discussion its news, and to every page what has just happened. */

import { BreakingBar } from './breaking-bar.island.ts'
import { CopyLink } from './copy-link.island.ts'
import { LiveComments } from './live-comments.island.ts'
import { SearchSuggest } from './search-suggest.island.ts'
import { SolveRiddle } from './solve-riddle.island.ts'
import { applyStoredTheme, ThemeToggle } from './theme-toggle.island.ts'

applyStoredTheme()
customElements.define('breaking-bar', BreakingBar)
customElements.define('theme-toggle', ThemeToggle)
customElements.define('copy-link', CopyLink)
customElements.define('search-suggest', SearchSuggest)
customElements.define('live-comments', LiveComments)
customElements.define('solve-riddle', SolveRiddle)
