/** Which element of a page holds the text of its article: by marks, by what themes call it, else by where running text is dense. */

import { attributeOf, childElements, textBelow } from '../../convert/html-walk.ts'
import type { HtmlElement, HtmlParent } from '../../convert/limited-html.ts'
import { bodyByMarks } from './microdata.ts'
import { classesOf, elementsBelow, firstBelow, INLINE, lineOf, namesOf, parentOf } from './page-tree.ts'

/** What themes of the region and of the world call the text of an article. */
const BODY_CLASSES = new Set(
  (
    'entry-content post-content article-body article-content articlebody article__body article__content story-body ' +
    'story-content post-body td-post-content the-content thecontent single-content single-post-content wp-block-post-content ' +
    'post_content entry-body news-body news-content newsbody newscontent news-text newstext article-text articletext ' +
    'article_body article_content post-text paragraph-list c-article-body rich-text body-text text-body the_content ' +
    'amp-wp-article-content details-content content-details inner-content'
  ).split(' '),
)

/** Beside the article by name; never its text. */
export const ASIDE =
  /(?:^|[\s_-])(?:side-?bar|related|recommend(?:ed|ation)?s?|most-?(?:read|viewed|popular)|popular|trending|latest|newsletter|subscri(?:be|ption)|share|sharing|sharedaddy|share-?(?:bar|box|buttons?|links?)|social(?:-\w+)?|addtoany|addthis|a2a|jp-relatedposts|ads?|advert(?:isement|ising)?|adsbygoogle|adbox|banner|sponsor(?:ed)?|promo|widget|breadcrumbs?|pagination|pager|nav(?:igation|bar)?|menu|footer|masthead|site-header|topbar|cookie|gdpr|popup|modal|print(?:-?(?:btn|button|link))?|tools?|toolbar|font-?size|rating|ratings|votes?|poll|read-?(?:also|more)|see-?also|inline-related|author-?(?:box|bio|card)|about-?author|tags?-?(?:links|list|box)?|post-tags|comments?|comment-?(?:list|respond|form|area)|respond|disqus\w*|fb-comments|skip-link|disclaimer|screen-reader-text|wpcnt|sfsi|prev-?next|post-navigation)(?:$|[\s_-])/u

/** Names of a layout that has a sidebar, not of the sidebar. */
const LAYOUT =
  /(?:has|with|no|without|left|right|one|two|both|content)[-_](?:side-?bars?|widgets?|menu|banner|comments?|navigation)/gu

const NEVER = new Set(
  'script style noscript template nav aside footer form button input select textarea label fieldset dialog canvas svg'.split(
    ' ',
  ),
)
const LIKELY = /article|body|content|entry|main|page|post|text|story|news|details/u
const LEAST_TEXT = 60
const LONGEST_LINE = 240
const BEFORE_HEADLINE = 0.2

export function isAside(element: HtmlElement): boolean {
  if (NEVER.has(element.tagName) || attributeOf(element, 'aria-hidden') === 'true') return true
  const role = attributeOf(element, 'role') ?? ''
  if (/^(?:navigation|complementary|banner|contentinfo|search|menu)$/u.test(role)) return true
  if (element.tagName === 'body' || element.tagName === 'html' || element.tagName === 'article') return false
  if (classesOf(element).includes('hidden')) return true
  const names = namesOf(element).replaceAll(LAYOUT, '')
  if (names.length < 2 || !ASIDE.test(names) || hasBodyClass(element)) return false
  // What holds the headline is no box beside the article, whatever its layout is called.
  return firstBelow(element, ({ tagName }) => tagName === 'h1') === null
}

function hasBodyClass(element: HtmlElement): boolean {
  return [...classesOf(element), (attributeOf(element, 'id') ?? '').toLowerCase()].some((name) =>
    BODY_CLASSES.has(name),
  )
}

interface Measure {
  /** Letters of running text, and of it in links. */
  readonly text: number
  readonly linked: number
  /** Letters of everything, what is beside the text too. */
  readonly all: number
}

export class Measures {
  readonly #known = new Map<HtmlParent, Measure>()

  constructor(page: HtmlParent) {
    this.#measure(page, false)
  }

  of(element: HtmlParent): Measure {
    return this.#known.get(element) ?? { text: 0, linked: 0, all: 0 }
  }

  linkShare(element: HtmlParent): number {
    const { text, linked } = this.of(element)
    return text === 0 ? 0 : linked / text
  }

  /** Text of a short element on one line; '' for one that holds more than a line about the article would. */
  line(element: HtmlElement): string {
    const line = this.of(element).all > LONGEST_LINE ? '' : lineOf(element)
    return line.length > LONGEST_LINE ? '' : line
  }

  #measure(parent: HtmlParent, inLink: boolean): Measure {
    let text = 0
    let linked = 0
    let all = 0
    for (const child of parent.childNodes) {
      if ('tagName' in child) {
        const inner = this.#measure(child, inLink || child.tagName === 'a')
        all += inner.all
        if (NEVER.has(child.tagName)) continue
        text += inner.text
        linked += inner.linked
      } else if (child.nodeName === '#text' && 'value' in child) {
        const length = child.value.replaceAll(/\s+/gu, ' ').trim().length
        text += length
        all += length
        if (inLink) linked += length
      }
    }
    const measure = { text, linked, all }
    this.#known.set(parent, measure)
    return measure
  }
}

/** Running text that stands in the element itself or in inline elements, not in boxes inside it. */
function ownText(element: HtmlElement): string {
  return element.childNodes
    .map((child) => {
      if (child.nodeName === '#text' && 'value' in child) return child.value
      return 'tagName' in child && INLINE.has(child.tagName) && child.tagName !== 'a' ? textBelow(child) : ''
    })
    .join(' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

function pointsOf(text: string): number {
  if (text.length < 25) return 0
  const commas = text.match(/[,،؛;]/gu)?.length ?? 0
  return 1 + Math.min(commas, 10) + Math.min(text.length / 100, 30)
}

function scores(page: HtmlParent): Map<HtmlElement, number> {
  const found = new Map<HtmlElement, number>()
  const give = (element: HtmlElement | null, points: number): void => {
    if (element === null || INLINE.has(element.tagName)) return
    found.set(element, (found.get(element) ?? (LIKELY.test(namesOf(element)) ? 5 : 0)) + points)
  }
  const visit = (parent: HtmlParent): void => {
    for (const element of childElements(parent)) {
      if (isAside(element)) continue
      const points = INLINE.has(element.tagName) ? 0 : pointsOf(ownText(element))
      if (points > 0) {
        // A box with text of its own may be the whole article: lines of old pages end with `<br>`.
        if (element.tagName !== 'p') give(element, points)
        const above = parentOf(element)
        give(above, points)
        give(above === null ? null : parentOf(above), points / 2)
      }
      visit(element)
    }
  }
  visit(page)
  return found
}

/** Where each paragraph or update has a box of its own, what holds the boxes. */
function widened(element: HtmlElement, found: ReadonlyMap<HtmlElement, number>, measures: Measures): HtmlElement {
  let at = element
  for (let above = parentOf(at); above !== null && above.tagName !== 'body'; above = parentOf(at)) {
    const share = measures.of(above).text - measures.linkShare(above) * measures.of(above).text
    const held = measures.of(at).text
    const like = childElements(above).filter(
      (child) => child !== at && child.tagName === at.tagName && isAlike(child, at) && (found.get(child) ?? 0) > 0,
    )
    if (like.length === 0 || share < held * 1.2 || measures.linkShare(above) > 0.4) return at
    at = above
  }
  return at
}

function isAlike(a: HtmlElement, b: HtmlElement): boolean {
  const [first, second] = [classesOf(a)[0] ?? '', classesOf(b)[0] ?? '']
  return first === second && a.tagName !== 'article'
}

function byClass(page: HtmlParent, measures: Measures): HtmlElement | null {
  let best: HtmlElement | null = null
  for (const element of elementsBelow(page)) {
    if (!hasBodyClass(element) || measures.of(element).text < LEAST_TEXT) continue
    if (measures.linkShare(element) > 0.5) continue
    if (best === null || measures.of(element).text > measures.of(best).text * 1.5) best = element
  }
  return best
}

/** What ends before the headline begins: notices and menus rather than the text under it. */
function standingBefore(page: HtmlParent, headline: HtmlElement): ReadonlySet<HtmlElement> {
  const before = new Set<HtmlElement>()
  for (const element of elementsBelow(page)) {
    if (element === headline) break
    before.add(element)
  }
  for (let at = parentOf(headline); at !== null; at = parentOf(at)) before.delete(at)
  return before
}

/** Null when nothing in the page is running text. */
export function findBodyRoot(page: HtmlParent, measures: Measures, headline: HtmlElement | null): HtmlElement | null {
  const marked = bodyByMarks(page)
  if (marked !== null && measures.of(marked).text >= LEAST_TEXT) return marked
  const named = byClass(page, measures)
  if (named !== null) return named
  const found = scores(page)
  let best: HtmlElement | null = null
  let most = 0
  const before = headline === null ? new Set<HtmlElement>() : standingBefore(page, headline)
  for (const [element, points] of found) {
    const score = points * (1 - measures.linkShare(element)) * (before.has(element) ? BEFORE_HEADLINE : 1)
    if (score > most) [best, most] = [element, score]
  }
  return best === null || lineOf(best).length < LEAST_TEXT ? null : widened(best, found, measures)
}
