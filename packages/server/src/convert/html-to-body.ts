/**
 * HTML to the body tree. HTML enters only here (import, paste, command line) and only what an article can say comes
 * through; what has no place is counted by name and its text kept.
 */

import type { BlockNode, Body, TextNode } from '@warraq/core/articles/body'
import { cleanLine } from '@warraq/core/articles/body-text'
import { BlockSink } from './block-sink.ts'
import { finishBody } from './finish-body.ts'
import { onlyTexts } from './flat-blocks.ts'
import { block, boldLine, heading, list, preformatted, rule } from './html-blocks.ts'
import { inlineQuote, isHidden, lineBreak, link, marked, plainInline } from './html-inline.ts'
import { box, embedded, figure, image, repeatsPicture, script } from './html-pictures.ts'
import type { Notes } from './html-notes.ts'
import { NO_NOTES, notesIn } from './html-notes.ts'
import { quote } from './html-quotes.ts'
import { table } from './html-table.ts'
import type { Context, Handler, HtmlOptions, LeftOut, Walk } from './html-walk.ts'
import type { HtmlElement, HtmlNode, HtmlParent } from './limited-html.ts'
import { parseLimited, textOfHtml } from './limited-html.ts'
import { textToBlocks } from './text-to-body.ts'

export interface Conversion {
  readonly body: Body
  /** What the body does not show as it was, by name, in the order in which it was first met. */
  readonly left: readonly LeftOut[]
}

const MOST_NAMES = 200

/** Gone with all that is inside them. */
const dropped: Handler = (walk, element) => walk.leave(element.tagName)
const nothing: Handler = () => undefined
/** Known to have no form here; what it holds stays. */
const unknown: Handler = (walk, element, sink, context) => {
  walk.leave(cleanLine(element.tagName, 40))
  plainInline(walk, element, sink, context)
}
const unknownBlock: Handler = (walk, element, sink, context) => {
  walk.leave(element.tagName)
  block(walk, element, sink, context)
}

function named(handler: Handler, names: string): [string, Handler][] {
  return names.split(' ').map((name) => [name, handler])
}

const HANDLERS: ReadonlyMap<string, Handler> = new Map([
  ...named(box, 'div'),
  ...named(block, 'p section article main header footer aside center address hgroup figcaption li dt dd td th tr'),
  ...named(unknownBlock, 'dl form fieldset nav details dialog legend optgroup option button textarea map'),
  ...named(boldLine, 'summary'),
  ...named(heading(2), 'h1 h2'),
  ...named(heading(3), 'h3'),
  ...named(heading(4), 'h4 h5 h6'),
  ...named(list, 'ul ol menu dir'),
  ...named(quote, 'blockquote'),
  ...named(preformatted, 'pre listing xmp plaintext'),
  ...named(table, 'table'),
  ...named(figure, 'figure'),
  ...named(rule, 'hr'),
  ...named(image, 'img'),
  ...named(embedded, 'iframe embed object video audio frame'),
  ...named(link, 'a'),
  ...named(lineBreak, 'br'),
  ...named(inlineQuote, 'q'),
  ...named(marked('strong'), 'b strong'),
  ...named(marked('emphasis'), 'i em cite dfn'),
  ...named(marked('strike'), 's strike del'),
  ...named(marked('superscript'), 'sup'),
  ...named(marked('subscript'), 'sub'),
  ...named(marked('code'), 'code kbd samp tt var'),
  ...named(plainInline, 'span font bdi bdo small big abbr acronym time data label nobr picture noscript html body'),
  ...named(script, 'script'),
  ...named(dropped, 'style template svg title noembed noframes input canvas'),
  ...named(nothing, 'head meta link base param source track col colgroup wbr area'),
])

const START: Context = { marks: [], dir: null, lists: 0, quoted: false, inTable: false, inNote: false }

class HtmlConversion implements Walk {
  readonly options: HtmlOptions
  readonly #left = new Map<string, number>()
  #notes: Notes = NO_NOTES

  constructor(options: HtmlOptions) {
    this.options = options
  }

  /** Before a tree is walked: which of its links are marks of notes. */
  findNotes(tree: HtmlParent): void {
    this.#notes = notesIn(tree, this.options.notes)
  }

  noteOf(mark: HtmlElement): readonly TextNode[] | null {
    const held = this.#notes.marks.get(mark)
    if (held === undefined) return null
    const tree = typeof held === 'string' ? (parseLimited(held) ?? parseLimited(textOfHtml(held).slice(0, 2000))) : held
    if (tree === null) return []
    const sink = this.sink()
    this.children(tree, sink, { ...START, inNote: true })
    return onlyTexts(sink.finish())
  }

  isNote(element: HtmlElement): boolean {
    return this.#notes.texts.has(element)
  }

  isWayBack(link: HtmlElement): boolean {
    return this.#notes.back.has(link)
  }

  get left(): readonly LeftOut[] {
    return [...this.#left].map(([what, count]) => ({ what, count }))
  }

  leave(what: string): void {
    const name = this.#left.has(what) || this.#left.size < MOST_NAMES ? what : 'other'
    this.#left.set(name, (this.#left.get(name) ?? 0) + 1)
  }

  sink(): BlockSink {
    return new BlockSink(this.options.lineEnds ?? 'space')
  }

  node(child: HtmlNode, sink: BlockSink, context: Context): void {
    if ('tagName' in child) {
      if (this.isNote(child)) return
      if (isHidden(child)) this.leave('hidden')
      else if (child.namespaceURI !== 'http://www.w3.org/1999/xhtml' && child.tagName !== 'svg')
        unknown(this, child, sink, context)
      else (HANDLERS.get(child.tagName) ?? unknown)(this, child, sink, context)
    } else if (child.nodeName === '#text' && 'value' in child) {
      if (/[\u202D\u202E]/u.test(child.value)) this.leave('bidi-override')
      sink.text(child.value, context.marks)
    } else if (child.nodeName === '#comment') this.leave('comment')
  }

  children(parent: HtmlParent, sink: BlockSink, context: Context): void {
    let before: HtmlNode | undefined
    for (const child of parent.childNodes) {
      if (!('tagName' in child && repeatsPicture(child, before))) this.node(child, sink, context)
      if ('tagName' in child) before = child
    }
  }
}

export interface HtmlBlocks {
  readonly blocks: readonly BlockNode[]
  readonly left: readonly LeftOut[]
}

/** The blocks of a body, before its size is looked at: for callers that put bodies together from pieces. */
export function htmlToBlocks(html: string, options: HtmlOptions = {}): HtmlBlocks {
  const walk = new HtmlConversion(options)
  const tree = parseLimited(html)
  if (tree === null) {
    walk.leave('html-beyond-limits')
    return { blocks: textToBlocks(textOfHtml(html)), left: walk.left }
  }
  if (/href\s*=\s*["']?\s*#/iu.test(html)) walk.findNotes(tree)
  const sink = walk.sink()
  walk.children(tree, sink, START)
  return { blocks: sink.finish(), left: walk.left }
}

/**
 * Always gives a body that `checkBody` accepts. Linear in the length of the HTML. HTML beyond the limits of
 * `limited-html.ts` comes through as plain text and is reported as `html-beyond-limits`.
 */
export function htmlToBody(html: string, options: HtmlOptions = {}): Conversion {
  const { blocks, left } = htmlToBlocks(html, options)
  return finishBody(blocks, left)
}
