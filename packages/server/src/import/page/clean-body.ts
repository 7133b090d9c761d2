/** Takes out of the text of an article what is none of it: shares, boxes of other articles, advertisements, lines about the article. */

import { fold } from '@warraq/arabic'
import { attributeOf, childElements } from '../../convert/html-walk.ts'
import type { HtmlElement, HtmlParent } from '../../convert/limited-html.ts'
import type { Measures } from './body-root.ts'
import { isAside } from './body-root.ts'
import { isDateLine } from './page-date.ts'
import { elementsBelow, firstBelow, lineOf, parentOf, remove } from './page-tree.ts'
import type { Labels } from './page-labels.ts'
import {
  afterLabel,
  BYLINE_LABELS,
  CHANGED_LABELS,
  COMMENT_FORM_LABELS,
  DATE_LABELS,
  isLabel,
  labelsOf,
  RELATED_LABELS,
  SECTION_LABELS,
  SHARE_LABELS,
  SHORT_LINK_LABELS,
} from './page-labels.ts'

const KEPT_IN_ANY = new Set(['img', 'figure', 'iframe', 'video', 'audio', 'embed', 'object', 'blockquote', 'table'])
const BLOCKS = new Set(
  'p div section h1 h2 h3 h4 h5 h6 ul ol li span center dl dt td figure font a strong b'.split(' '),
)

export interface AboutArticle {
  readonly title: string
  readonly authors: readonly string[]
  readonly section: string | null
}

function holdsMedia(element: HtmlElement): boolean {
  return KEPT_IN_ANY.has(element.tagName) || firstBelow(element, (below) => KEPT_IN_ANY.has(below.tagName)) !== null
}

/** A heading that announces other articles takes the list or the linked lines after it along. */
function dropAfterHeading(heading: HtmlElement, measures: Measures): void {
  const parent = parentOf(heading)
  if (parent === null) return
  const all = childElements(parent)
  for (const next of all.slice(all.indexOf(heading) + 1)) {
    const isList = /^(?:ul|ol)$/u.test(next.tagName)
    if (!isList && measures.linkShare(next) < 0.8) return
    remove(next)
    if (isList) return
  }
}

function announcesOthers(element: HtmlElement, line: string): boolean {
  const rest = afterLabel(line, RELATED_LABELS)
  if (rest === null) return false
  // «المزيد من التفاصيل لاحقًا» is a sentence: what announces is nothing but the label, or links.
  return rest === '' || firstBelow(element, ({ tagName }) => tagName === 'a') !== null
}

function isShareLine(element: HtmlElement, line: string): boolean {
  if (holdsMedia(element)) return false
  if (isLabel(line, SHARE_LABELS)) return true
  const rest = afterLabel(line, SHARE_LABELS)
  return rest !== null && linksOnly(element, rest)
}

function linksOnly(element: HtmlElement, rest: string): boolean {
  const linked = [...elementsBelow(element)]
    .filter(({ tagName }) => tagName === 'a')
    .map(lineOf)
    .join('')
  return linked !== '' && fold(rest).replaceAll(/\W/gu, '').length <= fold(linked).replaceAll(/\W/gu, '').length + 12
}

/** A line that says who, when, where it is filed, or its short link: all of it is known by now. */
function isAboutLine(element: HtmlElement, line: string, about: About): boolean {
  if (holdsMedia(element)) return false
  if (isDateLine(line) || isLabel(line, COMMENT_FORM_LABELS)) return true
  if (afterLabel(line, SHORT_LINK_LABELS) !== null) return true
  for (const labels of [BYLINE_LABELS, DATE_LABELS, CHANGED_LABELS, SECTION_LABELS]) {
    const rest = afterLabel(line, labels)
    if (rest === null) continue
    if (rest === '' || isDateLine(rest) || isMadeOf(rest, about.names)) return true
  }
  return isMadeOf(line, about.names)
}

/** Nothing but names that are known, dates and signs: «سلمى القاسم | ثقافة | 13 يونيو 2017». */
function isMadeOf(line: string, names: Labels): boolean {
  const parts = line.split(/[|•·/\-–—،,]|\sand\s/u).map((part) => part.trim())
  const said = parts.filter((part) => part !== '')
  const isKnown = (part: string): boolean =>
    isLabel(part, names) || isDateLine(part) || isLabel(afterLabel(part, BYLINE_LABELS) ?? '', names)
  return said.length > 0 && (isLabel(line, names) || said.every(isKnown))
}

function isOwnTitle(element: HtmlElement, title: string, measures: Measures): boolean {
  return measures.line(element) !== '' && fold(measures.line(element)) === fold(title)
}

/** What stood between links that are gone. */
function dropSigns(parent: HtmlParent): void {
  const isSign = (text: string): boolean => text.trim() !== '' && /^[\s|•·]+$/u.test(text)
  const signs = parent.childNodes.filter((child) => 'value' in child && isSign(child.value))
  for (const sign of signs) remove(sign)
}

function isAdFrame(element: HtmlElement): boolean {
  if (element.tagName !== 'iframe' && element.tagName !== 'ins') return false
  const src = attributeOf(element, 'src') ?? ''
  return element.tagName === 'ins'
    ? lineOf(element) === ''
    : /(?:ads?|doubleclick|syndication|banner|sponsor)[./-]/iu.test(src)
}

function isLinkList(element: HtmlElement, measures: Measures): boolean {
  if (!/^(?:ul|ol)$/u.test(element.tagName)) return false
  return childElements(element).length > 1 && measures.linkShare(element) > 0.85 && !holdsMedia(element)
}

interface About {
  readonly title: string
  readonly names: Labels
}

/** A short line that is none of the text is taken out, and what it announces. */
function isDropped(element: HtmlElement, about: About, measures: Measures): boolean {
  const line = BLOCKS.has(element.tagName) ? measures.line(element) : ''
  if (line === '') return false
  const others = announcesOthers(element, line)
  if (others) dropAfterHeading(element, measures)
  if (others || isShareLine(element, line) || isAboutLine(element, line, about)) {
    remove(element)
    return true
  }
  return false
}

/** Changes the tree. What stays is the text of the article. */
export function cleanBody(root: HtmlElement, article: AboutArticle, measures: Measures): void {
  const { title, authors, section } = article
  const about = { title, names: labelsOf([...authors, ...(section === null ? [] : [section])]) }
  const visit = (parent: HtmlParent): void => {
    for (const element of childElements(parent)) {
      // A heading before it may have taken it along.
      if (element.parentNode !== parent) continue
      if (isAside(element) || isAdFrame(element) || isOwnTitle(element, about.title, measures)) remove(element)
      else if (isLinkList(element, measures)) remove(element)
      else if (!isDropped(element, about, measures)) visit(element)
    }
    dropSigns(parent)
  }
  visit(root)
}
