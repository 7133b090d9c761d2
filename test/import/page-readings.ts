/** Pages of our own making in the layouts of newspapers, and what reading them gives. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asInstant } from '@warraq/core/time'
import type { Instant } from '@warraq/core/time'
import { htmlToBody } from '../../packages/server/src/convert/html-to-body.ts'
import type { PageReading } from '../../packages/server/src/import/page/read-page.ts'
import { readPage } from '../../packages/server/src/import/page/read-page.ts'

export const PAGES = join(import.meta.dirname, 'fixtures', 'pages')

/** The clocks by which pages without a zone are read. */
export const CLOCK = { timeZone: 'Asia/Damascus', now: asInstant('2026-01-15T00:00:00.000Z') as Instant }

export function pageBytes(name: string): Uint8Array {
  return readFileSync(join(PAGES, `${name}.html`))
}

export function readFixture(name: string): PageReading {
  return readPage({ bytes: pageBytes(name), charset: null, address: null, clock: CLOCK })
}

/** What is held against `NAME.json`: all of the reading, its text as the tree that comes in. */
export function expectedForm({ html, ...reading }: PageReading): unknown {
  const { body } = htmlToBody(html, reading.base === null ? {} : { base: reading.base })
  return JSON.parse(JSON.stringify({ ...reading, body }))
}

export function fixtureNames(): string[] {
  return readdirSync(PAGES)
    .filter((name) => name.endsWith('.html'))
    .map((name) => name.slice(0, -'.html'.length))
}
