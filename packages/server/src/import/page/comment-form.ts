/** What a page asks of those who comment: its form, its promise about their address, its terms. */

import { attributeOf, childElements } from '../../convert/html-walk.ts'
import type { HtmlElement, HtmlParent } from '../../convert/limited-html.ts'
import type { Measures } from './body-root.ts'
import { elementsBelow, firstBelow, INLINE, isInside, lineOf, namesOf, parentOf } from './page-tree.ts'
import {
  afterLabel,
  COMMENT_FORM_LABELS,
  COMMENTS_CLOSED,
  countIn,
  isLabel,
  PRIVACY_PROMISES,
  PROHIBITED_WORDS,
  PROHIBITION_WORDS,
  TERMS_LABELS,
} from './page-labels.ts'

export interface CommentForm {
  /** As the page says it; '' when nothing stands above the form. */
  readonly heading: string
  /** The line about the commenter's address, or ''. */
  readonly promise: string
  /** Whether required fields are marked with a star. */
  readonly starred: boolean
}

export interface CommentPart {
  readonly form: CommentForm | null
  /** Clauses in the order of the page. */
  readonly terms: readonly string[]
  readonly closed: boolean
}

const VOID = new Set(['img', 'input', 'textarea', 'label'])
const LONGEST_TERMS = 3000
const MOST_TERMS = 40

function isCommentForm(element: HtmlElement): boolean {
  if (element.tagName !== 'form') return false
  const names = `${namesOf(element)} ${attributeOf(element, 'action') ?? ''}`
  const field = firstBelow(element, ({ tagName }) => tagName === 'textarea')
  return (
    field !== null && (isHeaded(element) || /comment|respond|reply|taleeq|taalik/iu.test(names) || namesFields(element))
  )
}

/** «أضف رأيك» right above. */
function isHeaded(form: HtmlElement): boolean {
  const around = parentOf(form)
  const beside = around === null ? [] : childElements(around).filter((one) => one !== form)
  return beside.some((one) => isLabel(lineOf(one).slice(0, LONGEST_HEADING), COMMENT_FORM_LABELS))
}

const LONGEST_HEADING = 60

function namesFields(form: HtmlElement): boolean {
  return [...elementsBelow(form)].some((element) =>
    /comment|message|reply/iu.test(
      element.tagName === 'textarea' ? `${attributeOf(element, 'name') ?? ''} ${namesOf(element)}` : '',
    ),
  )
}

/** The form with what stands around it: the innermost box that holds its heading too. */
function surroundings(form: HtmlElement, root: HtmlElement | null): HtmlElement {
  let at = form
  for (let step = 0; step < 3; step += 1) {
    const above = parentOf(at)
    if (above === null || above.tagName === 'body' || (root !== null && isInside(root, above))) break
    at = above
  }
  return at
}

/** Blocks of text in the order of the page, none of them inside another. */
function* blocks(parent: HtmlParent, measures: Measures): Generator<HtmlElement> {
  for (const child of childElements(parent)) {
    if (['script', 'style', 'select', 'noscript'].includes(child.tagName)) continue
    const isLeaf = childElements(child).every(({ tagName }) => INLINE.has(tagName) || VOID.has(tagName))
    if (isLeaf && measures.of(child).all > 0 && measures.of(child).all <= LONGEST_TERMS) yield child
    else if (!isLeaf) yield* blocks(child, measures)
  }
}

/** One sentence or item each; a label before the first is no term. */
function clausesOf(line: string): string[] {
  const bare = afterLabel(line, TERMS_LABELS) ?? line
  const parts = bare.split(/(?<=[.؛;])\s+|\n/u)
  return parts
    .map((part) =>
      part
        .replace(/^[\s\-–•*\d.)]+/u, '')
        .replace(/[\s.؛;:：]+$/u, '')
        .trim(),
    )
    .filter((part) => part.length > 3)
}

function isTerms(line: string): boolean {
  const words = countIn(line, PROHIBITION_WORDS) + countIn(line, PROHIBITED_WORDS)
  return words >= 2 && countIn(line, PROHIBITED_WORDS) >= 1
}

/** A label before, then lines until something else begins; or lines that forbid by themselves. */
function termsIn(page: HtmlParent, near: HtmlElement | null, measures: Measures): string[] {
  const terms: string[] = []
  let labelled = false
  for (const block of blocks(page, measures)) {
    const line = lineOf(block)
    if (line === '' || terms.length >= MOST_TERMS) continue
    const rest = afterLabel(line, TERMS_LABELS)
    const isNear = near === null || isInside(block, near)
    if (rest === '') labelled = true
    else if (isTerms(line) && (isNear || labelled || rest !== null)) {
      terms.push(...clausesOf(line))
      // «… ونرجو التقيد بما يأتي:»
      labelled ||= /[:：]$/u.test(line)
    } else if (labelled && block.tagName === 'li') terms.push(...clausesOf(line))
    else labelled = false
  }
  return [...new Set(terms)]
}

function headingOf(around: HtmlElement, measures: Measures): string {
  for (const element of elementsBelow(around)) {
    const line = measures.line(element)
    if (line.length > LONGEST_HEADING || line === '') continue
    if (isLabel(line, COMMENT_FORM_LABELS) || afterLabel(line, COMMENT_FORM_LABELS) !== null) return line
  }
  return ''
}

function promiseOf(around: HtmlElement, measures: Measures): string {
  for (const block of blocks(around, measures)) if (countIn(lineOf(block), PRIVACY_PROMISES) > 0) return lineOf(block)
  return ''
}

/** Looked for outside the text of the article. Changes nothing. */
export function commentPart(page: HtmlParent, root: HtmlElement | null, measures: Measures): CommentPart {
  const form = firstBelow(page, isCommentForm)
  const around = form === null ? null : surroundings(form, root)
  const closed = [...elementsBelow(page)].some((element) => {
    const line = measures.line(element)
    return line !== '' && line.length < 80 && isLabel(line, COMMENTS_CLOSED)
  })
  return {
    form:
      around === null
        ? null
        : {
            heading: headingOf(around, measures),
            promise: promiseOf(around, measures),
            starred: lineOf(around).includes('*'),
          },
    terms: termsIn(page, around, measures),
    closed,
  }
}
