/** Told apart by the word that only this browser writes; the first that fits counts, as most claim to be others too. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bFirefox\//, 'Firefox'],
  [/\bFxiOS\//, 'Firefox'],
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

/** `Firefox|Windows`: all that is kept of the browser's description of itself. Empty parts are unknown. */
export function agentFamily(userAgent: string): string {
  const find = (list: typeof BROWSERS) => list.find(([sign]) => sign.test(userAgent.slice(0, 1000)))?.[1] ?? ''
  return `${find(BROWSERS)}|${find(SYSTEMS)}`
}

/** The two names of a stored family; null where it is unknown. */
export function splitFamily(family: string): { readonly browser: string | null; readonly system: string | null } {
  const [browser = '', system = ''] = family.split('|')
  return { browser: browser || null, system: system || null }
}
