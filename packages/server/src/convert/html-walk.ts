/** What the handlers of HTML elements share. */

import type { Direction, Mark, TextNode } from '@warraq/core/articles/body'
import type { BlockSink, LineEnds } from './block-sink.ts'
import type { HtmlElement, HtmlNode, HtmlParent } from './limited-html.ts'

/** One thing that has no place in the body: an element's name or a named peculiarity, and how often it was met. */
export interface LeftOut {
  readonly what: string
  readonly count: number
}

export interface RecordingHere {
  readonly mediaId: number
  readonly kind: 'audio' | 'video'
}

export interface HtmlOptions {
  /**
   * The picture's id here, or null when it is not here (it becomes a link to where it is). `src` is absolute where it
   * can be; `attachmentId` is WordPress's own number of the picture, from its class `wp-image-12`, or null.
   */
  readonly resolveImage?: (src: string, alt: string, caption: string, attachmentId: number | null) => number | null
  /**
   * A recording's id and kind here by its address, absolute where it can be, or by WordPress's own number; null when it
   * is not here (it becomes a link).
   */
  readonly resolveFile?: (src: string, attachmentId: number | null) => RecordingHere | null
  /** Notes that the source keeps apart from the text: HTML by the name that their marks lead to. */
  readonly notes?: ReadonlyMap<string, string>
  /** Absolute address that relative links and pictures are resolved against. */
  readonly base?: string
  readonly lineEnds?: LineEnds
}

/** What is known from the elements around. */
export interface Context {
  readonly marks: readonly Mark[]
  readonly dir: Direction
  readonly lists: number
  /** Inside a quote, which cannot hold another one. */
  readonly quoted: boolean
  /** Inside a table, which cannot hold another one. */
  readonly inTable: boolean
  /** Inside a note, which cannot hold another one. */
  readonly inNote: boolean
}

export interface Walk {
  readonly options: HtmlOptions
  /** What the mark of a note stands for: its texts; null for any other link. */
  noteOf(mark: HtmlElement): readonly TextNode[] | null
  /** Whether a link only leads from a note to its mark. */
  isWayBack(link: HtmlElement): boolean
  /** Whether an element holds a note, which stands where its mark is. */
  isNote(element: HtmlElement): boolean
  leave(what: string): void
  node(child: HtmlNode, sink: BlockSink, context: Context): void
  /** Children of an element, in order, into a sink. */
  children(parent: HtmlParent, sink: BlockSink, context: Context): void
  /** An empty sink with the same meaning of line ends. */
  sink(): BlockSink
}

export type Handler = (walk: Walk, element: HtmlElement, sink: BlockSink, context: Context) => void

export function attributeOf(element: HtmlElement, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null
}

export function hasClass(element: HtmlElement, name: string): boolean {
  return (attributeOf(element, 'class') ?? '').split(/\s+/u).includes(name)
}

export function childElements(parent: HtmlParent): HtmlElement[] {
  return parent.childNodes.filter((child): child is HtmlElement => 'tagName' in child)
}

/** Elements of these names below `parent`, in document order; nothing is looked for inside one that was found. */
export function findElements(parent: HtmlParent, names: readonly string[]): HtmlElement[] {
  return childElements(parent).flatMap((child) =>
    names.includes(child.tagName) ? [child] : findElements(child, names),
  )
}

/** Text below an element but for what is below some of its descendants. */
export function textOutside(parent: HtmlParent, excluded: readonly (HtmlElement | undefined)[]): string {
  return parent.childNodes
    .map((child) => {
      if (child.nodeName === '#text' && 'value' in child) return child.value
      if (!('tagName' in child) || NO_TEXT.has(child.tagName) || excluded.includes(child)) return ''
      return textOutside(child, excluded)
    })
    .join('')
}

const NO_TEXT = new Set(['script', 'style', 'template', 'svg', 'noembed', 'noframes', 'title'])

/** Text below an element as it stands; elements that carry no text for readers are left out. */
export function textBelow(parent: HtmlParent): string {
  const out: string[] = []
  const visit = (node: HtmlParent): void => {
    for (const child of node.childNodes) {
      if (child.nodeName === '#text' && 'value' in child) out.push(child.value)
      else if ('tagName' in child && child.tagName === 'br') out.push('\n')
      else if ('tagName' in child && !NO_TEXT.has(child.tagName)) visit(child)
    }
  }
  visit(parent)
  return out.join('')
}
