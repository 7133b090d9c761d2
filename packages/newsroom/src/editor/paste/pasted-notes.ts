import { styleOf, textOf, type Pasted } from './pasted.ts'

/**
 * Footnotes of word processors and web pages: a short mark that leads to a text which leads back to the mark. Word, Google
 * Docs, LibreOffice, WordPress and wikis name them differently, and all link both ways.
 */

export interface PastedNotes {
  /** What the note behind a mark says. */
  readonly words: ReadonlyMap<Pasted, string>
  /** Elements that hold notes and nothing else. */
  readonly silent: ReadonlySet<Pasted>
}

const MARK = /^[[(]?(?:[0-9\u0660-\u0669]{1,4}|\p{L}{1,4}|[*†‡§]{1,3})[\])]?$/u
const HOLDERS: ReadonlySet<string> = new Set(['p', 'li', 'div', 'dd', 'td', 'aside', 'section'])

interface Found {
  readonly node: Pasted
  /** From the root down to the element's parent. */
  readonly above: readonly Pasted[]
}

/** A text with more marks than this is no article; each is held against the whole of it. */
const MOST = 500

const elements = (node: Pasted): Pasted[] => node.children.filter((child): child is Pasted => typeof child !== 'string')

function* below(node: Pasted, above: readonly Pasted[] = []): Generator<Found> {
  yield { node, above }
  for (const child of elements(node)) yield* below(child, [...above, node])
}

/** The place that a link names, when it lies in the same text. */
function targetOf(node: Pasted): string | null {
  const href = node.name === 'a' ? (node.attrs['href'] ?? '') : ''
  const hash = href.indexOf('#')
  return hash < 0 || (hash > 0 && !href.startsWith('file:')) ? null : href.slice(hash + 1)
}

const holds = (node: Pasted, inner: Pasted): boolean =>
  node === inner || elements(node).some((one) => holds(one, inner))

/** The paragraph or item that a note's place stands in; Word and LibreOffice put another box around its paragraphs. */
function holderOf({ node, above }: Found): Pasted | null {
  const chain = [...above, node]
  const at = chain.findLastIndex(({ name }) => HOLDERS.has(name))
  const holder = chain[at]
  const around = chain[at - 1]
  if (holder === undefined) return null
  const isNote = around !== undefined && /^(?:footnote|endnote)$/u.test(styleOf(around).get('mso-element') ?? '')
  return isNote || /^sdfootnote\d+$/u.test(around?.attrs['id'] ?? '') ? (around ?? holder) : holder
}

function wordsOf(node: Pasted | string, leadsBack: (link: Pasted) => boolean): string {
  if (typeof node === 'string') return node
  if (leadsBack(node)) return ''
  return node.children
    .map((child) => wordsOf(child, leadsBack))
    .join(node.name === 'p' || node.name === 'div' ? ' ' : '')
}

export function pastedNotes(root: Pasted): PastedNotes {
  const all = [...below(root)]
  const places = new Map<string, Found>()
  for (const found of all)
    for (const name of [found.node.attrs['id'], found.node.name === 'a' ? found.node.attrs['name'] : undefined])
      if (name !== undefined && name !== '' && !places.has(name)) places.set(name, found)
  const words = new Map<Pasted, string>()
  const holders = new Set<Pasted>()
  let tried = 0
  for (const mark of all) {
    const place = places.get(targetOf(mark.node) ?? '')
    if (place === undefined || !MARK.test(textOf(mark.node).trim())) continue
    tried += 1
    if (tried > MOST) break
    const holder = holderOf(place)
    // A note stands after its mark: what leads from it to the text before is its way back.
    if (holder === null || holds(holder, mark.node) || all.indexOf(place) < all.indexOf(mark)) continue
    const leadsBack = (link: Pasted): boolean => {
      const back = places.get(targetOf(link) ?? '')?.node
      return back !== undefined && (holds(back, mark.node) || holds(mark.node, back) || besides(mark, back))
    }
    const text = wordsOf(holder, leadsBack)
      .replaceAll(/[\s\u00A0]+/gu, ' ')
      .trim()
    if (text === '' || ![...below(holder)].some(({ node }) => leadsBack(node))) continue
    words.set(mark.node, text)
    holders.add(holder)
  }
  return { words, silent: silentIn(root, holders) }
}

/** Google Docs and wikis name the mark on an element beside or above the link. */
const besides = ({ above }: Found, back: Pasted): boolean =>
  above.slice(-2).some((one) => one.name !== 'body' && elements(one).includes(back))

/** With the notes go the boxes that held only them, and the line above them. */
function silentIn(root: Pasted, holders: ReadonlySet<Pasted>): ReadonlySet<Pasted> {
  const silent = new Set<Pasted>(holders)
  const read = (node: Pasted): void => {
    const inner = elements(node)
    for (const child of inner) read(child)
    inner.forEach((child, index) => {
      if (child.name !== 'hr') return
      const after = inner.slice(index + 1).find(({ name }) => name !== 'br')
      if (after !== undefined && silent.has(after)) silent.add(child)
    })
    const loose = node.children.some((child) => typeof child === 'string' && child.trim() !== '')
    const empty = (child: Pasted) => silent.has(child) || child.name === 'br' || child.name === 'hr'
    if (node !== root && !loose && inner.some((child) => silent.has(child)) && inner.every(empty)) silent.add(node)
  }
  if (holders.size > 0) read(root)
  return silent
}
