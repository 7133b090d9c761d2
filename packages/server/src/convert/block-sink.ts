/** Collects running text and blocks in document order and forms the blocks that the body schema has. */

import type { BlockNode, Direction, InlineNode, Mark, TextNode } from '@warraq/core/articles/body'
import { cleanText } from '@warraq/core/articles/body-text'

/**
 * What a line end in running text means: HTML's white space; a blank line as the end of a paragraph; or, as in the
 * classic editor of WordPress, that and a single one as a line break.
 */
export type LineEnds = 'space' | 'paragraphs' | 'breaks'

/** What running text becomes when it ends. */
export type TextBlock =
  | { readonly type: 'paragraph' | 'pull_quote'; readonly dir: Direction }
  | { readonly type: 'heading'; readonly level: 2 | 3 | 4; readonly dir: Direction }

const HTML_SPACE = /[ \t\n\f\r]+/gu

function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  return a.every((mark, index) => {
    const other = b[index]
    if (other === undefined || mark.type !== other.type) return false
    return mark.type !== 'link' || other.type !== 'link' || mark.attrs.href === other.attrs.href
  })
}

/** Without white space (no-break spaces too) and line breaks at either end. */
function trimEnds(nodes: readonly InlineNode[]): readonly InlineNode[] {
  const isBlank = (node: InlineNode | undefined): boolean =>
    node !== undefined && (node.type === 'hard_break' || (node.type === 'text' && node.text.trim() === ''))
  let from = 0
  let to = nodes.length
  while (from < to && isBlank(nodes[from])) from += 1
  while (to > from && isBlank(nodes[to - 1])) to -= 1
  return nodes.slice(from, to).map((node, index, kept) => {
    if (node.type !== 'text' || (index > 0 && index < kept.length - 1)) return node
    const start = index === 0 ? node.text.trimStart() : node.text
    return { ...node, text: index === kept.length - 1 ? start.trimEnd() : start }
  })
}

/** Text under the same marks, kept in pieces: joining at every piece would copy the whole again and again. */
interface Run {
  readonly marks: readonly Mark[]
  readonly pieces: string[]
}

export class BlockSink {
  readonly #blocks: BlockNode[] = []
  readonly #lineEnds: LineEnds
  #inline: InlineNode[] = []
  #run: Run | null = null
  #afterSpace = true
  #kind: TextBlock = { type: 'paragraph', dir: null }
  #newlines = 0

  constructor(lineEnds: LineEnds) {
    this.#lineEnds = lineEnds
  }

  /** What has been collected; running text at the end becomes a block. */
  finish(): readonly BlockNode[] {
    this.flush()
    return this.#blocks
  }

  /** Ends the running text and says what the next one becomes. */
  begin(kind: TextBlock): void {
    this.flush()
    this.#kind = kind
  }

  block(node: BlockNode): void {
    this.flush()
    this.#blocks.push(node)
  }

  /** Text of HTML: white space collapsed, line ends as the sink was told. */
  text(raw: string, marks: readonly Mark[]): void {
    const text = cleanText(raw)
    if (this.#lineEnds === 'space') {
      this.#append(text.replaceAll(HTML_SPACE, ' '), marks)
      return
    }
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) this.#newlines += 1
      this.#line(line.replaceAll(HTML_SPACE, ' '), marks)
    }
  }

  /** Text whose line ends are line breaks, other white space kept. */
  preformatted(raw: string, marks: readonly Mark[]): void {
    for (const [index, line] of cleanText(raw).split('\n').entries()) {
      if (index > 0) this.hardBreak(marks)
      this.#push(line, marks)
    }
  }

  hardBreak(marks: readonly Mark[]): void {
    this.#endRun(true)
    this.#newlines = 0
    this.#afterSpace = true
    this.#inline.push({ type: 'hard_break', ...(marks.length > 0 && { marks }) })
  }

  /** The mark of a note, without the space before it. */
  footnote(content: readonly TextNode[]): void {
    this.#endRun(true)
    this.#newlines = 0
    this.#afterSpace = false
    this.#inline.push({ type: 'footnote', content })
  }

  flush(): void {
    this.#endRun()
    const nodes = this.#inline
    this.#inline = []
    this.#newlines = 0
    this.#afterSpace = true
    for (const part of this.#kind.type === 'paragraph' ? splitAtBlankLines(nodes) : [nodes]) this.#emit(part)
  }

  #endRun(trimmed = false): void {
    if (this.#run === null) return
    const { marks, pieces } = this.#run
    this.#run = null
    // Pieces are NFC each; a letter and the mark that follows it may stand in two of them.
    const whole = pieces.join('').normalize('NFC')
    const text = trimmed ? whole.trimEnd() : whole
    if (text !== '') this.#inline.push({ type: 'text', text, ...(marks.length > 0 && { marks }) } satisfies TextNode)
  }

  #emit(nodes: readonly InlineNode[]): void {
    const content = trimEnds(nodes)
    if (content.length === 0) return
    const { dir } = this.#kind
    if (this.#kind.type === 'heading') {
      this.#blocks.push({ type: 'heading', attrs: { level: this.#kind.level, dir }, content })
    } else this.#blocks.push({ type: this.#kind.type, attrs: { dir }, content })
  }

  /** One line of a text in which line ends mean something. */
  #line(line: string, marks: readonly Mark[]): void {
    if (line === '' || line === ' ') {
      if (this.#newlines === 0) this.#append(line, marks)
      return
    }
    if (this.#newlines > 1) this.flush()
    else if (this.#newlines === 1 && this.#run !== null) {
      if (this.#lineEnds === 'breaks') this.hardBreak([])
      else this.#append(' ', marks)
    }
    this.#newlines = 0
    this.#append(line, marks)
  }

  /** Drops a leading space where a space, a line break or nothing stands before. */
  #append(text: string, marks: readonly Mark[]): void {
    this.#push(this.#afterSpace && text.startsWith(' ') ? text.slice(1) : text, marks)
  }

  #push(text: string, marks: readonly Mark[]): void {
    if (text === '') return
    if (this.#run === null || !sameMarks(this.#run.marks, marks)) {
      this.#endRun()
      this.#run = { marks, pieces: [] }
    }
    this.#run.pieces.push(text)
    this.#afterSpace = text.endsWith(' ')
  }
}

/** Two line breaks in a row end a paragraph: old editors had no other way. */
function splitAtBlankLines(nodes: readonly InlineNode[]): readonly (readonly InlineNode[])[] {
  const parts: InlineNode[][] = []
  let part: InlineNode[] = []
  let breaks: InlineNode[] = []
  for (const node of nodes) {
    const blank = node.type === 'text' && node.text.trim() === ''
    if (node.type === 'hard_break') breaks.push(node)
    else if (blank && breaks.length > 0) continue
    else {
      if (breaks.length > 1) {
        parts.push(part)
        part = []
      } else part.push(...breaks)
      breaks = []
      part.push(node)
    }
  }
  parts.push(part)
  return parts
}
