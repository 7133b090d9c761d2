import type { BlockNode, InlineNode, ListItem } from '@warraq/core/articles/body'
import { styleOf, textOf, type Pasted } from './pasted.ts'

/** Word writes lists as paragraphs that only say their level: `mso-list:l0 level2 lfo1`. */
export interface WordItem {
  readonly level: number
  /** «·» or «1.»: a marker with a digit or a letter and a full stop is a numbered one. */
  readonly marker: string
  readonly content: readonly InlineNode[]
}

/** The list level of a paragraph from Word, 1 the outermost; null for any other element. */
export function wordListLevel(node: Pasted): number | null {
  const level = /\blevel(\d)\b/u.exec(styleOf(node).get('mso-list') ?? '')
  return level === null ? null : Number(level[1])
}

const NUMBERED = /^[([]?(?:[0-9\u0660-\u0669]+|\p{L})[.)\]-]/u

/** Neighbouring items as nested lists. */
export function wordLists(items: readonly WordItem[]): BlockNode[] {
  const lists: BlockNode[] = []
  let from = 0
  while (from < items.length) {
    const first = items[from]
    if (first === undefined) break
    let to = from + 1
    while (to < items.length && !startsAnother(items[to], first)) to += 1
    lists.push(oneList(items.slice(from, to), first))
    from = to
  }
  return lists
}

const isNumbered = (item: WordItem) => NUMBERED.test(item.marker)

function startsAnother(item: WordItem | undefined, first: WordItem): boolean {
  if (item === undefined || item.level < first.level) return true
  return item.level === first.level && isNumbered(item) !== isNumbered(first)
}

function oneList(items: readonly WordItem[], first: WordItem): BlockNode {
  const content: ListItem[] = []
  let at = 0
  while (at < items.length) {
    const own = items[at]
    let end = at + 1
    while (end < items.length && (items[end]?.level ?? 0) > first.level) end += 1
    content.push({
      type: 'list_item',
      content: [
        { type: 'paragraph', attrs: { dir: null }, ...(own && own.content.length > 0 && { content: own.content }) },
        ...wordLists(items.slice(at + 1, end)),
      ],
    })
    at = end
  }
  if (!isNumbered(first)) return { type: 'bullet_list', attrs: { dir: null }, content }
  return { type: 'ordered_list', attrs: { start: 1, dir: null }, content }
}

/** The marker that Word writes in front of a list paragraph's text («·», «1.»). */
export function markerOf(node: Pasted): string {
  for (const child of node.children) {
    if (typeof child === 'string') continue
    if (styleOf(child).get('mso-list') === 'ignore') return textOf(child).trim()
    const below = markerOf(child)
    if (below !== '') return below
  }
  return ''
}
