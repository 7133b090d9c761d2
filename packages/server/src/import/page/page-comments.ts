/** Readers' comments in a page, by the ways in which themes mark them, each below the one it answers. */

import { createHash } from 'node:crypto'
import { parseDates } from '@warraq/arabic'
import { attributeOf, childElements } from '../../convert/html-walk.ts'
import type { HtmlElement, HtmlParent } from '../../convert/limited-html.ts'
import { htmlOf } from '../../convert/limited-html.ts'
import type { SourceComment } from '../intake/source-records.ts'
import { isCommentItem, propertiesOf } from './microdata.ts'
import type { Clock } from './page-date.ts'
import { instantIn, isDateLine } from './page-date.ts'
import { classesOf, elementsBelow, firstBelow, lineOf, namesOf, parentOf, remove } from './page-tree.ts'
import { COMMENT_LIST_LABELS, isLabel, SAYING_WORDS } from './page-labels.ts'

const MOST_COMMENTS = 5_000
const COMMENT_CLASSES = new Set([
  'comment',
  'comment-item',
  'comment_item',
  'commentitem',
  'comment-box',
  'comment-row',
  'single-comment',
  'user-comment',
  'comment-entry',
])
/** `comment-12`, `li-comment-12`, `c123456` of Blogger. */
const NUMBERED = /^(?:li-|div-|post-)?(?:comment|c|cmt)[-_]?(\d{1,20})$/u

function numberOf(element: HtmlElement): string | null {
  return NUMBERED.exec((attributeOf(element, 'id') ?? '').toLowerCase())?.[1] ?? null
}

function isComment(element: HtmlElement): boolean {
  if (isCommentItem(element)) return true
  if (['form', 'a', 'span', 'body', 'input', 'textarea', 'i', 'ul', 'ol'].includes(element.tagName)) return false
  return classesOf(element).some((name) => COMMENT_CLASSES.has(name)) || numberOf(element) !== null
}

/** Two elements of one comment, one in the other, are one: `li#comment-5 > article#div-comment-5`. */
function isSameAsAbove(element: HtmlElement, found: ReadonlySet<HtmlElement>): boolean {
  const above = commentAbove(element, found)
  if (above === null) return false
  const [own, other] = [numberOf(element), numberOf(above)]
  if (own !== null && other !== null) return own === other
  return firstWithin(above, found) === element && !isListed(element)
}

/** Answers stand in a list or box of their own below the comment. */
function isListed(element: HtmlElement): boolean {
  const parent = parentOf(element)
  return (
    parent !== null && (/^(?:ol|ul)$/u.test(parent.tagName) || /children|repl|answers|thread/u.test(namesOf(parent)))
  )
}

function firstWithin(above: HtmlElement, found: ReadonlySet<HtmlElement>): HtmlElement | null {
  return firstBelow(above, (element) => found.has(element) || isComment(element))
}

function commentAbove(element: HtmlElement, found: ReadonlySet<HtmlElement>): HtmlElement | null {
  for (let at = parentOf(element); at !== null; at = parentOf(at)) if (found.has(at)) return at
  return null
}

function commentElements(page: HtmlParent): HtmlElement[] {
  const found = new Set<HtmlElement>()
  for (const element of elementsBelow(page)) {
    if (found.size >= MOST_COMMENTS) break
    if (isComment(element) && !isSameAsAbove(element, found) && saysSomething(element)) found.add(element)
  }
  return found.size > 0 ? [...found] : headedElements(page)
}

/** Where nothing is called a comment: what stands below «آراء القراء (3)» and has a date each. */
function headedElements(page: HtmlParent): HtmlElement[] {
  const heading = firstBelow(page, (element) => {
    if (!/^(?:h[2-6]|div|p|span|strong|b)$/u.test(element.tagName)) return false
    const line = lineOf(element)
    return line.length < LONGEST_HEADING && isLabel(line.replace(COUNT, ''), COMMENT_LIST_LABELS)
  })
  const parent = heading === null ? null : parentOf(heading)
  if (heading === null || parent === null) return []
  const beside = childElements(parent)
  const after = beside.slice(beside.indexOf(heading) + 1)
  const lists = after.filter(({ tagName }) => /^(?:ol|ul)$/u.test(tagName)).flatMap((list) => childElements(list))
  return [...after, ...lists]
    .filter(({ tagName }) => /^(?:div|li|article|p|section)$/u.test(tagName))
    .filter((element) => whenOf([...elementsBelow(element)]) !== undefined)
    .slice(0, MOST_COMMENTS)
}

const LONGEST_HEADING = 40
const COUNT = /\s*[([]?\s*\p{N}{1,5}\s*[)\]]?\s*$/u

/** A count of comments or a link to them is called `comment` too: what is one names its writer or its time, or has a number. */
function saysSomething(element: HtmlElement): boolean {
  if (lineOf(element) === '') return false
  if (numberOf(element) !== null || isCommentItem(element)) return true
  const below = [...elementsBelow(element)]
  return whenOf(below) !== undefined || authorOf(element, below) !== undefined
}

/** What of a comment is its own and not of the answers in it. */
function* ownElements(comment: HtmlElement, all: ReadonlySet<HtmlElement>): Generator<HtmlElement> {
  for (const child of childElements(comment)) {
    if (all.has(child)) continue
    yield child
    yield* ownElements(child, all)
  }
}

function byName(elements: readonly HtmlElement[], pattern: RegExp): HtmlElement | undefined {
  return elements.find((element) => classesOf(element).some((name) => pattern.test(name)) && lineOf(element) !== '')
}

/** Whole class names. */
const AUTHOR = /^(?:fn|comment[-_]?author(?:[-_]?name)?|author(?:[-_]?name)?|user[-_]?name|commenter|name|by|user)$/u
const TEXT = /^(?:comment[-_]?(?:content|text|body|message|entry)|text|body|content|message)$/u
const WHEN = /^(?:date|time|timestamp|datetime|comment[-_]?(?:meta(?:data)?|date|time)|published)$/u
const TOOLS = /repl(?:y|ies)|actions|avatar|vote|rating|edit-link|permalink|like|report|awaiting/u

function authorOf(comment: HtmlElement, own: readonly HtmlElement[]): HtmlElement | undefined {
  const [item] = isCommentItem(comment) ? propertiesOf(comment, 'author').concat(propertiesOf(comment, 'creator')) : []
  return (
    item ??
    own.find((element) => classesOf(element).includes('fn') && lineOf(element) !== '') ??
    byName(own, AUTHOR) ??
    byName(own, /[-_](?:author|name|user)$/u) ??
    own.find(({ tagName }) => tagName === 'cite') ??
    own.find(({ tagName }) => ['h3', 'h4', 'h5', 'b', 'strong'].includes(tagName))
  )
}

function whenOf(own: readonly HtmlElement[]): HtmlElement | undefined {
  return (
    own.find(({ tagName }) => tagName === 'time') ??
    byName(own, WHEN) ??
    byName(own, /[-_](?:date|time)$/u) ??
    own.find((element) => /^(?:small|span|em|i|abbr)$/u.test(element.tagName) && isDateLine(lineOf(element)))
  )
}

function nameIn(element: HtmlElement | undefined): string {
  if (element === undefined) return ''
  const inner = firstBelow(
    element,
    (below) => classesOf(below).includes('fn') || attributeOf(below, 'itemprop') === 'name',
  )
  const text = lineOf(inner ?? element)
  return withoutVerb(text)
}

/** «مسافر 2019/11/05 18:00» in one line. */
function nameAndDate(line: string): { name: string; date: string } {
  const [found] = line.length > 200 ? [] : parseDates(line)
  if (found === undefined || found.start === 0) return { name: line, date: '' }
  return { name: withoutVerb(line.slice(0, found.start).replace(/[\s|،,·•-]+$/u, '')), date: line.slice(found.start) }
}

/** `سلمى يقول:` is سلمى's. */
function withoutVerb(text: string): string {
  const words = text.replace(/[\s:：]+$/u, '').split(' ')
  const isVerb = words.length > 1 && isLabel(words.at(-1) ?? '', SAYING_WORDS)
  return (isVerb ? words.slice(0, -1) : words).join(' ')
}

interface Found {
  readonly element: HtmlElement
  readonly id: string | null
}

function readOne(
  { element, id }: Found,
  parentId: string | null,
  all: ReadonlySet<HtmlElement>,
  clock: Clock,
): SourceComment {
  const own = [...ownElements(element, all)]
  const author = authorOf(element, own)
  const when = whenOf(own)
  const [marked] = isCommentItem(element)
    ? propertiesOf(element, 'text').concat(propertiesOf(element, 'commentText'))
    : []
  const text = marked ?? byName(own, TEXT) ?? byName(own, /(?<!media)[-_](?:text|body|content|message)$/u)
  const { name, date } = nameAndDate(nameIn(author))
  const written = when === undefined ? date : (attributeOf(when, 'datetime') ?? lineOf(when))
  const at = written === '' ? null : instantIn(written, clock)
  const html = wordsOf(text ?? element, all, [author, when])
  const ownId =
    id ??
    `h${createHash('sha256')
      .update(JSON.stringify([name, at, html]))
      .digest('hex')
      .slice(0, 16)}`
  const held = own.some((one) => /awaiting-?moderation/u.test(namesOf(one)))
  return { id: ownId, parentId, name, email: null, html, at, state: held ? 'held' : 'published' }
}

/** The text of a comment without its tools and the answers in it. */
function wordsOf(
  text: HtmlElement,
  all: ReadonlySet<HtmlElement>,
  without: readonly (HtmlElement | undefined)[],
): string {
  for (const element of elementsToDrop(text, all, without)) remove(element)
  return htmlOf(text)
}

function elementsToDrop(
  root: HtmlElement,
  all: ReadonlySet<HtmlElement>,
  without: readonly (HtmlElement | undefined)[],
): HtmlElement[] {
  return [...elementsBelow(root)].filter(
    (element) =>
      all.has(element) ||
      without.includes(element) ||
      TOOLS.test(namesOf(element)) ||
      ['form', 'button', 'script', 'style', 'footer', 'header'].includes(element.tagName),
  )
}

/**
 * The comments of a page, taken out of it. Those that stand inside another answer it. What has no number there is known
 * by its writer, time and words.
 */
export function takeComments(page: HtmlParent, clock: Clock): SourceComment[] {
  const elements = commentElements(page)
  const all = new Set(elements)
  const shown = elements.map((element) => ({ element, above: commentAbove(element, all) }))
  const read = new Map<HtmlElement, SourceComment>()
  // The innermost first: what is read is taken out of the comment around it.
  for (const { element } of shown.toReversed()) {
    read.set(element, readOne({ element, id: numberOf(element) }, answeredBy(element), all, clock))
    remove(element)
  }
  return shown.flatMap(({ element, above }) => {
    const comment = read.get(element)
    const parentId = above === null ? undefined : read.get(above)?.id
    return comment === undefined ? [] : [parentId === undefined ? comment : { ...comment, parentId }]
  })
}

/** Flat lists name the comment that is answered in an attribute. */
function answeredBy(element: HtmlElement): string | null {
  const named = attributeOf(element, 'data-parent') ?? attributeOf(element, 'data-parent-id')
  return named !== null && /^[1-9]\d{0,19}$/u.test(named) ? named : null
}
