import type { Footnote, InlineNode, TextNode } from '@warraq/core/articles/body'
import { ordered, type Marks } from './pasted-marks.ts'

/** Controls that a text node may not hold, and no-break spaces that word processors use for spaces. */
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFEFF\uFFFE\uFFFF]/gu
const SPACES = /[\t\n\r\u00A0 ]+/gu

const sameMarks = (a: InlineNode, b: InlineNode) => JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? [])

/** Collects the inline content of one block: spaces collapse, equal neighbours join, ends are trimmed. */
export class InlineLine {
  readonly #nodes: InlineNode[] = []

  text(raw: string, marks: Marks): void {
    const text = raw.replace(CONTROLS, '').replace(SPACES, ' ')
    const joined = this.#endsInSpace() ? text.replace(/^ /u, '') : text
    if (joined === '') return
    const list = ordered(marks)
    const node: TextNode = { type: 'text', text: joined, ...(list.length > 0 && { marks: list }) }
    const last = this.#nodes.at(-1)
    if (last?.type === 'text' && sameMarks(last, node)) {
      this.#nodes[this.#nodes.length - 1] = { ...last, text: last.text + joined }
    } else this.#nodes.push(node)
  }

  note(node: Footnote): void {
    this.#nodes.push(node)
  }

  lineBreak(): void {
    this.#trimEnd()
    this.#nodes.push({ type: 'hard_break' })
  }

  /** Whether the last thing was a line break: a second one begins a new block. */
  get atBreak(): boolean {
    return this.#nodes.at(-1)?.type === 'hard_break'
  }

  /** What was collected, which is forgotten here; null when there were no words. */
  take(): InlineNode[] | null {
    this.#trimEnd()
    while (this.#nodes.at(-1)?.type === 'hard_break') {
      this.#nodes.pop()
      this.#trimEnd()
    }
    const taken = this.#nodes.splice(0)
    return taken.length === 0 ? null : taken
  }

  #endsInSpace(): boolean {
    const last = this.#nodes.at(-1)
    return last === undefined || last.type === 'hard_break' || (last.type === 'text' && last.text.endsWith(' '))
  }

  #trimEnd(): void {
    const last = this.#nodes.at(-1)
    if (last?.type !== 'text' || !last.text.endsWith(' ')) return
    const text = last.text.replace(/ +$/u, '')
    if (text === '') this.#nodes.pop()
    else this.#nodes[this.#nodes.length - 1] = { ...last, text }
  }
}
