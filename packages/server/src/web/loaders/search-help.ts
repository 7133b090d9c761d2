import { tagPath } from '@warraq/core/links/addresses'
import { plusSeconds } from '@warraq/core/time'
import { articlesById } from '../../store/reader/articles.ts'
import { mostRead } from '../../store/reader/most-read.ts'
import { recentTags } from '../../store/reader/search-names.ts'
import type { WebContext } from '../context.ts'
import type { Site } from '../sites.ts'
import type { SearchHelp } from '../views/search.ts'
import { cardPath, sectionLink } from './cards.ts'

const TAGS = 12
const MOST_READ = 5
const MOST_READ_DAYS = 7

/** Where to go on from a search that found nothing, or from the empty form: three queries. */
export async function searchHelp(context: WebContext, site: Site, withoutFilters: string | null): Promise<SearchHelp> {
  const { read } = context
  const since = site.dates.day(plusSeconds(context.now(), -MOST_READ_DAYS * 24 * 3600))
  const [tags, ids] = await Promise.all([
    recentTags(read, site.lang, TAGS),
    mostRead(read, site.lang, since, MOST_READ),
  ])
  const cards = await articlesById(read, ids)
  return {
    sections: site.facts.sections
      .filter(({ parentId }) => parentId === null)
      .map((section) => sectionLink(site, section)),
    tags: tags.map(({ name, slug }) => ({ label: name, url: tagPath(slug, site.prefix) })),
    mostRead: cards.map((card) => ({ label: card.title, url: cardPath(site, card) })),
    withoutFilters,
  }
}
