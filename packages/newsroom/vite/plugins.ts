import type { Plugin } from 'vite'

/** React Aria ships its own words in 34 languages; the newsroom speaks two. */
const KEPT_LOCALES = new Set(['ar-AE', 'en-US'])
const LOCALE_FILE = /\/react-(?:aria|stately)\/dist\/private\/intl\/[\w-]+\/([a-z]{2}-[A-Z]{2})\.mjs$/

/** Empties the locale files of React Aria that the newsroom never asks for. */
export function onlyOurLocales(): Plugin {
  return {
    name: 'warraq-only-our-locales',
    enforce: 'pre',
    load(id) {
      const locale = LOCALE_FILE.exec(id.split('?', 1)[0] ?? '')?.[1]
      if (locale === undefined || KEPT_LOCALES.has(locale)) return null
      return { code: 'export default {}', moduleSideEffects: false }
    },
  }
}

const CLEAR = /(\w+(?:\.\w+)*)\.innerHTML = '';/g

/**
 * The live announcer empties its log by `innerHTML = ''`, which `require-trusted-types-for 'script'` refuses.
 * Fails the build when a later version of the file no longer has what is replaced.
 */
export function announcerWithoutHtml(): Plugin {
  return {
    name: 'warraq-announcer-without-html',
    transform(code, id) {
      if (!id.includes('/react-aria/dist/private/live-announcer/LiveAnnouncer.mjs')) return null
      const changed = code.replaceAll(CLEAR, '$1.replaceChildren();')
      if (changed === code || changed.includes('innerHTML')) {
        throw new Error('LiveAnnouncer.mjs clears its log in another way now: look at it again')
      }
      return { code: changed, map: null }
    },
  }
}
