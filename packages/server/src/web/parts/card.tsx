import type { ArticleKind } from '@warraq/core/articles/states'
import type { MessageKey } from '../messages/ar.ts'
import type { Messages } from '../messages/messages.ts'
import type { ArticleCard, BylineView } from '../views/cards.ts'
import { MixedText } from './mixed-text.tsx'
import { Picture } from './picture.tsx'

/** Plain news needs no word for what it is. */
const KIND_WORDS: Readonly<Partial<Record<ArticleKind, MessageKey>>> = {
  report: 'kind.report',
  investigation: 'kind.investigation',
  interview: 'kind.interview',
  opinion: 'kind.opinion',
  cartoon: 'kind.cartoon',
  dossier: 'kind.dossier',
  gallery: 'kind.gallery',
  video: 'kind.video',
}

export function kindWord(kind: ArticleKind, t: Messages): string | null {
  const key = KIND_WORDS[kind]
  return key === undefined ? null : t.t(key)
}

export type CardSize = 'lead' | 'second' | 'teaser' | 'line'

interface CardProps {
  readonly card: ArticleCard
  readonly t: Messages
  readonly size: CardSize
  /** Heading level under the page's outline. */
  readonly level: 2 | 3
  /** Photograph above the headline, beside it, or none. */
  readonly photo?: 'above' | 'beside' | 'below' | 'none'
  readonly sizes?: string
  readonly standfirst?: boolean
  /** Whether the section is named: not on the section's own page. */
  readonly section?: boolean
  readonly first?: boolean
  /** Whether who wrote it and when are printed. */
  readonly meta?: boolean
}

/** One article in a list. The headline is the link; a photograph repeats it for the pointer only. */
export function Card(props: CardProps) {
  const { card, t, size, level, photo = 'none', standfirst = false, section = true, meta = true } = props
  const shown = photo !== 'none' && card.image !== null
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <article class={`card ${size}${shown ? ` ${photo}` : ''}`}>
      {shown && photo !== 'below' ? <Photo {...props} /> : null}
      <div class="card-text">
        <Kicker card={card} t={t} section={section} />
        <Heading class="hl">
          <a href={card.url}>
            <MixedText text={card.headline} />
          </a>
        </Heading>
        {shown && photo === 'below' ? <Photo {...props} /> : null}
        {standfirst && card.standfirst !== null ? (
          <p class="sf">
            <MixedText text={card.standfirst} />
          </p>
        ) : null}
        {meta ? <CardMeta card={card} /> : null}
      </div>
    </article>
  )
}

function Photo({ card, photo, sizes = '100vw', first = false }: CardProps) {
  if (card.image === null) return null
  return (
    <a class="photo" href={card.url} tabindex={-1} aria-hidden="true">
      <Picture
        image={card.image}
        sizes={sizes}
        first={first}
        silent
        shape="3-2"
        {...(photo === 'beside' && { narrow: '1-1' as const })}
      />
    </a>
  )
}

function Kicker({ card, t, section }: { card: ArticleCard; t: Messages; section: boolean }) {
  const words = [card.kicker ?? (section ? (card.section?.label ?? null) : null), kindWord(card.kind, t)]
  const shown = words.filter((word, i) => word !== null && words.indexOf(word) === i)
  if (shown.length === 0) return null
  return (
    <p class="kicker">
      {shown.map((word) => (
        <span>{word}</span>
      ))}
    </p>
  )
}

function CardMeta({ card }: { card: ArticleCard }) {
  return (
    <p class="meta">
      {card.bylines.slice(0, 2).map((byline) => (
        <BylineName byline={byline} />
      ))}
      <time datetime={card.published.iso}>{card.published.text}</time>
    </p>
  )
}

/** A name in its own direction, leading to the person's page where there is one. */
export function BylineName({ byline, rel }: { byline: BylineView; rel?: 'author' }) {
  if (byline.url === null) return <bdi>{byline.name}</bdi>
  return (
    <a href={byline.url} rel={rel}>
      <bdi>{byline.name}</bdi>
    </a>
  )
}
