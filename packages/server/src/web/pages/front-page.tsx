import type { Messages } from '../messages/messages.ts'
import { BylineName, Card } from '../parts/card.tsx'
import { Document } from '../parts/document.tsx'
import { siteData } from '../parts/json-ld.ts'
import { MixedText } from '../parts/mixed-text.tsx'
import { Picture } from '../parts/picture.tsx'
import type { ArticleCard, OpinionCard } from '../views/cards.ts'
import type { FrontPageView, SectionBand } from '../views/lists.ts'
import type { PageProps } from './render.ts'

type Props = PageProps<FrontPageView>

export function FrontPage({ view, t }: Props) {
  const { site } = view
  return (
    <Document
      site={site}
      t={t}
      lists
      front
      head={{
        title: site.tagline === '' ? site.name : t.t('front.title', { name: site.name, tagline: site.tagline }),
        shareTitle: site.name,
        description: site.tagline,
        canonicalUrl: view.canonicalUrl,
        translations: site.editions,
        data: siteData(site),
      }}
    >
      {view.lead === null ? <p class="empty">{t.t('front.empty')}</p> : <Top view={view} t={t} />}
      {view.stories.length === 0 ? null : <Stories stories={view.stories} t={t} />}
      {view.opinion.length === 0 ? null : <Opinion cards={view.opinion} url={view.opinionUrl} t={t} />}
      {view.bands.map((band, i) => (
        <Band band={band} order={i} t={t} />
      ))}
      {view.mostRead.length === 0 ? null : <MostRead cards={view.mostRead} t={t} />}
    </Document>
  )
}

/** Lead over seven columns with two headlines that belong to it; text only over five. */
function Top({ view, t }: Props) {
  return (
    <section class="top" aria-label={t.t('front.topStories')}>
      {view.lead === null ? null : (
        <div class="top-lead">
          <Card
            card={view.lead.story}
            t={t}
            size="lead"
            level={2}
            photo="below"
            sizes="(min-width: 1000px) 710px, 100vw"
            standfirst
            first
          />
          {view.lead.linked.length === 0 ? null : (
            <ul class="linked">
              {view.lead.linked.slice(0, 2).map((card) => (
                <li>
                  <a href={card.url}>
                    <MixedText text={card.headline} />
                  </a>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      <div class="top-beside">
        {view.beside.map((card, i) => (
          <Card card={card} t={t} size={i === 0 ? 'second' : 'teaser'} level={2} standfirst={i < 2} />
        ))}
      </div>
    </section>
  )
}

/** Which stories stand in which column, by their order: one wide, two narrow ones that together are as tall. */
const COLUMNS = [
  [0, 5],
  [1, 3],
  [2, 4],
] as const
const WITH_PHOTO: ReadonlySet<number> = new Set([0, 1, 4])

function Stories({ stories, t }: { stories: readonly ArticleCard[]; t: Messages }) {
  return (
    <section class="band stories" aria-label={t.t('front.moreTop')}>
      {COLUMNS.map((places) => (
        <div>
          {places.map((place) => {
            const card = stories[place]
            return card === undefined ? null : <Story card={card} place={place} t={t} />
          })}
        </div>
      ))}
    </section>
  )
}

function Story({ card, place, t }: { card: ArticleCard; place: number; t: Messages }) {
  return (
    <Card
      card={card}
      t={t}
      size={place === 0 ? 'second' : 'teaser'}
      level={2}
      photo={WITH_PHOTO.has(place) ? 'above' : 'none'}
      sizes={place === 0 ? '(min-width: 1000px) 600px, 100vw' : '(min-width: 1000px) 290px, 112px'}
      standfirst={place === 0 || !WITH_PHOTO.has(place)}
    />
  )
}

function Opinion({ cards, url, t }: { cards: readonly OpinionCard[]; url: string | null; t: Messages }) {
  return (
    <section class="band opinion" aria-labelledby="opinion-title">
      <h2 class="band-title" id="opinion-title">
        {t.t('front.opinion')}
        {url === null ? null : (
          <a class="more" href={url}>
            {t.t('front.allOpinion')}
          </a>
        )}
      </h2>
      <div class="opinion-row">
        {cards.slice(0, 4).map((card) => (
          <article class={card.portrait === null ? 'card column faceless' : 'card column'}>
            {card.portrait === null ? null : <Picture image={card.portrait} sizes="96px" silent />}
            <p class="columnist">
              {card.bylines.slice(0, 1).map((byline) => (
                <BylineName byline={byline} />
              ))}
            </p>
            <h3 class="hl">
              <a href={card.url}>
                <MixedText text={card.headline} />
              </a>
            </h3>
          </article>
        ))}
      </div>
    </section>
  )
}

/** How a band is laid out: its class, where the first story's photograph stands, which of the others has one. */
interface Shape {
  readonly name: string
  readonly first: 'above' | 'beside' | 'none'
  readonly withPhoto: number | null
}

/** Three shapes in turn, so that no two neighbours look alike; a band of two has its own, which leaves no hole. */
const SHAPES: readonly Shape[] = [
  { name: 'wide-start', first: 'above', withPhoto: 1 },
  { name: 'text-start', first: 'none', withPhoto: 0 },
  { name: 'wide-end', first: 'above', withPhoto: 1 },
]
const PAIR: Shape = { name: 'pair', first: 'beside', withPhoto: null }

function Band({ band, order, t }: { band: SectionBand; order: number; t: Messages }) {
  const id = `band-${order + 1}`
  const shape = band.stories.length < 3 ? PAIR : (SHAPES[order % SHAPES.length] ?? PAIR)
  const [first, ...rest] = band.stories
  if (first === undefined) return null
  return (
    <section class={`band ${shape.name}`} aria-labelledby={id}>
      <h2 class="band-title" id={id}>
        <a href={band.section.url}>{band.section.label}</a>
      </h2>
      <div class="band-grid">
        <Card
          card={first}
          t={t}
          size="second"
          level={3}
          photo={shape.first}
          sizes="(min-width: 1000px) 600px, 100vw"
          standfirst
          section={false}
        />
        {rest.length === 0 ? null : (
          <div class="band-rest">
            {rest.slice(0, 4).map((card, i) => (
              <Card
                card={card}
                t={t}
                size="teaser"
                level={3}
                photo={i === shape.withPhoto ? 'beside' : 'none'}
                sizes="(min-width: 700px) 230px, 112px"
                standfirst={shape === PAIR}
                section={false}
              />
            ))}
          </div>
        )}
      </div>
    </section>
  )
}

function MostRead({ cards, t }: { cards: readonly ArticleCard[]; t: Messages }) {
  return (
    <section class="band most-read" aria-labelledby="most-read-title">
      <h2 class="band-title" id="most-read-title">
        {t.t('front.mostRead')}
      </h2>
      <ol class={cards.length > 8 ? undefined : cards.length > 6 ? 'four' : 'three'}>
        {cards.slice(0, 10).map((card, i) => (
          <li>
            <span class="rank" aria-hidden="true">
              {t.number(i + 1)}
            </span>
            <a href={card.url}>
              <MixedText text={card.headline} />
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}
