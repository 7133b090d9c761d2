import { careOf } from '@warraq/core/care/care-of'
import { feedPath, frontPath } from '@warraq/core/links/addresses'
import type { FeedParts } from '../../feeds/site-feed.ts'
import type { WebContext } from '../context.ts'
import type { Site } from '../sites.ts'
import { bodyViews } from './article.ts'
import { careSentence } from './care-note.ts'
import { cardPath } from './cards.ts'
import { nameOf } from './site-view.ts'

export const RSS = 'application/rss+xml; charset=utf-8'

/** What a feed of this edition is made of; `changes` for one that is not of the whole newspaper. */
export function feedParts(context: WebContext, site: Site, changes: Partial<FeedParts['site']> = {}): FeedParts {
  const origin = context.config.publicUrl.origin
  const { settings } = site.facts
  return {
    read: context.read,
    origin,
    now: context.now(),
    site: {
      name: nameOf(site),
      tagline: settings.taglines[site.lang] || settings.taglines[settings.language],
      lang: site.lang,
      homePath: frontPath(site.prefix),
      feedPath: feedPath(site.prefix),
      pathOf: (card) => cardPath(site, card),
      careOf: (article) => careOf(article.flags, article.care).signs.map((sign) => careSentence(site, sign)),
      viewsOf: (media) => bodyViews(site, { media, inline: [] }, origin),
      ...changes,
    },
  }
}
