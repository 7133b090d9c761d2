import type { BlockNode, Direction, InlineNode, ListItem, Paragraph } from '@warraq/core/articles/body'
import { InlineLine } from './inline-line.ts'
import { SILENT, styleOf, textOf, type Pasted } from './pasted.ts'
import { pastedTable } from './pasted-table.ts'
import { marksInside, type Marks } from './pasted-marks.ts'
import { wantedIndex, wantedMarker } from '../wanted-pictures.ts'
import { pastedNotes, type PastedNotes } from './pasted-notes.ts'
import { markerOf, wordListLevel, wordLists, type WordItem } from './word-lists.ts'

/**
 * Pasted HTML as blocks of the body: structure is kept, looks are dropped, and what the schema does not know becomes its
 * text. Pure, so it is tested without a browser.
 */

export interface PastedBlocks {
  readonly blocks: readonly BlockNode[]
  /** Pictures that were in the HTML; where one was, a paragraph holds `wantedMarker` of its place in this list. */
  readonly pictures: readonly PastedPicture[]
}

export interface PastedPicture {
  readonly alt: string
  /** Its own bytes as a `data:` address where the HTML carries them, else ''. */
  readonly data: string
}

/** What all readers of one paste share. */
interface Clip {
  readonly base: 'rtl' | 'ltr'
  readonly pictures: PastedPicture[]
  readonly notes: PastedNotes
}

const PARAGRAPH_LIKE: ReadonlySet<string> = new Set([
  'address',
  'article',
  'aside',
  'body',
  'caption',
  'center',
  'dd',
  'details',
  'dialog',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'header',
  'html',
  'legend',
  'main',
  'nav',
  'p',
  'section',
  'summary',
  'table',
  'tbody',
  'tfoot',
  'thead',
])
const HEADINGS: Readonly<Record<string, 2 | 3 | 4>> = { h1: 2, h2: 2, h3: 3, h4: 4, h5: 4, h6: 4 }
const NO_MARKS: Marks = new Map()

const ARABIC_LETTER = /\p{Script=Arabic}/u
const LATIN_LETTER = /\p{Script=Latin}/u

/** A block's own direction: only where its letters are all of the other script. The source's attribute is often wrong. */
function directionOf(content: readonly InlineNode[], base: 'rtl' | 'ltr'): Direction {
  const text = content.map((node) => (node.type === 'text' ? node.text : ' ')).join('')
  if (base === 'rtl') return LATIN_LETTER.test(text) && !ARABIC_LETTER.test(text) ? 'ltr' : null
  return ARABIC_LETTER.test(text) && !LATIN_LETTER.test(text) ? 'rtl' : null
}

type Make = (content: readonly InlineNode[], dir: Direction) => BlockNode

const paragraph: Make = (content, dir) => ({ type: 'paragraph', attrs: { dir }, content })
const withoutMarks = (content: readonly InlineNode[]) =>
  content.map((node): InlineNode => (node.type === 'text' ? { type: 'text', text: node.text } : node))

/** Pictures that count a reader or stand for a smile, in no more than this many pixels, are no pictures of the text. */
const TINY = 24

class Reader {
  readonly #clip: Clip
  readonly #waiting: number[] = []
  readonly #line = new InlineLine()
  #blocks: BlockNode[] = []
  #word: WordItem[] = []
  #make: Make = paragraph
  readonly #inTable: boolean

  constructor(clip: Clip, inTable: boolean) {
    this.#clip = clip
    this.#inTable = inTable
  }

  finish(): BlockNode[] {
    this.#flush()
    this.#flushWord()
    return this.#blocks
  }

  read(node: Pasted | string, marks: Marks): void {
    if (typeof node === 'string') return this.#line.text(node, marks)
    if (SILENT.has(node.name) || styleOf(node).get('mso-list') === 'ignore') return undefined
    if (this.#clip.notes.silent.has(node)) return undefined
    const note = this.#clip.notes.words.get(node)
    if (note !== undefined) return this.#line.note({ type: 'footnote', content: [{ type: 'text', text: note }] })
    if (styleOf(node).get('display') === 'none') return undefined
    if (node.attrs['data-warraq'] === 'footnote') return this.#note(node)
    if (node.name === 'br') return this.#break()
    if (node.name === 'img') return this.#image(node)
    if (this.#block(node, marks)) return undefined
    const inner = marksInside(node, marks)
    for (const child of node.children) this.read(child, inner)
    return undefined
  }

  /** Reads an element that is a block; false for an inline one. */
  #block(node: Pasted, marks: Marks): boolean {
    const level = HEADINGS[node.name]
    if (node.attrs['data-warraq'] !== undefined && this.#carried(node, marks)) return true
    if (level !== undefined) {
      this.#textblock(node, NO_MARKS, (content, dir) => ({
        type: 'heading',
        attrs: { level, dir },
        content: withoutMarks(content),
      }))
      return true
    }
    switch (node.name) {
      case 'ul':
      case 'ol':
        this.#list(node, marks)
        return true
      case 'li':
        this.#textblock(node, marks, paragraph)
        return true
      case 'blockquote':
        this.#quote(node, { speaker: null, role: null, source: null, designated: null })
        return true
      case 'hr':
        this.#push({ type: 'rule' })
        return true
      case 'pre':
        this.#code(node)
        return true
      case 'table':
        return this.#table(node, marks)
      case 'tr':
        this.#row(node, marks)
        return true
      default:
        return this.#plain(node, marks)
    }
  }

  #plain(node: Pasted, marks: Marks): boolean {
    if (!PARAGRAPH_LIKE.has(node.name)) return false
    const level = wordListLevel(node)
    if (level !== null) {
      this.#flush()
      const inner = readChildren(node, marks, this.#clip)
      const [first] = this.#waitFor(inner.filter((block): block is Paragraph => block.type === 'paragraph'))
      const content = first?.content ?? []
      this.#word.push({ level, marker: markerOf(node), content })
      return true
    }
    this.#textblock(node, marksInside({ ...node, name: '' }, marks), this.#make)
    return true
  }

  #textblock(node: Pasted, marks: Marks, make: Make): void {
    this.#flush()
    const outer = this.#make
    this.#make = make
    for (const child of node.children) this.read(child, marks)
    this.#flush()
    this.#make = outer
  }

  #list(node: Pasted, marks: Marks): void {
    const items = node.children.flatMap((child): ListItem[] => {
      if (typeof child === 'string') return []
      if (this.#clip.notes.silent.has(child)) return []
      const own =
        child.name === 'ul' || child.name === 'ol'
          ? readChildren({ name: 'li', attrs: {}, children: [child] }, marks, this.#clip)
          : readChildren(child, marks, this.#clip)
      if (own.length === 0) return []
      const first = own[0]?.type === 'paragraph' ? own : [{ type: 'paragraph', attrs: { dir: null } } as const, ...own]
      return [{ type: 'list_item', content: first }]
    })
    if (items.length === 0) return
    const start = Number(node.attrs['start'] ?? 1)
    this.#push(
      node.name === 'ul'
        ? { type: 'bullet_list', attrs: { dir: null }, content: items }
        : {
            type: 'ordered_list',
            attrs: { start: Number.isSafeInteger(start) && start >= 0 && start <= 999_999 ? start : 1, dir: null },
            content: items,
          },
    )
  }

  #quote(node: Pasted, attrs: Extract<BlockNode, { type: 'quote' }>['attrs']): void {
    const content = readChildren(node, NO_MARKS, this.#clip).flatMap(paragraphsIn)
    if (content.length > 0) this.#push({ type: 'quote', attrs, content })
  }

  #code(node: Pasted): void {
    const text = textOf(node).replaceAll('\r\n', '\n').replace(/\n$/u, '')
    this.#push({ type: 'code_block', ...(text !== '' && { content: [{ type: 'text', text }] }) })
  }

  /** False for a table that is only a box around text, or lies in another: its rows are read as lines. */
  #table(node: Pasted, marks: Marks): boolean {
    const found = this.#inTable ? null : pastedTable(node, (cell) => this.#cell(cell, marks))
    if (found === null) return this.#plain(node, marks)
    this.#push(found)
    return true
  }

  #cell(cell: Pasted, marks: Marks): readonly Paragraph[] {
    return readChildren(cell, marks, this.#clip, true).flatMap(paragraphsIn)
  }

  /** A row outside of a table that can be kept becomes a line of its cells. */
  #row(node: Pasted, marks: Marks): void {
    const cells = node.children.filter((child): child is Pasted => typeof child !== 'string')
    this.#flush()
    cells.forEach((cell, index) => {
      if (index > 0) this.#line.text(' | ', NO_MARKS)
      const blocks = readChildren(cell, marks, this.#clip).flatMap(paragraphsIn)
      this.#waitFor(blocks).forEach((block, at) => {
        if (at > 0) this.#line.text(' ', NO_MARKS)
        for (const inline of block.content ?? []) {
          if (inline.type === 'text')
            this.#line.text(inline.text, new Map((inline.marks ?? []).map((mark) => [mark.type, mark])))
        }
      })
    })
    this.#flush()
  }

  /** A block copied from this editor says what it is; core checks the attributes afterwards. */
  #carried(node: Pasted, marks: Marks): boolean {
    const attrs = readJson(node.attrs['data-attrs'] ?? '')
    switch (node.attrs['data-warraq']) {
      case 'pull_quote':
        this.#textblock(node, marks, (content, dir) => ({ type: 'pull_quote', attrs: { dir }, content }))
        return true
      case 'quote':
        this.#quote(node, attrs as Extract<BlockNode, { type: 'quote' }>['attrs'])
        return true
      case 'image':
      case 'related':
      case 'audio':
      case 'video':
      case 'embed':
        this.#push({ type: node.attrs['data-warraq'], attrs } as BlockNode)
        return true
      case 'gallery':
        this.#gallery(node, marks, attrs)
        return true
      default:
        return false
    }
  }

  #gallery(node: Pasted, marks: Marks, attrs: unknown): void {
    const content = readChildren(node, marks, this.#clip).filter((block) => block.type === 'image')
    if (content.length > 0) this.#push({ type: 'gallery', attrs, content } as BlockNode)
  }

  /** A picture stands after the text that it was in. */
  #image(node: Pasted): void {
    const sides = [node.attrs['width'], node.attrs['height']].map((side) => Number(side ?? Number.NaN))
    if (sides.some((side) => side <= TINY)) return
    const src = node.attrs['src'] ?? ''
    const alt = (node.attrs['alt'] ?? '').replaceAll(/\s+/gu, ' ').trim()
    this.#waiting.push(this.#clip.pictures.push({ alt, data: src.startsWith('data:') ? src : '' }) - 1)
  }

  /** Places of pictures that were found where no block can stand. */
  #waitFor(blocks: readonly Paragraph[]): readonly Paragraph[] {
    return blocks.filter((block) => {
      const index = wantedIn(block)
      if (index !== null) this.#waiting.push(index)
      return index === null
    })
  }

  /** A note copied from this editor. */
  #note(node: Pasted): void {
    const inner = new InlineLine()
    inner.text(textOf(node), NO_MARKS)
    const content = (inner.take() ?? []).filter((one) => one.type === 'text')
    if (content.length > 0) this.#line.note({ type: 'footnote', content })
  }

  /** Two line breaks in a row are a new paragraph. */
  #break(): void {
    if (this.#line.atBreak) this.#flush()
    else this.#line.lineBreak()
  }

  #push(block: BlockNode): void {
    this.#flush()
    this.#flushWord()
    this.#blocks.push(block)
  }

  #flush(): void {
    const content = this.#line.take()
    if (content !== null) {
      this.#flushWord()
      this.#blocks.push(this.#make(content, directionOf(content, this.#clip.base)))
    }
    const waiting = this.#waiting.splice(0)
    if (waiting.length === 0) return
    this.#flushWord()
    for (const index of waiting) this.#blocks.push(paragraph([{ type: 'text', text: wantedMarker(index) }], null))
  }

  #flushWord(): void {
    const items = this.#word
    this.#word = []
    this.#blocks.push(...wordLists(items))
  }
}

function readChildren(node: Pasted, marks: Marks, clip: Clip, inTable = false): BlockNode[] {
  const reader = new Reader(clip, inTable)
  for (const child of node.children) reader.read(child, marks)
  return reader.finish()
}

/** Which picture's place a paragraph is; null for one with words. */
function wantedIn({ content }: Paragraph): number | null {
  const [only, more] = content ?? []
  return only?.type === 'text' && more === undefined ? wantedIndex(only.text) : null
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

/** All paragraphs of a block, for places that hold nothing else. */
function paragraphsIn(block: BlockNode): Paragraph[] {
  switch (block.type) {
    case 'paragraph':
      return [block]
    case 'heading':
    case 'pull_quote':
      return [{ type: 'paragraph', attrs: { dir: block.attrs.dir }, ...(block.content && { content: block.content }) }]
    case 'code_block':
      return block.content ? [{ type: 'paragraph', attrs: { dir: 'ltr' }, content: block.content }] : []
    case 'bullet_list':
    case 'ordered_list':
      return block.content.flatMap((item) => item.content.flatMap(paragraphsIn))
    case 'quote':
      return [...block.content]
    default:
      return []
  }
}

/** Reads pasted HTML. `base` is the article's direction. */
export function pastedBlocks(root: Pasted, base: 'rtl' | 'ltr'): PastedBlocks {
  const clip: Clip = { base, pictures: [], notes: pastedNotes(root) }
  return { blocks: readChildren(root, NO_MARKS, clip), pictures: clip.pictures }
}

/** Plain text: every line is a paragraph, empty ones are dropped. */
export function pastedLines(text: string, base: 'rtl' | 'ltr'): BlockNode[] {
  return text.split(/[\r\n\u2028\u2029]+/u).flatMap((line) => {
    const collected = new InlineLine()
    collected.text(line, NO_MARKS)
    const content = collected.take()
    return content === null ? [] : [paragraph(content, directionOf(content, base))]
  })
}
