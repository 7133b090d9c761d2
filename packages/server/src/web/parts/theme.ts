import type { SiteSettings } from '@warraq/core/contract/site'

type Theme = SiteSettings['theme']

/** `share` of `ink` on `paper`, each `#rrggbb`; mixed in sRGB, which is enough for greys of a page. */
function mix(ink: string, paper: string, share: number): string {
  const channel = (at: number): string => {
    const over = Number.parseInt(ink.slice(at, at + 2), 16)
    const under = Number.parseInt(paper.slice(at, at + 2), 16)
    return Math.round(over * share + under * (1 - share))
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(1)}${channel(3)}${channel(5)}`
}

function scheme(paper: string, ink: string): string {
  const parts = [
    `--paper:${paper}`,
    `--ink:${ink}`,
    `--meta:${mix(ink, paper, 0.7)}`,
    `--hair:${mix(ink, paper, 0.16)}`,
    `--tint:${mix(ink, paper, 0.045)}`,
  ]
  return parts.join(';')
}

/** The sheet with the newsroom's colours, loaded after ours; greys follow from paper and ink. */
export function themeCss(theme: Theme): string {
  const light = `${scheme(theme.paper, theme.ink)};--accent:${theme.accent}`
  const dark = scheme(theme.darkPaper, theme.darkInk)
  return [
    `:root{${light}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark}}}`,
    `:root[data-theme=dark]{${dark}}`,
    '',
  ].join('\n')
}
