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

/** WCAG 2.2, relative luminance, of `#rrggbb`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** White or black, whichever reads better on `colour`. */
function readableOn(colour: string): string {
  const light = luminance(colour)
  return 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 ? '#fff' : '#000'
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
  const light = `${scheme(theme.paper, theme.ink)};--accent:${theme.accent};--on-accent:${readableOn(theme.accent)}`
  const dark = scheme(theme.darkPaper, theme.darkInk)
  return [
    `:root{${light}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark}}}`,
    `:root[data-theme=dark]{${dark}}`,
    '',
  ].join('\n')
}
