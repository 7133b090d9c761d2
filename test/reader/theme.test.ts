import { describe, expect, test } from 'vitest'
import { themeCss } from '../../packages/server/src/web/parts/theme.ts'

const ours = { paper: '#FFFDF8', ink: '#171614', darkPaper: '#141312', darkInk: '#E9E5DD', accent: '#8A1C1C' }

/** WCAG 2.2 contrast of two `#rrggbb`. */
function contrast(a: string, b: string): number {
  const light = (colour: string): number => {
    const [r = 0, g = 0, bl = 0] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl
  }
  const [low = 0, high = 0] = [light(a), light(b)].toSorted((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

const valueOf = (css: string, name: string): string => new RegExp(`${name}:(#[0-9a-fA-F]+)`).exec(css)?.[1] ?? ''

describe("the newsroom's colours", () => {
  test('greys follow from paper and ink and stay readable in both schemes', () => {
    const [light = '', dark = ''] = themeCss(ours).split('@media')
    expect(contrast(valueOf(light, '--meta'), '#fffdf8')).toBeGreaterThan(4.5)
    expect(contrast(valueOf(dark, '--meta'), '#141312')).toBeGreaterThan(4.5)
  })

  test('words on the accent are white or black, whichever reads', () => {
    expect(valueOf(themeCss(ours), '--on-accent')).toBe('#fff')
    expect(valueOf(themeCss({ ...ours, accent: '#FFD24A' }), '--on-accent')).toBe('#000')
  })

  test('a scheme chosen by hand wins over the system in both directions', () => {
    const css = themeCss(ours)
    expect(css).toContain('@media (prefers-color-scheme:dark){:root:not([data-theme=light]){--paper:#141312')
    expect(css).toContain(':root[data-theme=dark]{--paper:#141312')
  })
})
