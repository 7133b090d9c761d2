import type { Messages } from '../messages/messages.ts'
import { BylineName, Card } from '../parts/card.tsx'
import { Document } from '../parts/document.tsx'
import { siteData } from '../parts/json-ld.ts'
import { MixedText } from '../parts/mixed-text.tsx'
import { Picture } from '../parts/picture.tsx'
import type { ArticleCard } from '../views/cards.ts'
import type { FrontBlock, FrontPageView } from '../views/lists.ts'
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
      {view.blocks.length === 0 ? <p class="empty">{t.t('front.empty')}</p> : <Blocks blocks={view.blocks} t={t} />}
    </Document>
  )
}

type BlockOf<Kind extends FrontBlock['kind']> = Extract<FrontBlock, { kind: Kind }>

function Blocks({ blocks, t }: { blocks: readonly FrontBlock[]; t: Messages }) {
  // Bands count among themselves: their shapes take turns whatever stands between them.
  const bands = blocks.filter(({ kind }) => kind === 'band')
  return (
    <>
      {blocks.map((block) => {
        switch (block.kind) {
          case 'top':
            return <Top block={block} t={t} />
          case 'stories':
            return <Stories block={block} t={t} />
          case 'opinion':
            return <Opinion block={block} t={t} />
          case 'band':
            return <Band band={block} order={bands.indexOf(block)} t={t} />
          case 'most-read':
            return <MostRead block={block} t={t} />
        }
      })}
    </>
  )
}

/** Lead over seven columns with two headlines that belong to it; text only over five. */
function Top({ block, t }: { block: BlockOf<'top'>; t: Messages }) {
  return (
    <section class="top" aria-label={t.t('front.topStories')}>
      {block.lead === null ? null : (
        <div class="top-lead">
          <Card
            card={block.lead.story}
            t={t}
            size="lead"
            level={2}
            photo="below"
            sizes="(min-width: 1000px) 710px, 100vw"
            standfirst
            first
          />
          {block.lead.linked.length === 0 ? null : (
            <ul class="linked">
              {block.lead.linked.slice(0, 2).map((card) => (
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
        {block.beside.map((card, i) => (
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

/** Each column's places; what goes beyond six goes on in turn. */
function columnPlaces(count: number): readonly (readonly number[])[] {
  return COLUMNS.map((places, column) => {
    const more = Array.from({ length: Math.max(0, count - 6) }, (_, i) => i + 6)
    return [...places, ...more.filter((place) => place % COLUMNS.length === column)]
  })
}

function Stories({ block: { key, title, stories }, t }: { block: BlockOf<'stories'>; t: Messages }) {
  const id = `${key}-title`
  const name = title === null ? { 'aria-label': t.t('front.moreTop') } : { 'aria-labelledby': id }
  return (
    <section class="band stories" {...name}>
      {title === null ? null : (
        <h2 class="band-title" id={id}>
          {title}
        </h2>
      )}
      {columnPlaces(stories.length).map((places) => (
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

function Opinion({ block: { key, title, cards, url }, t }: { block: BlockOf<'opinion'>; t: Messages }) {
  const id = `${key}-title`
  return (
    <section class="band opinion" aria-labelledby={id}>
      <h2 class="band-title" id={id}>
        {title ?? t.t('front.opinion')}
        {url === null ? null : (
          <a class="more" href={url}>
            {t.t('front.allOpinion')}
          </a>
        )}
      </h2>
      <div class="opinion-row">
        {cards.map((card) => (
          <article class={card.portrait === null ? 'card column faceless' : 'card column'}>
            {card.portrait === null ? null : <Picture image={card.portrait} sizes="96px" silent shape="4-5" />}
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

function Band({ band, order, t }: { band: BlockOf<'band'>; order: number; t: Messages }) {
  const id = `band-${order + 1}`
  const shape = band.stories.length < 3 ? PAIR : (SHAPES[order % SHAPES.length] ?? PAIR)
  const [first, ...rest] = band.stories
  if (first === undefined) return null
  return (
    <section class={`band ${shape.name}`} aria-labelledby={id}>
      <h2 class="band-title" id={id}>
        {band.heading.url === null ? band.heading.label : <a href={band.heading.url}>{band.heading.label}</a>}
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
            {rest.map((card, i) => (
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

function MostRead({ block: { key, title, cards }, t }: { block: BlockOf<'most-read'>; t: Messages }) {
  const id = `${key}-title`
  return (
    <section class="band most-read" aria-labelledby={id}>
      <h2 class="band-title" id={id}>
        {title ?? t.t('front.mostRead')}
      </h2>
      <ol class={cards.length > 8 ? undefined : cards.length > 6 ? 'four' : 'three'}>
        {cards.map((card, i) => (
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
