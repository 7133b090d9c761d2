/** Whether a page is an article at all. */

import type { HtmlParent } from '../../convert/limited-html.ts'
import { ImportFault } from '../intake/import-fault.ts'
import type { Measures } from './body-root.ts'
import type { PageFacts } from './page-facts.ts'
import { afterLabel, isLabel, NOT_FOUND_WORDS } from './page-labels.ts'
import { elementsBelow, firstBelow } from './page-tree.ts'
import { bodyClassKind } from './structure-facts.ts'

export interface VerdictParts {
  readonly page: HtmlParent
  readonly measures: Measures
  /** Of the page's data, merged. */
  readonly declared: PageFacts
  readonly address: string | null
  readonly title: string
  /** Letters of running text, without those in links, that the article would have. */
  readonly bodyText: number
  /** An author and a date stand by a headline of the first order. */
  readonly hasByline: boolean
}

const SHORT = 600
const ENOUGH = 150
const MOST_TEASERS = 6

function isNotFound({ title, page, bodyText }: VerdictParts): boolean {
  if (bodyClassKind(page) === 'not-found') return true
  const parts = title.split(/\s+[|\-–—»]\s+/u)
  return (
    bodyText < SHORT &&
    parts.some((part) => isLabel(part, NOT_FOUND_WORDS) || afterLabel(part, NOT_FOUND_WORDS) !== null)
  )
}

/** Headings that are links, each the beginning of another article. */
function teasers(page: HtmlParent): number {
  return [...elementsBelow(page)].filter(({ tagName, childNodes }) => {
    if (!/^h[1-6]$/u.test(tagName)) return false
    return childNodes.some(
      (child) =>
        'tagName' in child && (child.tagName === 'a' || firstBelow(child, (below) => below.tagName === 'a') !== null),
    )
  }).length
}

function isFrontAddress(address: string | null): boolean {
  if (address === null || !URL.canParse(address)) return false
  const { pathname, search } = new URL(address)
  return /^\/(?:index\.\w{3,5}|ar\/?|en\/?)?$/u.test(pathname) && search === ''
}

function isFront(parts: VerdictParts): boolean {
  const { page, measures, declared, address, bodyText, hasByline } = parts
  const kind = bodyClassKind(page)
  if (kind === 'list') return true
  if (declared.isArticle === true || kind === 'article') return false
  if (hasByline && bodyText > ENOUGH && !isFrontAddress(address)) return false
  const whole = measures.of(page)
  const own = whole.text - whole.linked
  const isSmallPart = bodyText < Math.max(SHORT, own * 0.3)
  if (declared.isList === true && isSmallPart) return true
  if (isFrontAddress(address) && bodyText < SHORT * 3) return true
  return teasers(page) >= MOST_TEASERS && isSmallPart
}

/** Throws {@link ImportFault} `page-not-found` or `page-front`. */
export function refuseNoArticle(parts: VerdictParts): void {
  if (isNotFound(parts)) throw new ImportFault('page-not-found', { detail: parts.title.slice(0, 80) })
  if (isFront(parts)) throw new ImportFault('page-front', { detail: parts.title.slice(0, 80) })
}
