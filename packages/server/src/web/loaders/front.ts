import { frontPath } from '@warraq/core/links/addresses'
import type { LocalDate } from '@warraq/core/time'
import { plusSeconds } from '@warraq/core/time'
import type { BylineRow, CardRow } from '../../store/reader/articles.ts'
import { bylinesOf, latestArticles, mostRead, articlesById } from '../../store/reader/articles.ts'
import type { WebContext } from '../context.ts'
import type { Site } from '../sites.ts'
import type { FrontPageView, SectionBand } from '../views/lists.ts'
import { breakingView } from './breaking.ts'
import { cardView, imageView, sectionLink, sectionTree } from './cards.ts'
import { siteView } from './site-view.ts'

const CONSIDERED = 120
const MOST_READ = 8
const OPINION = 4
const LINKED = 2
const BESIDE = 5
const STORIES = 6
const BAND = 5

/** The front page by the newest articles; nothing appears in two places above «الأكثر قراءة». */
export async function frontPageView(context: WebContext, site: Site): Promise<FrontPageView> {
  const { read } = context
  const rows = await latestArticles(read, site.lang, { limit: CONSIDERED, offset: 0 })
  const since = site.dates.day(plusSeconds(context.now(), -7 * 24 * 3600))
  const read7 = await popular(context, site, rows, since)
  const bylines = await bylinesOf(
    read,
    [...rows, ...read7].map(({ id }) => id),
  )
  const card = (row: CardRow) => cardView(site, row, bylines)
  const taken = new Set<number>()
  const take = (from: readonly CardRow[], most: number): CardRow[] => {
    const chosen = from.filter(({ id }) => !taken.has(id)).slice(0, most)
    for (const { id } of chosen) taken.add(id)
    return chosen
  }
  const news = rows.filter(({ kind }) => kind !== 'opinion')
  const [lead] = take(
    news.filter(({ leadMedia }) => leadMedia !== null),
    1,
  ).concat(take(news, taken.size === 0 ? 1 : 0))
  const linked = lead
    ? take(
        news.filter(({ sectionId }) => sectionId === lead.sectionId),
        LINKED,
      )
    : []
  const opinion = take(
    rows.filter(({ kind }) => kind === 'opinion'),
    OPINION,
  )
  const beside = take(
    news.filter(({ leadMedia }) => leadMedia === null),
    BESIDE,
  )
  return {
    site: { ...siteView(context, site, frontPath(site.prefix), true), breaking: breakingView(site, context.now()) },
    canonicalUrl: context.config.publicUrl.origin + frontPath(site.prefix),
    lead: lead ? { story: card(lead), linked: [...linked, ...take(news, LINKED - linked.length)].map(card) } : null,
    beside: [...beside, ...take(news, BESIDE - beside.length)].map(card),
    stories: take(news, STORIES).map(card),
    opinion: opinion.map((row) => ({ ...card(row), portrait: portraitOf(bylines.get(row.id)) })),
    opinionUrl: opinionUrl(site, opinion),
    bands: bands(site, news, take, card),
    mostRead: read7.map(card),
  }
}

async function popular(
  context: WebContext,
  site: Site,
  rows: readonly CardRow[],
  since: LocalDate,
): Promise<CardRow[]> {
  const ids = await mostRead(context.read, site.lang, since, MOST_READ)
  const known = new Map(rows.map((row) => [row.id, row]))
  const missing = await articlesById(
    context.read,
    ids.filter((id) => !known.has(id)),
  )
  return ids.flatMap((id) => known.get(id) ?? missing.find((row) => row.id === id) ?? [])
}

function portraitOf(bylines: readonly BylineRow[] | undefined): ReturnType<typeof imageView> | null {
  const portrait = bylines?.[0]?.portrait
  return portrait ? imageView(portrait) : null
}

function opinionUrl(site: Site, opinion: readonly CardRow[]): string | null {
  const section = site.facts.sections.find(({ id }) => id === opinion[0]?.sectionId)
  return section ? sectionLink(site, section).url : null
}

/** A band for each top section that still has enough to show, in the newsroom's order. */
function bands(
  site: Site,
  news: readonly CardRow[],
  take: (from: readonly CardRow[], most: number) => CardRow[],
  card: (row: CardRow) => FrontPageView['beside'][number],
): SectionBand[] {
  return site.facts.sections
    .filter(({ parentId }) => parentId === null)
    .flatMap((section) => {
      const tree = new Set(sectionTree(site, section.id))
      const own = news.filter(({ sectionId }) => sectionId !== null && tree.has(sectionId))
      const stories = take(own, BAND)
      return stories.length < 2 ? [] : [{ section: sectionLink(site, section), stories: stories.map(card) }]
    })
}
