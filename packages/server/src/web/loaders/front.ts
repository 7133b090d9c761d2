import type { FrontLayout } from '@warraq/core/site/front-types'
import { frontPath } from '@warraq/core/links/addresses'
import { fillFront } from '@warraq/core/site/front-fill'
import type { Filled, Placed } from '@warraq/core/site/front-fill'
import { pinnedMediaIds } from '@warraq/core/site/front-layout'
import { plusSeconds } from '@warraq/core/time'
import type { BylineRow } from '../../store/reader/articles.ts'
import { bylinesOf } from '../../store/reader/articles.ts'
import type { FrontCard } from '../../store/reader/front.ts'
import { frontCards } from '../../store/reader/front.ts'
import type { PublicMedia } from '../../store/reader/media.ts'
import { shownMedia } from '../../store/reader/media.ts'
import type { WebContext } from '../context.ts'
import type { Site } from '../sites.ts'
import type { ArticleCard } from '../views/cards.ts'
import type { FrontBlock, FrontPageView } from '../views/lists.ts'
import { breakingView } from './breaking.ts'
import { cardView, imageView, sectionLink, sectionOf } from './cards.ts'
import { siteView } from './site-view.ts'

const MOST_READ_DAYS = 7

/** The front page as the newsroom laid it out, or by the newest articles while nobody did. */
export async function frontPageView(
  context: WebContext,
  site: Site,
  layout: FrontLayout = site.layout,
): Promise<FrontPageView> {
  const { read } = context
  const since = site.dates.day(plusSeconds(context.now(), -MOST_READ_DAYS * 24 * 3600))
  const { sections } = site.facts
  const found = await frontCards(read, { lang: site.lang, since, layout, sections })
  const bylines = await bylinesOf(
    read,
    [...found.latest, ...found.further].map(({ id }) => id),
  )
  const { pictures } = await shownMedia(read, pinnedMediaIds(layout))
  const fillable = (card: FrontCard) => ({
    ...card,
    hasPicture: card.leadMedia !== null,
    personIds: (bylines.get(card.id) ?? []).map(({ personId }) => personId),
  })
  const filled = fillFront(layout, {
    latest: found.latest.map(fillable),
    further: found.further.map(fillable),
    mostRead: found.mostRead,
    sections,
  })
  const draw = drawing(site, bylines, pictures)
  return {
    site: { ...siteView(context, site, frontPath(site.prefix), true), breaking: breakingView(site, context.now()) },
    canonicalUrl: context.config.publicUrl.origin + frontPath(site.prefix),
    blocks: filled.flatMap((container) => blocksOf(site, container, draw)),
  }
}

type Drawn = (placed: Placed<FrontCard>) => ArticleCard

interface Drawing {
  readonly card: Drawn
  readonly portrait: (placed: Placed<FrontCard>) => ReturnType<typeof imageView> | null
}

/** Cards as readers see them: a pin may carry a headline and a picture of its own. */
function drawing(
  site: Site,
  bylines: ReadonlyMap<number, readonly BylineRow[]>,
  pictures: ReadonlyMap<number, PublicMedia>,
): Drawing {
  return {
    card: ({ article, pin }) => {
      const card = cardView(site, article, bylines)
      const own = pin?.mediaId == null ? undefined : pictures.get(pin.mediaId)
      return {
        ...card,
        headline: pin?.title || card.headline,
        image: own === undefined ? card.image : imageView(own),
      }
    },
    portrait: ({ article }) => {
      const portrait = bylines.get(article.id)?.[0]?.portrait
      return portrait ? imageView(portrait) : null
    },
  }
}

function blocksOf(site: Site, filled: Filled<FrontCard>, { card, portrait }: Drawing): FrontBlock[] {
  const { key, title, kind } = filled.container
  const own = title === '' ? null : title
  switch (filled.kind) {
    case 'lead':
      if (filled.story === null && filled.beside.length === 0) return []
      return [
        {
          kind: 'top',
          lead: filled.story && { story: card(filled.story), linked: filled.linked.map(card) },
          beside: filled.beside.map(card),
        },
      ]
    case 'bands':
      return filled.bands.flatMap(({ sectionId, cards }): FrontBlock[] => {
        const section = sectionOf(site, sectionId)
        return section ? [{ kind: 'band', heading: sectionLink(site, section), stories: cards.map(card) }] : []
      })
    case 'cards': {
      const { cards } = filled
      const [first] = cards
      if (first === undefined) return []
      if (kind === 'headlines') return [{ kind: 'stories', key, title: own, stories: cards.map(card) }]
      if (kind === 'most-read') return [{ kind: 'most-read', key, title: own, cards: cards.map(card) }]
      if (kind === 'opinion') {
        const section = sectionOf(site, first.article.sectionId)
        return [
          {
            kind: 'opinion',
            key,
            title: own,
            cards: cards.map((placed) => ({ ...card(placed), portrait: portrait(placed) })),
            url: section ? sectionLink(site, section).url : null,
          },
        ]
      }
      const heading = headingOf(site, filled, own)
      return heading === null ? [] : [{ kind: 'band', heading, stories: cards.map(card) }]
    }
  }
}

/** What stands above a band: its own words, else what its filter names; it leads there. */
function headingOf(
  site: Site,
  { container: { filter } }: Filled<FrontCard>,
  own: string | null,
): { label: string; url: string | null } | null {
  const section = filter.sectionId === null ? null : sectionOf(site, filter.sectionId)
  const only = Object.values(filter).filter((value) => value !== null).length === 1
  if (section !== null) {
    return { label: own ?? section.name, url: only ? sectionLink(site, section).url : null }
  }
  return own === null ? null : { label: own, url: null }
}
