import type { Answer, Elsewhere } from '../answers.ts'
import type { RenderedPage } from '../page-store/stored-page.ts'
import type { Page } from '../pages/render.ts'
import { renderPage } from '../pages/render.ts'
import type { Site } from '../sites.ts'
import type { BylineView } from '../views/cards.ts'
import type { Instant } from '@warraq/core/time'

export const HTML = 'text/html; charset=utf-8'

export interface PageFacts {
  readonly tags: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
  readonly expiresAt?: Instant | null
  readonly articleId?: number
}

/** Draws a page and says what it depends on. Every page shows the newspaper's name and menu, hence the tag `site`. */
export function htmlPage<View>(site: Site, page: Page<View>, view: View, facts: PageFacts): Answer {
  return { kind: 'page', page: rendered(HTML, renderPage(page, view, site.messages), facts) }
}

export function rendered(
  type: string,
  body: string,
  { tags, headers = {}, expiresAt = null, articleId }: PageFacts,
): RenderedPage {
  return { type, body, headers, expiresAt, tags: ['site', ...tags], articleId: articleId ?? null }
}

export function redirect(to: string, permanent = true): Elsewhere {
  return { kind: 'redirect', to, permanent }
}

/** A page that names persons changes when one of them is renamed or hidden. */
export function personTags(stories: readonly { readonly bylines: readonly BylineView[] }[]): string[] {
  const ids = stories.flatMap(({ bylines }) =>
    bylines.flatMap(({ url }) => /\/author\/(\d+)/.exec(url ?? '')?.[1] ?? []),
  )
  return [...new Set(ids)].map((id) => `person:${id}`)
}

/** A page that shows headlines of other articles changes when one of them does, or is taken away. */
export function cardTags(ids: readonly number[]): string[] {
  return [...new Set(ids)].map((id) => `card:${id}`)
}
