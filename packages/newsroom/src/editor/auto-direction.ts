import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import type { Side } from './caret-stops.ts'
import { lettersOf } from './letters.ts'

/**
 * A text takes its direction from its letters while it is typed: from the first one, as readers' browsers would
 * (UAX #9, P2), but an Arabic sentence that begins with a foreign name stays Arabic: where the article's own script has
 * as many letters as the other one, the article's direction holds. Who turns a text by hand has the last word.
 */

const ARABIC = /\p{Script=Arabic}/gu
const LATIN = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}]/gu
const STRONG = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}]/u
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** The direction that a text has by its letters: null is the article's. Undefined where no letter says anything. */
export function directionOfText(text: string, base: Side): Side | null | undefined {
  const first = STRONG.exec(text)?.[0]
  if (first === undefined) return undefined
  const own: Side = RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr'
  if (own === base) return null
  const arabic = text.match(ARABIC)?.length ?? 0
  const latin = text.match(LATIN)?.length ?? 0
  return (base === 'rtl' ? latin > arabic : arabic > latin) ? own : null
}

/** Places of blocks without letters whose direction was set by hand. */
type Pinned = readonly number[]
const key = new PluginKey<Pinned>('auto-direction')

/** Says that the blocks at these places were turned by hand. */
export const turnedByHand = (transaction: Transaction, places: readonly number[]): Transaction =>
  transaction.setMeta(key, places)

const hasDirection = (node: Node) => node.isTextblock && 'dir' in node.attrs

/** Blocks whose letters changed, with what they were before. */
function changedBlocks(before: EditorState, after: EditorState, transactions: readonly Transaction[]) {
  const found = new Map<number, { readonly node: Node; readonly was: Node | null }>()
  const from = after.doc.content.findDiffStart(before.doc.content)
  const end = after.doc.content.findDiffEnd(before.doc.content)
  if (from === null || end === null) return found
  // The ends may overlap where letters repeat.
  const to = Math.max(from, end.a)
  after.doc.nodesBetween(Math.max(0, from - 1), Math.min(after.doc.content.size, to + 1), (node, pos) => {
    if (!hasDirection(node)) return true
    const inverted = transactions.toReversed().reduce((at, { mapping }) => mapping.invert().map(at, -1), pos)
    const was = before.doc.nodeAt(Math.min(inverted, before.doc.content.size))
    found.set(pos, { node, was: was !== null && hasDirection(was) ? was : null })
    return false
  })
  return found
}

/** A text that has another direction than its letters gave it was turned by hand, and stays so. */
function wanted(node: Node, was: Node | null, isPinned: boolean, base: Side): Side | null | undefined {
  const now = directionOfText(lettersOf(node), base)
  if (now === undefined || now === node.attrs['dir'] || isPinned) return undefined
  const before = was === null ? undefined : directionOfText(lettersOf(was), base)
  return before === undefined || before === was?.attrs['dir'] ? now : undefined
}

export function autoDirection(base: Side): Plugin<Pinned> {
  return new Plugin<Pinned>({
    key,
    state: {
      init: () => [],
      apply: (transaction, pinned) => {
        const turned = (transaction.getMeta(key) as Pinned | undefined) ?? []
        if (turned.length === 0 && (pinned.length === 0 || !transaction.docChanged)) return pinned
        const kept = pinned.flatMap((place) => {
          const { pos, deleted } = transaction.mapping.mapResult(place, -1)
          return deleted ? [] : [pos]
        })
        return [...new Set([...kept, ...turned])]
      },
    },
    appendTransaction: (transactions, before, after) => {
      const typed = transactions.some((one) => one.docChanged && one.getMeta('history$') === undefined)
      if (!typed) return null
      const { tr } = after
      const pinned = key.getState(after) ?? []
      for (const [pos, { node, was }] of changedBlocks(before, after, transactions)) {
        const dir = wanted(node, was, pinned.includes(pos), base)
        if (dir !== undefined) tr.setNodeAttribute(pos, 'dir', dir)
      }
      return tr.docChanged ? tr : null
    },
  })
}
