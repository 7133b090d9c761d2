import type { Instant } from '@warraq/core/time'
import { lineAt } from '../../store/reader/breaking.ts'
import type { Site } from '../sites.ts'
import type { BreakingView } from '../views/site.ts'
import { cardPath } from './cards.ts'

/** What stands in the bar at this moment; null when nothing does. */
export function breakingView(site: Site, now: Instant): BreakingView | null {
  const line = lineAt(site.breaking, now)
  if (line === null) return null
  const card = { id: line.articleId, slug: line.slug, sectionId: line.sectionId, lang: line.lang }
  return { kind: 'breaking', text: line.title, url: cardPath(site, card), endsAt: line.endsAt }
}

/** A page that prints the bar is made anew when its line ends, if nothing ends it earlier. */
export function untilLineEnds(view: BreakingView | null, otherwise: Instant): Instant {
  return view !== null && view.endsAt < otherwise ? (view.endsAt as Instant) : otherwise
}
