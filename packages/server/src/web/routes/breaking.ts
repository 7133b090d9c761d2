import type { Instant } from '@warraq/core/time'
import type { Answer } from '../answers.ts'
import { breakingView } from '../loaders/breaking.ts'
import { rendered } from './pages.ts'
import type { ReaderCall } from './reader-route.ts'

const JSON_TYPE = 'application/json; charset=utf-8'

/**
 * GET /breaking.json: the line that stands in the bar, or null. Kept like a page until the line ends, so that asking costs
 * no query; the browser shows it and takes it away by itself at `endsAt`.
 */
export function breaking({ context, site }: ReaderCall): Promise<Answer> {
  const line = breakingView(site, context.now())
  const body = JSON.stringify({
    line: line && { ...line, label: site.messages.t('breaking.label') },
  })
  const expiresAt = line === null ? null : (line.endsAt as Instant)
  return Promise.resolve({
    kind: 'page',
    page: rendered(JSON_TYPE, body, { tags: ['breaking'], expiresAt, headers: { 'x-robots-tag': 'noindex' } }),
  })
}
