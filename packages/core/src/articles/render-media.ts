/** Pictures, galleries, recordings and things of other sites as HTML. */

import type { Audio, EmbedNode, Gallery, Image, Video } from './body.ts'
import type { Dress } from './render-dress.ts'
import { anchor, element } from './render-dress.ts'
import { attribute, escapeHtml, fillHtml, isolated } from './render-markup.ts'
import type { BodyViews } from './render-options.ts'

/** Title, words and credit below what is shown; '' when there are none. */
function captionOf(dress: Dress, title: string, words: string, credit: string): string {
  const parts = [
    title === '' ? '' : element(dress, 'b', 'media-title', escapeHtml(title)),
    escapeHtml(words),
    credit === '' ? '' : element(dress, 'span', 'credit', credit),
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : element(dress, 'figcaption', 'caption', parts.join(' '))
}

function photoCredit(credit: string, views: BodyViews): string {
  return credit === '' ? '' : fillHtml(views.labels.photoCredit, { credit: isolated(credit) })
}

export function encodeImage(node: Image, dress: Dress, views: BodyViews): string {
  const media = views.media.get(node.attrs.mediaId)
  if (media === undefined) return ''
  const picture = dress.picture(media, node.attrs.alt || media.alt, 'text')
  if (picture === null) return ''
  const credit = photoCredit(node.attrs.credit || media.credit, views)
  return element(dress, 'figure', 'image', picture + captionOf(dress, '', node.attrs.caption || media.caption, credit))
}

/** One picture of a gallery: a small one that leads to the whole. */
function galleryItem({ attrs }: Image, dress: Dress, views: BodyViews): string {
  const media = views.media.get(attrs.mediaId)
  if (media === undefined) return ''
  const alt = attrs.alt || media.alt
  const picture = dress.picture(media, alt, 'gallery')
  if (picture === null) return ''
  // An output that shows pictures as links has made one already.
  const link = picture.startsWith('<a')
    ? picture
    : anchor(dress, media.src, picture, 'gallery-link', alt === '' ? views.labels.openPicture : '')
  const credit = photoCredit(attrs.credit || media.credit, views)
  return element(dress, 'figure', 'gallery-item', link + captionOf(dress, '', attrs.caption || media.caption, credit))
}

export function encodeGallery(node: Gallery, dress: Dress, views: BodyViews): string {
  const items = node.content.map((image) => galleryItem(image, dress, views)).filter((item) => item !== '')
  if (items.length === 0) return ''
  const grid = element(dress, 'div', 'gallery-grid', items.join('\n'))
  return element(dress, 'figure', 'gallery', grid + captionOf(dress, '', node.attrs.caption, ''))
}

/** A recording with its player, and a link to the file for who cannot play it here. */
export function encodeSound(node: Audio | Video, dress: Dress, views: BodyViews): string {
  const file = views.files.get(node.attrs.mediaId)
  if (file === undefined) return ''
  const { title, caption, credit } = node.attrs
  const words = caption || file.caption
  const filmed = node.type === 'video' && file.kind === 'video'
  const poster = filmed ? (views.media.get(node.attrs.posterId ?? 0) ?? null) : null
  const download = anchor(dress, file.src, escapeHtml(views.labels.download[file.kind]))
  const player = dress.player(file, title || words, poster, download)
  const shown = player === '' ? element(dress, 'p', 'player', download) : player
  const by = credit || file.credit
  const source = by === '' ? '' : fillHtml(views.labels.quoteSource, { source: isolated(by) })
  return element(dress, 'figure', 'image', shown + captionOf(dress, title, words, source))
}

/** `<audio>` or `<video>` that loads nothing but the first bytes before the reader starts it. */
export function playerHtml(
  file: { readonly kind: 'audio' | 'video'; readonly src: string },
  name: string,
  poster: { readonly src: string; readonly width: number; readonly height: number } | null,
  attributes: string,
  /** What browsers show that cannot play it. */
  inside: string,
): string {
  const label = name === '' ? '' : attribute('aria-label', name)
  const load = poster === null ? 'metadata' : 'none'
  const still =
    poster === null
      ? ''
      : `${attribute('poster', poster.src)}${attribute('width', poster.width)}${attribute('height', poster.height)}`
  const inline = file.kind === 'video' ? ' playsinline' : ''
  return `<${file.kind} controls${inline}${attribute('preload', load)}${attribute('src', file.src)}${still}${label}${attributes}>${inside}</${file.kind}>`
}

/** The address as people read it: without `https://`, `www.` and what is only for machines. */
function shownAddress(href: string): string {
  const short = href.replace(/^https:\/\/(?:www\.)?/u, '').replace(/\/$/u, '')
  return short.length > 60 ? `${short.slice(0, 59)}…` : short
}

/** A labelled box that leads to the other site. Nothing of it is loaded here. */
export function encodeEmbed({ attrs }: EmbedNode, dress: Dress, views: BodyViews): string {
  const label = element(dress, 'span', 'embed-label', escapeHtml(views.labels.embed[attrs.provider]))
  const title = attrs.title === '' ? '' : ` ${element(dress, 'span', 'embed-title', isolated(attrs.title))}`
  const address = `<span${dress.attributes('embed-address')} dir="ltr">${escapeHtml(shownAddress(attrs.href))}</span>`
  const link = anchor(dress, attrs.href, `${label}${title} ${address}`, 'embed-link')
  return element(dress, 'figure', 'embed', link + captionOf(dress, '', attrs.caption, ''))
}
