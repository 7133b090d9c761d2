import { articlePath, personPath, sectionPath } from '@warraq/core/links/addresses'
import type { BylineRow, CardRow } from '../../store/reader/articles.ts'
import type { PublicMedia } from '../../store/reader/media.ts'
import type { SectionFact } from '../../store/reader/site.ts'
import type { Site } from '../sites.ts'
import type { ArticleCard, BylineView, ImageView } from '../views/cards.ts'
import type { LinkView, TimeView } from '../views/site.ts'

export function sectionOf(site: Site, id: number | null): SectionFact | null {
  return site.facts.sections.find((section) => section.id === id) ?? null
}

/** From the outermost section to the section itself. */
export function sectionLine(site: Site, id: number | null): SectionFact[] {
  const line: SectionFact[] = []
  for (let at = sectionOf(site, id); at && line.length < 20; at = sectionOf(site, at.parentId)) line.unshift(at)
  return line
}

/** The section and everything inside it. */
export function sectionTree(site: Site, id: number): number[] {
  const ids = [id]
  for (const parent of ids)
    for (const section of site.facts.sections)
      if (section.parentId === parent && !ids.includes(section.id)) ids.push(section.id)
  return ids
}

export function sectionLink(site: Site, section: SectionFact): LinkView {
  return { label: section.name, url: sectionPath(section.slug, site.prefix) }
}

/** Language prefix of an article's address: its own language against the newspaper's. */
export function prefixOf(site: Site, lang: string): string | null {
  return lang === site.facts.settings.language ? null : lang
}

export function cardPath(
  site: Site,
  card: { id: number; slug: string; sectionId: number | null; lang: string },
): string {
  return articlePath(
    { id: card.id, slug: card.slug, sectionSlug: sectionOf(site, card.sectionId)?.slug ?? null },
    prefixOf(site, card.lang),
  )
}

export function bylineView(site: Site, row: BylineRow): BylineView {
  return { name: row.name, url: personPath({ id: row.personId, slug: row.slug }, site.prefix), roleLabel: row.role }
}

/** The words of the article win over those kept with the picture. */
export function imageView(
  media: PublicMedia,
  words?: { alt: string; caption: string; credit: string } | null,
): ImageView {
  const credit = words?.credit || media.credit
  const caption = words?.caption || media.caption
  return {
    alt: words?.alt || media.alt,
    width: media.width,
    height: media.height,
    avif: media.avif,
    jpeg: media.jpeg,
    focal: media.focal,
    ...(Object.keys(media.cuts).length > 0 && { cuts: media.cuts }),
    caption: caption || null,
    credit: credit || null,
  }
}

export function timeView(site: Site, iso: string): TimeView {
  return { iso, text: site.dates.date(iso) }
}

export function cardView(site: Site, card: CardRow, bylines: ReadonlyMap<number, readonly BylineRow[]>): ArticleCard {
  const section = sectionOf(site, card.sectionId)
  return {
    id: card.id,
    url: cardPath(site, card),
    headline: card.title,
    kicker: card.kicker || null,
    standfirst: card.standfirst || null,
    kind: card.kind,
    section: section && sectionLink(site, section),
    bylines: (bylines.get(card.id) ?? []).map((row) => bylineView(site, row)),
    published: timeView(site, card.publishedAt),
    image: card.leadMedia && imageView(card.leadMedia, card.lead),
  }
}
