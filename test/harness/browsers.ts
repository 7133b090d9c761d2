import { existsSync } from 'node:fs'

/** Arguments under which the system's Chromium runs in a container, offline and without talking to its maker. */
export const chromiumArguments: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The system's Chromium; undefined when there is none. */
export function chromiumPath(): string | undefined {
  return firstThere(process.env['WARRAQ_TEST_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser')
}

/** The system's Firefox ESR; undefined when there is none. */
export function firefoxPath(): string | undefined {
  return firstThere(process.env['WARRAQ_TEST_FIREFOX'], '/usr/bin/firefox-esr', '/usr/bin/firefox')
}

function firstThere(...paths: (string | undefined)[]): string | undefined {
  return paths.find((path) => path !== undefined && existsSync(path))
}
