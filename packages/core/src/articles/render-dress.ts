/** How the outputs that are HTML differ from each other, and the elements that all of them write. */

import type { Direction } from './body.ts'
import type { FileView, MediaView } from './render-options.ts'
import { attribute } from './render-markup.ts'

/** Every element that a renderer may dress with a class or a style. */
export type Part =
  | 'paragraph'
  | 'heading'
  | 'list'
  | 'item'
  | 'quote'
  | 'attribution'
  | 'speaker'
  | 'role'
  | 'designation'
  | 'statement'
  | 'source'
  | 'pull-quote'
  | 'image'
  | 'picture'
  | 'caption'
  | 'credit'
  | 'rule'
  | 'code'
  | 'gallery'
  | 'gallery-grid'
  | 'gallery-item'
  | 'gallery-link'
  | 'player'
  | 'media-title'
  | 'embed'
  | 'embed-link'
  | 'embed-label'
  | 'embed-title'
  | 'embed-address'
  | 'table-figure'
  | 'table-caption'
  | 'table-box'
  | 'table'
  | 'cell'
  | 'header-cell'
  | 'note-mark'
  | 'notes'
  | 'note'
  | 'related'
  | 'related-label'
  | 'link'

export interface Dress {
  /** Attributes in HTML for an element, with their leading space, or ''. */
  attributes(part: Part): string
  /** The address as it is written, and whether it leads out of the site. */
  link(href: string): { readonly href: string; readonly external: boolean }
  /** The picture itself inside its figure, or null when this output shows none. */
  picture(media: MediaView, alt: string, place: 'text' | 'gallery'): string | null
  /**
   * What plays a recording, `inside` being the link to its file for who cannot play it; '' where this output plays
   * nothing and the link stands alone.
   */
  player(file: FileView, name: string, poster: MediaView | null, inside: string): string
  /** Whether marks of notes and notes lead to each other: only where the text stands alone on its page. */
  readonly linkedNotes: boolean
  /** Whether a table stands in a box of its own that scrolls, reached by keyboard. */
  readonly scrollingTables: boolean
}

export function element(dress: Dress, tag: string, part: Part, inner: string, dir: Direction = null): string {
  return `<${tag}${dress.attributes(part)}${attribute('dir', dir)}>${inner}</${tag}>`
}

/** A link as this output writes it. `part` is what it is dressed as. */
export function anchor(dress: Dress, target: string, inner: string, part: Part = 'link', name = ''): string {
  const { href, external } = dress.link(target)
  const rel = external ? attribute('rel', 'noopener') : ''
  const label = name === '' ? '' : attribute('aria-label', name)
  return `<a${attribute('href', href)}${rel}${dress.attributes(part)}${label}>${inner}</a>`
}
